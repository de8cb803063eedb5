"""The months behind and those to come of several areas together: each municipality once."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analytics.history import wholes
from analytics.trend import SharesMissingError, area_shares
from views.context import Context
from views.development.rows import expected, months_of
from views.shares import labour_force


def months_together(context: Context, areas: Sequence[str]) -> pd.DataFrame:
    """Return the months of areas together: time_period, share_low, share_high, share; fractions.

    Raises:
        SharesMissingError: There are none of one of them.
    """
    if series := _series(context, areas):
        return months_of(context, series)
    return context.once(_months, _members(context, areas))


def expected_together(context: Context, areas: Sequence[str], last: str = "") -> pd.DataFrame:
    """Return the year after a month: time_period, share, and its 80 % range share_low and share_high.

    Raises:
        SharesMissingError, HistoryTooShortError: There are no months to try a forecast on.
    """
    found = expected(context, last)
    if series := _series(context, areas):
        return found.paths[found.paths["ref_area"] == series].reset_index(drop=True)
    persons = labour_force(context).dropna()
    return found.together(_members(context, areas), dict(zip(persons.index, persons, strict=True)))


def _members(context: Context, areas: Sequence[str]) -> tuple[str, ...]:
    every = wholes(context.area)
    return tuple(sorted({each for code in areas for each in every.get(code, (code,))}))


def _series(context: Context, areas: Sequence[str]) -> str:
    """Return the code of the one area that these are; "" of several that have no code together."""
    if len(areas) == 1:
        return areas[0]
    members = set(_members(context, areas))
    return next((code for code, parts in wholes(context.area).items() if set(parts) == members), "")


def _months(context: Context, members: tuple[str, ...]) -> pd.DataFrame:
    area = replace(context.area, municipalities=members)
    rows = area_shares(context.shares.data, labour_force(context), area).dropna()
    if rows.empty:
        raise SharesMissingError(f"no monthly shares of {', '.join(members)}")
    return rows.assign(share=(rows["share_low"] + rows["share_high"]) / 2).reset_index(drop=True)
