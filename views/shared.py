"""A choice that stands on several pages is one choice: what is chosen on one of them holds on the others."""

from collections.abc import Mapping

from views.choices import Chosen
from views.page import View
from views.registry import VIEWS


def elsewhere(
    view: View,
    chosen: Chosen,
    kept: Mapping[str, Mapping[str, str]],
    views: Mapping[str, View] = VIEWS,
) -> dict[str, dict[str, str]]:
    """Return the choices of every other page that differ from what was kept of it, defaults left out.

    Args:
        view: The page on which something was chosen.
        chosen: What stands on it.
        kept: Page -> choice -> code, as kept so far.
        views: Every view.
    """
    found = {}
    for other in views.values():
        shared = [choice for choice in other.choices if other is not view and choice in view.choices]
        if shared:
            before = other.renewed(kept.get(other.name, {}))
            codes = {**before, **{choice.key: choice.code(chosen[choice]) for choice in shared}}
            changed = other.chosen(codes, chosen.context).changed
            if changed != before:
                found[other.name] = changed
    return found
