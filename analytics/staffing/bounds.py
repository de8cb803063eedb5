"""Reject a number outside its documented range."""

import math

from domain.errors import ParameterError

MAX_FTE = 500.0
"""Most FTE one unit may be given; several times the whole area's staff."""


def within(name: str, value: float, low: float, high: float) -> float:
    """Return `value` as it is.

    Raises:
        ParameterError: It is not a finite number in [low, high].
    """
    if not (math.isfinite(value) and low <= value <= high):
        raise ParameterError(
            f"{name} must be in [{low:g}, {high:g}], got {value}",
            name=name,
            value=f"{value:g}",
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return value
