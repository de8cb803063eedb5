"""What if jobs come or go?"""

from ui import session
from ui.rooms import structural_change

structural_change.room(session.text())
