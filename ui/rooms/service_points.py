"""How far away the service is."""

import streamlit as st

from analytics import ways as analysis
from analytics.access import nearest_others
from charts import shades
from charts.reach import distance_bars
from charts.service_map import service_map
from i18n.text import Text
from ui import kpi, loaders, session, url, words
from ui.components.figure import figure
from ui.network import service_map as marks
from ui.network import service_points, service_tables
from ui.situation import KAJAANI_FIRST


@st.fragment
def room(text: Text) -> None:
    """Show the nearest points, the map, who is reached, and the distances."""
    with session.expected_errors():
        picture, side = st.columns([19, 10], gap="medium")
        with picture:
            st.title(text("service_points.title"))
        names = loaders.names(text.language)
        points = loaders.service_points()
        distances = loaders.road_distances()
        nearest = nearest_others(points, distances)
        with side:
            chosen = url.selectbox(
                text("service_points.municipality"), KAJAANI_FIRST, key="kunta", format_func=names.__getitem__
            )
            ways = analysis.ways_from(chosen, points, distances)
        with picture:
            words.answer(*service_points.answer(points, nearest, names, text))
            with session.expected_errors(stop=False):
                cards = service_points.kpis(points, nearest, ways, names, text, chosen)
                kpi.strip(cards, label=text("service_points.kpis"), columns=4)
            drawing = distance_bars(service_points.way_bars(ways, names, text), text)
            figure(text, key="ways", drawing=drawing, **service_tables.way_words(ways, names, text, chosen))
        with side, session.expected_errors(stop=False):
            drawing = service_map(
                loaders.outlines(text.language),
                shades.plain(names, (chosen,)),
                marks.markers(points, names, text),
                marks.labels(points, ways, names, text, chosen),
                text,
            )
            said = service_tables.map_words(points, ways, names, text, chosen)
            figure(text, key="points", drawing=drawing, **said)

        left, right = st.columns([10, 11], gap="medium")
        with left:
            bars = service_points.next_bars(nearest, names, text)
            figure(
                text,
                key="next",
                drawing=distance_bars(bars, text, room=1.1),
                **service_tables.next_words(bars, text),
            )
        with right, session.expected_errors(stop=False):
            reached = service_points.reached(nearest)
            figure(text, key="coverage", **service_tables.coverage_words(reached, text))
        figure(text, key="addresses", **service_tables.point_words(points, names, text))
        matrix = analysis.distance_matrix(distances)
        figure(text, key="matrix", **service_tables.matrix_words(matrix, names, text))
