"""How does the area do by the shared metrics, and do vacancies meet the unemployed?"""

from ui.show import show
from views.shared_metrics import VIEW

show(VIEW)
