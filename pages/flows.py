"""Which municipality do people commute from, and which to?"""

from ui.show import show
from views.flows import VIEW

show(VIEW)
