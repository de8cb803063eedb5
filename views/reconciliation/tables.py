"""Columns that the tables of the page share."""

from typing import Any

from i18n.quantity import COUNT
from i18n.text import Text
from views.table import Column


def column(text: Text, name: str, label: str, **traits: Any) -> Column:  # noqa: ANN401 - of `Column`
    """Return a column of words; its heading stands under `reconciliation.columns`."""
    return Column(name=name, label=text(f"reconciliation.columns.{label}"), **traits)


def number_column(text: Text, name: str, label: str, **traits: Any) -> Column:  # noqa: ANN401 - of `Column`
    """Return a column of numbers."""
    return column(text, name, label, quantity=COUNT, **traits)


def numbers(text: Text) -> tuple[Column, ...]:
    """Return the printed and the recomputed figures: persons, jobs or fractions in the download."""
    return (
        number_column(text, "printed", "printed", own="printed_quantity", status="printed_status"),
        number_column(text, "recomputed_low", "low", own="recomputed_quantity", end="low"),
        number_column(text, "recomputed_high", "high", own="recomputed_quantity", end="high"),
    )
