"""Where do the figures come from?"""

import streamlit as st

from charts.periods import source_periods
from ui import kpi, loaders, session, sources, words
from ui.components.figure import figure

text = session.text()
with session.expected_errors():
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("sources.title"))
        origins = loaders.source_origins()
        snapshots = loaders.intact_snapshots()
        problems = loaders.store().problems
        words.answer(*sources.answer(origins, snapshots, problems, text))
        sources.explain(problems, text)
        kpi.strip(sources.kpis(origins, snapshots, problems, text), label=text("sources.kpis"), columns=4)
        rows = sources.period_rows(origins, text)
        figure(text, key="periods", drawing=source_periods(rows, text), **sources.period_words(rows, text))
    with side:
        st.header(text("sources.download"))
        sources.downloads(snapshots, text)
        words.note(text("sources.download_note"))
        words.note(text("sources.suppressed_note"))
    figure(text, key="snapshots", **sources.snapshot_words(snapshots, problems, text))
    st.header(text("sources.sources"))
    sources.cards(origins, text)
    st.header(text("sources.licences"))
    for licence in sources.licences(origins, text):
        words.note(licence)
