"""What the tables of structural change have in common: measures with their ranges, and their source."""

from collections.abc import Mapping, Sequence
from typing import Any

from i18n.quantity import Quantity
from i18n.text import Text
from views.context import Context, source_line
from views.sourced import Sourced
from views.structural_change import worked
from views.structural_change.worked import People
from views.table import Column, end_columns


def ranged(text: Text, quantities: Mapping[str, Quantity]) -> list[Column]:
    """Return three columns for each measure: central, low, high."""
    columns = []
    for name, quantity in quantities.items():
        label = text(f"structural_change.columns.{name}")
        columns += [
            Column(name=name, label=label, quantity=quantity),
            *end_columns(text, name, label, quantity),
        ]
    return columns


def source_of(
    context: Context,
    text: Text,
    people: People,
    *notes: str,
    also: Sequence[Sourced[Any]] = (),
    more: Sequence[str] = (),
) -> str:
    """Return the line that names what everything on the page rests on, and `also` that, with notes."""
    own, flows = context.own, people.flows.data
    missing = [text("flows_page.no_own")] if own is not None and flows.own is None else []
    said = [text(f"structural_change.{note}") for note in notes]
    return source_line(text, context, *worked.read(context, people), *also, notes=[*missing, *said, *more])
