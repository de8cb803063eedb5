"""What is decided together?"""

from ui.live import meeting

meeting.show()
