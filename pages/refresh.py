"""How new are the statistics, and what has been revised?"""

from ui.show import show
from views.refresh import VIEW

show(VIEW)
