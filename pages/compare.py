"""Which scenario is the best?"""

from ui import session
from ui.rooms import compare

compare.room(session.text())
