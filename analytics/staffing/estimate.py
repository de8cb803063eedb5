"""Range of the statutory hours: what they would be under each assumption's plausible ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.hours import available_hours_per_fte, client_workload
from analytics.staffing.national import SURCHARGES
from analytics.staffing.regimes import Regime
from domain.interval import Interval

Rates = tuple[tuple[float, float], ...]
"""Hours of work per client and hours of staff per FTE, a year: one pair for each set of assumptions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Ranges of two figures that rest on assumptions.

    Attributes:
        hours_gap: Available less required hours a year.
        statutory_share: Required of available hours; None without staff.
    """

    hours_gap: Interval
    statutory_share: Interval | None


@lru_cache(maxsize=64)
def rates(assumptions: Assumptions, regime: Regime) -> Rates:
    """Return the rates as assumed, with each assumption at its ends, and with both surcharges at theirs.

    One at a time would hide that the two surcharges multiply: recording, and meetings booked again.
    """
    ends = {key: (entry.low, entry.high) for key, entry in assumptions.registry.items()}
    sets = [
        assumptions,
        *(assumptions.changed({key: end}) for key, its in ends.items() for end in its),
        *(
            assumptions.changed(dict(zip(SURCHARGES, corner, strict=True)))
            for corner in product(*(ends[key] for key in SURCHARGES))
        ),
    ]
    pairs = ((client_workload(regime, each).hours, available_hours_per_fte(each)) for each in sets)
    return tuple(dict.fromkeys(pairs))


def estimate(clients: Interval, fte: float, of: Sequence[tuple[float, float]]) -> Estimate:
    """Return the ranges of the area's figures over sets of assumptions.

    Args:
        clients: Clients of the area.
        fte: Client-facing FTE of the area.
        of: What `rates` returns.
    """
    gaps = [available * fte - work * each for work, available in of for each in (clients.low, clients.high)]
    shares = [work * clients.high / (available * fte) for work, available in of if fte > 0]
    return Estimate(
        hours_gap=Interval(min(gaps), max(gaps)),
        statutory_share=Interval(min(shares), max(shares)) if shares else None,
    )
