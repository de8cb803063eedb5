"""How many are in services rather than unemployed, and what would a target take?"""

import streamlit as st

from analytics.placements import ActivationTarget
from charts.activation import broad_unemployment, rates_and_places
from charts.maps import municipality_map
from charts.ranking import ranking
from domain.areas import EMPLOYMENT_AREA
from ui import activation, benchmarks, decomposition, kpi, loaders, session, url, words
from ui.components.figure import figure

text = session.text()
with session.expected_errors():
    names = loaders.names(text.language)
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("activation.title"))
        head = st.container()
        low, high, default = activation.TARGET_PCT
        percent = text("activation.target_format")
        target_pct = url.slider(
            text("activation.target"), low, high, default, key="tavoite", step=1, format=percent
        )
    target = ActivationTarget(rate=target_pct / 100)
    areas = activation.areas(now, target, names, text)
    with head:
        words.answer(*activation.answer(areas, target, text))
        kpi.strip(activation.kpis(areas, text), label=text("overview.kpis"), columns=5)
    with side:
        shown = url.segments(
            text("activation.map"),
            tuple(activation.MAPPED),
            key="kartta",
            format_func=lambda code: text(f"activation.map_choice.{code}"),
        )
    with picture:
        left, right = st.columns([16, 10], gap="small")
        with left:
            drawing = rates_and_places(areas, text, **activation.rate_labels(target, text))
            figure(text, key="rates", drawing=drawing, **activation.rate_texts(areas, target, text))
        with right:
            drawing = broad_unemployment(areas, text, **activation.unemployment_labels(text))
            figure(text, key="broad", drawing=drawing, **activation.unemployment_texts(areas, text))
    with side, session.expected_errors(stop=False):
        drawing = municipality_map(loaders.outlines(), activation.map_shades(areas, shown), text)
        figure(text, key="map", drawing=drawing, **activation.map_texts(areas, shown, target, text))

left, right = st.columns(2, gap="medium")
with left, session.expected_errors(stop=False):
    national = loaders.national_observations(loaders.LATEST_PERIOD, "municipality")
    decomposition.show(decomposition.against_country(national), names, text)
with left:
    rates = benchmarks.rates(areas, text)
    drawing = ranking(rates, text, write=benchmarks.writer(text), chosen=EMPLOYMENT_AREA)
    figure(text, key="benchmarks", drawing=drawing, **benchmarks.texts(rates, text))
with right, session.expected_errors(stop=False):
    before = loaders.area_observations(loaders.PLAN_PERIOD)
    decomposition.show(decomposition.since_plan(now, before), names, text)
