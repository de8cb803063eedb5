"""Who crosses a municipal border to work, and are there jobs for those who live here?"""

from ui import session
from ui.rooms import commuting

commuting.room(session.text())
