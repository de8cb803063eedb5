"""Process behaviour of a measure (XmR), by the rules of the NHS's Making Data Count (NHSRplotthedots)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from domain.errors import DashboardError

LIMIT, NEAR, SCREEN = 2.66, 1.7733, 3.267
"""Mean moving ranges from the mean to a process limit and to a near limit, and from which one is screened."""

RUN, WINDOW = 7, 3

FEWEST, SETTLED = 2, 12
"""Points without which there is no moving range, and from which on limits are no longer on trial."""


class SeriesTooShortError(DashboardError):
    """A measure has too few points to say anything of its variation."""

    text_key = "goals.errors.too_short"


class Flag(StrEnum):
    """Why a point is out of the ordinary; the first that holds."""

    NONE = "none"
    LIMIT = "limit"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


class Variation(StrEnum):
    """What the last point says of the process."""

    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"


class Assurance(StrEnum):
    """What can be expected of a target as the process is."""

    PASSES = "passes"
    FAILS = "fails"
    HIT_AND_MISS = "hit_and_miss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A measure with its limits.

    Attributes:
        values: Its points, in the order of time.
        mean: Their mean.
        moving_range: Mean of the moving ranges that were kept.
        flags: What is out of the ordinary, by point.
        directions: 1 where that is upwards, -1 downwards, by point; 0 elsewhere.
    """

    values: tuple[float, ...]
    mean: float
    moving_range: float
    flags: tuple[Flag, ...]
    directions: tuple[int, ...]

    @property
    def low(self) -> float:
        """The lower process limit."""
        return self.mean - LIMIT * self.moving_range

    @property
    def high(self) -> float:
        """The upper process limit."""
        return self.mean + LIMIT * self.moving_range

    @property
    def is_trial(self) -> bool:
        """Whether there are too few points for the limits to be settled."""
        return len(self.values) < SETTLED

    def variation(self, *, up_is_good: bool) -> Variation:
        """Return what the last point says."""
        direction = self.directions[-1]
        if not direction:
            return Variation.COMMON
        return Variation.IMPROVEMENT if (direction > 0) == up_is_good else Variation.CONCERN

    def assurance(self, target: float, *, up_is_good: bool) -> Assurance:
        """Return whether the process as it is meets a target."""
        if target > self.high:
            return Assurance.FAILS if up_is_good else Assurance.PASSES
        if target < self.low:
            return Assurance.PASSES if up_is_good else Assurance.FAILS
        return Assurance.HIT_AND_MISS


def chart(values: Sequence[float], *, screens: bool = True) -> Chart:
    """Return a measure with its limits and what is out of the ordinary.

    Args:
        values: In the order of time.
        screens: Whether moving ranges of 3.267 times their mean or more are left out, once.

    Raises:
        SeriesTooShortError: There are fewer than two points.
    """
    if len(values) < FEWEST:
        raise SeriesTooShortError(f"{len(values)} points", number=str(len(values)))
    points = np.asarray(values, dtype=float)
    mean = float(points.mean())
    ranges = np.abs(np.diff(points))
    if screens and ranges.any():
        ranges = ranges[ranges < SCREEN * ranges.mean()]
    moving = float(ranges.mean())
    flags, directions = _flags(points, mean, moving)
    return Chart(
        values=tuple(map(float, points)),
        mean=mean,
        moving_range=moving,
        flags=flags,
        directions=directions,
    )


def stretches(
    values: Sequence[float], starts: Iterable[int] = (), *, screens: bool = True
) -> tuple[Chart, ...]:
    """Return a measure in stretches between changes of its process, each with limits and rules of its own.

    Args:
        values: In the order of time.
        starts: Places of the first points after a change of the process, as `cuts` takes them.
        screens: As `chart`.

    Raises:
        SeriesTooShortError: There are fewer than two points.
    """
    places = [0, *cuts(len(values), starts), len(values)]
    return tuple(chart(values[first:end], screens=screens) for first, end in pairwise(places))


def cuts(number: int, starts: Iterable[int]) -> tuple[int, ...]:
    """Return the starts that limits are computed anew from, in order; the latest change counts first.

    A start that leaves too few points for limits has none of its own yet: those before it go on.

    Args:
        number: Of points.
        starts: Places of the first points after a change.
    """
    found, end = [], number
    for start in sorted(set(starts), reverse=True):
        if end - start >= FEWEST and start >= FEWEST:
            found.append(start)
            end = start
    return tuple(reversed(found))


def ends_of_runs(signs: Sequence[float], length: int) -> list[bool]:
    """Return by point whether it and those before it, so many, all have the same sign other than 0."""
    return [
        place + 1 >= length and abs(sum(signs[place + 1 - length : place + 1])) == length
        for place in range(len(signs))
    ]


def _flags(
    points: NDArray[np.float64], mean: float, moving: float
) -> tuple[tuple[Flag, ...], tuple[int, ...]]:
    sides = np.sign(points - mean).astype(int)
    distances = np.abs(points - mean)
    outside = distances > LIMIT * moving
    near = ~outside & (distances > NEAR * moving)
    steps = np.sign(np.diff(points)).astype(int)
    # A trend of seven points is six steps; the first point has none.
    trend_ends = [False, *ends_of_runs(steps.tolist(), RUN - 1)]
    two_ends = [
        is_run and near[max(0, place - WINDOW + 1) : place + 1].sum() >= WINDOW - 1
        for place, is_run in enumerate(ends_of_runs(sides.tolist(), WINDOW))
    ]
    rules = (
        (Flag.LIMIT, outside, sides),
        (Flag.TREND, _whole(trend_ends, RUN), _of_runs(trend_ends, [0, *steps.tolist()])),
        (Flag.TWO_OF_THREE, _whole(two_ends, WINDOW) & near, sides),
        (Flag.SHIFT, _whole(ends_of_runs(sides.tolist(), RUN), RUN), sides),
    )
    found = [
        next(
            ((flag, int(way[place])) for flag, holds, way in rules if holds[place]),
            (Flag.NONE, 0),
        )
        for place in range(len(points))
    ]
    return tuple(flag for flag, _ in found), tuple(way for _, way in found)


def _whole(ends: Sequence[bool], length: int) -> NDArray[np.bool_]:
    """Return by point whether it is in a run of a length that ends at one of these."""
    return np.array([any(ends[place : place + length]) for place in range(len(ends))], dtype=bool)


def _of_runs(ends: Sequence[bool], steps: Sequence[int]) -> list[int]:
    """Return by point which way the trend goes that it is the last known part of; 0 in none."""
    ways = [0] * len(ends)
    for end in (place for place, is_end in enumerate(ends) if is_end):
        for place in range(end + 1 - RUN, end + 1):
            ways[place] = steps[end]
    return ways
