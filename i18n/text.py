"""Look up interface text by key and write numbers and periods the way each language does."""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "fi"
LOCALES: dict[Language, str] = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}

LOCALE_DIR = Path(__file__).parent / "locales"

_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_DASH = "\N{EN DASH}"


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

    def tree(self, prefix: str) -> dict[str, Any]:
        """Return all texts under a dotted prefix as nested tables, for code that runs in the browser."""
        tree: dict[str, Any] = {}
        for key in catalogue(self.language):
            if key.startswith(f"{prefix}."):
                *path, name = key.removeprefix(f"{prefix}.").split(".")
                table = tree
                for part in path:
                    table = table.setdefault(part, {})
                table[name] = self(key)
        return tree

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

    def number(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Return a number: 12 345,6 (fi, sv), 12,345.6 (en); unknown where it is not finite.

        Args:
            value: The number.
            decimals: Digits after the decimal mark.
            signed: Whether a positive number carries its plus sign.
        """
        if not math.isfinite(value):
            return self.unknown
        digits = f"{abs(value):,.{decimals}f}"
        if self.language != "en":
            digits = digits.replace(",", _SPACE).replace(".", ",")
        is_zero = not digits.strip(f"0,.{_SPACE}")
        sign = "" if is_zero else _MINUS if value < 0 else "+" if signed else ""
        return sign + digits

    def integer(self, value: float, *, signed: bool = False) -> str:
        """Return a whole number with grouped thousands: 12 345 (fi, sv), 12,345 (en)."""
        return self.number(value, signed=signed)

    def euros(self, value: float, *, signed: bool = False) -> str:
        """Return a sum of money in whole euros: 3 780 000 € (fi, sv), €3,780,000 (en)."""
        amount = self.integer(value, signed=signed)
        if not math.isfinite(value):
            return amount
        if self.language != "en":
            return f"{amount}{_SPACE}€"
        digits = amount.lstrip(f"+{_MINUS}")
        return f"{amount.removesuffix(digits)}€{digits}"

    def percent(self, share: float, decimals: int = 1) -> str:
        """Return a fraction as a percentage: 31,4 % (fi, sv), 31.4% (en)."""
        if not math.isfinite(share):
            return self.unknown
        return self.number(share * 100, decimals) + ("%" if self.language == "en" else f"{_SPACE}%")

    def points(self, change: float, decimals: int = 1, *, short: bool = False) -> str:
        """Return a change of a fraction in percentage points: +0,8 prosenttiyksikköä (short: %-yks.)."""
        if not math.isfinite(change):
            return self.unknown
        unit = self("app.points_short" if short else "app.points")
        return f"{self.number(change * 100, decimals, signed=True)}{_SPACE}{unit}"

    def span(self, low: float, high: float, decimals: int = 0) -> str:
        """Return a range, 100-150 with an en dash: one number if its ends agree, unknown if either is."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return self.unknown
        ends = self.number(low, decimals), self.number(high, decimals)
        return ends[0] if ends[0] == ends[1] else _DASH.join(ends)

    def change_span(self, low: float, high: float, decimals: int = 0) -> str:
        """Return a range of changes, 33-267; where an end is negative both carry their sign, -5 ... +3."""
        if not (math.isfinite(low) and math.isfinite(high)) or min(low, high) >= 0:
            return self.span(low, high, decimals)
        return " … ".join(self.number(end, decimals, signed=True) for end in (low, high))

    def euros_span(self, low: float, high: float) -> str:
        """Return a range of sums of money, its unit once: 3 150 000-4 725 000 € (fi, sv) with an en dash.

        Where an end is negative both carry their sign, as those of `change_span`.
        """
        span = self.change_span(low, high)
        if span == self.unknown:
            return span
        if self.language != "en":
            return f"{span}{_SPACE}€"
        is_negative = min(low, high) < 0
        return " … ".join(self.euros(end, signed=True) for end in (low, high)) if is_negative else f"€{span}"

    def percent_span(self, low: float, high: float, decimals: int = 1) -> str:
        """Return a range of fractions as percentages, the sign once: 12,3-14,0 %."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return self.unknown
        return self.span(low * 100, high * 100, decimals) + ("%" if self.language == "en" else f"{_SPACE}%")

    def period(self, time_period: str) -> str:
        """Return an SDMX month in words: "2026-06" is "kesäkuu 2026"; a year stays a year."""
        year, _, month = time_period.partition("-")
        return f"{self(f'months.{int(month)}')} {year}" if month else year

    def period_of(self, time_period: str) -> str:
        """Return an SDMX month as an attribute, "kesäkuun 2026" as in "kesäkuun 2026 lopussa"."""
        year, _, month = time_period.partition("-")
        return f"{self(f'months_of.{int(month)}')} {year}"


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
