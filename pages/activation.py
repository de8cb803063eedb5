"""How many are in services rather than unemployed, and what would a target take?"""

import streamlit as st

from analytics.placements import ActivationTarget
from charts.activation import broad_unemployment, rates_and_places
from charts.maps import municipality_map
from charts.ranking import ranking
from domain.areas import EMPLOYMENT_AREA
from ui import activation, benchmarks, decomposition, kpi, loaders, session, url, words
from ui import activation_figures as figures
from ui.components.figure import figure

text = session.text()


@st.fragment  # a moved target redraws its own figures, not the whole page
def rates_and_target() -> None:
    """Show the rates, the target and the places it takes, and the map."""
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("activation.title"))
        head = st.container()
        target_pct = url.slider(text("activation.target"), **activation.target_slider(text))
    target = ActivationTarget(rate=target_pct / 100)
    areas = activation.areas(now, target, names, text)
    with head:
        words.answer(*activation.answer(areas, target, text))
        kpi.strip(activation.kpis(areas, text), label=text("overview.kpis"), columns=5)
    with side:
        shown = url.segments(text("activation.map"), **activation.map_choice(text))
    with picture:
        left, right = st.columns([16, 10], gap="small")
        with left:
            drawing = rates_and_places(areas, text, **figures.rate_labels(target, text))
            figure(text, key="rates", drawing=drawing, **figures.rate_texts(areas, target, text))
        with right:
            drawing = broad_unemployment(areas, text, **figures.unemployment_labels(text))
            figure(text, key="broad", drawing=drawing, **figures.unemployment_texts(areas, text))
    with side, session.expected_errors(stop=False):
        drawing = municipality_map(loaders.outlines(), figures.map_shades(areas, shown), text)
        figure(text, key="map", drawing=drawing, **figures.map_texts(areas, shown, target, text))


with session.expected_errors():
    names = loaders.names(text.language)
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    rates_and_target()

left, right = st.columns(2, gap="medium")
with left, session.expected_errors(stop=False):
    national = loaders.national_observations(loaders.LATEST_PERIOD, "municipality")
    decomposition.show(decomposition.against_country(national), names, text)
with left, session.expected_errors(stop=False):
    rates = benchmarks.rates(now, names, text)
    drawing = ranking(rates, text, write=benchmarks.writer(text), chosen=EMPLOYMENT_AREA)
    figure(text, key="benchmarks", drawing=drawing, **benchmarks.texts(rates, text))
with right, session.expected_errors(stop=False):
    before = loaders.area_observations(loaders.PLAN_PERIOD)
    decomposition.show(decomposition.since_plan(now, before), names, text)
