"""A visiting round of a pop-up counsellor: controls, the days as a timetable, and the routes on the map."""

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.service_network.frames import RoundStops
from analytics.service_network.round import RoundParameters, visiting_round
from charts import shades
from charts.network_map import Way, network_map
from charts.round_days import Leg, round_days
from charts.theme import CATEGORICAL
from domain.areas import MUNICIPALITIES
from domain.errors import DashboardError
from domain.records import records
from domain.rounding import rounded
from i18n.quantity import COUNT, TENTHS
from i18n.text import Text
from reports.model import NO_CHART
from ui import kpi, limits, loaders, picks, url, words
from ui.components.figure import figure
from ui.kpi import Kpi
from ui.network import common
from ui.network.common import Names, Words
from ui.situation import KAJAANI_FIRST
from views.table import Column, Table

STOP_MIN = (30, 480, 180)
DAY_MIN = (240, 720, 600)
"""Least, most and default of the sliders, in minutes."""

STEP_MIN = 15

_PLACES = ("area", "origin", "destination")
"""What an error names by the code of a municipality."""


def show(
    text: Text,
    names: Names,
    picture: st.delta_generator.DeltaGenerator,
    side: st.delta_generator.DeltaGenerator,
) -> None:
    """Show the view in the two columns of the page."""
    with picture:
        head = st.container()
        base, stops, parameters = _controls(text, names)
        if not stops:
            words.answer(text("network_page.no_stops"))
            return
        try:
            with limits.calculation(text):
                found = visiting_round(base, stops, loaders.road_distances(), parameters)
        except DashboardError as error:
            # Minutes may look like the code of a municipality.
            places = {key: names[code] for key, code in error.values.items() if key in _PLACES}
            words.answer(text(error.text_key, **{**error.values, **places}))
            return
        with head:
            words.answer(*_answer(found, stops, text))
            kpi.strip(_kpis(found, text), label=text("network_page.kpis"), columns=3)
        legs, days, ends = _legs(found, base, names, text, parameters)
        drawing = round_days(
            legs,
            days,
            ends,
            text,
            day_min=parameters.day_min,
            limit=text("network_page.longest_day", hours=_hours(parameters.day_min, text)),
        )
        figure(text, key="days", drawing=drawing, **_day_words(found, names, text, parameters))
    with side:
        drawing = network_map(
            loaders.outlines(text.language),
            shades.plain(names, (base,)),
            common.place_labels(names, {}),
            common.marks(
                {**dict.fromkeys(stops, "popup"), base: "base"}, names, text, signs=_signs(found, base)
            ),
            _routes(found, base, names, text),
            text,
            legend={kind: text(f"network_page.kind.{kind}") for kind in ("base", "popup")},
        )
        figure(text, key="route", drawing=drawing, **_route_words(found, names, text))


def _controls(text: Text, names: Names) -> tuple[str, tuple[str, ...], RoundParameters]:
    left, right = st.columns([2, 5], gap="small")
    with left:
        base = url.selectbox(
            text("network_page.base"), KAJAANI_FIRST, key="lahto", format_func=names.__getitem__
        )
    with right:
        # The list is the same for every base, or a change of base would change what the reader chose.
        listed = picks.several(
            text("network.parameters.stops.label"),
            MUNICIPALITIES,
            MUNICIPALITIES,
            key="reitti",
            format_func=lambda area: (
                text("network_page.is_base", municipality=names[area]) if area == base else names[area]
            ),
            placeholder=text("network_page.choose"),
            help=text("network.parameters.stops.help"),
        )
    stops = tuple(area for area in listed if area != base)
    left, right = st.columns(2, gap="small")
    with left:
        stop_min = _slider(text, "stop_min", STOP_MIN, key="kaynti")
    with right:
        day_min = _slider(text, "day_min", DAY_MIN, key="paiva")
    return base, stops, RoundParameters(stop_min=stop_min, day_min=day_min)


def _slider(text: Text, name: str, limits: tuple[int, int, int], *, key: str) -> int:
    low, high, default = limits
    return round(
        url.slider(
            text(f"network.parameters.{name}.label"),
            low,
            high,
            default,
            key=key,
            step=STEP_MIN,
            help=text(f"network.parameters.{name}.help"),
        )
    )


def _answer(found: DataFrame[RoundStops], stops: tuple[str, ...], text: Text) -> list[str]:
    return [
        text(
            "network_page.round_answer",
            municipalities=text.counted("network_page.municipalities", len(stops)),
            summary=_summary(found, text),
        ),
        text("network.round_note"),
    ]


def _summary(found: DataFrame[RoundStops], text: Text) -> str:
    days, kilometres = int(found["day"].max()), text.integer(found["leg_km"].sum())
    return text.counted("network.round_summary", days, kilometres=kilometres)


def _kpis(found: DataFrame[RoundStops], text: Text) -> list[Kpi]:
    minutes = found["leg_min"].sum()
    return [
        Kpi(label=text("network_page.kpi_days"), value=text.integer(found["day"].max())),
        Kpi(
            label=text("network_page.kpi_round_km"),
            value=text("network_page.km", km=text.integer(found["leg_km"].sum())),
        ),
        Kpi(label=text("network_page.kpi_driving"), value=_hours(minutes, text)),
    ]


