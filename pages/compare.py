"""Which scenario is the best?"""

from ui.show import show
from views.compare import VIEW

show(VIEW)
