"""What a number measures: from one declaration its words, its spreadsheet format and its slider's."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from domain.rounding import Toward, agree, rounded
from i18n.text import Text

_MINUS = "\N{MINUS SIGN}"
_PERCENT = "percent"

_REMEMBERED = 20_000
"""Numbers whose words are remembered: a page writes the same shares and persons over and over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How the numbers of one measure are written.

    Attributes:
        unit: Text `units.<unit>`, with a place for the number; "" writes the number alone.
        decimals: Digits after the decimal mark.
        most: The same at most, where a number may take more of them than `decimals`.
        digits: How many digits a number needs that tell something before it takes no more decimals; 0
            takes as many as the number has.
        is_signed: Whether a positive number carries its plus sign.
        is_grouped: Whether its thousands stand apart; those of a year do not.
        scale: What a raw number is multiplied by before it is written: 100 for a fraction in per cent.
    """

    unit: str = ""
    decimals: int = 0
    most: int = 0
    digits: int = 0
    is_signed: bool = False
    is_grouped: bool = True
    scale: float = 1.0

    def write(self, text: Text, value: float, toward: Toward = Toward.NEAREST) -> str:
        """Return a number with its unit; unknown where it is not finite."""
        return _written(self, text, value, toward)

    def span(self, text: Text, low: float, high: float) -> str:
        """Return a range with its unit once, its ends rounded outwards; one number where they agree."""
        decimals = max(self._decimals(low), self._decimals(high))
        span = text.span(low * self.scale, high * self.scale, decimals, signed=self.is_signed)
        return text.united(self.unit, span if self.is_grouped else text.ungrouped(span))

    def is_interval(self, low: float, high: float) -> bool:
        """Return whether two ends, if finite, are two numbers as they are written."""
        return low != high and _are_two(self, low, high)

    def bound(self, value: float, toward: Toward) -> float:
        """Return a finite end of an interval as it is written, unscaled."""
        return float(rounded(value * self.scale, self._decimals(value), toward) / Decimal(self.scale))

    def fixed(self, values: Iterable[float]) -> "Quantity":
        """Return the same with as many decimals as the numbers need of which most take."""
        return replace(self, decimals=max(map(self._decimals, values), default=self.decimals), most=0)

    def excel(self, text: Text, value: float | None = None) -> str:
        """Return the format code of a spreadsheet's cell, and of the axis of a file's chart.

        Each reader's own program adds its decimal and thousands marks. A value that is written as 0 has
        a code of its own, because the program would write its sign.
        """
        before, after = text.around(self.unit)
        digits = ("#,##0" if self.is_grouped else "0") + ("." + "0" * self.decimals if self.decimals else "")
        code = _quoted(before) + digits + (after if self.is_share else _quoted(after))
        if value is not None and not rounded(value * self.scale, self.decimals):
            return f"{code};{code}"
        return f'+{code};"{_MINUS}"{code};{code}' if self.is_signed else code

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole, as areas of any size can be compared by."""
        return self.unit == _PERCENT

    @property
    def file_scale(self) -> float:
        """What a raw number is multiplied by in a file, whose per cent sign multiplies by itself."""
        return self.scale / 100 if self.is_share else self.scale

    def slider(self, text: Text) -> str:
        """Return how Streamlit's browser writes the numbers of a slider."""
        if not self.unit:
            return "localized"  # follows the browser's language, which the server makes the page's
        before, after = (part.replace("%", "%%") for part in text.around(self.unit))
        return f"{before}%.{self.decimals}f{after}"

    def browser(self, text: Text) -> dict[str, Any]:
        """Return how the browser writes a number itself: while a slider moves it cannot wait for us."""
        before, after = text.around(self.unit)
        return {
            "pattern": f"{before}{{number}}{after}",
            "decimals": self.decimals,
            "most": max(self.decimals, self.most),
            "scale": self.scale,
            "signed": self.is_signed,
            "grouped": self.is_grouped,
        }

    def _decimals(self, value: float) -> int:
        """Return how many decimals a number takes, no more than it needs to tell what it tells."""
        scaled = abs(value * self.scale)
        if self.most <= self.decimals or not math.isfinite(scaled):
            return max(self.decimals, self.most)
        shown = rounded(scaled, self.most)
        if not self.digits:
            return max(self.decimals, _needed(shown))
        fewer = range(self.decimals, self.most)
        return next((each for each in fewer if self._tells(shown, each) or scaled == 0), self.most)

    def _tells(self, shown: Decimal, decimals: int) -> bool:
        """Return whether a number has digits enough with so many decimals."""
        return shown >= 10.0 ** (self.digits - 1 - decimals)


def _needed(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(maxsize=_REMEMBERED)
def _written(quantity: Quantity, text: Text, value: float, toward: Toward) -> str:
    decimals = quantity._decimals(value)
    number = text.number(value * quantity.scale, decimals, signed=quantity.is_signed, toward=toward)
    return text.united(quantity.unit, number if quantity.is_grouped else text.ungrouped(number))


@lru_cache(maxsize=_REMEMBERED)
def _are_two(quantity: Quantity, low: float, high: float) -> bool:
    decimals = max(quantity._decimals(low), quantity._decimals(high))
    is_finite = math.isfinite(low) and math.isfinite(high)
    return is_finite and not agree(low * quantity.scale, high * quantity.scale, decimals)


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""


NUMBER = Quantity(most=4)
"""A number that is given, with as many decimals as it has."""

COUNT = Quantity()
FIGURES = Quantity(unit="figures")
YEAR = Quantity(is_grouped=False)
TENTHS = Quantity(decimals=1)
HUNDREDTHS = Quantity(decimals=2)
CHANGE = Quantity(is_signed=True)
CHANGE_TENTHS = Quantity(decimals=1, is_signed=True)
CHANGE_HUNDREDTHS = Quantity(decimals=2, is_signed=True)

POSTS = Quantity(most=2)
"""Full-time equivalents, with as many decimals as they have: 12, 9.5 or 9.25."""

CHANGE_POSTS = Quantity(most=2, is_signed=True)

SHARE = Quantity(unit=_PERCENT, decimals=1, scale=100)
ROUND_SHARE = replace(SHARE, decimals=0)
FINE_SHARE = replace(SHARE, decimals=2)
ANY_SHARE = replace(SHARE, decimals=0, most=4)
"""A share that is given, with as many decimals as it has."""

EUROS = Quantity(unit="euros")
CENTS = replace(EUROS, decimals=2)

PER_CENT = Quantity(unit=_PERCENT, most=2)
"""A choice that is made in per cent; divided where it enters a model."""

POINTS = Quantity(unit="points_short", decimals=2, is_signed=True, scale=100)
POINTS_IN_WORDS = replace(POINTS, unit="points")
POINTS_TENTHS = replace(POINTS, decimals=1)
