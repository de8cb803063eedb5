"""How far away is the service?"""

from ui.show import show
from views.service_points import VIEW

show(VIEW)
