"""What do our own figures change?"""

from ui.show import show
from views.own_figures import VIEW

show(VIEW)
