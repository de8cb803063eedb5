"""Who crosses a municipal border to work."""

import streamlit as st

from analytics.commuting import area_totals
from charts.commuting import flows, printed_against_recomputed
from charts.maps import municipality_map
from charts.profile import group_profile
from i18n.text import Text
from ui import commuting, kpi, loaders, self_sufficiency, session, url, words
from ui.components.figure import figure


@st.fragment
def room(text: Text) -> None:
    """Show commuters in and out, self-sufficiency and containment."""
    with session.expected_errors():
        picture, side = st.columns([19, 10], gap="medium")
        with picture:
            st.title(text("commuting.title"))
        names = loaders.names(text.language)
        rows = commuting.municipalities(loaders.commuting(), names, text)
        totals = area_totals(loaders.commuting())
        with picture:
            words.answer(*commuting.answer(rows, totals, text))
            strip = st.container()
            unit = url.segments(text("commuting.unit"), **commuting.unit_choice(text))
            drawing = flows(commuting.flow_rows(rows, unit, text), text, **commuting.flow_labels(unit, text))
            figure(text, key="flows", drawing=drawing, **commuting.flow_texts(rows, unit, text))
        with side, session.expected_errors(stop=False):
            drawing = municipality_map(loaders.outlines(text.language), commuting.map_shades(rows), text)
            figure(text, key="map", drawing=drawing, **commuting.map_texts(rows, text))

    left, right = st.columns(2, gap="medium")
    with right:
        st.header(text("commuting.containment_heading"))
        words.answer(commuting.containment_answer(rows, text))
        drawing = group_profile(commuting.containment(rows), text, **commuting.containment_labels(text))
        figure(text, key="containment", drawing=drawing, **commuting.containment_texts(rows, text))
    with session.expected_errors(stop=False):
        printed = loaders.printed_cells()
        checks = self_sufficiency.checks(rows, printed, totals, text)
        with strip:
            kpi.strip(commuting.kpis(totals, checks, text), label=text("overview.kpis"), columns=4)
        with left:
            st.header(text("commuting.checks_heading"))
            words.answer(*(why for why in checks["why"] if why))
            drawing = printed_against_recomputed(checks, text, **self_sufficiency.labels(text))
            figure(text, key="checks", drawing=drawing, **self_sufficiency.texts(checks, text))
        st.header(text("commuting.caveats"))
        for sentence in self_sufficiency.caveats(printed, text):
            words.note(sentence)
