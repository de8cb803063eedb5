"""Which scenarios have been saved?"""

from ui.show import show
from views.scenarios import VIEW

show(VIEW)
