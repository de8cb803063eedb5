"""How many are in services rather than unemployed, and what would a target take?"""

import streamlit as st

from charts.ranking import ranking
from domain.areas import EMPLOYMENT_AREA
from ui import benchmarks, decomposition, loaders, session
from ui.components.figure import figure
from ui.rooms import activation

text = session.text()
activation.room(text)
with session.expected_errors():
    names = loaders.names(text.language)
    now = loaders.area_observations(loaders.LATEST_PERIOD)

left, right = st.columns(2, gap="medium")
with left, session.expected_errors(stop=False):
    national = loaders.national_observations(loaders.LATEST_PERIOD, "municipality")
    decomposition.show(decomposition.against_country(national, now), names, text)
with left, session.expected_errors(stop=False):
    rates = benchmarks.rates(now, names, text)
    drawing = ranking(rates, text, write=benchmarks.writer(text), chosen=EMPLOYMENT_AREA)
    figure(text, key="benchmarks", drawing=drawing, **benchmarks.texts(rates, text))
with right, session.expected_errors(stop=False):
    before = loaders.area_observations(loaders.PLAN_PERIOD)
    decomposition.show(decomposition.since_plan(now, before), names, text)
