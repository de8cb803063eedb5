"""What client-facing staff costs, and what an allocation costs more than another."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from domain.interval import Interval

Prices = tuple[float, float]
"""The least and the most that a full-time equivalent costs in a year, euros."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostChange:
    """Euros a year that an allocation costs more than the baseline; the ends follow the cost's range.

    Attributes:
        fte: Difference in FTE.
        eur: At the assumed cost of an FTE.
        low_eur: Smallest over the range of `fte_cost_eur`.
        high_eur: Largest over the range of `fte_cost_eur`.
    """

    fte: float
    eur: float
    low_eur: float
    high_eur: float


def cost_change(
    fte: Mapping[str, float], baseline: Mapping[str, float], assumptions: Assumptions
) -> CostChange:
    """Return the cost of an allocation less that of the baseline."""
    change = sum(fte.values()) - sum(baseline.values())
    ends = cost_of(change, prices(assumptions))
    return CostChange(fte=change, eur=change * assumptions.fte_cost_eur, low_eur=ends.low, high_eur=ends.high)


def prices(assumptions: Assumptions) -> Prices:
    """Return the range of the price of a full-time equivalent."""
    limits = assumptions.registry["fte_cost_eur"]
    return limits.low, limits.high


def cost_of(fte: float, of: Prices) -> Interval:
    """Return what so many posts more or less cost a year over the range of their price, euros."""
    return Interval(*sorted(fte * each for each in of))
