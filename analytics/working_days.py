"""Working days of Finnish law, and when a first interview is due."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays
import pandas as pd

INTERVIEW_DAYS = ((date(2022, 5, 2), 5), (date(2026, 1, 1), 10))
"""First day of it -> working days to the first interview (HE 167/2021, 380/2023 31 §; HE 108/2025)."""

_SATURDAY = 5


@cache
def free_days(year: int) -> frozenset[date]:
    """Return the days of a year that are no working days besides weekends.

    Holy days, Independence Day, 1 May, and the eves of Christmas and Midsummer (laws 388/1937, 150/1930):
    the category "public" of the package `holidays`.
    """
    return frozenset(holidays.country_holidays("FI", years=year, categories=("public",)))


def is_working_day(day: date, *, saturdays: bool) -> bool:
    """Return whether a day counts; with `saturdays`, those that are no holidays do."""
    last = _SATURDAY if saturdays else _SATURDAY - 1
    return day.weekday() <= last and day not in free_days(day.year)


def working_day_after(day: date, days: int, *, saturdays: bool) -> date:
    """Return the so many-th working day after a day; the day after is the first if it is one."""
    left = days
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, saturdays=saturdays)
    return day


def interview_days(registered: date) -> int | None:
    """Return within how many working days a first interview is to be held; None before the first rule."""
    return next((days for since, days in reversed(INTERVIEW_DAYS) if registered >= since), None)


def interviews_due(first: date, last: date) -> pd.DataFrame:
    """Return until when an interview is to be held for each day of registration that a rule is known of.

    Columns: day, with_saturdays, without_saturdays (dates).
    """
    known = [(day, within) for day in _days(first, last) if (within := interview_days(day)) is not None]
    due = {
        name: [working_day_after(day, within, saturdays=saturdays) for day, within in known]
        for name, saturdays in (("with_saturdays", True), ("without_saturdays", False))
    }
    return pd.DataFrame({"day": [day for day, _ in known], **due}).astype("datetime64[s]")


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
