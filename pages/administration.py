"""Who may do what, and who did what?"""

from ui import administration

administration.show()
