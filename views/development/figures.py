"""The figures of one series: its months, its coming year, and how far such forecasts missed."""

from typing import Any

import pandas as pd

from analytics.forecast.backtest import MEAN
from analytics.forecast.methods import HORIZON
from charts import development as charts
from charts import forecast_errors
from charts.trend import Line
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, FINE_SHARE, POINTS_TENTHS, SHARE
from i18n.text import Text
from reports.model import Bars, Lines
from views.blocks import Figure
from views.context import Context, source_line
from views.development.headlines import AGAINST, HALF_YEAR
from views.development.rows import (
    breaks_said,
    expected,
    marks,
    months_of,
    months_without_season,
    path_of,
)
from views.development.words import MISSED, share_words
from views.shares import is_whole
from views.sourced import Sourced
from views.table import Column, Table, end_columns, ends_of

BEHIND = 30
"""Months of history drawn before a forecast."""

_DRAWN = (MEAN, AGAINST, "naive")
"""Methods whose errors are drawn; the table has all."""

_TABLED = (MEAN, AGAINST, "naive", "ets", "stl")


def series(context: Context, text: Text, of: str, shown: str) -> Figure:
    """Return the months of a series: year on year, as they are, or without their season."""
    rows, name = months_without_season(context, of), context.names(text.language)[of]
    column = {"year_on_year": "change", "level": "share", "adjusted": "adjusted"}[shown]
    rows = rows.dropna(subset=[column]).reset_index(drop=True)
    first, last = (text.period(rows["time_period"].iloc[place]) for place in (0, -1))
    quantity = POINTS_TENTHS if shown == "year_on_year" else SHARE
    title = text(f"development.series.{shown}", area=name, first=first, last=last)
    plain = Line(name=name, periods=rows["time_period"].tolist(), heights=rows["share"].tolist())
    line = Line(name=name, periods=rows["time_period"].tolist(), heights=rows[column].tolist())
    extremes = records(rows.loc[[rows[column].idxmax(), rows[column].idxmin()]])
    most, least = (
        text(
            "development.month_value",
            period=text.period(each["time_period"]),
            value=quantity.write(text, each[column]),
        )
        for each in extremes
    )
    notes = [
        text(f"development.series.{shown}_note"),
        *breaks_said(text),
        text("development.labour_force_note"),
    ]
    if is_whole(context, of):
        notes.insert(0, text("development.derived_note", period=text.period_of(context.period)))
    return Figure(
        title=title,
        definition=text("indicators.unemployed_share.definition"),
        alt=text(
            f"development.series.{shown}_alt",
            area=name,
            first=first,
            last=last,
            value=quantity.write(text, rows[column].iloc[-1]),
            most=most,
            least=least,
        ),
        source=source_line(text, context, context.shares, *_weights(context, of), notes=notes),
        drawing=charts.months(
            line,
            text,
            write=lambda value: quantity.write(text, value),
            marks=marks(text),
            behind=plain if shown == "adjusted" else None,
            is_change=shown == "year_on_year",
        ),
        table=_months_table(rows, context, text, of, caption=title),
        chart=Lines(of=_ends(column) if is_whole(context, of) and shown != "adjusted" else (column,)),
    )


def _ends(column: str) -> tuple[str, str]:
    return f"{column}_low", f"{column}_high"


def forecast(context: Context, text: Text, of: str) -> Figure:
    """Return the coming year with its range, beside the same months of the last.

    Raises:
        SharesMissingError, HistoryTooShortError: There are no months to try a forecast on.
    """
    path, name = path_of(context, of), context.names(text.language)[of]
    behind = months_of(context, of).tail(BEHIND)
    title = text("development.forecast.title", area=name, period=text.period(path["time_period"].iloc[-1]))
    words = {key: text(f"development.forecast.{key}") for key in ("forecast", "last_year")}
    path = path.assign(
        hover=[
            text(
                "development.forecast.hover",
                area=name,
                period=text.period(row["time_period"]),
                share=SHARE.write(text, row["share"]),
                range=SHARE.span(text, *ends_of(row, "share")),
            )
            for row in records(path)
        ],
        month=path["time_period"].map(text.period),
    )
    notes = [text("development.forecast.note")]
    notes += [text("development.forecast.whole_note", period=text.period_of(context.period))] * is_whole(
        context, of
    )
    last = records(path)[-1]
    return Figure(
        title=title,
        definition=text("development.forecast.definition"),
        alt=text(
            "development.forecast.alt",
            area=name,
            period=last["month"],
            share=SHARE.write(text, last["share"]),
            range=SHARE.span(text, *ends_of(last, "share")),
        ),
        source=source_line(text, context, context.shares, *_weights(context, of), notes=notes),
        drawing=charts.forecast(
            Line(name=name, periods=behind["time_period"].tolist(), heights=behind["share"].tolist()),
            path,
            text,
            write=lambda value: SHARE.write(text, value),
            words=words,
            marks=marks(text),
        ),
        table=Table(
            caption=title,
            frame=path,
            columns=(
                Column(name="month", label=text("columns.month")),
                Column(name="share", label=text("development.forecast.column"), quantity=SHARE),
                *end_columns(text, "share", text("development.forecast.range"), SHARE),
                Column(name="last_year", label=words["last_year"], quantity=SHARE),
            ),
            file="forecast",
        ),
        chart=Lines(of=("share", "share_low", "share_high"), pale=("last_year",)),
    )


