"""What stands in a page and is more than a value: components in its slot, and what its buttons do."""

from collections.abc import Callable, Mapping

from i18n.text import Text
from ui.slots import (
    goals,
    own_figures,
    own_flows,
    own_log,
    scenario_forms,
    share_file,
    staffing_board,
    to_board,
)
from views.choices import Chosen
from views.page import Slot

Act = Callable[[Chosen, Text], None]
Draw = Callable[[Slot, Chosen, Text], None]
Take = Callable[[Chosen, Text], Mapping[str, str]]

ACTIONS: dict[str, Act] = {
    "flows_estimate": own_flows.leave,
    "leave_log": own_log.leave,
    "own_figures_leave": own_figures.leave,
    "send_to_board": to_board.send,
}
"""Key of a button -> what happens when it is pressed."""

SLOTS: dict[str, Draw] = {
    "goals": goals.draw,
    "own_figures": own_figures.draw,
    "own_flows": own_flows.draw,
    "own_log": own_log.draw,
    "scenario_forms": scenario_forms.draw,
    "share_file": share_file.draw,
    "staffing_board": staffing_board.draw,
}
"""Key of a component -> what draws it."""

TAKES: dict[str, Take] = {
    "bill": share_file.take,
    "own_figures": own_figures.take,
    "staffing": staffing_board.take,
}
"""Name of a view -> what tells the codes of what a reader did on its component and that is not kept yet."""

KEPT: dict[str, Callable[[], None]] = {
    "bill": share_file.kept,
    "own_figures": own_figures.kept,
    "staffing": staffing_board.kept,
}
"""Name of a view -> what notes that they are kept: until then they are told again, as a run may end."""
