"""How does employment look now?"""

from ui import session
from ui.rooms import overview

overview.room(session.text())
