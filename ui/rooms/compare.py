"""Which scenario is the best."""

import streamlit as st

from charts.comparison import side_by_side
from i18n.text import Text
from ui import kpi, session, words
from ui.components.figure import figure
from ui.saved import comparison, comparison_words


@st.fragment
def room(text: Text) -> None:
    """Show two to six saved versions side by side."""
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
            words.answer(*comparison_words.answer(text, rows))
            kpi.strip(comparison_words.kpis(text, rows), label=text("overview.kpis"), columns=len(rows))
        picture, side = st.columns([19, 10], gap="medium")
        with picture:
            drawing = side_by_side(text=text, **comparison_words.drawn(text, rows))
            figure(text, key="caseloads", drawing=drawing, **comparison_words.words(text, rows))
        with side, session.expected_errors(stop=False):
            comparison_words.show_differences(text, rows)
        figure(text, key="compared", **comparison_words.table_words(text, rows))
