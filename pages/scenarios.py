"""Which scenarios have been saved?"""

import streamlit as st

from ui import scenario_details, scenario_list, session, words

text = session.text()
st.title(text("scenario_page.list.title"))
head = st.container()
with session.expected_errors():
    left, right = st.columns([10, 11], gap="medium")
    with left:
        scenarios = scenario_list.found(text)
        now = scenario_list.chosen(scenarios)
        scenario_list.cards(text, scenarios, now)
        scenario_details.carry(text, now)
    with head:
        words.answer(*scenario_list.answer(text, scenarios))
        scenario_details.outcome(text)
    if now is None:
        st.stop()
    with right:
        scenario_details.show(text, now)
    scenario_details.history(text, now)
