"""How the numbers of the bill are written: an estimate in as many digits as it deserves."""

import math
from collections.abc import Callable

from analytics.benefit_liability.estimate import Ranged
from domain.interval import Interval
from i18n.quantity import EUROS
from i18n.text import Text

_CENTRAL, _END = 3, 2
"""Digits of a central number, and of the end of a range."""


def about(text: Text, each: Ranged | None) -> str:
    """Return the central number of an estimate, euros in round figures; unknown where there is none."""
    return text.unknown if each is None else in_round(text, each.central)


def in_round(text: Text, euros: float) -> str:
    """Return a central number of euros in round figures."""
    return EUROS.write(text, _round(euros, _CENTRAL))


def reach(text: Text, each: Ranged | Interval | None) -> str:
    """Return the range of an estimate in round figures, the low end down and the high end up."""
    if each is None:
        return text.unknown
    return text.euros_span(_round(each.low, _END, math.floor), _round(each.high, _END, math.ceil))


def exact(each: Ranged | None) -> bool:
    """Return whether a number is no estimate but what was paid."""
    return each is not None and each.low == each.high


def _round(value: float, digits: int, to: Callable[[float], int] = round) -> float:
    step = 10 ** max(0, math.floor(math.log10(abs(value))) - digits + 1) if abs(value) >= 1 else 1
    return float(to(value / step) * step)
