"""Where do the figures come from?"""

from ui.show import show
from views.sources import VIEW

show(VIEW)
