"""The six indicators of the national service: computed where the data allow, else what it would take."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.counts import counts
from analytics.situation import GROUPS, comparable
from charts.ranking import ranking
from domain.area import COUNTRY
from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import EUROS, SHARE, Quantity
from i18n.text import Text
from reports.model import Bars
from views.bill.worked import staff
from views.blocks import Figure
from views.context import Context, source_line
from views.shared_metrics.choices import RESOURCES
from views.structural_change.posts import Posts
from views.table import Column, Table, as_ends, end_columns, span_columns

MISSING = ("inflow", "statements", "time_to_work", "time_limits")
"""Indicators that nothing at hand gives."""

AREAS = ("here", "area", "country")


def figure(context: Context, text: Text, municipality: str, posts: Posts) -> Figure:
    """Return every indicator of a municipality, the area and the country, with how it is known."""
    title, names = text("shared_metrics.six.title"), context.names(text.language)
    rows = [
        _row(
            text,
            RESOURCES,
            text("shared_metrics.six.resources"),
            EUROS,
            per_unemployed(context, municipality, posts),
        ),
        *(
            _row(text, each, text(f"indicators.{each}.label"), SHARE, _shares(context, municipality, each))
            for each in ("unemployed_share", *GROUPS)
        ),
        *(_row(text, each, text(f"shared_metrics.six.{each}"), SHARE, (UNKNOWN,) * 3) for each in MISSING),
    ]
    headings = {
        "here": names[municipality],
        "area": text("activation.whole_area"),
        "country": text("columns.country"),
    }
    return Figure(
        title=title,
        definition=text("shared_metrics.six.definition"),
        source=_source(context, text, has_staff=resources(context, posts).is_known),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="name", label=text("shared_metrics.indicator")),
                *(
                    replace(each, own="quantity")
                    for key, heading in headings.items()
                    for each in span_columns(text, key, heading, SHARE)
                ),
                Column(name="known", label=text("shared_metrics.columns.known"), under="name"),
            ),
            file="shared_metrics",
        ),
    )


def by_municipality(context: Context, text: Text, indicator: str, municipality: str, posts: Posts) -> Figure:
    """Return one indicator in every municipality."""
    quantity = EUROS if indicator == RESOURCES else SHARE
    label = text(
        "shared_metrics.six.resources" if indicator == RESOURCES else f"indicators.{indicator}.label"
    )
    names = context.names(text.language)
    area = context.area
    if indicator == RESOURCES:
        found = {code: _per_unemployed(context, (code,), posts) for code in area.municipalities}
        whole = _per_unemployed(context, area.municipalities, posts)
    else:
        shares = {code: _shares(context, code, indicator) for code in area.municipalities}
        found = {code: here for code, (here, _, _) in shares.items()}
        whole = shares[area.seat][1]
    rows = pd.DataFrame(
        [
            {"ref_area": code, "name": names[code], "low": each.low, "high": each.high}
            for code, each in found.items()
        ]
    )
    title = text("shared_metrics.by.title", indicator=label, period=text.period(context.period))
    said = "; ".join(f"{row['name']} {quantity.span(text, row['low'], row['high'])}" for row in records(rows))
    return Figure(
        title=title,
        definition=text("shared_metrics.six.definition"),
        alt=text("shared_metrics.by.alt", areas=said),
        source=_source(context, text, has_staff=indicator == RESOURCES),
        drawing=ranking(
            rows,
            text,
            write=lambda low, high: quantity.span(text, low, high),
            chosen=municipality,
            reference=(whole.low + whole.high) / 2 if whole.is_known else None,
            reference_label=text("overview.reference", value=quantity.span(text, whole.low, whole.high)),
        ),
        table=Table(
            caption=title,
            frame=rows.rename(columns={"low": "value_low", "high": "value_high"}),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *end_columns(text, "value", label, quantity),
            ),
            file="shared_metrics_by_municipality",
        ),
        chart=Bars(of=("value_low", "value_high")),
    )


def resources(context: Context, posts: Posts) -> Interval:
    """Return what client-facing staff costs a year per unemployed in the area; unknown without staff."""
    try:
        return _per_unemployed(context, context.area.municipalities, posts)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a damaged file is named, not passed over
    except DashboardError:
        return UNKNOWN


def _source(context: Context, text: Text, *, has_staff: bool) -> str:
    read = (context.now, context.staffing) if has_staff else (context.now,)
    return source_line(text, context, *read, notes=[text("shared_metrics.six.note")])


def per_unemployed(context: Context, municipality: str, posts: Posts) -> tuple[Interval, Interval, Interval]:
    """Return what staff costs a year per unemployed in a municipality, the area and the country."""
    try:
        here = _per_unemployed(context, (municipality,), posts)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise
    except DashboardError:  # the area has no units, which its own row says
        return UNKNOWN, UNKNOWN, UNKNOWN
    return here, resources(context, posts), UNKNOWN


def _per_unemployed(context: Context, areas: tuple[str, ...], posts: Posts) -> Interval:
    persons = counts(context.now.data, context.area).total(areas, "unemployed")
    costs = [staff(context, posts)[code].eur for code in areas]
    if not persons.is_known or persons.low <= 0:
        return UNKNOWN
    return Interval(
        sum(each.low for each in costs) / persons.high, sum(each.high for each in costs) / persons.low
    )


def _shares(context: Context, municipality: str, indicator: str) -> tuple[Interval, Interval, Interval]:
    area = context.area
    codes = (municipality, area.code, COUNTRY)
    rows = comparable(context.now.data, codes, indicator, area)
    here, whole, country = (Interval(row["low"], row["high"]) for row in records(rows))
    return here, whole, country


def _row(
    text: Text, key: str, name: str, quantity: Quantity, values: tuple[Interval, Interval, Interval]
) -> dict[str, Any]:
    ends: dict[str, float] = {}
    for area, value in zip(AREAS, values, strict=True):
        ends |= as_ends(area, value)
    known = "groups" if key in GROUPS else key
    return {"name": name, "quantity": quantity, **ends, "known": text(f"shared_metrics.known.{known}")}
