"""The area's unemployed share month by month, derived from the published shares of its municipalities."""

import pandas as pd

from domain.area import Area
from domain.errors import DashboardError
from domain.frames import MonthlyShares
from domain.typed import DataFrame

ROUNDING = 0.0005
"""Half of the last published digit of a share: 0.1 % rounded is within 0.05 percentage points."""


class SharesMissingError(DashboardError):
    """No monthly shares are at hand of a municipality of the area."""

    text_key = "overview.shares_missing"


def own_shares(shares: DataFrame[MonthlyShares], area: Area) -> DataFrame[MonthlyShares]:
    """Return the shares of the area's municipalities, without their neighbours.

    Raises:
        SharesMissingError: One of them has none.
    """
    own = shares[shares["ref_area"].isin(area.municipalities)]
    if missing := set(area.municipalities) - set(own["ref_area"]):
        raise SharesMissingError(f"no monthly shares of {', '.join(sorted(missing))}")
    return own


def area_shares(shares: DataFrame[MonthlyShares], labour_force: pd.Series, area: Area) -> pd.DataFrame:
    """Return the area's unemployed share per month, derived: published for municipalities only.

    Share = sum of share x labour force over the municipalities, divided by their labour force. The labour
    force is one vintage for all months, so only the rounding of the shares is in the bounds.

    Args:
        shares: Published shares, rounded to 0.1 %.
        labour_force: Persons by `ref_area` (column `labour_force` of `analytics.counts.values`).
        area: The area.

    Returns:
        One row per month in order: ref_area (the area), time_period, share_low, share_high
        (fractions). NaN in a month that lacks the share or labour force of one of its municipalities.
    """
    by_month = shares.set_index(["time_period", "ref_area"])["unemployed_share"].unstack()
    own = by_month.reindex(columns=list(area.municipalities)).sort_index()
    weights = labour_force.reindex(list(area.municipalities))
    weights = weights / weights.sum(skipna=False)
    low = ((own - ROUNDING).clip(lower=0) * weights).sum(axis="columns", skipna=False)
    high = ((own + ROUNDING).clip(upper=1) * weights).sum(axis="columns", skipna=False)
    return pd.DataFrame(
        {
            "ref_area": area.code,
            "time_period": own.index.tolist(),
            "share_low": low.tolist(),
            "share_high": high.tolist(),
        }
    )


def published_shares(shares: DataFrame[MonthlyShares]) -> pd.DataFrame:
    """Return published shares in the columns of `area_shares`: what a share rounded to 0.1 % may be."""
    value = shares["unemployed_share"]
    return shares[["ref_area", "time_period"]].assign(
        share_low=(value - ROUNDING).clip(lower=0), share_high=(value + ROUNDING).clip(upper=1)
    )


def change_over_year(bounds: pd.DataFrame) -> pd.DataFrame:
    """Return the change of each share from the same month a year before.

    Args:
        bounds: ref_area, time_period ("2026-08"), share_low, share_high.

    Returns:
        `bounds` with change_low and change_high, differences of fractions (0.01 is one percentage
        point), same order; NaN where the month a year before is not there.
    """
    periods = bounds["time_period"]
    before = bounds.assign(time_period=periods.map(_a_year_later).astype(periods.dtype))
    pairs = bounds.merge(
        before, on=["ref_area", "time_period"], how="left", validate="one_to_one", suffixes=("", "_before")
    )
    return bounds.assign(
        change_low=(pairs["share_low"] - pairs["share_high_before"]).to_numpy(),
        change_high=(pairs["share_high"] - pairs["share_low_before"]).to_numpy(),
    )


def _a_year_later(time_period: str) -> str:
    return str(pd.Period(time_period, freq="M") + 12)
