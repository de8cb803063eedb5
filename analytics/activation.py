"""The activation rate beside unemployment and broad unemployment, and the places a target takes in all."""

from collections.abc import Sequence

import pandas as pd

from analytics.counts import counts
from analytics.fillings import Fillings
from analytics.placements import ActivationTarget, placements
from analytics.rates import activation, figure, ratio
from analytics.suppression import cost_bounds
from domain.area import Area
from domain.frames import Observations
from domain.interval import UNKNOWN, Interval
from domain.typed import DataFrame


def comparison(
    observations: DataFrame[Observations], ref_areas: Sequence[str], area: Area | None = None
) -> pd.DataFrame:
    """Return activation with unemployment in proportion to the labour force, one row per area in order.

    Returns:
        The columns of `analytics.rates.activation`, then unemployed_share_low/high = U / labour force and
        broad_share_low/high = (U + P) / labour force (fractions). The second is a proportion, not a share
        of the labour force: participants in some services are outside it.
    """
    table = counts(observations, area)
    rows = activation(observations, ref_areas, area)
    labour_force = [table.of(ref_area, "labour_force") for ref_area in ref_areas]
    shares = [
        ratio(table.of(ref_area, "unemployed"), base)
        for ref_area, base in zip(ref_areas, labour_force, strict=True)
    ]
    broad = [
        ratio(figure(table, ref_area, "broad_unemployed"), base)
        for ref_area, base in zip(ref_areas, labour_force, strict=True)
    ]
    return rows.assign(
        unemployed_share_low=[each.low for each in shares],
        unemployed_share_high=[each.high for each in shares],
        broad_share_low=[each.low for each in broad],
        broad_share_high=[each.high for each in broad],
    )


def needed_separately(
    observations: DataFrame[Observations],
    target: ActivationTarget,
    area: Area,
    filled: Fillings | None = None,
) -> Interval:
    """Return the places it takes if each of the area's municipalities reaches the target by itself (persons).

    Never fewer than the area needs as a whole: there, a municipality above the target makes up for
    one below it. Suppressed cells take every value that the published totals of the region and the
    sub-regions allow. Unknown where a figure is not published.

    Args:
        observations: One period: the municipalities, and the published areas that hold several of them.
        target: The rate to reach.
        area: The area.
        filled: Every filling of the suppressed cells, if they are written down: the same answer, sooner.
    """
    table = counts(observations)
    unemployed = {each: table.of(each, "unemployed") for each in area.municipalities}
    if not all(each.is_point for each in unemployed.values()):
        return UNKNOWN

    def cost(each: str, participants: int) -> int:
        return placements(int(unemployed[each].low), participants, target)

    return cost_bounds(observations, cost, area) if filled is None else filled.cost(cost)
