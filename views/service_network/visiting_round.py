"""A visiting round of a pop-up counsellor: the page, the days as a timetable, and the routes on the map."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analytics.service_network import round as analysis
from analytics.service_network.frames import RoundStops
from analytics.service_network.round import RoundParameters, StopTooFarError
from charts.drawing import Drawing
from charts.network_map import Way
from charts.round_days import Leg, round_days
from charts.theme import CATEGORICAL, pointed
from domain.interval import Interval
from domain.records import records
from domain.rounding import rounded
from domain.typed import DataFrame
from i18n.quantity import COUNT, TENTHS
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Bar, Figure, Part
from views.choices import Chosen
from views.context import Context
from views.page import Page
from views.service_network import common, of_municipality
from views.service_network.choices import BASE, DAY_MIN, STOP_MIN, STOPS, VIEW_SHOWN
from views.subject import municipality_of
from views.table import Column, Table


class Round(NamedTuple):
    """A round to find: where its days begin, where it stops, and what a day holds."""

    base: str
    stops: tuple[str, ...]
    parameters: RoundParameters


def page(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page of a round, or what stands in its way."""
    asked, own = round_of(chosen), municipality_of(chosen)
    controls = (VIEW_SHOWN, BASE, STOPS, Bar((STOP_MIN, DAY_MIN)))
    if not asked.stops:
        return Page(answer=(text("service_network.no_stops"),), main=controls)
    try:
        found = _found(context, asked)
    except StopTooFarError as error:
        place = context.names(text.language)[error.values["area"]]
        return Page(answer=(text(error.text_key, **{**error.values, "area": place}),), main=controls)
    return Page(
        answer=(
            *((of_municipality.of_round(context, text, found, asked.base, own),) if own else ()),
            text(
                "service_network.round_answer",
                municipalities=text.counted("service_network.municipalities", len(asked.stops)),
                summary=_summary(found, text),
            ),
            text("service_network.round_note"),
        ),
        key_figures=_key_figures(found, text),
        main=(*controls, Part("days", days_of, *asked, own)),
        side=(Part("route", route_of, *asked, own),),
    )


def round_of(chosen: Chosen) -> Round:
    """Return the round that a reader asks for; its base is not visited."""
    base, stop_min, day_min = chosen[BASE], chosen[STOP_MIN], chosen[DAY_MIN]
    parameters = RoundParameters(stop_min=int(stop_min), day_min=int(day_min))
    return Round(base, tuple(area for area in chosen[STOPS] if area != base), parameters)


def days_of(
    context: Context, text: Text, base: str, stops: tuple[str, ...], parameters: RoundParameters, own: str
) -> Figure:
    """Return the days of a round as a timetable; the visit to `own` is marked, "" for none."""
    found = _found(context, Round(base, stops, parameters))
    names, title = context.names(text.language), text("service_network.days")
    return Figure(
        title=title,
        definition=text("service_network.days_definition"),
        alt=text(
            "service_network.days_alt",
            summary=_summary(found, text),
            hours=_hours(parameters.day_min, text),
        ),
        source=common.source(
            text, context, text("service_network.days_note"), text("service_network.minutes_note")
        ),
        drawing=_timetable(found, base, parameters, context, text, own),
        table=Table(
            caption=title,
            frame=found.assign(name=found["ref_area"].map(names)),
            columns=(
                Column(name="day", label=text("service_network.columns.day"), quantity=COUNT),
                Column(name="stop", label=text("service_network.columns.stop"), quantity=COUNT),
                Column(name="name", label=text("service_network.columns.ref_area")),
                Column(name="leg_km", label=text("service_network.columns.leg_km"), quantity=TENTHS),
                Column(name="leg_min", label=text("service_network.columns.leg_min"), quantity=COUNT),
            ),
            file="visiting_round",
        ),
    )


def route_of(
    context: Context, text: Text, base: str, stops: tuple[str, ...], parameters: RoundParameters, own: str
) -> Figure:
    """Return the map of a round, a line for each day; the border of `own` is strong, "" for none."""
    found = _found(context, Round(base, stops, parameters))
    names, title = context.names(text.language), text("service_network.route")
    days = found.groupby("day")[["leg_km", "leg_min"]].sum().reset_index()
    order = found.groupby("day")["ref_area"].agg(lambda areas: " → ".join(names[area] for area in areas))
    frame = days.assign(order=days["day"].map(order))
    signs = {row["ref_area"]: str(row["day"]) for row in records(found) if row["ref_area"] != base}
    kinds = {**dict.fromkeys(stops, "popup"), base: "base"}
    return Figure(
        title=title,
        alt=text("service_network.route_alt", days="; ".join(frame["order"])),
        source=common.source(text, context, text("service_network.map_note")),
        drawing=common.drawn(
            context,
            text,
            common.marks_of(kinds, context, text, signs),
            _routes(found, base, context, text),
            strong=(base,),
            chosen=own,
            legend={kind: kind for kind in ("base", "popup")},
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="day", label=text("service_network.columns.day"), quantity=COUNT),
                Column(name="order", label=text("service_network.order")),
                Column(name="leg_km", label=text("service_network.columns.leg_km"), quantity=COUNT),
                Column(name="leg_min", label=text("service_network.columns.leg_min"), quantity=COUNT),
            ),
            file="visiting_round_days",
        ),
        is_map=True,
    )


