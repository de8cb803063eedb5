"""Shares and rates of an area, exact or as intervals: persons are summed before dividing."""

import math
from collections.abc import Sequence

import pandas as pd

from analytics.counts import Counts, counts
from domain.area import Area
from domain.frames import Observations
from domain.indicators import SERVICES
from domain.interval import UNKNOWN, Interval
from domain.typed import DataFrame

WILSON_Z = 1.96
"""Standard normal quantile of a 95 % interval."""


def ratio(part: Interval, whole: Interval) -> Interval:
    """Return part / whole with both known within bounds; unknown where the whole may be nobody."""
    if whole.low <= 0 or not (part.is_known and whole.is_known):
        return UNKNOWN
    return Interval(part.low / whole.high, part.high / whole.low)


def activation_rate(unemployed: Interval, participants: Interval) -> Interval:
    """Return P / (U + P), a fraction; unknown where U + P may be nobody.

    The rate rises with P and falls with U, so its bounds lie at opposite ends of the two.
    """
    if unemployed.low + participants.low <= 0 or not (unemployed.is_known and participants.is_known):
        return UNKNOWN
    return Interval(
        participants.low / (unemployed.high + participants.low),
        participants.high / (unemployed.low + participants.high),
    )


def figure(table: Counts, ref_area: str, indicator: str) -> Interval:
    """Return one figure of one area for any key of the registry, derived ones included.

    The unemployed share is recomputed from persons rather than taken rounded. Unknown where
    nothing bounds the figure.
    """
    if indicator == "unemployed_share":
        return ratio(table.of(ref_area, "unemployed"), table.of(ref_area, "labour_force"))
    if indicator == "vacancies_per_unemployed":
        return ratio(table.of(ref_area, "vacancies"), table.of(ref_area, "unemployed"))
    if indicator not in ("service_participants", "broad_unemployed", "activation_rate"):
        return _if_known(table.of(ref_area, indicator))
    unemployed = table.of(ref_area, "unemployed")
    participants = table.sum_of(ref_area, SERVICES)
    if indicator == "activation_rate":
        return activation_rate(unemployed, participants)
    return _if_known(participants if indicator == "service_participants" else unemployed + participants)


def wilson(successes: float, persons: float, z: float = WILSON_Z) -> Interval:
    """Return the Wilson score interval of a proportion; unknown where there is nobody.

    Wilson (1927), Journal of the American Statistical Association 22.
    """
    if not persons > 0:
        return UNKNOWN
    share = successes / persons
    spread = z * math.sqrt(share * (1 - share) / persons + z * z / (4 * persons * persons))
    centre = share + z * z / (2 * persons)
    scale = 1 + z * z / persons
    return Interval(max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale))


def activation(
    observations: DataFrame[Observations], ref_areas: Sequence[str], area: Area | None = None
) -> pd.DataFrame:
    """Return the activation rate and broad unemployment, one row per area in the order given.

    P is the sum of six services; a suppressed cell makes it an interval. The area adds up
    published regional totals where these are narrower. Wilson's 95 % interval runs from its lower
    bound at the fewest participants to its upper bound at the most.

    Returns:
        ref_area, unemployed (NaN where suppressed), participants_low/high, rate_low/high (fractions),
        is_exact, broad_low/high (persons), wilson_low/high. NaN where a service is not published.
    """
    table = counts(observations, area)
    return pd.DataFrame([_activation_row(table, ref_area) for ref_area in ref_areas])


def _activation_row(table: Counts, ref_area: str) -> dict[str, object]:
    unemployed = table.of(ref_area, "unemployed")
    participants = figure(table, ref_area, "service_participants")
    rate = figure(table, ref_area, "activation_rate")
    broad = figure(table, ref_area, "broad_unemployed")
    return {
        "ref_area": ref_area,
        "unemployed": unemployed.low if unemployed.is_point else math.nan,
        "participants_low": participants.low,
        "participants_high": participants.high,
        "rate_low": rate.low,
        "rate_high": rate.high,
        "is_exact": rate.is_point,
        "broad_low": broad.low,
        "broad_high": broad.high,
        "wilson_low": wilson(participants.low, unemployed.high + participants.low).low,
        "wilson_high": wilson(participants.high, unemployed.low + participants.high).high,
    }


def _if_known(value: Interval) -> Interval:
    return value if value.is_known else UNKNOWN
