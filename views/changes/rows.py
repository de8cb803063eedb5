"""What the page is made of: changes over a year, months with figures, and who stood where a year before."""

import pandas as pd

from analytics.counts import values
from analytics.trend import SharesMissingError
from analytics.year_changes import YearChange, year_before, year_changes
from domain.errors import FiguresMissingError
from views.context import Context
from views.shares import history_of


def changes_of(context: Context, month: str) -> tuple[YearChange, ...]:
    """Return the change of every share in the year to a month, the area's own first; none of "".

    Raises:
        SnapshotMissingError, SnapshotDamagedError: The shares cannot be read.
    """
    return context.once(_changes, month)


def change_of(context: Context, month: str, of: str) -> YearChange | None:
    """Return the change of one share; None where the month, or that a year before, has none of it."""
    return next((each for each in changes_of(context, month) if each.ref_area == of), None)


def own_changes(context: Context, month: str) -> tuple[YearChange, ...]:
    """Return the changes of the area's municipalities."""
    own = context.area.municipalities
    return tuple(each for each in changes_of(context, month) if each.ref_area in own)


def months_with_year(context: Context) -> tuple[str, ...]:
    """Return the months whose shares can be held against the same month a year before, the newest first."""
    return context.once(_months_with_year)


def _months_with_year(context: Context) -> tuple[str, ...]:
    try:
        known = set(history_of(context)["time_period"])
    except SharesMissingError:
        return ()
    return tuple(sorted((each for each in known if year_before(each) in known), reverse=True))


def observed_month(context: Context, month: str) -> str:
    """Return the newest month with every indicator that is not after a month; "" if there is none."""
    known = context.opening.months.complete or (context.opening.period,)
    return max((each for each in known if each <= (month or known[-1])), default="")


def comparable_before(context: Context, month: str) -> str:
    """Return the same month a year before, if all its figures are there, of the same source; else ""."""
    before = year_before(month)
    if before not in context.opening.months.complete:
        return ""
    try:
        is_like = context.observations(before).snapshots == context.observations(month).snapshots
    except FiguresMissingError:
        return ""
    return before if is_like else ""


def _changes(context: Context, month: str) -> tuple[YearChange, ...]:
    try:
        history = history_of(context)
    except SharesMissingError:
        return ()
    if not month:
        return ()
    return year_changes(history, context.shares.data, labour_force(context), context.area, month)


def labour_force(context: Context) -> pd.Series:
    """Return the labour force of every municipality in the page's month; of none where it is not known."""
    try:
        return values(context.municipalities.data)["labour_force"]
    except FiguresMissingError:
        return pd.Series(dtype=float)
