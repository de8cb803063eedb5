"""Flows into and out of unemployment: what the producer publishes of them by region, under its own names."""

import pandas as pd

from charts import development as charts
from charts.trend import Line
from domain.area import COUNTRY
from domain.errors import DashboardError, NotFetchedError
from domain.records import records
from i18n.quantity import CHANGE, CHANGE_TENTHS, COUNT, TENTHS, Quantity
from i18n.text import Text
from reports.model import Bars, Lines
from views import labelled
from views.blocks import Block, Figure, Part, Words
from views.choices import Chosen, OneOf
from views.context import Context, source_line
from views.development.rows import marks
from views.labelled import TOTAL
from views.table import Column, Table

STEMS = ("statfin_12tl", "statfin_12tn", "statfin_12tr")
"""Searches and periods that began; unemployment that ended; searches that ended."""

_OWN = ("ref_area", "time_period", "measure", "obs_value", "obs_status", "mark", "source")
SEPARATOR = "."


def _codes(chosen: Chosen) -> tuple[str, ...]:
    try:
        return tuple(chosen.context.once(_series)["code"].unique())
    except DashboardError:
        return ()


FLOW = OneOf(
    key="flow",
    label="development.flows.flow",
    codes=_codes,
    said=lambda code, chosen, text: name_of(chosen.context, text, code),
    is_list=True,
    counts=lambda chosen: bool(_codes(chosen)),
)
"""Which of the producer's figures is drawn: table and measure."""


def blocks(chosen: Chosen, text: Text) -> tuple[Block, ...]:
    """Return the choice with its figures, or what is not known of flows and where it is published."""
    if not chosen[FLOW]:
        return (Words((text("development.flows_missing"),)),)
    return (FLOW, Part("flow", figure, chosen[FLOW]), Part("flows", every))


def name_of(context: Context, text: Text, code: str) -> str:
    """Return what the producer calls a figure; its code where that is not known."""
    stem, _, measure = code.partition(SEPARATOR)
    return labelled.names(context, stem, "measure", text.language).get(measure, measure)


def figure(context: Context, text: Text, code: str) -> Figure:
    """Return one flow by month, with the same month a year before.

    Raises:
        NotFetchedError: None have been fetched.
    """
    rows = context.once(_series)
    rows = rows[rows["code"] == code].reset_index(drop=True)
    name, place, quantity = name_of(context, text, code), _place_of(context, text, code), _quantity(rows)
    rows = rows.assign(month=rows["time_period"].map(text.period))
    first, last = rows["month"].iloc[0], rows["month"].iloc[-1]
    line = Line(name=name, periods=rows["time_period"].tolist(), heights=rows["obs_value"].tolist())
    title = text("development.flows.title", name=name, place=place, first=first, last=last)
    newest = records(rows.tail(1))[0]
    return Figure(
        heading=text("development.flows.heading"),
        answer=text(
            "development.flows.answer",
            place=place,
            name=name,
            period=text.period(newest["time_period"]),
            value=quantity.write(text, newest["obs_value"]),
            before=quantity.write(text, newest["before"])
            if newest["before"] == newest["before"]
            else text.unknown,
        ),
        title=title,
        alt=text("development.flows.alt", title=title, value=quantity.write(text, newest["obs_value"])),
        source=source_line(
            text, context, context.fetched(_stem(code)), notes=[text("development.flows.note", place=place)]
        ),
        drawing=charts.counted(
            line, text, write=lambda value: quantity.write(text, value), marks=marks(text)
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="month", label=text("columns.month")),
                Column(name="obs_value", label=name, quantity=quantity),
                Column(name="before", label=text("development.flows.before"), quantity=quantity),
            ),
            file="flow_of_unemployment",
        ),
        chart=Lines(of=("obs_value",)),
    )


