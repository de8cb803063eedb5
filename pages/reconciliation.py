"""Do the plan's figures add up?"""

from ui.show import show
from views.reconciliation import VIEW

show(VIEW)
