"""How is one municipality doing, on one page?"""

from ui.show import show
from views.municipality import VIEW

show(VIEW)
