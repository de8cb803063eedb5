"""Which municipality do people commute from, and which to?"""

import streamlit as st

from analytics.flows.estimate import flow_table
from analytics.flows.views import Direction, flow_matrix, selected_flows
from charts.flow_bands import flow_bands
from charts.flow_map import flow_map
from charts.flow_matrix import flow_heatmap
from charts.ranking import ranking
from charts.spreads import spread_rows
from ui import flow_state, flow_tables, flow_upload, kpi, labour_balance, loaders, session, words
from ui import flows as commuters
from ui.components.figure import figure

text = session.text()
with session.expected_errors():
    names = loaders.names(text.language)
    zones = commuters.zone_names(names, text)
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("flows_page.title"))
        head = st.container()
        parameters = flow_upload.parameters(text)
    with side:
        area, direction = commuters.choices(zones, text)
    flows = flow_state.flows(parameters)
    chosen = selected_flows(flow_table(flows), Direction(direction), area)
    with head:
        words.answer(*commuters.answer(flows, chosen, zones, text, area, direction))
        kpi.strip(commuters.kpis(flows, text, area), label=text("flows_page.kpis"), columns=4)
    with picture:
        drawing = spread_rows(
            commuters.largest(chosen, zones, text, area), text, longest=commuters.longest(flows)
        )
        figure(
            text,
            key="rows",
            drawing=drawing,
            **flow_tables.row_words(chosen, zones, text, direction, parameters),
        )
    with side, session.expected_errors(stop=False):
        drawing = flow_map(text=text, **commuters.map_drawn(flows, chosen, zones, text, area, direction))
        figure(text, key="map", drawing=drawing, **flow_tables.map_words(chosen, zones, text))

    left, right = st.columns(2, gap="medium")
    with left:
        bands = commuters.bands(chosen, zones, text, area)
        drawing = flow_bands(bands, text, **commuters.columns_of(bands))
        figure(text, key="bands", drawing=drawing, **flow_tables.total_words(flows, chosen, zones, text))
    with right:
        matrix = flow_matrix(flows)
        drawing = flow_heatmap(text=text, **flow_tables.matrix_drawn(matrix, zones, text))
        figure(text, key="matrix", drawing=drawing, **flow_tables.matrix_words(matrix, zones, text))

    st.header(text("flows_page.balance"))
    left, right = st.columns(2, gap="medium")
    with right:
        known = labour_balance.balance(labour_balance.parameters(text))
        words.note(*labour_balance.pair_sentences(known, names, text))
        figure(text, key="pairs", **labour_balance.pair_words(known, names, text))
    with left:
        tightness, whole = labour_balance.tightness()
        drawing = ranking(text=text, **labour_balance.tightness_drawn(tightness, whole, names, text))
        figure(
            text,
            key="tightness",
            drawing=drawing,
            **labour_balance.tightness_words(known, tightness, names, text),
        )
