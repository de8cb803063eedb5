"""Prices, unit costs and ratios in words, as their dated tables have them in a month."""

from collections.abc import Sequence

from analytics.dated import FTE_COST, Value, nearest
from i18n.text import Text


def of_month(text: Text, table: Sequence[Value], period: str) -> tuple[Value, str]:
    """Return the value of a month, and a sentence where it is of another time, as none is known; else ""."""
    value, is_of_month = nearest(table, period)
    if is_of_month or not period:
        return value, ""
    year = (value.until if value.until and value.since <= period else value.since)[:4]
    return value, text("prices.other_time", year=year, period_of=text.period_of(period))


def joined(said: str, note: str) -> str:
    """Return a text with a note after it, if there is one."""
    return f"{said} {note}".strip()


def fte_cost(text: Text, period: str) -> dict[str, str]:
    """Return what a text says of the cost of a full-time equivalent in a month.

    `fte`, its range `fte_range`, and `fte_note`, a sentence where it is of another time; else "".
    """
    cost, note = of_month(text, FTE_COST, period)
    return {
        "fte": text.euros(cost.value),
        "fte_range": text.euros_span(cost.low, cost.high),
        "fte_note": note,
    }
