"""How shares, their changes over a year and errors of forecasts are written."""

from dataclasses import replace

from domain.interval import Interval
from i18n.quantity import FINE_SHARE, POINTS, POINTS_IN_WORDS, POINTS_TENTHS, SHARE
from i18n.text import Text
from views.context import Context
from views.shares import is_whole, known

MISSED = replace(POINTS, is_signed=False)
"""How far a forecast missed: hundredths of a percentage point, without a sign."""

_SIZE = replace(POINTS_IN_WORDS, decimals=1, is_signed=False)
_NOISE = 1e-9


def share_words(context: Context, text: Text, of: str, share: Interval) -> str:
    """Return a share as it is known; that of several municipalities as an interval of hundredths."""
    quantity, ends = FINE_SHARE if is_whole(context, of) else SHARE, known(context, of, share)
    return quantity.span(text, ends.low, ends.high)


def change_words(context: Context, text: Text, of: str, change: Interval) -> str:
    """Return a change with its sign, in percentage points, as it is known."""
    ends = known(context, of, change)
    return POINTS_TENTHS.span(text, ends.low, ends.high)


def size_words(context: Context, text: Text, of: str, change: Interval) -> str:
    """Return the size of a change without its sign, in percentage points, as it is known."""
    ends = known(context, of, change)
    return _SIZE.span(text, *sorted((abs(ends.low), abs(ends.high))))


def direction(change: Interval) -> str:
    """Return "more", "less" or, where rounding leaves that open, "same"."""
    return "more" if change.low > _NOISE else "less" if change.high < -_NOISE else "same"
