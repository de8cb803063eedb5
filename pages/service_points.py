"""How far away is the service?"""

from ui import session
from ui.rooms import service_points

service_points.room(session.text())
