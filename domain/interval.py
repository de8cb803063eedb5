"""A number known only to lie between two bounds."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included.

    A count of which nothing is published is [0, infinity); both bounds are NaN where no number exists.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval cannot run from {self.low} down to {self.high}")

    @classmethod
    def point(cls, value: float) -> "Interval":
        """Return the interval that holds one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether the number is known exactly."""
        return self.low == self.high

    @property
    def is_known(self) -> bool:
        """Whether both bounds are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


UNKNOWN = Interval(math.nan, math.nan)
"""No number: a ratio over nobody, or a figure that nothing bounds."""


def between(low: float | None, high: float | None) -> Interval:
    """Return what lies between two ends; unknown where either is."""
    return UNKNOWN if low is None or high is None else Interval(low, high)


def sum_bounds(parts: "list[Interval]") -> Interval:
    """Return the bounds of a sum; exact only where every part is. The sum of nothing is 0."""
    return sum(parts, Interval.point(0))
