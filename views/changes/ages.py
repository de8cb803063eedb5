"""How old the figures are, and when the next ones may come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.origins import origins_of
from i18n.quantity import COUNT
from i18n.text import Text
from views.context import Context
from views.origins import day
from views.refresh.rows import MONTH, held

TABLES = ("statfin_12tf", "statfin_12r5")
"""The monthly tables that the page is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How new one table is.

    Attributes:
        stem: The table.
        newest: Its newest month.
        published: Day on which its producer last changed it; None where nobody says.
        lags: Days from the end of a month to the day on which its figures had been published, of every
            vintage that brought a new month.
    """

    stem: str
    newest: str
    published: date | None
    lags: tuple[int, ...]


def ages(context: Context) -> tuple[Age, ...]:
    """Return how new the monthly tables are that there are figures of."""
    return context.once(_ages)


def month_end(month: str) -> date:
    """Return the last day of a month."""
    return pd.Period(month, freq="M").end_time.date()


def sentences(context: Context, text: Text, today: date) -> tuple[str, ...]:
    """Return how old each table is, and that nobody knows when the next figures come, with the usual lag."""
    found = ages(context)
    if not found:
        return (text("changes.age.none"),)
    said = [_age(text, each, today) for each in found]
    lags = [lag for each in found for lag in each.lags]
    said.append(text("changes.age.no_calendar"))
    if lags:
        newest = max(each.newest for each in found)
        coming = str(pd.Period(newest, freq="M") + 1)
        due = month_end(coming) + timedelta(days=max(lags))
        said.append(
            text.counted(
                "changes.age.lag",
                len(lags),
                lag=text.span(min(lags), max(lags)),
                period_of=text.period_of(coming),
                due=day(text, due),
            )
        )
        if due < today:
            said.append(text("changes.age.due", period_of=text.period_of(coming)))
    return tuple(said)


def days_old(month: str, today: date) -> int:
    """Return how many days ago a month ended; 0 of one that has not."""
    return max((today - month_end(month)).days, 0)


def _ages(context: Context) -> tuple[Age, ...]:
    found = []
    for stem in TABLES:
        months = [each for each in held(context).get(stem, ()) if MONTH.fullmatch(each)]
        if months:
            known = dict(_published(context, stem))
            newest = max(months)
            lags = tuple((when - month_end(month)).days for month, when in known.items())
            found.append(Age(stem=stem, newest=newest, published=known.get(newest), lags=lags))
    return tuple(found)


def _age(text: Text, age: Age, today: date) -> str:
    key = "published" if age.published else "unpublished"
    return text(
        f"changes.age.{key}",
        name=text(f"refresh.names.{age.stem}"),
        period=text.period(age.newest),
        published=day(text, age.published) if age.published else "",
        days=COUNT.write(text, days_old(age.newest, today)),
    )


def _published(context: Context, stem: str) -> Iterator[tuple[str, date]]:
    """Yield the newest month that each vintage brought, and the day on which it had been published."""
    for vintage in context.store.history:
        part = vintage.parts.get(stem)
        new = set(part.periods or ()).difference(part.revised) if part else set()
        newest = max(filter(MONTH.fullmatch, new), default="")
        if part is None or not newest:
            continue
        updated = date.fromisoformat(part.updated[:10]) if part.updated else None
        if vintage.key == context.store.shipped:
            updated = origins_of(stem)[0].updated
        if updated and updated >= month_end(newest):
            yield newest, updated
