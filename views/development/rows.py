"""What the page is made of: the months behind and those to come of every series, each worked out once."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pandas as pd

from analytics.forecast.backtest import all_paths
from analytics.forecast.outlook import Outlook, outlook
from analytics.forecast.seasonal import adjusted
from analytics.history import wholes
from analytics.trend import SharesMissingError
from charts.development import Mark
from data.breaks import breaks
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from views.context import Context
from views.shares import history_of, labour_force
from views.table import ends_of

FEWEST_MONTHS = 13
"""Months that a development needs: fewer are mostly season."""


def months_of(context: Context, of: str) -> pd.DataFrame:
    """Return the months of one series: time_period, share_low/high, change_low/high, share, change.

    `share` is the middle of the bounds, which of a municipality is the published number. Fractions.

    Raises:
        SharesMissingError: There are none of it.
    """
    return context.once(_months_of, of)


def months_without_season(context: Context, of: str) -> pd.DataFrame:
    """Return `months_of` with `adjusted`, the share without its season; NaN where that cannot be told.

    Raises:
        SharesMissingError: There are none of it.
    """
    return context.once(_without_season, of)


def seasons_ahead(context: Context) -> None:
    """Tell the season of every series that a reader can choose; where it cannot be told the page says so."""
    for of in (context.area.code, *context.area.municipalities):
        with suppress(DashboardError):
            months_without_season(context, of)


def expected(context: Context, last: str = "") -> Outlook:
    """Return the year after a month for every series, worked out once for all readers.

    Args:
        context: Where.
        last: The last month that is known; "" for the newest. Later ones play no part.

    Raises:
        SharesMissingError, HistoryTooShortError: There are no months to try a forecast on.
    """
    return context.dear(_outlook, last)


def path_of(context: Context, of: str) -> pd.DataFrame:
    """Return the coming year of one series: time_period, share, share_low, share_high and last_year.

    Raises:
        SharesMissingError, HistoryTooShortError: As `expected`, or there is none of this one.
    """
    found = expected(context)
    rows = found.paths[found.paths["ref_area"] == of].reset_index(drop=True)
    if rows.empty:
        raise SharesMissingError(f"no forecast of {of}")
    return rows.assign(last_year=months_of(context, of)["share"].to_numpy()[-len(rows) :])


def marks(text: Text) -> tuple[Mark, ...]:
    """Return the breaks of the series with the words at their lines."""
    return tuple(
        Mark(
            period=each.period, words=text(f"development.breaks.{each.key}.short", period=_short(each.period))
        )
        for each in breaks()
    )


def breaks_said(text: Text) -> list[str]:
    """Return a sentence for every break of the series, with the law behind it."""
    return [
        text(f"development.breaks.{each.key}.note", period_of=text.period_of(each.period), law=each.law)
        for each in breaks()
    ]


def change_of(row: Mapping[str, Any]) -> Interval:
    """Return how a month's share changed in a year, `UNKNOWN` where a month of the two has none."""
    return Interval(*ends_of(row, "change")) if row["change"] == row["change"] else UNKNOWN


def _short(period: str) -> str:
    year, month = period.split("-")
    return f"{int(month)}/{year}"


def _months_of(context: Context, of: str) -> pd.DataFrame:
    every = history_of(context)
    rows = every[every["ref_area"] == of].reset_index(drop=True)
    if rows.empty:
        raise SharesMissingError(f"no monthly shares of {of}")
    return rows.assign(share=sum(ends_of(rows, "share")) / 2, change=sum(ends_of(rows, "change")) / 2)


def _without_season(context: Context, of: str) -> pd.DataFrame:
    rows = months_of(context, of)
    periods = rows["time_period"]
    calendar = pd.period_range(periods.iloc[0], periods.iloc[-1], freq="M").astype(str)
    whole = pd.Series(rows["share"].to_numpy(), index=periods).reindex(calendar).to_numpy(float)
    without = context.memory.once((adjusted, whole.tobytes()), lambda: adjusted(whole))
    return rows.assign(adjusted=periods.map(dict(zip(calendar, without, strict=True))))


def _outlook(context: Context, last: str) -> Outlook:
    every = history_of(context)
    own = every[every["ref_area"].isin(context.area.municipalities)]
    if own.empty:
        raise SharesMissingError(f"no monthly shares of {context.area.code}")
    middle = own.assign(share=sum(ends_of(own, "share")) / 2)
    wide = middle.pivot(index="time_period", columns="ref_area", values="share")
    if last:
        wide = wide.loc[:last]
    calendar = pd.period_range(wide.index.min(), wide.index.max(), freq="M").astype(str)
    force = {str(code): float(persons) for code, persons in labour_force(context).dropna().items()}
    return outlook(
        wide.reindex(calendar),
        force,
        wholes(context.area),
        paths_of=lambda months: context.memory.once(
            (all_paths, months.shape, months.tobytes()), lambda: all_paths(months)
        ),
    )
