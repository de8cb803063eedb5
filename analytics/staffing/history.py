"""How much unemployment has really changed in a year and in two, and how many changes a band would hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.staffing.dynamics import Futures
from domain.frames import MonthlyShares
from domain.typed import DataFrame

HORIZONS = (12, 24)
"""Months over which changes are compared: the same calendar month, so that the season cancels."""

LEVEL = 0.90
"""Share of futures between the outermost levels of the fan."""

TESTED = (0.80, 0.97)
"""Share of real changes that a band of `LEVEL` must hold before it may be called a chance."""


class Size(StrEnum):
    """Size of a municipality by its labour force."""

    SMALL = "small"
    """Under 1 000 persons."""
    MIDDLE = "middle"
    LARGE = "large"
    """3 000 or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many real changes lay inside a band."""

    inside: int
    of: int

    @property
    def share(self) -> float:
        """Inside of all; NaN without any."""
        return self.inside / self.of if self.of else float("nan")

    @property
    def is_tested(self) -> bool:
        """Whether the band holds about as much as it says."""
        return TESTED[0] <= self.share <= TESTED[1]


def size_of(labour_force: float) -> Size:
    """Return the size of a municipality with a labour force, persons."""
    if labour_force < 1000:
        return Size.SMALL
    return Size.MIDDLE if labour_force < 3000 else Size.LARGE


def changes(
    shares: DataFrame[MonthlyShares], labour_force: pd.Series, areas: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return the changes of the unemployed share over `HORIZONS`, ending in every month that allows it.

    The share stands in for clients, of whom there is no series. Windows overlap, so changes of one area
    are not independent of one another.

    Args:
        shares: Published shares by municipality and month.
        labour_force: Persons by municipality, one vintage for all months: weights of joined municipalities.
        areas: Municipalities of each key.

    Returns:
        One row per key, horizon and month: key, horizon (months), end (months from the first), ratio (of
        the share to that of `horizon` months before). Months without a share of every municipality are
        left out.
    """
    wide = shares.pivot(index="time_period", columns="ref_area", values="unemployed_share")
    wide.index = pd.PeriodIndex(wide.index, freq="M")
    wide = wide.reindex(pd.period_range(wide.index.min(), wide.index.max(), freq="M")).reset_index(drop=True)
    weights = {key: labour_force.reindex(list(codes)) for key, codes in areas.items()}
    joined = pd.DataFrame(
        {
            key: (wide.reindex(columns=each.index) * each).sum(axis="columns", skipna=False) / each.sum()
            for key, each in weights.items()
        }
    )
    ratios = {horizon: joined / joined.shift(horizon) for horizon in HORIZONS}
    return (
        pd.concat(ratios, names=["horizon", "end"])
        .melt(var_name="key", value_name="ratio", ignore_index=False)
        .reset_index()
        .dropna(subset=["ratio"])
    )


def half_width(ratios: pd.Series) -> float:
    """Return the half width about 1 that holds `LEVEL` of the ratios."""
    return float((ratios - 1).abs().quantile(LEVEL))


def held_out(history: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """Return changes with whether a band fitted to other years held them: column `inside`.

    Year by year: the band of a horizon is as wide as `LEVEL` of the changes whose months have nothing in
    common with those of the year's changes. A year that leaves no such changes is left out.

    Args:
        history: Changes that bands are fitted to, as `changes` gives them.
        judged: Changes of the areas to judge.
    """
    inside = pd.Series(index=judged.index, dtype=object)
    for horizon in HORIZONS:
        of_horizon = history[history["horizon"] == horizon]
        years = (judged["end"] // 12)[judged["horizon"] == horizon]
        for year in range(int(years.min()), int(years.max()) + 1) if len(years) else ():
            first, last = 12 * year - horizon, 12 * year + 11
            apart = (of_horizon["end"] < first) | (of_horizon["end"] - horizon > last)
            if apart.any():
                its = years.index[years == year]
                width = half_width(of_horizon.loc[apart, "ratio"])
                inside[its] = (judged.loc[its, "ratio"] - 1).abs() <= width
    kept = inside.notna()
    return judged[kept].assign(inside=inside[kept].astype(bool))


def inside_bands(judged: pd.DataFrame, futures: Futures) -> pd.DataFrame:
    """Return changes of service units with whether the simulated bands hold them: column `inside`."""
    tail = (1 - LEVEL) / 2
    start = np.where(futures.start.clients > 0, futures.start.clients, np.nan)
    inside = pd.Series(data=False, index=judged.index)
    for horizon in HORIZONS:
        ends = np.quantile(futures.clients[horizon], (tail, 1 - tail), axis=0)
        low, high = (
            judged["key"].map(dict(zip(futures.start.units, end / start, strict=True))) for end in ends
        )
        inside |= (judged["horizon"] == horizon) & judged["ratio"].between(low, high)
    return judged.assign(inside=inside)


def coverage(judged: pd.DataFrame, horizon: int, keys: Sequence[str] | None = None) -> Coverage:
    """Return how many changes of a horizon lay inside, of some keys or of all."""
    chosen = judged["horizon"] == horizon
    if keys is not None:
        chosen &= judged["key"].isin(keys)
    return Coverage(inside=int(judged.loc[chosen, "inside"].sum()), of=int(chosen.sum()))
