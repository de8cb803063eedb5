"""What client-facing staff costs, and what an allocation costs more than another."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions


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
    limits = assumptions.registry["fte_cost_eur"]
    ends = sorted((change * limits.low, change * limits.high))
    return CostChange(fte=change, eur=change * assumptions.fte_cost_eur, low_eur=ends[0], high_eur=ends[1])
