"""What if service points were elsewhere?"""

from ui import session
from ui.rooms import service_network

service_network.room(session.text())
