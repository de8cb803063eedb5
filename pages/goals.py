"""How do our goals stand, and what do we do about them?"""

from ui.show import show
from views.goals import VIEW

show(VIEW)
