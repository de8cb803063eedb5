"""What changed in a year?"""

from ui.show import show
from views.changes import VIEW

show(VIEW)
