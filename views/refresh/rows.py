"""Rows of what is held of each table, of how its last refresh ended, and of what every vintage brought."""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from data.refresh.declared import declared
from data.refresh.sources import SOURCES
from data.vintages import Part, periods_of
from i18n.text import Text
from views.context import Context
from views.origins import short_day

MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def stems() -> tuple[str, ...]:
    """Return every table that is fetched, in the order in which it is."""
    return (*(each.stem for each in declared().tables), *SOURCES)


def held(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return the periods that are held of each table of which anything is; none where it is held whole."""
    return {
        stem: periods_of(context.store.layers[stem]) for stem in stems() if context.store.layers.get(stem)
    }


def newest_of(context: Context) -> str:
    """Return the newest month of any monthly table; "" if there is none."""
    months = (each for periods in held(context).values() for each in periods if MONTH.fullmatch(each))
    return max(months, default="")


def day_of(key: str) -> date:
    """Return the day of a vintage."""
    return date.fromisoformat(key[:10])


def troubled(context: Context) -> Mapping[str, str]:
    """Return how it ended for each table that the last refresh did not bring."""
    said = context.refreshed.tables
    return {stem: str(said[stem].outcome) for stem in stems() if stem in said and not said[stem].is_good}


def table_rows(context: Context, text: Text) -> pd.DataFrame:
    """Return the tables. Columns: name, table, span, fetched, checked, outcome, message; words."""
    kept, said, rows = held(context), context.refreshed.tables, []
    for stem in stems():
        newest = context.store.layers[stem][0].part if stem in kept else None
        state = said.get(stem)
        rows.append(
            {
                "name": text(f"refresh.names.{stem}"),
                "table": stem.removeprefix("statfin_") if stem.startswith("statfin_") else "",
                "span": _span(kept[stem], text) if stem in kept else text("refresh.not_held"),
                "fetched": _fetched(context, newest) if newest else "",
                "checked": short_day(state.checked.date()) if state else "",
                "outcome": text(f"refresh.outcomes.{state.outcome if state else 'never'}"),
                "message": state.message if state else "",
            }
        )
    return pd.DataFrame(rows)


def vintage_rows(context: Context, text: Text) -> pd.DataFrame:
    """Return what each vintage brought, the newest first. Columns: day, name, new, revised, cells, ended."""
    rows = [
        {
            "day": short_day(day_of(each.key)),
            "name": text(f"refresh.names.{stem}"),
            "new": listed(set(part.periods or ()) - set(part.revised), text),
            "revised": listed(part.revised, text),
            "cells": float(part.revised_cells),
            "ended": ", ".join(part.ended),
        }
        for each in reversed(context.store.history)
        for stem, part in sorted(each.parts.items())
        if stem in stems()
    ]
    columns = ["day", "name", "new", "revised", "cells", "ended"]
    return pd.DataFrame(rows, columns=columns).astype({"cells": "float64"})


def _fetched(context: Context, newest: Part) -> str:
    return short_day(
        next(day_of(each.key) for each in context.store.history if newest in each.parts.values())
    )


def _span(periods: tuple[str, ...], text: Text) -> str:
    if not periods:
        return text("refresh.held_whole")
    first, last = text.period(periods[0]), text.period(periods[-1])
    return first if first == last else text("sources.span", start=first, end=last)


def listed(periods: set[str] | tuple[str, ...], text: Text) -> str:
    """Return periods in words: each of a few, else the first and last and how many."""
    ordered = tuple(sorted(periods))
    if len(ordered) <= 3:
        return ", ".join(map(text.period, ordered))
    return text("refresh.many", span=_span(ordered, text), count=text.integer(len(ordered)))
