"""Ranges of a forecast from how far it missed before: split conformal prediction (Lei et al. 2018)."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.8
"""How often the truth should be within a range."""


def half_width(errors: NDArray[np.float64], level: float = LEVEL) -> float:
    """Return how far a range reaches on both sides: the k-th smallest error, k = ceil(level x (n + 1)).

    Infinite where there are too few errors for the level.
    """
    sizes = np.sort(np.abs(errors).ravel())
    k = math.ceil(round(level * (len(sizes) + 1), 9))
    return float(sizes[k - 1]) if k <= len(sizes) else math.inf


def half_widths(
    errors: NDArray[np.float64], origins: Sequence[int], at: int, level: float = LEVEL
) -> NDArray[np.float64]:
    """Return the half widths by months ahead that could be known at an origin.

    Args:
        errors: By (origin, series, months ahead - 1); those of all series are one sample.
        origins: How many months were known at each.
        at: How many months are known now: an error counts once the month that it is of has come.
        level: How often the truth should be within.
    """
    ahead = errors.shape[2]
    return np.array(
        [
            half_width(errors[[known + month <= at for known in origins], :, month - 1], level)
            for month in range(1, ahead + 1)
        ]
    )


def coverage(errors: NDArray[np.float64], origins: Sequence[int], level: float = LEVEL) -> tuple[float, int]:
    """Return how often the truth was within the ranges that could be known at each origin, and of how many.

    Origins at which a range could not be known at every month ahead are left out. NaN of 0 if all are.
    """
    within = []
    for place, known in enumerate(origins):
        widths = half_widths(errors, origins, known, level)
        if np.isfinite(widths).all():
            # An error that equals the one the range was made of is within.
            within.append(np.abs(errors[place]) <= widths + 1e-9)
    return (float(np.mean(within)), int(np.size(within))) if within else (math.nan, 0)
