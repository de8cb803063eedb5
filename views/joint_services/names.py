"""Names of those who may take part in a joint service, which may lie anywhere in the country."""

from collections.abc import Mapping, Sequence

from i18n.text import Text
from views.context import Context

_FEW = 3
"""So many left out are named instead of all who are in, or so many of those."""

_MANY = 8
"""Of more members some are named."""


def member_names(context: Context, text: Text) -> Mapping[str, str]:
    """Return the name of every municipality by its code."""
    return context.names(text.language)


def group_words(text: Text, names: Sequence[str], members: Sequence[int]) -> str:
    """Return who a group is: its names, or of a large one those who are not in it, or some who are.

    Args:
        text: The reader's language.
        names: Of all members in order.
        members: Places of those in the group.
    """
    others = [name for place, name in enumerate(names) if place not in members]
    if len(others) <= _FEW < len(members) and others:
        return text("joint_services.all_but", names=text.listed(others))
    named = [names[place] for place in members]
    if len(named) > _MANY:
        return text("joint_services.some_of", count=len(named), names=text.listed(named[:_FEW]))
    return text.listed(named)
