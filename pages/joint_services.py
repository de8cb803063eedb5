"""Who should do it, and who pays?"""

from ui.show import show
from views.joint_services import VIEW

show(VIEW)
