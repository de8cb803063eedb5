"""Number formats of spreadsheets and charts, read from how a page writes its numbers."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBER = re.compile(r"[+\-\u2212]?\d[\d\u00a0\u202f ]*(?:[.,]\d+)*")
_MINUS = "\N{MINUS SIGN}"
_SPACES = "\u00a0\u202f "


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How the numbers of a column are written.

    Attributes:
        code: Format code of spreadsheets; each reader's own program adds its decimal and thousands marks.
        scale: What a raw number is multiplied by before it is written: 100 for percentage points.
    """

    code: str
    scale: float = 1.0


PLAIN = NumberFormat(code="General")


def number_format(written: Iterable[tuple[float, str]], *, decimal_mark: str) -> NumberFormat:
    """Return the format that a column's numbers are written in.

    Args:
        written: Each raw number with how the page writes it.
        decimal_mark: Of the language the numbers are written in.
    """
    codes = [read for value, words in written if (read := _read(value, words, decimal_mark))]
    if not codes:
        return PLAIN
    most = max(codes, key=lambda read: abs(read.value))
    is_signed = any(read.is_signed for read in codes)
    decimals = max(read.decimals for read in codes)
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    unit = f'"{most.unit}"' if most.unit and not most.is_percent else most.unit
    code = f"{digits}{unit}"
    if is_signed:
        code = f'+{code};"{_MINUS}"{code};{digits}{unit}'
    return NumberFormat(code=code, scale=1.0 if most.is_percent else most.scale)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    value: float
    decimals: int
    unit: str
    scale: float
    is_percent: bool
    is_signed: bool


def _read(value: float, words: str, decimal_mark: str) -> _Read | None:
    found = _NUMBER.search(words)
    if found is None or not math.isfinite(value):
        return None
    digits = found.group().rstrip(_SPACES)
    unit = words[found.start() + len(digits) :].replace('"', "")
    whole, _, fraction = digits.strip("+-" + _MINUS).partition(decimal_mark)
    for mark in (*_SPACES, ",", "."):
        whole = whole.replace(mark, "")
    shown = float(f"{whole or 0}.{fraction or 0}")
    is_percent = unit.strip(_SPACES) == "%"
    nearer = min((1.0, 100.0), key=lambda scale: abs(abs(value) * scale - shown))
    return _Read(
        value=value,
        decimals=len(fraction),
        unit=unit if unit.strip(_SPACES) else "",
        scale=nearer if value else 1.0,
        is_percent=is_percent,
        is_signed=digits.startswith("+"),
    )
