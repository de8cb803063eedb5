"""What if the service points were elsewhere?"""

from ui.show import show
from views.service_network import VIEW

show(VIEW)
