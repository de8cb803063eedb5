"""Which scenarios have been saved?"""

import streamlit as st

from ui import session, words
from ui.saved import details, listing

text = session.text()
st.title(text("scenario_page.list.title"))
head = st.container()
with session.expected_errors():
    left, right = st.columns([10, 11], gap="medium")
    with left:
        found = listing.found(text)
        now = listing.chosen(found)
        listing.cards(text, found, now)
        details.carry(text, now)
    with head:
        words.answer(*listing.answer(text, found))
        details.outcome(text)
    if now is None:
        st.stop()
    with right:
        details.show(text, now)
    details.history(text, now)
