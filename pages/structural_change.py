"""What if jobs come or go?"""

from ui.show import show
from views.structural_change import VIEW

show(VIEW)
