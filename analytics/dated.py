"""Prices, unit costs and other values that hold from a time on: tables whose row a month chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A row of such a table."""

    @property
    def since(self) -> str:
        """First year or month of it, "2025" or "2025-01"."""


Row = TypeVar("Row", bound=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value with its range.

    Attributes:
        since: First year or month of it; a source that says no more is of its year.
        value: What is used.
        low: Lowest plausible value.
        high: Highest plausible value.
        source: Where it comes from, and of what it was worked out.
    """

    since: str
    value: float
    low: float
    high: float
    source: str


def in_force(table: Sequence[Row], period: str) -> Row | None:
    """Return the row of a month ("2026-06"), each holding until the next; None before the first."""
    return next((row for row in reversed(table) if row.since <= period), None)


FTE_COST = (Value(since="2025", value=60_000, low=50_000, high=75_000, source="TyVM 9/2025"),)
"""Euros a year of a full-time equivalent, by date: 34,3 million for 572 FTE; the range is our assumption."""
