"""What stands out in the situation of the area, if anything does."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analytics.chance import is_beyond_chance
from analytics.counts import counts, values
from analytics.rates import figure
from analytics.situation import group_profile
from analytics.trend import change_over_year, published_shares
from domain.area import COUNTRY, Area
from domain.errors import ParameterError
from domain.frames import MonthlyShares, Observations
from domain.interval import Interval
from domain.records import records
from domain.typed import DataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How far a figure must be from its reference to be worth a sentence. Ours [A].

    Attributes:
        share: Distance of a municipality's unemployed share from the area's (fraction; 0.02 is 2 points).
        group_ratio: A group's share of the unemployed over the same share in the country.
        change: Change of a share in twelve months (fraction).
    """

    share: float = 0.02
    group_ratio: float = 1.2
    change: float = 0.01

    def __post_init__(self) -> None:
        for name, value, low in (
            ("share", self.share, 0),
            ("group_ratio", self.group_ratio, 1),
            ("change", self.change, 0),
        ):
            if not value >= low:
                raise ParameterError(
                    f"{name} must be at least {low}, got {value}",
                    name=name,
                    value=str(value),
                    low=str(low),
                    high="",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standout:
    """One thing that stands out.

    Attributes:
        key: Text key: `standouts.highest_share`, `standouts.lowest_share`, `standouts.group`,
            `standouts.change`, or `standouts.change_by_chance` where it may be no more than that.
        ref_area: Whose figure it is.
        indicator: Key of the registry.
        time_period: SDMX period of the figure.
        value: The figure, a fraction; an interval where suppression leaves one.
        reference: What it stands out from: the area's share, the country's share, or the share a year before.
        persons: How many persons the figure is, as it may be told, or its change, rounded.
    """

    key: str
    ref_area: str
    indicator: str
    time_period: str
    value: Interval
    reference: Interval
    persons: Interval


DEFAULT_THRESHOLDS = Thresholds()


def standouts(
    observations: DataFrame[Observations],
    shares: DataFrame[MonthlyShares],
    area: Area,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Standout, ...]:
    """Return what passes its threshold, at most one of each kind; nothing if nothing does.

    Three kinds: the municipality with the highest and with the lowest unemployed share against the area's;
    the group of the unemployed most over-represented against the country; the largest change of a
    municipality's share in the twelve months to the latest month. Each must also be beyond chance
    (`analytics.chance`), best of all municipalities or of all groups; of the changes, if none is, the largest
    is returned as one that chance may make. Where a figure is an interval, the end nearer to its reference
    must pass, so suppression and rounding cannot make something stand out.

    Args:
        observations: One period: the municipalities, the area's regions and the country.
        shares: Monthly published shares.
        area: The area.
        thresholds: How far is far.
    """
    if observations.empty:
        return ()
    return (
        *_share_extremes(observations, area, thresholds.share),
        *_group(observations, area, thresholds.group_ratio),
        *_largest_change(observations, shares, area, thresholds.change),
    )


def _share_extremes(
    observations: DataFrame[Observations], area: Area, threshold: float
) -> Iterator[Standout]:
    table = counts(observations, area)
    whole = figure(table, area.code, "unemployed_share")
    every = {code: figure(table, code, "unemployed_share") for code in area.municipalities}
    exact = {code: share.low for code, share in every.items() if share.is_point}
    if not (whole.is_point and exact):
        return
    highest, lowest = max(exact, key=exact.__getitem__), min(exact, key=exact.__getitem__)
    distances = {
        ("standouts.highest_share", highest): exact[highest] - whole.low,
        ("standouts.lowest_share", lowest): whole.low - exact[lowest],
    }
    everybody = figure(table, area.code, "labour_force").low
    for (key, code), distance in distances.items():
        people = figure(table, code, "labour_force").low
        if distance >= threshold and is_beyond_chance(
            exact[code], whole.low, people, everybody, comparisons=len(exact)
        ):
            yield Standout(
                key=key,
                ref_area=code,
                indicator="unemployed_share",
                time_period=str(observations["time_period"].iloc[0]),
                value=every[code],
                reference=whole,
                persons=figure(table, code, "unemployed"),
            )


def _group(observations: DataFrame[Observations], area: Area, threshold: float) -> Iterator[Standout]:
    profile = group_profile(observations, area.code, COUNTRY, area).dropna()
    ratios = profile["own_low"] / profile["other_high"]
    if not ratios.max() >= threshold:
        return
    row = records(profile[profile.index == ratios.idxmax()])[0]
    table = counts(observations, area)
    own, other = (figure(table, each, "unemployed").low for each in (area.code, COUNTRY))
    if is_beyond_chance(row["own_low"], row["other_high"], own, other, comparisons=len(profile)):
        yield Standout(
            key="standouts.group",
            ref_area=area.code,
            indicator=row["indicator"],
            time_period=str(observations["time_period"].iloc[0]),
            value=Interval(row["own_low"], row["own_high"]),
            reference=Interval(row["other_low"], row["other_high"]),
            persons=figure(table, area.code, row["indicator"]),
        )


def _largest_change(
    observations: DataFrame[Observations], shares: DataFrame[MonthlyShares], area: Area, threshold: float
) -> Iterator[Standout]:
    """Give the largest change that is beyond chance; else the largest one, as one that chance may make."""
    labour_force = values(observations)["labour_force"]
    own = shares[shares["ref_area"].isin(area.municipalities)]
    changes = change_over_year(published_shares(own))
    latest = changes[changes["time_period"] == own["time_period"].max()]
    certain = latest[["change_low"]].assign(fall=-latest["change_high"]).max(axis="columns")
    rows = records(latest.assign(certain=certain, people=latest["ref_area"].map(labour_force)))
    large = [row for row in rows if row["certain"] >= threshold and row["people"] > 0]
    if not large:
        return
    beyond = [row for row in large if _is_beyond(row, comparisons=len(rows))]
    row = max(beyond or large, key=lambda each: float(each["certain"]))
    now, change = (row["share_low"] + row["share_high"]) / 2, (row["change_low"] + row["change_high"]) / 2
    yield Standout(
        key="standouts.change" if beyond else "standouts.change_by_chance",
        ref_area=row["ref_area"],
        indicator="unemployed_share",
        time_period=row["time_period"],
        value=Interval.point(now),
        reference=Interval.point(now - change),
        persons=Interval.point(round(abs(change) * row["people"])),
    )


def _is_beyond(row: Mapping[Any, Any], *, comparisons: int) -> bool:
    """Return whether a change is beyond chance, taken as small as rounding allows."""
    now = (row["share_low"] + row["share_high"]) / 2
    before = now - math.copysign(row["certain"], row["change_low"] + row["change_high"])
    return is_beyond_chance(now, before, row["people"], row["people"], comparisons=comparisons)
