"""Which time a source tells about, on a line of years."""

import math
from collections.abc import Iterable

_MONTHS = 12


def years_spanned(period: str) -> tuple[float, float]:
    """Return the start and the end of an SDMX period as decimal years; NaN where no period is stated.

    A year is "2023", a month "2023-08", a range two of them with a slash; the end is that of the last.
    """
    if not period:
        return math.nan, math.nan
    first, _, last = period.partition("/")
    return _start(first), _end(last or first)


def latest_month(periods: Iterable[str]) -> str:
    """Return the last month that any of the periods reaches; a period of whole years reaches none."""
    ends = (period.rpartition("/")[2] for period in periods)
    return max(end for end in ends if "-" in end)


def _start(point: str) -> float:
    year, _, month = point.partition("-")
    return int(year) + (int(month) - 1) / _MONTHS if month else float(year)


def _end(point: str) -> float:
    return _start(point) + (1 / _MONTHS if "-" in point else 1.0)
