"""Months without their season: an adjustment of ours, which no statistics office publishes."""

import numpy as np
from numpy.typing import NDArray
from statsmodels.tsa.seasonal import STL

SEASON = 12
"""Months of a year."""

SHORTEST = 3 * SEASON
"""Months from which a season can be told from chance, and a forecast be tried."""


def season_of(months: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the season of each month by robust STL (Cleveland et al. 1990), in the series' own unit."""
    return np.asarray(STL(months, period=SEASON, robust=True).fit().seasonal, dtype=float)


def adjusted(months: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a series without its season; NaN where it is not known or too short.

    Of a series with gaps only the months after the last one are adjusted.

    Args:
        months: Values by month in order, NaN where a month is not known.
    """
    found = np.full(len(months), np.nan)
    run = unbroken(months)
    if run >= SHORTEST:
        known = months[-run:]
        found[-run:] = known - season_of(known)
    return found


def unbroken(months: NDArray[np.float64]) -> int:
    """Return how many months at the end of a series are known without a gap."""
    gaps = np.flatnonzero(np.isnan(months))
    return len(months) - (int(gaps[-1]) + 1 if len(gaps) else 0)
