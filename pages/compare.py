"""Which scenario is the best?"""

import streamlit as st

from charts.comparison import caseloads
from ui import comparison, kpi, session, words
from ui.components.figure import figure

text = session.text()
st.title(text("scenario_page.compare.title"))
head = st.container()
chooser, baseline = st.columns([19, 10], gap="medium")
with session.expected_errors():
    with chooser:
        versions = comparison.chosen_versions(text)
    if not comparison.FEWEST <= len(versions) <= comparison.MOST:
        with head:
            words.answer(text("scenario_page.compare.too_few", scenarios=str(len(versions))))
        st.stop()
    with baseline:
        rows = comparison.compared(text, versions)
    with head:
        words.answer(*comparison.answer(text, rows))
        kpi.strip(comparison.kpis(text, rows), label=text("overview.kpis"), columns=len(rows))
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        drawing = caseloads(text=text, **comparison.drawn(text, rows))
        figure(text, key="caseloads", drawing=drawing, **comparison.words(text, rows))
    with side:
        comparison.show_differences(text, rows)
    figure(text, key="compared", **comparison.table_words(text, rows))
