"""What stands in a page and is more than a value: components in its slot, and what its buttons do."""

from collections.abc import Callable

from i18n.text import Text
from ui.slots import own_flows, to_board
from views.choices import Chosen
from views.page import Slot

Act = Callable[[Chosen, Text], None]
Draw = Callable[[Slot, Chosen, Text], None]

ACTIONS: dict[str, Act] = {"flows_estimate": own_flows.leave, "send_to_board": to_board.send}
"""Key of a button -> what happens when it is pressed."""

SLOTS: dict[str, Draw] = {"own_flows": own_flows.draw}
"""Key of a component -> what draws it."""
