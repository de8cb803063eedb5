"""Which municipality do people commute from, and which to?"""

from ui import session
from ui.rooms import balance, flows

text = session.text()
flows.room(text)
balance.room(text)
