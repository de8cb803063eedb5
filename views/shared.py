"""A choice that stands on several pages is one choice: what is chosen on one of them holds on the others."""

from collections.abc import Mapping
from typing import Any

from views.choices import Choice, Chosen
from views.page import View
from views.registry import VIEWS


def elsewhere(
    view: View,
    chosen: Chosen,
    kept: Mapping[str, Mapping[str, str]],
    views: Mapping[str, View] = VIEWS,
) -> dict[str, dict[str, str]]:
    """Return the choices of every other page that change with those made here, defaults left out.

    What nobody moved here changes nothing there: an opened version may say of another page what it does not
    say of this one.

    Args:
        view: The page on which something was chosen.
        chosen: What stands on it now.
        kept: Page -> choice -> code as kept so far, this page's own before it was chosen.
        views: Every view.
    """
    before, now = view.renewed(kept.get(view.name, {})), chosen.changed
    moved = [each for each in view.choices if before.get(each.key) != now.get(each.key)]
    found = {}
    for other in views.values():
        codes = {
            there.key: here.code(chosen[here])
            for here in moved
            for there in other.choices
            if other is not view and _is_one(here, there)
        }
        if codes:
            opened = other.moved(other.renewed(kept.get(other.name, {})), codes)
            found[other.name] = other.chosen(opened, chosen.context).changed
    return found


def _is_one(here: Choice[Any], there: Choice[Any]) -> bool:
    return here is there or bool(here.shared and here.shared == there.shared)
