"""Look up interface text by key and write numbers and periods the way each language does."""

import math
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from domain.rounding import Toward, agree, rounded

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "fi"
LOCALES: dict[Language, str] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

LOCALE_DIR = Path(__file__).parent / "locales"

_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_DASH = "\N{EN DASH}"
_APART = " … "
"""Between the ends of a range that carry their signs."""

_NUMBER = "\N{NULL}"
"""Stands for the number in the text of a unit."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one language; call it with a key to get a string."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """Return the text at a dotted key, with `{placeholders}` filled from `values`."""
        return catalogue(self.language)[key].format(**values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return the text at a key for so many things, `{count}`; for a single one that at `<key>_one`."""
        return self(f"{key}_one" if count == 1 else key, count=count, **values)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a sentence has them: "Hyrynsalmi, Paltamo ja Ristijärvi"; "" of none."""
        *others, last = names or ("",)
        return self("app.listed", others=", ".join(others), last=last) if others else last

    def tree(self, prefix: str) -> dict[str, Any]:
        """Return all texts under a dotted prefix as nested tables, for code that runs in the browser.

        The tables are made once and shared: nobody changes them.
        """
        return _tree(self.language, prefix)

    @property
    def locale(self) -> str:
        """Tag of the language and the country whose numbers and dates it writes."""
        return LOCALES[self.language]

    @property
    def separators(self) -> str:
        """Decimal and thousands mark, in the order Plotly's `separators` takes them."""
        return ".," if self.language == "en" else f",{_SPACE}"

    @property
    def unknown(self) -> str:
        """What stands for a value that is not known."""
        return self("app.unknown")

    def number(
        self, value: float, decimals: int = 0, *, signed: bool = False, toward: Toward = Toward.NEAREST
    ) -> str:
        """Return a number: 12 345,6 (fi, sv), 12,345.6 (en); unknown where it is not finite.

        Args:
            value: The number.
            decimals: Digits after the decimal mark.
            signed: Whether a positive number carries its plus sign.
            toward: Where it is rounded to; the ends of an interval go outwards.
        """
        if not math.isfinite(value):
            return self.unknown
        shown = rounded(value, decimals, toward)
        digits = f"{abs(shown):,f}"
        if self.language != "en":
            digits = digits.replace(",", _SPACE).replace(".", ",")
        sign = "" if not shown else _MINUS if shown < 0 else "+" if signed else ""
        return sign + digits

    def ungrouped(self, number: str) -> str:
        """Return a written number without the marks between its thousands."""
        return number.replace(self.separators[1], "")

    def integer(self, value: float, *, signed: bool = False) -> str:
        """Return a whole number with grouped thousands: 12 345 (fi, sv), 12,345 (en)."""
        return self.number(value, signed=signed)

    def euros(self, value: float, *, signed: bool = False) -> str:
        """Return a sum of money in whole euros: 3 780 000 € (fi, sv), €3,780,000 (en)."""
        return self.united("euros", self.integer(value, signed=signed))

    def percent(self, share: float, decimals: int = 1) -> str:
        """Return a fraction as a percentage: 31,4 % (fi, sv), 31.4% (en)."""
        return self.united("percent", self.number(share * 100, decimals))

    def points(self, change: float, decimals: int = 1, *, short: bool = False) -> str:
        """Return a change of a fraction in percentage points: +0,8 prosenttiyksikköä (short: %-yks.)."""
        number = self.number(change * 100, decimals, signed=True)
        return self.united("points_short" if short else "points", number)

    def span(self, low: float, high: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Return a range, 100-150 with an en dash: one number if its ends agree, unknown if either is.

        Ends that differ as they are shown are rounded outwards. With their signs they stand apart: -5 ... +3.
        """
        if not (math.isfinite(low) and math.isfinite(high)):
            return self.unknown
        if agree(low, high, decimals):
            return self.number(low, decimals, signed=signed)
        ends = (
            self.number(low, decimals, signed=signed, toward=Toward.LOW),
            self.number(high, decimals, signed=signed, toward=Toward.HIGH),
        )
        return (_APART if signed else _DASH).join(dict.fromkeys(ends))

    def change_span(self, low: float, high: float, decimals: int = 0) -> str:
        """Return a range of changes, 33-267; where an end is negative both carry their sign, -5 ... +3."""
        return self.span(low, high, decimals, signed=min(low, high) < 0)

    def euros_span(self, low: float, high: float) -> str:
        """Return a range of sums of money, its unit once: 3 150 000-4 725 000 € (fi, sv) with an en dash.

        Where an end is negative both carry their sign, as those of `change_span`.
        """
        return self.united("euros", self.change_span(low, high))

    def percent_span(self, low: float, high: float, decimals: int = 1) -> str:
        """Return a range of fractions as percentages, the sign once: 12,3-14,0 %."""
        return self.united("percent", self.span(low * 100, high * 100, decimals))

    def around(self, unit: str) -> tuple[str, str]:
        """Return what a unit, `units.<unit>`, writes before and after a number; "" is no unit."""
        return _around(self.language, unit) if unit else ("", "")

    def united(self, unit: str, number: str) -> str:
        """Return a written number or range with its unit; signs stand before both."""
        if not unit or number == self.unknown:
            return number
        before, after = self.around(unit)
        if not before:
            return number + after
        ends = [(end, end.lstrip(f"+{_MINUS}")) for end in number.split(_APART)]
        return _APART.join(end.removesuffix(digits) + before + digits for end, digits in ends) + after

    def period(self, time_period: str) -> str:
        """Return an SDMX month in words: "2026-06" is "kesäkuu 2026"; a year stays one, "" is not known."""
        year, _, month = time_period.partition("-")
        return f"{self(f'months.{int(month)}')} {year}" if month else year or self.unknown

    def period_of(self, time_period: str) -> str:
        """Return an SDMX month as an attribute, "kesäkuun 2026" as in "kesäkuun 2026 lopussa"."""
        year, _, month = time_period.partition("-")
        return f"{self(f'months_of.{int(month)}')} {year}" if month else year or self.unknown

    def period_in(self, time_period: str) -> str:
        """Return when, for an SDMX month: "kesäkuussa 2026", "in June 2026"."""
        year, _, month = time_period.partition("-")
        return f"{self(f'months_in.{int(month)}')} {year}" if month else year or self.unknown


@lru_cache(maxsize=256)
def _tree(language: Language, prefix: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for key in catalogue(language):
        if key.startswith(f"{prefix}."):
            *path, name = key.removeprefix(f"{prefix}.").split(".")
            table = tree
            for part in path:
                table = table.setdefault(part, {})
            table[name] = Text(language)(key)
    return tree


@lru_cache(maxsize=256)
def _around(language: Language, unit: str) -> tuple[str, str]:
    before, _, after = Text(language)(f"units.{unit}", number=_NUMBER).partition(_NUMBER)
    return before, after


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Return every text of a language, keyed by dotted path, from all files of its folder."""
    texts: dict[str, str] = {}
    for path in sorted((LOCALE_DIR / language).glob("*.toml")):
        for key, value in _flatten(tomllib.loads(path.read_text(encoding="utf-8"))):
            if key in texts:
                raise ValueError(f"{path.name} repeats the text {key}")
            texts[key] = value
    return texts


def _flatten(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
