"""How has unemployment developed, and where is it going?"""

from ui.show import show
from views.development import VIEW

show(VIEW)