def days(chosen: Chosen) -> Interval:
    """Return how many days the round takes."""
    found = _found(chosen.context, round_of(chosen))
    return Interval.point(float(found["day"].max()) if len(found) else 0.0)


def kilometres(chosen: Chosen) -> Interval:
    """Return how many kilometres the round is."""
    return Interval.point(float(_found(chosen.context, round_of(chosen))["leg_km"].sum()))


def _found(context: Context, asked: Round) -> DataFrame[RoundStops]:
    return context.dear(_searched, asked)


def _searched(context: Context, asked: Round) -> DataFrame[RoundStops]:
    return analysis.visiting_round(asked.base, asked.stops, context.own_ways.data, asked.parameters)


def _summary(found: DataFrame[RoundStops], text: Text) -> str:
    count, kilometres = int(found["day"].max()), text.integer(found["leg_km"].sum())
    return text.counted("service_network.round_summary", count, kilometres=kilometres)


def _key_figures(found: DataFrame[RoundStops], text: Text) -> tuple[KeyFigure, ...]:
    way = text.integer(found["leg_km"].sum())
    return (
        KeyFigure(label=text("service_network.kpi_days"), value=text.integer(found["day"].max())),
        KeyFigure(label=text("service_network.kpi_round_km"), value=text("service_network.km", km=way)),
        KeyFigure(label=text("service_network.kpi_driving"), value=_hours(found["leg_min"].sum(), text)),
    )


def _hours(minutes: float, text: Text) -> str:
    hours, rest = divmod(int(rounded(minutes, 0)), 60)
    return text("service_network.hours", hours=hours, minutes=f"{rest:02}")


def _days(found: DataFrame[RoundStops]) -> Iterator[tuple[int, pd.DataFrame]]:
    """Yield the days with their stops, in order."""
    for day in range(1, int(found["day"].max()) + 1):
        yield day, found[found["day"] == day]


def _day_name(day: int, text: Text) -> str:
    return text("service_network.day", day=day)


def _colour(day: int) -> str:
    return CATEGORICAL[(day - 1) % len(CATEGORICAL)].light


def _timetable(
    found: DataFrame[RoundStops],
    base: str,
    parameters: RoundParameters,
    context: Context,
    text: Text,
    own: str,
) -> Drawing:
    """Return every day with its parts, and its hours and kilometres at the end."""
    names, visit = context.names(text.language), parameters.stop_min
    legs, ends = [], []
    for day, rows in _days(found):
        clock = 0.0
        for row in records(rows):
            name, way = names[row["ref_area"]], common.way_words(_leg(row), text)
            parts = [(row["leg_min"], "", f"→ {name}<br>{way}")]
            if row["ref_area"] != base:
                (said,) = pointed([name], [row["ref_area"]], own)
                parts.append((visit, said, f"<b>{name}</b><br>{_hours(visit, text)}"))
            for minutes, words, hover in parts:
                legs.append(
                    Leg(
                        day=_day_name(day, text),
                        start_min=clock,
                        minutes=minutes,
                        is_visit=bool(words),
                        words=words,
                        hover=hover,
                        colour=_colour(day),
                        area=row["ref_area"],
                    )
                )
                clock += minutes
        km = text.integer(rows["leg_km"].sum())
        ends.append(text("service_network.day_end", hours=_hours(clock, text), km=km))
    return round_days(
        legs,
        [_day_name(day, text) for day, _ in _days(found)],
        ends,
        text,
        day_min=parameters.day_min,
        limit=text("service_network.longest_day", hours=_hours(parameters.day_min, text)),
    )


def _leg(row: dict[str, float]) -> dict[str, float]:
    return {"road_km": row["leg_km"], "drive_min": row["leg_min"]}


def _routes(found: DataFrame[RoundStops], base: str, context: Context, text: Text) -> list[Way]:
    names, at = context.names(text.language), common.centres(context)
    ways = []
    for day, rows in _days(found):
        areas = [area for area in (base, *rows["ref_area"]) if area in at]
        ways.append(
            Way(
                x=[at[area][0] for area in areas],
                y=[at[area][1] for area in areas],
                colour=_colour(day),
                hover=f"<b>{_day_name(day, text)}</b><br>{' → '.join(names[area] for area in areas)}",
            )
        )
    return ways
