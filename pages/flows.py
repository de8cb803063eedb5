"""Which municipality do people commute from, and which to?"""

from ui import balance_room, flow_room, session

text = session.text()
flow_room.room(text)
balance_room.room(text)
