"""What every peer shows: the words, numbers and figures of the first page, as values."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from analytics.situation import MAPPED
from data.areas import chosen
from data.employment import months
from data.store import Store
from i18n.text import Text
from views.context import Context
from views.registry import VIEWS

INDICATORS = MAPPED[:2]
"""What the probe switches between."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page.

    Attributes:
        title: Its question.
        answer: The sentences that answer it.
        key_figures: Label and value of each.
        charts: Each as plotly.js takes it.
    """

    title: str
    answer: tuple[str, ...]
    key_figures: tuple[tuple[str, str], ...]
    charts: tuple[dict[str, Any], ...]


@cache
def _context() -> Context:
    store = Store()
    known = months(store)
    return Context(store=store, area=chosen(), period=known.newest, before=known.compared_with(known.newest))


def overview(indicator: str) -> Overview:
    """Return the first page of an indicator; what was computed is kept, as ours keeps it."""
    text = Text("fi")
    page = VIEWS["overview"].page({"indicator": indicator}, _context(), text)
    drawings = [part.build(_context(), text).drawing for part in page.parts]
    return Overview(
        text("overview.title"),
        page.answer,
        tuple((each.label, each.value) for each in page.key_figures),
        tuple({"data": each.traces, "layout": each.layout} for each in drawings if each),
    )
