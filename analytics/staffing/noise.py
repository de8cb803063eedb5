"""Noise of the simulation, set so that its bands are as wide as real changes have been."""

from dataclasses import dataclass, fields
from statistics import NormalDist

import numpy as np
import pandas as pd

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.durations import duration_profile
from analytics.staffing.history import HORIZONS, LEVEL, half_width

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """Values of the three assumptions of noise."""

    inflow_noise_share: float
    noise_persistence: float
    noise_correlation: float


NOISE = tuple(entry.name for entry in fields(Noise))
"""Assumptions that real changes set."""


def calibrated(history: pd.DataFrame, assumptions: Assumptions) -> Noise:
    """Return the noise with which the bands at 12 and 24 months are those of the real changes.

    Size and persistence of the swing are the two numbers that give two widths; the part that is common
    to all units is the mean correlation of the changes of two areas. Single arrivals and exits come on
    top of the swing in the simulation, and widen the band of a small unit a little.

    Args:
        history: Real changes, as `history.changes` gives them.
        assumptions: Exits and durations.
    """
    deviations = [
        half_width(history.loc[history["horizon"] == horizon, "ratio"])
        / NormalDist().inv_cdf((1 + LEVEL) / 2)
        for horizon in HORIZONS
    ]
    limits = assumptions.registry["noise_persistence"]
    low, high = limits.low, limits.high
    while high - low > _TOLERANCE:
        middle = (low + high) / 2
        short, long = (swing_deviation(assumptions, middle, horizon) for horizon in HORIZONS)
        # The more lasting the swing, the smaller the part of it that the first year has seen.
        low, high = (middle, high) if short / long > deviations[0] / deviations[1] else (low, middle)
    return Noise(
        inflow_noise_share=deviations[1] / swing_deviation(assumptions, low, HORIZONS[1]),
        noise_persistence=low,
        noise_correlation=_correlation(history),
    )


def swing_deviation(assumptions: Assumptions, persistence: float, months: int) -> float:
    """Return the standard deviation of clients, as a ratio to the start, for a swing of size 1.

    Clients follow the swing linearly: what arrives in a month is there later so far as it has not left.
    """
    profile = duration_profile(assumptions)
    arrived = np.array([profile.inflow, 0, 0, 0])
    left = []
    for _ in range(months):
        left.append(arrived.sum())
        staying = arrived * (1 - np.array(profile.exits))
        ages = staying * profile.ageing
        arrived = staying - ages + np.array([0, *ages[:-1]])
    fresh = np.sqrt(1 - persistence**2)
    # News of a month swings that month and, ever less, the months after it.
    fading = fresh * persistence ** np.arange(months)
    effects = np.convolve(left, fading)[:months]
    return float(np.sqrt(np.sum(effects**2)))


def _correlation(history: pd.DataFrame) -> float:
    """Return the mean correlation of two areas' changes over the same months."""
    means = []
    for _, one in history.groupby("horizon"):
        matrix = one.pivot(index="end", columns="key", values="ratio").corr().to_numpy()
        means.append(matrix[np.triu_indices(len(matrix), 1)].mean())
    return float(np.mean(means))
