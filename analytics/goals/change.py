"""What counts as a change of a goal's figure: the rule that is written with the goal, and its verdict."""

from enum import StrEnum

from domain.interval import Interval

_NOISE = 9
"""Decimals beyond which a difference is what computing with floats adds."""


class Change(StrEnum):
    """A figure against what it is compared with."""

    BETTER = "better"
    WORSE = "worse"
    NONE = "none"
    OPEN = "open"
    """The ranges hold both a change and none."""


def changed(difference: Interval, least: float, *, up_is_good: bool) -> Change:
    """Return whether a difference is a change, as far as its range tells.

    Args:
        difference: From what the figure is compared with, in any unit.
        least: What counts as a change, either way, in the same unit; more than 0.
        up_is_good: Whether more is better.
    """
    low, high = round(difference.low, _NOISE), round(difference.high, _NOISE)
    if low >= least:
        return Change.BETTER if up_is_good else Change.WORSE
    if high <= -least:
        return Change.WORSE if up_is_good else Change.BETTER
    return Change.NONE if -least < low and high < least else Change.OPEN


def outside(value: float, low: float, high: float, *, up_is_good: bool) -> Change:
    """Return whether a value is a change by lying outside limits."""
    if low <= value <= high:
        return Change.NONE
    return Change.BETTER if (value > high) == up_is_good else Change.WORSE


def mean(of: tuple[Interval, ...]) -> Interval:
    """Return the mean of values, each known to a range; one at least."""
    return Interval(sum(each.low for each in of) / len(of), sum(each.high for each in of) / len(of))
