"""An axis of a drawing: where its values stand, and its ticks with their words."""

import itertools
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

MINUS = "\N{MINUS SIGN}"

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_STEPS = (1, 2, 5, 10)
_MONTHS = (1, 3, 6, 12, 24, 60, 120)
_MOST_TICKS = 6


class Axis:
    """One axis.

    Attributes:
        spec: What the layout says of it.
        is_category: Whether its values are names.
        is_date: Whether they are days or months.
        low: The value at its beginning: left, or below.
        high: The value at its end.
        start: Where it begins, in pixels; set when the room is known.
        end: Where it ends.
    """

    def __init__(self, spec: Mapping[str, Any], values: Iterable[Any], separators: str) -> None:
        self.spec, self._separators = spec, separators
        said = [each for each in values if each is not None]
        words = [each for each in said if isinstance(each, str)]
        self.is_date = spec.get("type") == "date" or (bool(words) and all(map(_DAY.fullmatch, words)))
        self.is_category = bool(words) and not self.is_date
        self._places = {name: place for place, name in enumerate(dict.fromkeys(words))}
        self.low, self.high = self._range([self.number(each) for each in said])
        self.start, self.end = 0.0, 1.0

    @property
    def is_seen(self) -> bool:
        """Whether it has ticks, words and lines."""
        return self.spec.get("visible", True) is not False

    def number(self, value: Any) -> float:  # noqa: ANN401 - what Plotly takes for a value
        """Return a value as a number: of a name its place, of a day its ordinal; NaN for none."""
        if value is None:
            return math.nan
        if not isinstance(value, str):
            return float(value)
        if self.is_date and _DAY.fullmatch(value):
            return float(date.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value).toordinal())
        return float(self._places.get(value, math.nan)) if self.is_category else math.nan

    def at(self, value: Any) -> float:  # noqa: ANN401
        """Return where a value stands, in pixels; NaN for none."""
        return self.start + self.part(self.number(value)) * (self.end - self.start)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the values that have words, each with them."""
        if not self.is_seen or self.spec.get("showticklabels") is False:
            return []
        given = self.spec.get("tickvals")
        if given is not None:
            numbers = [self.number(each) for each in given]
            words = self.spec.get("ticktext") or [
                self._written(each, self._step(numbers)) for each in numbers
            ]
            found = list(zip(numbers, map(str, words), strict=False))
        elif self.is_category:
            found = [(float(place), name) for name, place in self._places.items()]
        elif self.is_date:
            found = self._dates()
        else:
            found = self._round_numbers()
        suffix, room = self.spec.get("ticksuffix", ""), 1e-9
        return [
            (value, f"{words}{suffix}") for value, words in found if -room <= self.part(value) <= 1 + room
        ]

    def part(self, value: float) -> float:
        """Return where a number stands, from 0 at the beginning to 1 at the end."""
        return (value - self.low) / ((self.high - self.low) or 1.0)

    def _range(self, numbers: list[float]) -> tuple[float, float]:
        given = self.spec.get("range")
        if given is not None:
            return self.number(given[0]), self.number(given[1])
        known = [each for each in numbers if not math.isnan(each)]
        if self.is_category:
            low, high = -0.5, len(self._places) - 0.5
        else:
            low, high = min(known, default=0.0), max(known, default=1.0)
            if self.spec.get("rangemode") == "tozero":
                low = min(low, 0.0)
            room = 0 if self.is_date else 0.05 * (high - low)
            low, high = (low if low == 0 else low - room), high + room
        return (high, low) if self.spec.get("autorange") == "reversed" else (low, high)

    def _dates(self) -> list[tuple[float, str]]:
        first, last = (date.fromordinal(int(each)) for each in sorted((self.low, self.high)))
        months = 12 * (last.year - first.year) + last.month - first.month
        said = str(self.spec.get("dtick", ""))
        step = (
            int(said[1:])
            if said.startswith("M")
            else next((each for each in _MONTHS if months / each <= _MOST_TICKS), _MONTHS[-1])
        )
        begin = date.fromordinal(int(self.number(self.spec.get("tick0", f"{first.year}-01"))))
        place = 12 * begin.year + begin.month - 1
        least = 12 * first.year + first.month - 1
        place -= step * max(0, -(-(place - least) // step))
        found = []
        while place <= 12 * last.year + last.month - 1:
            day = date(place // 12, place % 12 + 1, 1)
            is_year = self.spec.get("tickformat", "%Y") == "%Y"
            found.append((float(day.toordinal()), str(day.year) if is_year else f"{day.month}/{day.year}"))
            place += step
        return found

    def _round_numbers(self) -> list[tuple[float, str]]:
        low, high = sorted((self.low, self.high))
        rough = (high - low) / max(int(self.spec.get("nticks", _MOST_TICKS)), 1) or 1.0
        power = 10 ** math.floor(math.log10(rough))
        step = power * next(each for each in _STEPS if each * power >= rough * (1 - 1e-9))
        numbers = [step * each for each in range(math.ceil(low / step), math.floor(high / step) + 1)]
        return [(each, self._written(each, step)) for each in numbers]

    def _step(self, numbers: list[float]) -> float:
        return min((abs(each - before) for before, each in itertools.pairwise(numbers)), default=1.0)

    def _written(self, value: float, step: float) -> str:
        is_whole = self.spec.get("tickformat") == ",.0f" or not step % 1
        decimals = 0 if is_whole else min(max(-math.floor(math.log10(step)), 1), 4)
        point, gap = self._separators[0], self._separators[1:2]
        words = f"{abs(value):,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", gap)
        return f"{MINUS if value < 0 and words.strip('0.,') else ''}{words}"
