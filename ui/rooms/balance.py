"""Whether the unemployed and the vacancies meet: only this part reruns when its assumption is moved."""

import streamlit as st

from charts.ranking import ranking
from i18n.text import Text
from ui import loaders, session, words
from ui.components.figure import figure
from ui.flows import labour_balance


@st.fragment
def room(text: Text) -> None:
    """Show vacancies per unemployed by municipality, the mismatch, and the nearest pairs."""
    with session.expected_errors():
        _room(text)


def _room(text: Text) -> None:
    names = loaders.names(text.language)
    st.header(text("flows_page.balance"))
    left, right = st.columns(2, gap="medium")
    with right:
        known = labour_balance.balance(labour_balance.parameters(text))
        pairs = labour_balance.pairs(known)
        words.note(*labour_balance.pair_sentences(known, pairs, names, text))
        figure(text, key="pairs", **labour_balance.pair_words(known, pairs, names, text))
    with left:
        tightness, whole = labour_balance.tightness()
        drawing = ranking(text=text, **labour_balance.tightness_drawn(tightness, whole, names, text))
        tightness_words = labour_balance.tightness_words(known, tightness, names, text)
        figure(text, key="tightness", drawing=drawing, **tightness_words)
