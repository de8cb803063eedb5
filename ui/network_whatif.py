"""What if points close or open: controls, key figures, people by distance, kilometres and the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.service_network.frames import Demand, Nearest, ReachChange, TravelChange
from analytics.service_network.nearest import nearest_points, people_by_band, point_areas
from analytics.service_network.whatif import Network, VisitParameters, reach_change, travel_change
from charts.network_map import network_map
from charts.reach_bands import reach_bands
from charts.spreads import spread_rows
from charts.theme import BRAND, OVER
from domain.areas import MUNICIPALITIES
from domain.records import records
from i18n.text import Text
from ui import kpi, loaders, network, picks, url, words
from ui.components.figure import figure
from ui.kpi import Kpi
from ui.network import ONE_PER_UNIT, Names, Words
from ui.table import Column, Table

MEASURES = ("drive_min", "road_km")
"""How the distance of the bands is measured."""

VISITS = (1, 12, 4)
POPUP_PCT = (25, 80, 50)
REMOTE_PCT = (0, 90, 0)
"""Least, most and default of the sliders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Two networks, and what the change between them does."""

    people: DataFrame[Demand]
    before: Network
    after: Network
    nearest_before: DataFrame[Nearest]
    nearest_after: DataFrame[Nearest]
    travel: DataFrame[TravelChange]
    reach: DataFrame[ReachChange]


def show(
    text: Text,
    names: Names,
    picture: st.delta_generator.DeltaGenerator,
    side: st.delta_generator.DeltaGenerator,
) -> None:
    """Show the view in the two columns of the page."""
    with picture:
        head = st.container()
        after, parameters, measure = _controls(text, names)
        if not after.open_areas:
            words.answer(text("network_page.none_open"))
            return
        given = _worked_out(after, parameters)
        with head:
            words.answer(*_answer(given, text))
            kpi.strip(_kpis(given, text), label=text("network_page.kpis"), columns=4)
        drawing = reach_bands(text=text, **_bands_drawn(given, text, measure))
        figure(text, key="bands", drawing=drawing, **_band_words(given, text, measure))
        rows = _travel_rows(given, names, text)
        drawing = spread_rows(rows, text, longest=max(float(rows["high"].max()), 1.0), name_px=110)
        figure(text, key="travel", drawing=drawing, **_travel_words(given, names, text))
    with side:
        drawing = network_map(
            loaders.outlines(text.language),
            network.shades(names),
            network.place_labels(names, _map_words(given, text)),
            network.marks(_kinds(given), names, text),
            network.ways_to_nearest(given.nearest_after, names, text),
            text,
            legend={kind: text(f"network_page.kind.{kind}") for kind in ("open", "popup", "closed")},
        )
        figure(text, key="map", drawing=drawing, **_map_texts(given, names, text))


def _controls(text: Text, names: Names) -> tuple[Network, VisitParameters, str]:
    open_areas = picks.several(
        text("network.parameters.open_areas.label"),
        MUNICIPALITIES,
        ONE_PER_UNIT,
        key="auki",
        format_func=names.__getitem__,
        placeholder=text("network_page.choose"),
        help=text("network.parameters.open_areas.help"),
    )
    left, middle, right, last = st.columns([5, 4, 4, 4], gap="small")
    with left:
        popup_areas = picks.several(
            text("network.parameters.popup_areas.label"),
            MUNICIPALITIES,
            (),
            key="popup",
            format_func=names.__getitem__,
            placeholder=text("network_page.choose"),
            help=text("network.parameters.popup_areas.help"),
        )
    with middle:
        visits = _slider(text, "visits", VISITS, key="kaynnit", percent=False)
    with right:
        remote_pct = _slider(text, "remote_share", REMOTE_PCT, key="eta")
    with last:
        measure = url.selectbox(
            text("network_page.measure"),
            MEASURES,
            key="etaisyys",
            format_func=lambda code: text(f"network_page.measures.{code}"),
        )
    popup_pct = float(POPUP_PCT[2])
    if popup_areas:
        with left:
            popup_pct = _slider(text, "popup_share", POPUP_PCT, key="popup_osuus")
    after = Network(open_areas=open_areas, popup_areas=popup_areas, remote_share=remote_pct / 100)
    return after, VisitParameters(visits=float(visits), popup_share=popup_pct / 100), measure


def _slider(text: Text, name: str, limits: tuple[int, int, int], *, key: str, percent: bool = True) -> float:
    low, high, default = limits
    return url.slider(
        text(f"network.parameters.{name}.label"),
        low,
        high,
        default,
        key=key,
        step=5 if percent else 1,
        is_percent=percent,
        help=text(f"network.parameters.{name}.help"),
    )


def _worked_out(after: Network, parameters: VisitParameters) -> WhatIf:
    people, distances = network.demand(), loaders.road_distances()
    before = Network(open_areas=point_areas(loaders.service_points()))
    areas = list(people["ref_area"])
    return WhatIf(
        people=people,
        before=before,
        after=after,
        nearest_before=nearest_points(areas, before.open_areas, distances),
        nearest_after=nearest_points(areas, after.open_areas, distances),
        travel=travel_change(people, distances, before, after, parameters),
        reach=reach_change(people, distances, before, after),
    )


def _answer(given: WhatIf, text: Text) -> list[str]:
    total = given.travel[["change_km", "change_km_low", "change_km_high"]].sum()
    beyond = records(given.reach)[0]
    example = [text("network_page.example")] if given.after == Network(open_areas=ONE_PER_UNIT) else []
    return [
        *example,
        text(
            "network_page.answer",
            points=len(given.after.open_areas),
            change=text.integer(total["change_km"], signed=True),
            range=text.span(total["change_km_low"], total["change_km_high"]),
            minutes=beyond["threshold_min"],
            after=text.integer(beyond["after_clients"]),
            before=text.integer(beyond["before_clients"]),
        ),
    ]


def _kpis(given: WhatIf, text: Text) -> list[Kpi]:
    total = given.travel[["before_km", "after_km", "change_km", "change_km_low", "change_km_high"]].sum()
    travel = Kpi(
        label=text("network_page.kpi_km"),
        value=text("network_page.km", km=text.integer(total["after_km"])),
        change=text(
            "network_page.change_range",
            change=text.integer(total["change_km"], signed=True),
            range=text.span(total["change_km_low"], total["change_km_high"]),
        ),
        tone="bad" if total["change_km"] > 0 else "",
        definition=text("network_page.kpi_km_definition"),
    )
    beyond = [
        Kpi(
            label=text("network_page.kpi_beyond", minutes=row["threshold_min"]),
            value=text.integer(row["after_clients"]),
            change=text(
                "network_page.kpi_beyond_change",
                change=text.integer(row["change_clients"], signed=True),
                popup=text.integer(row["served_by_popup"]),
            ),
            tone="bad" if row["change_clients"] > 0 else "",
            definition=text("network_page.kpi_beyond_definition"),
        )
        for row in records(given.reach)
    ]
    return [travel, *beyond]


def _band_names(rows: pd.DataFrame, text: Text) -> list[str]:
    return [
        text("network.own_point")
        if row["lower"] == 0
        else text("network.band_last", lower=text.integer(row["lower"]))
        if row["upper"] == float("inf")
        else text("network.band", lower=text.integer(row["lower"]), upper=text.integer(row["upper"]))
        for row in records(rows)
    ]


def _banded(given: WhatIf, measure: str) -> list[pd.DataFrame]:
    """Return people by band now and after the change."""
    both = [people_by_band(given.people, each) for each in (given.nearest_before, given.nearest_after)]
    return [bands[bands["measure"] == measure] for bands in both]


def _bands_drawn(given: WhatIf, text: Text, measure: str) -> Words:
    both = _banded(given, measure)
    bands, rows = _band_names(both[0], text), [text("network_page.now"), text("network_page.after")]
    people = list(zip(*(each["jobseekers"].tolist() for each in both), strict=True))
    unit = text(f"network_page.units.{measure}")
    return {
        "rows": rows,
        "bands": [bands[0], *(f"{band} {unit}" for band in bands[1:])],
        "people": people,
        "hovers": [
            [
                text("network_page.band_hover", row=row, band=band, people=text.integer(count))
                for row, count in zip(rows, counts, strict=True)
            ]
            for band, counts in zip(bands, people, strict=True)
        ],
    }


def _band_words(given: WhatIf, text: Text, measure: str) -> Words:
    before, after = _banded(given, measure)
    title = text("network_page.bands", measure=text(f"network_page.measures.{measure}").lower())
    frame = pd.DataFrame(
        {
            "band": _band_names(before, text),
            **{
                f"{name}_{when}": rows[name].tolist()
                for name in ("jobseekers", "labour_force")
                for when, rows in (("before", before), ("after", after))
            },
        }
    )
    columns = [
        Column(
            name=f"{name}_{when}",
            label=f"{text(f'network.columns.{name}')}, {text(f'network_page.{label}').lower()}",
            write=text.integer,
        )
        for name in ("jobseekers", "labour_force")
        for when, label in (("before", "now"), ("after", "after"))
    ]
    return {
        "title": title,
        "alt": text(
            "network_page.bands_alt",
            title=title,
            own_before=text.integer(frame["jobseekers_before"].iloc[0]),
            own_after=text.integer(frame["jobseekers_after"].iloc[0]),
        ),
        "source": network.source(text, text("network.precision"), text("network.minutes_note")),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(Column(name="band", label=text(f"network_page.measures.{measure}")), *columns),
            file=f"people_by_{measure}",
        ),
    }


def _travel_rows(given: WhatIf, names: Names, text: Text) -> pd.DataFrame:
    """Return the municipalities whose clients travel, the most first, as rows of a drawing."""
    moved = given.travel[(given.travel["after_km"] > 0) | (given.travel["change_km"] != 0)]
    shown = moved if len(moved) else given.travel.head(1)
    return pd.DataFrame(
        [
            {
                "name": names[row["ref_area"]],
                "value": row["change_km"],
                "low": row["change_km_low"],
                "high": row["change_km_high"],
                "colour": (OVER if row["change_km"] > 0 else BRAND).light,
                "words": _change_words(row, text),
                "hover": f"<b>{names[row['ref_area']]}</b><br>{_change_words(row, text)}",
            }
            for row in records(shown.sort_values("change_km", ascending=False))
        ]
    )


def _change_words(row: Mapping[Any, Any], text: Text) -> str:
    return text(
        "network_page.change_range",
        change=text.integer(row["change_km"], signed=True),
        range=text.span(row["change_km_low"], row["change_km_high"]),
    )


def _travel_words(given: WhatIf, names: Names, text: Text) -> Words:
    title = text("network_page.travel")
    most = records(given.travel.nlargest(1, "change_km"))[0]
    nearest = given.nearest_after.set_index("ref_area")
    frame = given.travel.assign(
        name=given.travel["ref_area"].map(names),
        before=given.travel["before_area"].map(names),
        after=given.travel["after_area"].map(names),
        road_km=given.travel["ref_area"].map(nearest["road_km"]),
        drive_min=given.travel["ref_area"].map(nearest["drive_min"]),
    )
    return {
        "title": title,
        "alt": text(
            "network_page.travel_alt", municipality=names[most["ref_area"]], change=_change_words(most, text)
        ),
        "source": network.source(text, text("network_page.travel_note")),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("network.columns.ref_area")),
                Column(name="before", label=text("network.columns.before_area")),
                Column(name="after", label=text("network.columns.after_area")),
                *(
                    Column(name=name, label=text(f"network.columns.{name}"), write=text.integer)
                    for name in ("road_km", "drive_min", "before_km", "after_km", "change_km")
                ),
                *(
                    Column(
                        name=f"change_km_{end}",
                        label=f"{text('network.columns.change_km')}, {text(f'columns.{end}').lower()}",
                        write=text.integer,
                    )
                    for end in ("low", "high")
                ),
            ),
            file="travel_change",
        ),
    }


def _kinds(given: WhatIf) -> dict[str, str]:
    """Return the kind of point of each municipality: open, pop-up, or closed."""
    return {
        area: "open"
        if area in given.after.open_areas
        else "popup"
        if area in given.after.popup_areas
        else "closed"
        for area in MUNICIPALITIES
    }


def _map_words(given: WhatIf, text: Text) -> dict[str, str]:
    return {
        row["ref_area"]: f"<b>{text('network_page.km', km=text.integer(row['road_km']))}</b>"
        for row in records(given.nearest_after)
        if row["road_km"] > 0
    }


def _map_texts(given: WhatIf, names: Names, text: Text) -> Words:
    title = text("network_page.map")
    closed = [names[area] for area, kind in _kinds(given).items() if kind != "open"]
    reach = given.reach
    return {
        "title": title,
        "alt": text("network_page.map_alt", closed=", ".join(closed) or text("network_page.nobody")),
        "source": network.source(text, text("network_page.map_note"), text("network.precision")),
        "table": Table(
            caption=text("network_page.reach_table"),
            frame=reach,
            columns=tuple(
                Column(name=name, label=text(f"network.columns.{name}"), write=text.integer)
                for name in (
                    "threshold_min",
                    "before_clients",
                    "after_clients",
                    "change_clients",
                    "served_by_popup",
                )
            ),
            file="clients_beyond",
        ),
    }
