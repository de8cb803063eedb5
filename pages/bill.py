"""What do unemployment benefits cost the municipality, and what would change it?"""

from ui.show import show
from views.bill import VIEW

show(VIEW)
