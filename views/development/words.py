"""How changes and errors of shares are written on this page."""

from dataclasses import replace

from i18n.quantity import POINTS, POINTS_IN_WORDS
from i18n.text import Text

MISSED = replace(POINTS, is_signed=False)
"""How far a forecast missed: hundredths of a percentage point, without a sign."""

_CHANGE = replace(POINTS_IN_WORDS, decimals=1, is_signed=False)


def change_words(change: float, text: Text) -> str:
    """Return a change without its sign, for a sentence that says which way it went."""
    return _CHANGE.write(text, change)


def change_span_words(low: float, high: float, text: Text) -> str:
    """Return a change that is known within bounds of one sign, without it."""
    return _CHANGE.span(text, *sorted((abs(low), abs(high))))
