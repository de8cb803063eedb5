"""Whom the pages tell of: the whole area, or the one municipality that their reader chose for all of them."""

from typing import Any

from domain.errors import DashboardError
from i18n.text import Text
from views.blocks import Block, Words
from views.choices import Choice, Chosen, OneOf

WHOLE = "area"
"""Code of the subject that is no municipality."""


def _said(code: str, chosen: Chosen, text: Text) -> str:
    area = chosen.context.area
    return area.name[text.language] if code == WHOLE else chosen.context.names(text.language)[code]


SUBJECT: OneOf = OneOf(
    key="subject",
    label="subject.label",
    formerly=("kohde",),
    codes=lambda chosen: (WHOLE, *chosen.context.area.seat_first),
    old={"alue": WHOLE},
    said=_said,
    is_list=True,
    starts=("municipality", "of", "level", "home"),
    counts=lambda chosen: chosen[SUBJECT] != WHOLE,
)
"""A choice of every page, drawn in the header. What pages choose of one municipality follows it."""


def municipality_of(chosen: Chosen) -> str:
    """Return the code of the municipality that the reader chose; "" for the whole area."""
    return "" if SUBJECT not in chosen or chosen[SUBJECT] == WHOLE else chosen[SUBJECT]


def name_of(chosen: Chosen, text: Text) -> str:
    """Return the name of that municipality, its code where nobody can read the names; "" for the area."""
    if not municipality_of(chosen):
        return ""
    try:
        return chosen.words(SUBJECT, text)
    except DashboardError:  # whatever needs names says why
        return chosen[SUBJECT]


def free(chosen: Chosen, *choices: Choice[Any]) -> tuple[Block, ...]:
    """Return those of a page's choices that the reader's municipality does not settle."""
    return tuple(each for each in choices if chosen.counts(each))


def titled(chosen: Chosen, text: Text, title: str) -> str:
    """Return a page's title with the municipality that it tells of."""
    name = name_of(chosen, text)
    return text("subject.titled", subject=name, title=title) if name else title


def left_out(chosen: Chosen, text: Text, page: str) -> tuple[Block, ...]:
    """Return what a page says that tells of the whole area also to a reader of one municipality, and why."""
    name = name_of(chosen, text)
    return (Words((text("subject.whole", subject=name), text(f"subject.why.{page}"))),) if name else ()
