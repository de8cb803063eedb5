"""How the numbers of the bill are written: an estimate in as many digits as it deserves."""

from analytics.benefit_liability.estimate import Ranged
from domain.interval import Interval
from i18n.quantity import EUROS
from i18n.text import Text
from views.round_figures import central, reached


def about(text: Text, each: Ranged | None) -> str:
    """Return the central number of an estimate, euros in round figures; unknown where there is none."""
    return text.unknown if each is None else in_round(text, each.central)


def in_round(text: Text, euros: float) -> str:
    """Return a central number of euros in round figures."""
    return EUROS.write(text, central(euros))


def reach(text: Text, each: Ranged | Interval | None) -> str:
    """Return the range of an estimate in round figures, the low end down and the high end up."""
    if each is None:
        return text.unknown
    found = reached(Interval(each.low, each.high))
    return text.euros_span(found.low, found.high)


def exact(each: Ranged | None) -> bool:
    """Return whether a number is no estimate but what was paid."""
    return each is not None and each.low == each.high
