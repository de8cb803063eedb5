"""What is shown in a meeting, and in which order?"""

from ui.meeting import page

page.show()
