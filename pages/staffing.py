"""Is there enough staff?"""

from ui.show import show
from views.staffing import VIEW

show(VIEW)
