"""Prices and unit costs in words, as their tables have them."""

from analytics.dated import FTE_COST
from i18n.text import Text


def fte_cost(text: Text) -> dict[str, str]:
    """Return what a text says of the cost of a full-time equivalent: `fte` and its range `fte_range`."""
    cost = FTE_COST[-1]
    return {"fte": text.euros(cost.value), "fte_range": text.euros_span(cost.low, cost.high)}
