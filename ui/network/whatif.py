"""What if points close or open: controls, key figures, people by distance, kilometres and the map."""

import streamlit as st

from analytics.service_network.whatif import Network, VisitParameters
from charts import shades
from charts.network_map import network_map
from charts.reach_bands import reach_bands
from charts.spreads import spread_rows
from domain.areas import MUNICIPALITIES
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import NO_CHART
from ui import kpi, loaders, picks, url, words
from ui.components.figure import figure
from ui.network import common, whatif_bands, whatif_travel
from ui.network.common import ONE_PER_UNIT, Names, Words
from ui.network.whatif_outcome import WhatIf, answer, kpis, worked_out
from views.table import Column, Table

MEASURES = ("drive_min", "road_km")
"""How the distance of the bands is measured."""

VISITS = (1, 12, 4)
POPUP_PCT = (25, 80, 50)
REMOTE_PCT = (0, 90, 0)
"""Least, most and default of the sliders."""


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
        given = worked_out(after, parameters)
        with head:
            words.answer(*answer(given, text))
            if cards := kpis(given, text):
                kpi.strip(cards, label=text("network_page.kpis"), columns=4)
        if whatif_bands.is_changed(given):
            drawing = reach_bands(text=text, **whatif_bands.drawn(given, text, measure))
            figure(text, key="bands", drawing=drawing, **whatif_bands.figure_words(given, text, measure))
        else:
            words.note(text("network_page.no_difference"))
        rows = whatif_travel.rows(given, names, text)
        if len(rows):
            drawing = spread_rows(rows, text, longest=max(float(rows["high"].max()), 1.0), name_px=110)
            figure(text, key="travel", drawing=drawing, **whatif_travel.figure_words(given, names, text))
    with side:
        drawing = network_map(
            loaders.outlines(text.language),
            shades.plain(names),
            common.place_labels(names, _map_words(given, text)),
            common.marks(_kinds(given), names, text),
            common.ways_to_nearest(given.nearest_after, names, text),
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
    after = Network(
        open_areas=open_areas, popup_areas=popup_areas, remote_share=remote_pct / 100, by_unit=True
    )
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
    # Where every municipality has its own point, there is nothing to compare with: no way is known.
    compared = () if given.is_at_home["before"] else ("before_clients", "change_clients")
    return {
        "title": title,
        "alt": text("network_page.map_alt", closed=", ".join(closed) or text("network_page.nobody")),
        "source": common.source(text, text("network_page.map_note"), text("network.precision")),
        "chart": NO_CHART,
        "table": Table(
            caption=text("network_page.reach_table"),
            frame=given.reach,
            columns=tuple(
                Column(name=name, label=text(f"network.columns.{name}"), quantity=COUNT)
                for name in ("threshold_min", "after_clients", *compared, "served_by_popup")
            ),
            file="clients_beyond",
        ),
    }
