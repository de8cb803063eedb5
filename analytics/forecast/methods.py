"""Ways to carry monthly series on: each takes the months so far and returns the coming ones.

Series are in any unit, by (month, series), without gaps. All are compared on the same months
(`analytics.forecast.backtest`); the mean of `COMBINED` is what is shown.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from analytics.forecast.seasonal import SEASON, season_of
from analytics.forecast.smoothing import carried_on

Series: TypeAlias = NDArray[np.float64]
"""Values by (month, series)."""

Paths: TypeAlias = NDArray[np.float64]
"""Forecasts by (series, months ahead - 1)."""

HORIZON = 12
"""Months ahead."""


def naive(history: Series) -> Paths:
    """Return the last month again and again."""
    return np.repeat(history[-1:].T, HORIZON, axis=1)


def seasonal_naive(history: Series) -> Paths:
    """Return the same months of the year before."""
    return np.asarray(history[-SEASON:].T[:, :HORIZON])


def ets(history: Series) -> Paths:
    """Return exponential smoothing with additive errors and season and no trend, ETS(A,N,A)."""
    return carried_on(history, SEASON, HORIZON)


def stl(history: Series) -> Paths:
    """Return the last year's season upon simple exponential smoothing of the rest; robust STL."""
    season = np.array([season_of(series) for series in history.T]).T
    return np.asarray(carried_on(history - season, 1, HORIZON) + season[-SEASON:].T[:, :HORIZON])


METHODS: Mapping[str, Callable[[Series], Paths]] = MappingProxyType(
    {"naive": naive, "seasonal_naive": seasonal_naive, "ets": ets, "stl": stl}
)
"""Every method by its name."""

COMBINED = ("seasonal_naive", "ets", "stl")
"""Methods whose mean is shown: it misses less than each of them."""