def _hours(minutes: float, text: Text) -> str:
    hours, rest = divmod(int(rounded(minutes, 0)), 60)
    return text("network_page.hours", hours=hours, minutes=f"{rest:02}")


def _days(found: DataFrame[RoundStops]) -> list[tuple[int, pd.DataFrame]]:
    """Return the days with their stops, in order."""
    return [(day, found[found["day"] == day]) for day in range(1, int(found["day"].max()) + 1)]


def _day_name(day: int, text: Text) -> str:
    return text("network_page.day", day=day)


def _colour(day: int) -> str:
    return CATEGORICAL[(day - 1) % len(CATEGORICAL)].light


def _legs(
    found: DataFrame[RoundStops], base: str, names: Names, text: Text, parameters: RoundParameters
) -> tuple[list[Leg], list[str], list[str]]:
    """Return the parts of every day, the names of the days, and their kilometres and hours in words."""
    legs, ends, days = [], [], []
    for day, rows in _days(found):
        clock = 0.0
        for row in records(rows):
            name = names[row["ref_area"]]
            drive = {"km": text.integer(row["leg_km"]), "minutes": text.integer(row["leg_min"])}
            legs.append(
                Leg(
                    day=_day_name(day, text),
                    start_min=clock,
                    minutes=row["leg_min"],
                    is_visit=False,
                    words="",
                    hover=f"→ {name}<br>{text('network_page.way', **drive)}",
                    colour=_colour(day),
                )
            )
            clock += row["leg_min"]
            if row["ref_area"] != base:
                legs.append(
                    Leg(
                        day=_day_name(day, text),
                        start_min=clock,
                        minutes=parameters.stop_min,
                        is_visit=True,
                        words=name,
                        hover=f"<b>{name}</b><br>{_hours(parameters.stop_min, text)}",
                        colour=_colour(day),
                    )
                )
                clock += parameters.stop_min
        days.append(_day_name(day, text))
        ends.append(
            text(
                "network_page.day_end",
                hours=_hours(clock, text),
                km=text.integer(rows["leg_km"].sum()),
            )
        )
    return legs, days, ends


def _signs(found: DataFrame[RoundStops], base: str) -> dict[str, str]:
    """Return the number of the day on each stop."""
    return {row["ref_area"]: str(row["day"]) for row in records(found) if row["ref_area"] != base}


def _routes(found: DataFrame[RoundStops], base: str, names: Names, text: Text) -> list[Way]:
    centres = loaders.centres()
    ways = []
    for day, rows in _days(found):
        areas = [base, *rows["ref_area"]]
        ways.append(
            Way(
                x=[centres[area][0] for area in areas],
                y=[centres[area][1] for area in areas],
                colour=_colour(day),
                hover=f"<b>{_day_name(day, text)}</b><br>{' → '.join(names[area] for area in areas)}",
            )
        )
    return ways


def _day_words(found: DataFrame[RoundStops], names: Names, text: Text, parameters: RoundParameters) -> Words:
    title = text("network_page.days")
    return {
        "title": title,
        "definition": text("network_page.days_definition"),
        "alt": text(
            "network_page.days_alt",
            summary=_summary(found, text),
            hours=_hours(parameters.day_min, text),
        ),
        "source": common.source(text, text("network_page.days_note"), text("network.minutes_note")),
        "chart": NO_CHART,  # a timetable
        "table": _stop_table(found, names, text, title),
    }


def _route_words(found: DataFrame[RoundStops], names: Names, text: Text) -> Words:
    title = text("network_page.route")
    days = found.groupby("day")[["leg_km", "leg_min"]].sum().reset_index()
    order = found.groupby("day")["ref_area"].agg(lambda areas: " → ".join(names[area] for area in areas))
    frame = days.assign(order=days["day"].map(order))
    return {
        "title": title,
        "alt": text("network_page.route_alt", days="; ".join(frame["order"])),
        "source": common.source(text, text("network_page.map_note")),
        "chart": NO_CHART,
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="day", label=text("network.columns.day"), quantity=COUNT),
                Column(name="order", label=text("network_page.order")),
                Column(name="leg_km", label=text("network.columns.leg_km"), quantity=COUNT),
                Column(name="leg_min", label=text("network.columns.leg_min"), quantity=COUNT),
            ),
            file="visiting_round_days",
        ),
    }


def _stop_table(found: pd.DataFrame, names: Names, text: Text, title: str) -> Table:
    return Table(
        caption=title,
        frame=found.assign(name=found["ref_area"].map(names)),
        columns=(
            Column(name="day", label=text("network.columns.day"), quantity=COUNT),
            Column(name="stop", label=text("network.columns.stop"), quantity=COUNT),
            Column(name="name", label=text("network.columns.ref_area")),
            Column(name="leg_km", label=text("network.columns.leg_km"), quantity=TENTHS),
            Column(name="leg_min", label=text("network.columns.leg_min"), quantity=COUNT),
        ),
        file="visiting_round",
    )
