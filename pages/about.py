"""What is this, whose numbers are these, and how are they read?"""

from ui.show import show
from views.about import VIEW

show(VIEW)
