"""The monthly shares of municipalities: the history of every series, and how much is known of each."""

import pandas as pd

from analytics.counts import values
from analytics.history import history, wholes
from analytics.trend import change_over_year
from domain.errors import FiguresMissingError
from domain.interval import Interval
from views.context import Context


def history_of(context: Context) -> pd.DataFrame:
    """Return the months of every series; see `analytics.history.history` and `change_over_year`.

    Raises:
        SharesMissingError: There are none of any municipality.
    """
    return context.once(_history)


def labour_force(context: Context) -> pd.Series:
    """Return the labour force by municipality, one vintage for all months; of none where it is not known."""
    try:
        return values(context.now.data)["labour_force"]
    except FiguresMissingError:  # municipalities have their published shares all the same
        return pd.Series(dtype=float)


def is_whole(context: Context, of: str) -> bool:
    """Return whether a series is derived from those of several municipalities."""
    return of in wholes(context.area)


def known(context: Context, of: str, value: Interval) -> Interval:
    """Return a share or its change as it is known: of a municipality as published, a range of several."""
    middle = (value.low + value.high) / 2
    return value if is_whole(context, of) else Interval(middle, middle)


def _history(context: Context) -> pd.DataFrame:
    return change_over_year(history(context.shares.data, labour_force(context), context.area))
