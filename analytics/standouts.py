"""What stands out in the situation of the area, if anything does."""

from collections.abc import Iterator
from dataclasses import dataclass

from pandera.typing import DataFrame

from analytics.counts import counts
from analytics.rates import figure
from analytics.situation import group_profile
from analytics.trend import change_over_year, published_shares
from domain.areas import COUNTRY, EMPLOYMENT_AREA, MUNICIPALITIES
from domain.errors import ParameterError
from domain.frames import MonthlyShares, Observations
from domain.records import records


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
        key: Text key: `standouts.highest_share`, `standouts.lowest_share`, `standouts.group` or
            `standouts.change`.
        ref_area: Whose figure it is.
        indicator: Key of the registry.
        time_period: SDMX period of the figure.
        value: The figure, a fraction.
        reference: What it stands out from: the area's share, the country's share, or the share a year before.
    """

    key: str
    ref_area: str
    indicator: str
    time_period: str
    value: float
    reference: float


DEFAULT_THRESHOLDS = Thresholds()


def standouts(
    observations: DataFrame[Observations],
    shares: DataFrame[MonthlyShares],
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> tuple[Standout, ...]:
    """Return what passes its threshold, at most one of each kind; nothing if nothing does.

    Three kinds: the municipality with the highest and with the lowest unemployed share against the area's;
    the group of the unemployed most over-represented against the country; the largest change of a
    municipality's share in the twelve months to the latest month. Where a figure is an interval, the end
    nearer to its reference must pass, so suppression and rounding cannot make something stand out.

    Args:
        observations: One period: the municipalities, the area's regions and the country.
        shares: Monthly published shares.
        thresholds: How far is far.
    """
    if observations.empty:
        return ()
    return (
        *_share_extremes(observations, thresholds.share),
        *_group(observations, thresholds.group_ratio),
        *_largest_change(shares, thresholds.change),
    )


def _share_extremes(observations: DataFrame[Observations], threshold: float) -> Iterator[Standout]:
    table = counts(observations)
    area = figure(table, EMPLOYMENT_AREA, "unemployed_share")
    every = {code: figure(table, code, "unemployed_share") for code in MUNICIPALITIES}
    exact = {code: share.low for code, share in every.items() if share.is_point}
    if not (area.is_point and exact):
        return
    highest, lowest = max(exact, key=exact.__getitem__), min(exact, key=exact.__getitem__)
    distances = {
        ("standouts.highest_share", highest): exact[highest] - area.low,
        ("standouts.lowest_share", lowest): area.low - exact[lowest],
    }
    for (key, code), distance in distances.items():
        if distance >= threshold:
            yield Standout(
                key=key,
                ref_area=code,
                indicator="unemployed_share",
                time_period=str(observations["time_period"].iloc[0]),
                value=exact[code],
                reference=area.low,
            )


def _group(observations: DataFrame[Observations], threshold: float) -> Iterator[Standout]:
    profile = group_profile(observations, EMPLOYMENT_AREA, COUNTRY).dropna()
    ratios = profile["own_low"] / profile["other_high"]
    if ratios.max() >= threshold:
        row = records(profile[profile.index == ratios.idxmax()])[0]
        yield Standout(
            key="standouts.group",
            ref_area=EMPLOYMENT_AREA,
            indicator=row["indicator"],
            time_period=str(observations["time_period"].iloc[0]),
            value=row["own_low"],
            reference=row["other_high"],
        )


def _largest_change(shares: DataFrame[MonthlyShares], threshold: float) -> Iterator[Standout]:
    ten = shares[shares["ref_area"].isin(MUNICIPALITIES)]
    changes = change_over_year(published_shares(ten))
    latest = changes[changes["time_period"] == ten["time_period"].max()]
    certain = latest[["change_low"]].assign(fall=-latest["change_high"]).max(axis="columns")
    if certain.max() >= threshold:
        row = records(latest[latest.index == certain.idxmax()])[0]
        now = (row["share_low"] + row["share_high"]) / 2
        yield Standout(
            key="standouts.change",
            ref_area=row["ref_area"],
            indicator="unemployed_share",
            time_period=row["time_period"],
            value=now,
            reference=now - (row["change_low"] + row["change_high"]) / 2,
        )
