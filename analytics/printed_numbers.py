"""Numbers as a document prints them: their value, their last digit, and how they may have gone wrong."""

import math
from dataclasses import dataclass

from analytics.counts import SUPPRESSED
from domain.interval import Interval

PERCENT_INDICATORS = frozenset({"unemployed_share", "printed_self_sufficiency"})
"""Indicators printed in percent; their value is a fraction."""

NEAR_MEAN = 0.0005
"""How near an unweighted mean must be to be called the likely origin: 0.05 percentage points [A]."""

_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A cell as printed: "8,9", "16 615", "..." (suppressed) or "" (missing)."""

    text: str
    indicator: str

    @property
    def digits(self) -> str:
        """The text without spaces."""
        return "".join(self.text.split())

    @property
    def value(self) -> float:
        """The number, a fraction if printed in percent; NaN if none is printed."""
        if self.digits in ("", "..."):
            return math.nan
        return float(self.digits.replace(",", ".")) * self._unit

    @property
    def bounds(self) -> Interval:
        """The number as an interval; 1-4 where none is printed."""
        return SUPPRESSED if math.isnan(self.value) else Interval.point(self.value)

    @property
    def half_unit(self) -> float:
        """Half of the last printed digit: how far rounding can move the number."""
        return 0.5 * 10.0 ** -len(self.digits.partition(",")[2]) * self._unit

    def rounds(self, exact: Interval) -> bool:
        """Return whether the printed number is a number of the interval, rounded."""
        return self._is_within(exact, self.half_unit)

    def is_near(self, mean: float) -> bool:
        """Return whether the printed number is nearly a mean."""
        return self._is_within(Interval.point(mean), NEAR_MEAN)

    def is_rounded_up(self, exact: Interval) -> bool:
        """Return whether the printed number is the exact one rounded up instead of to the nearest."""
        step = 2 * self.half_unit
        return exact.is_point and 0 < self.value - exact.low < step and not self.rounds(exact)

    def is_truncated(self, exact: Interval) -> bool:
        """Return whether the printed digits are the first digits of a longer whole number."""
        whole = f"{exact.low:.0f}"
        return (
            exact.is_point
            and exact.low == round(exact.low)
            and whole != self.digits
            and (whole.startswith(self.digits))
        )

    def _is_within(self, exact: Interval, distance: float) -> bool:
        return exact.low - distance - _TOLERANCE <= self.value <= exact.high + distance + _TOLERANCE

    @property
    def _unit(self) -> float:
        return 0.01 if self.indicator in PERCENT_INDICATORS else 1.0
