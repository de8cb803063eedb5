"""Euros in as many digits as an estimate deserves: the middle in three, the ends of a range in two."""

import math

from domain.interval import Interval
from domain.rounding import Toward, rounded

_CENTRAL, _END = 3, 2
"""Digits of a central number, and of the end of a range."""


def central(euros: float) -> float:
    """Return a central number in round figures."""
    return _round(euros, _step(euros, _CENTRAL), Toward.NEAREST)


def reached(euros: Interval) -> Interval:
    """Return a range in round figures, the low end down and the high end up.

    No end moves by a tenth of the range or more, so that a narrow range stays one.
    """
    width = euros.high - euros.low
    finest = _step(width, 2) if width > 0 else 1.0
    low, high = (min(_step(end, _END), finest) for end in (euros.low, euros.high))
    return Interval(_round(euros.low, low, Toward.LOW), _round(euros.high, high, Toward.HIGH))


def borne(euros: Interval) -> Interval:
    """Return a number or a range in the figures that it bears; one that is not known as it is."""
    if not euros.is_known:
        return euros
    return Interval.point(central(euros.low)) if euros.is_point else reached(euros)


def _step(euros: float, digits: int) -> float:
    size = abs(euros)
    return float(10 ** max(0, math.floor(math.log10(size)) - digits + 1)) if size >= 1 else 1.0


def _round(euros: float, step: float, toward: Toward) -> float:
    return float(rounded(euros / step, 0, toward)) * step
