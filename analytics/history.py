"""Monthly shares of municipalities and of areas made of them, in one table."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analytics.trend import SharesMissingError, area_shares, published_shares
from domain.area import Area
from domain.frames import MonthlyShares
from domain.typed import DataFrame


def wholes(area: Area) -> Mapping[str, tuple[str, ...]]:
    """Return the area and the published areas within it, each with its municipalities."""
    return {area.code: area.municipalities} | {code: tuple(parts) for code, parts in area.totals.items()}


def history(shares: DataFrame[MonthlyShares], labour_force: pd.Series, area: Area) -> pd.DataFrame:
    """Return shares by month: published of municipalities, derived of areas (see `area_shares`).

    Args:
        shares: Published shares, rounded to 0.1 %.
        labour_force: Persons by `ref_area`, one vintage for all months.
        area: The area.

    Returns:
        ref_area, time_period, share_low, share_high (fractions: what the rounding leaves), by area and
        month. An area that lacks a share or the labour force of a municipality in every month is left out.

    Raises:
        SharesMissingError: There are none of any municipality.
    """
    own = shares[shares["ref_area"].isin(area.municipalities)].dropna(subset=["unemployed_share"])
    if own.empty:
        raise SharesMissingError(f"no monthly shares of {area.code}")
    derived = [
        area_shares(own, labour_force, replace(area, code=code, municipalities=parts))
        for code, parts in wholes(area).items()
    ]
    found = pd.concat([*derived, published_shares(own)], ignore_index=True)
    return found.dropna().sort_values(["ref_area", "time_period"], ignore_index=True)
