"""How many persons or jobs a table of observations holds, with suppressed cells as intervals."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from domain.area import Area
from domain.errors import InfeasibleError
from domain.frames import Observations, ObsStatus
from domain.indicators import INDICATORS, SENSITIVE, Unit
from domain.interval import Interval, sum_bounds
from domain.typed import DataFrame

SUPPRESSED_LOW = 1
SUPPRESSED_HIGH = 4
"""Persons in a cell printed as "...", by the rule of the Employment Service Statistics (KEHA Centre)."""

SUPPRESSED = Interval(SUPPRESSED_LOW, SUPPRESSED_HIGH)
NOT_PUBLISHED = Interval(0, math.inf)


@dataclass(frozen=True, slots=True)
class Counts:
    """Bounds of every published or suppressed figure of one period.

    Attributes:
        bounds: By (`ref_area`, `indicator`).
        area: The area that is added up where nothing is published of it; None adds nothing up.
    """

    bounds: Mapping[tuple[str, str], tuple[float, float]]
    area: Area | None = None

    def of(self, ref_area: str, indicator: str) -> Interval:
        """Return the bounds of one figure, those of a total as it may be told (`told`).

        Raises:
            InfeasibleError: Two ways of adding up the area contradict each other.
        """
        return self.sum_of(ref_area, (indicator,))

    def sum_of(self, ref_area: str, indicators: Sequence[str]) -> Interval:
        """Return the bounds of a sum of figures of one area, that of a total as it may be told.

        Raises:
            InfeasibleError: Two ways of adding up the area contradict each other.
        """
        whole, area = self._sum(ref_area, indicators), self.area
        if area is None or not set(indicators) & SENSITIVE or ref_area not in (area.code, *area.totals):
            return whole
        own = {each: self._sum(each, indicators) for each in area.municipalities}
        if ref_area == area.code:
            return told(whole, list(own.values()))
        parts = [own.pop(each) for each in area.totals[ref_area]]
        rest = self._sum(area.code, indicators) - whole
        is_told = told(whole, parts) == whole and told(rest, list(own.values())) == rest
        return whole if is_told else sum_bounds(parts)

    def _sum(self, ref_area: str, indicators: Sequence[str]) -> Interval:
        return sum_bounds([self._published(ref_area, indicator) for indicator in indicators])

    def _published(self, ref_area: str, indicator: str) -> Interval:
        """Return the bounds of one figure; the area is added up where it is not published."""
        if (ref_area, indicator) in self.bounds:
            return Interval(*self.bounds[ref_area, indicator])
        if self.area is not None and ref_area == self.area.code:
            return self._area_total(self.area, indicator)
        return NOT_PUBLISHED

    def total(self, ref_areas: Sequence[str], indicator: str) -> Interval:
        """Return the bounds of a sum over areas, each counted once.

        Raises:
            ValueError: The indicator is a share or a ratio, which cannot be added up.
        """
        if INDICATORS[indicator].unit not in (Unit.PERSONS, Unit.JOBS):
            raise ValueError(f"{indicator} cannot be added up over areas")
        return sum_bounds([self.of(ref_area, indicator) for ref_area in ref_areas])

    def _area_total(self, area: Area, indicator: str) -> Interval:
        sums = [
            sum_bounds([self._published(part, indicator) for part in partition])
            for partition in area.partitions
        ]
        low, high = max(each.low for each in sums), min(each.high for each in sums)
        if low > high:
            raise InfeasibleError(
                f"{indicator}: the published parts of {area.code} contradict each other",
                conflict=indicator,
            )
        return Interval(low, high)


def told(whole: Interval, parts: Sequence[Interval]) -> Interval:
    """Return the bounds of a sum as they may be told beside its parts.

    Where the sum would narrow a part, because all others are known or nearly so, it is told as its parts
    add up: who subtracts finds no more of a suppressed figure than the producer's rule says of it.
    """
    added = sum_bounds(list(parts))
    narrows = any(
        whole.low - (added.high - part.high) > part.low or whole.high - (added.low - part.low) < part.high
        for part in parts
        if not part.is_point
    )
    return added if narrows and added.is_known else whole


def counts(observations: DataFrame[Observations], area: Area | None = None) -> Counts:
    """Return the bounds of every figure of one period: as published, or 1-4 where suppressed.

    A figure that is missing, or not in the table at all, is [0, infinity).

    Raises:
        ValueError: The observations hold more than one period.
    """
    if len(observations["time_period"].unique()) > 1:
        raise ValueError("observations hold more than one period")
    known = observations[observations["obs_status"] != ObsStatus.MISSING]
    is_suppressed = known["obs_status"] == ObsStatus.CONFIDENTIAL
    low = known["obs_value"].mask(is_suppressed, SUPPRESSED_LOW)
    high = known["obs_value"].mask(is_suppressed, SUPPRESSED_HIGH)
    keys = zip(known["ref_area"], known["indicator"], strict=True)
    return Counts(dict(zip(keys, zip(low.tolist(), high.tolist(), strict=True), strict=True)), area)


def observed_with(
    observations: DataFrame[Observations], own: pd.DataFrame, area: Area
) -> DataFrame[Observations]:
    """Return observations of one period in which own figures stand for those published.

    What is published of the area and of wholes within it is left out where a part of it is another now: it
    is added up instead. So is the published share of the unemployed where either number behind it is.

    Args:
        observations: As published.
        own: ref_area, indicator, obs_value and obs_status of some of the area's municipalities.
        area: The area.
    """
    changed = set(zip(own["ref_area"], own["indicator"], strict=True))
    changed |= {
        (code, "unemployed_share") for code, name in changed if name in ("unemployed", "labour_force")
    }
    wholes = {area.code: area.municipalities, **area.totals}
    for whole, parts in wholes.items():
        changed |= {(whole, name) for code, name in changed if code in parts}
    keys = zip(observations["ref_area"], observations["indicator"], strict=True)
    kept = observations[[key not in changed for key in keys]]
    period, source = observations["time_period"].iloc[0], observations["source"].iloc[0]
    mine = own[["ref_area", "indicator", "obs_value", "obs_status"]].assign(time_period=period, source=source)
    return Observations.validate(pd.concat([kept, mine[list(observations.columns)]], ignore_index=True))


def values(observations: DataFrame[Observations]) -> pd.DataFrame:
    """Return the published figures of one period: `ref_area` rows, indicator columns, NaN where unknown.

    Raises:
        ValueError: The observations hold more than one period.
    """
    return observations.set_index(["ref_area", "indicator"])["obs_value"].unstack("indicator")


def total(observations: DataFrame[Observations], ref_areas: Sequence[str], indicator: str) -> Interval:
    """Return the bounds of a sum over areas; see `Counts.total`."""
    return counts(observations).total(ref_areas, indicator)
