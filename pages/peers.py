"""Who is like us, and where do we stand among them?"""

from ui.show import show
from views.peers import VIEW

show(VIEW)
