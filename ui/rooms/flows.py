"""The flows of the page: only this part reruns when a control of it is moved."""

import streamlit as st

from analytics.flows.estimate import flow_table
from analytics.flows.views import Direction, flow_matrix, selected_flows
from charts.flow_bands import flow_bands
from charts.flow_map import flow_map
from charts.spreads import spread_rows
from i18n.text import Text
from ui import kpi, loaders, session, words
from ui.components.figure import figure
from ui.flows import answers as commuters
from ui.flows import chosen_flows, tables, upload


@st.fragment
def room(text: Text) -> None:
    """Show who commutes where: the largest flows with their range, the map, the bands and the matrix."""
    with session.expected_errors():  # inside: a fragment hands on errors as a kind of its own
        _room(text)


def _room(text: Text) -> None:
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("flows_page.title"))
    names = loaders.names(text.language)
    zones = commuters.zone_names(names, text)
    with picture:
        head = st.container()
        parameters = upload.parameters(text)
    with side:
        area, direction = commuters.choices(zones, text)
    flows = chosen_flows.flows(parameters)
    chosen = selected_flows(flow_table(flows), Direction(direction), area)
    with head:
        words.answer(*commuters.answer(flows, chosen, zones, text, area, direction))
        kpi.strip(commuters.kpis(flows, text, area), label=text("flows_page.kpis"), columns=4)
    with picture:
        rows = commuters.largest(chosen, zones, text, area)
        drawing = spread_rows(rows, text, longest=commuters.longest(flows))
        row_words = tables.row_words(chosen, zones, text, direction, parameters)
        figure(text, key="rows", drawing=drawing, **row_words)
    with side, session.expected_errors(stop=False):
        drawing = flow_map(text=text, **commuters.map_drawn(flows, chosen, zones, text, area, direction))
        figure(text, key="map", drawing=drawing, **tables.map_words(chosen, zones, text))

    left, right = st.columns(2, gap="medium")
    with left:
        bands = commuters.bands(chosen, zones, text, area)
        drawing = flow_bands(bands, text, **commuters.columns_of(bands))
        figure(text, key="bands", drawing=drawing, **tables.total_words(flows, chosen, zones, text))
    with right:
        figure(text, key="matrix", **tables.matrix_words(flow_matrix(flows), zones, text))