def errors(context: Context, text: Text, of: str) -> Figure:
    """Return how far each method missed on the months behind, by months ahead.

    Raises:
        SharesMissingError, HistoryTooShortError: There are no months to try a forecast on.
    """
    found = expected(context)
    tried = found.tried.of(found.sample(of))
    names = {method: text(f"development.methods.{method}") for method in _TABLED}
    rows = pd.DataFrame({method: tried.mae(method) for method in _TABLED})
    rows.insert(0, "ahead", range(1, HORIZON + 1))
    rows["months"] = [text.counted("development.ahead", ahead) for ahead in rows["ahead"]]
    title = text("development.errors.title")
    own = of in found.wholes
    whose = (
        context.names(text.language)[of]
        if own
        else text.counted("development.municipalities", len(found.parts))
    )
    return Figure(
        heading=text("development.errors.heading"),
        answer=text(
            "development.errors.answer",
            error=MISSED.write(text, tried.total(MEAN, last=HALF_YEAR)),
            against=MISSED.write(text, tried.total(AGAINST, last=HALF_YEAR)),
        ),
        title=title,
        definition=text("development.errors.definition"),
        alt=text(
            "development.errors.alt",
            methods="; ".join(f"{names[each]} {MISSED.write(text, tried.total(each))}" for each in _DRAWN),
        ),
        source=source_line(
            text,
            context,
            context.shares,
            *_weights(context, of),
            notes=[
                text("development.errors.note", whose=whose, origins=COUNT.write(text, len(tried.origins)))
            ],
        ),
        drawing=forecast_errors.errors(
            rows,
            text,
            names={each: text(f"development.methods.{each}_short") for each in _DRAWN},
            write=lambda value: MISSED.write(text, value),
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="months", label=text("development.months_ahead")),
                *(Column(name=each, label=names[each], quantity=MISSED) for each in _TABLED),
            ),
            file="forecast_errors",
        ),
        chart=Bars(of=(MEAN, AGAINST, "naive"), is_ordered=False),
    )


def _weights(context: Context, of: str) -> tuple[Sourced[Any], ...]:
    """Return what a whole's share is made with besides: the labour force."""
    return (context.now,) if is_whole(context, of) else ()


def _months_table(rows: pd.DataFrame, context: Context, text: Text, of: str, *, caption: str) -> Table:
    newest = rows.iloc[::-1].reset_index(drop=True)
    whole = is_whole(context, of)
    newest = newest.assign(
        month=newest["time_period"].map(text.period),
        words=[share_words(context, text, of, Interval(*ends_of(row, "share"))) for row in records(newest)],
    )
    label = text("indicators.unemployed_share.label")
    share = (
        end_columns(text, "share", label, FINE_SHARE)
        if whole
        else [Column(name="share", label=label, quantity=SHARE)]
    )
    label = text("development.series.change")
    change = (
        end_columns(text, "change", label, POINTS_TENTHS)
        if whole
        else [Column(name="change", label=label, quantity=POINTS_TENTHS)]
    )
    return Table(
        caption=caption,
        frame=newest,
        columns=(
            Column(name="month", label=text("columns.month")),
            *share,
            *change,
            Column(name="adjusted", label=text("development.series.adjusted_column"), quantity=SHARE),
        ),
        file="unemployed_share_year_on_year",
    )
