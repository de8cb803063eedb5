"""The rates, the target and the map of the activation page, redrawn by themselves when the target moves."""

import streamlit as st

from analytics.placements import ActivationTarget
from charts.activation import broad_unemployment, rates_and_places
from charts.maps import municipality_map
from i18n.text import Text
from ui import activation, kpi, loaders, session, url, words
from ui import activation_figures as figures
from ui.components.figure import figure


@st.fragment
def room(text: Text) -> None:
    """Show the question with its answer, the target's slider, the rates and the map."""
    with session.expected_errors():  # inside: a fragment hands on errors as a kind of its own
        _room(text)


def _room(text: Text) -> None:
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("activation.title"))
    names = loaders.names(text.language)
    now = loaders.area_observations(loaders.LATEST_PERIOD)
    with picture:
        head = st.container()
        target_pct = url.slider(text("activation.target"), **activation.target_slider())
    target = ActivationTarget(rate=target_pct / 100)
    areas = activation.areas(now, target, names, text)
    with head:
        words.answer(*activation.answer(areas, target, text))
        kpi.strip(activation.kpis(areas, target, text), label=text("overview.kpis"), columns=5)
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
        drawing = municipality_map(loaders.outlines(text.language), figures.map_shades(areas, shown), text)
        figure(text, key="map", drawing=drawing, **figures.map_texts(areas, shown, target, text))
