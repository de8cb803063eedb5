"""Who has agreed what with whom, where are people met, and what is known of the industries?"""

from ui.show import show
from views.partners import VIEW

show(VIEW)
