"""What if jobs come or go?"""

from ui import session, shock_room

shock_room.room(session.text())
