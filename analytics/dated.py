"""Prices, unit costs, ratios and rules that hold from a time on: tables whose row a month chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar


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
        until: Last year or month that it is known to hold; "" where it holds until the next.
        value: What is used.
        low: Lowest plausible value.
        high: Highest plausible value.
        source: Where it comes from, and of what it was worked out.
    """

    since: str
    until: str = ""
    value: float
    low: float
    high: float
    source: str


class Found(NamedTuple):
    """The value that a month is counted with, and whether it is known to be of that month."""

    row: Value
    is_of_month: bool


def in_force(table: Sequence[Row], period: str) -> Row | None:
    """Return the row of a month ("2026-06"), each holding until the next; None before the first."""
    return next((row for row in reversed(table) if row.since <= period), None)


def nearest(table: Sequence[Value], period: str) -> Found:
    """Return the value of a month; of one that none is known of, the nearest in time, told as such."""
    found = in_force(table, period)
    if found is None:
        return Found(table[0], is_of_month=False)
    return Found(found, is_of_month=not found.until or period[: len(found.until)] <= found.until)


FTE_COST = (Value(since="2025", value=60_000, low=50_000, high=75_000, source="TyVM 9/2025"),)
"""Euros a year of a full-time equivalent: 34,3 million for 572 FTE; the range is our assumption."""

CLIENTS_PER_FTE = (Value(since="2025", value=149, low=100, high=200, source="KEHA Centre, spring 2025"),)
"""Clients per counsellor: the average of the country, and what its areas have about."""

FULL_DAY_EUR = (
    Value(since="2024", until="2026", value=37.21, low=37.21, high=37.21, source="Kela; law 1296/2023"),
)
"""Full labour market support and basic part a day, euros: the law froze their index."""

PAID_DAY_EUR = (Value(since="2025", value=36.17, low=32.70, high=37.21, source="Kela 18.2.2026"),)
"""What is really paid a day, euros: support on average; low: basic allowance on average; high: in full."""
