"""On which step of their path do clients fall off, and how long do they wait?"""

from ui.show import show
from views.paths import VIEW

show(VIEW)
