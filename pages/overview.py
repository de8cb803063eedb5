"""How does employment look now?"""

from ui.show import show
from views.overview import VIEW

show(VIEW)
