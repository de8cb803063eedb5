"""Who crosses a municipal border to work?"""

from ui.show import show
from views.commuting import VIEW

show(VIEW)
