"""The activation rate beside unemployment and broad unemployment, and the places a target takes in all."""

from collections.abc import Sequence

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import SUPPRESSED, counts
from analytics.rates import activation, figure, ratio
from domain.areas import MUNICIPALITIES
from domain.frames import Observations, ObsStatus
from domain.interval import Interval


def comparison(observations: DataFrame[Observations], ref_areas: Sequence[str]) -> pd.DataFrame:
    """Return activation with unemployment in proportion to the labour force, one row per area in order.

    Returns:
        The columns of `analytics.rates.activation`, then unemployed_share_low/high = U / labour force and
        broad_share_low/high = (U + P) / labour force (fractions). The second is a proportion, not a share
        of the labour force: participants in some services are outside it.
    """
    table = counts(observations)
    rows = activation(observations, ref_areas)
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


def needed_separately(needed: pd.DataFrame) -> Interval:
    """Return the places it takes if each of the ten municipalities reaches the target by itself (persons).

    Never fewer than the area needs as a whole: there, a municipality above the target makes up for
    one below it. Rows are those of `analytics.placements.placements_needed`; NaN if one is unknown.
    """
    own = needed[needed["ref_area"].isin(MUNICIPALITIES)]
    low, high = own["placements_low"].sum(skipna=False), own["placements_high"].sum(skipna=False)
    return Interval(float(low), float(high))


def at_middle(observations: DataFrame[Observations]) -> DataFrame[Observations]:
    """Return the observations with each suppressed figure at the middle of its rule, marked as an estimate.

    So that an effect computed from intervals can be drawn as one bar; never a figure to publish.
    """
    is_suppressed = observations["obs_status"] == ObsStatus.CONFIDENTIAL
    middle = (SUPPRESSED.low + SUPPRESSED.high) / 2
    return observations.assign(
        obs_value=observations["obs_value"].mask(is_suppressed, middle),
        obs_status=observations["obs_status"].mask(is_suppressed, ObsStatus.ESTIMATED.value),
    )