def every(context: Context, text: Text) -> Figure:
    """Return every flow of its newest month beside a year before.

    Raises:
        NotFetchedError: None have been fetched.
    """
    rows = context.once(_series).drop_duplicates("code", keep="last")
    rows = rows.assign(
        name=[name_of(context, text, code) for code in rows["code"]],
        place=[_place_of(context, text, code) for code in rows["code"]],
        month=rows["time_period"].map(text.period),
        change=rows["obs_value"] - rows["before"],
    )
    title = text("development.flows.every")
    quantity = _quantity(rows)
    return Figure(
        title=title,
        alt=title,
        source=source_line(
            text, context, *(context.fetched(stem) for stem in dict.fromkeys(map(_stem, rows["code"])))
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("development.flows.flow")),
                Column(name="place", label=text("columns.area")),
                Column(name="month", label=text("columns.month")),
                Column(name="obs_value", label=text("development.flows.value"), quantity=quantity),
                Column(name="before", label=text("development.flows.before"), quantity=quantity),
                Column(
                    name="change",
                    label=text("development.flows.change"),
                    quantity=CHANGE if quantity is COUNT else CHANGE_TENTHS,
                ),
            ),
            file="flows_of_unemployment",
        ),
        chart=Bars(of=("obs_value",), is_ordered=False),
    )


def _stem(code: str) -> str:
    return code.partition(SEPARATOR)[0]


def _quantity(rows: pd.DataFrame) -> Quantity:
    """Return how figures are written: whole ones as counts, others with a decimal."""
    known = rows["obs_value"].dropna()
    return COUNT if (known == known.round()).all() else TENTHS


def _place_of(context: Context, text: Text, code: str) -> str:
    rows = context.once(_series)
    place = str(rows.loc[rows["code"] == code, "ref_area"].iloc[0])
    return context.names(text.language).get(place, place)


def _series(context: Context) -> pd.DataFrame:
    """Return code, ref_area, time_period, obs_value (NaN where not shown) and before, a year earlier."""
    found: list[pd.DataFrame] = []
    for stem in STEMS:
        try:
            found.append(_of_table(context, stem))
        except NotFetchedError:
            continue
    if not found:
        raise NotFetchedError("no flows have been fetched", table=STEMS[0])
    return pd.concat(found, ignore_index=True)


def _of_table(context: Context, stem: str) -> pd.DataFrame:
    rows = context.fetched(stem).data
    if "ref_area" in rows:
        known = set(rows["ref_area"])
        place = next((each for each in _places(context) if each in known), None)
        if place is None:
            raise NotFetchedError(f"{stem} has no area around {context.area.code}", table=stem)
        rows = rows[rows["ref_area"] == place]
    else:
        rows = rows.assign(ref_area=COUNTRY)
    for column in set(rows.columns).difference(_OWN):
        if TOTAL not in set(rows[column]):
            raise NotFetchedError(f"{stem} has no total over {column}", table=stem)
        rows = rows[rows[column] == TOTAL]
    rows = rows.assign(code=[f"{stem}{SEPARATOR}{each}" for each in rows["measure"]])
    then = {
        (row["code"], _later(row["time_period"])): row["obs_value"]
        for row in records(rows[["code", "time_period", "obs_value"]])
    }
    before = [then.get(key, float("nan")) for key in zip(rows["code"], rows["time_period"], strict=True)]
    rows = rows.assign(before=before).dropna(subset=["obs_value"])
    if rows.empty:
        raise NotFetchedError(f"{stem} shows no figures", table=stem)
    columns = ["code", "ref_area", "time_period", "obs_value", "before"]
    return rows[columns].sort_values(["code", "time_period"], ignore_index=True)


def _places(context: Context) -> tuple[str, ...]:
    """Return the areas whose flows may stand for this one's, the nearest to it first."""
    area = context.area
    whole = sorted(area.totals, key=lambda code: -len(area.totals[code]))
    return (area.code, *whole, *(each for each in area.compared if each != COUNTRY), COUNTRY)


def _later(period: str) -> str:
    return f"{int(period[:4]) + 1}{period[4:]}"
