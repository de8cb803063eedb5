"""What if jobs come or go?"""

from ui import session, shock_room

with session.expected_errors():
    shock_room.room(session.text())
