"""The page of structural change: only this part reruns when a control of it is moved."""

from collections.abc import Mapping

import streamlit as st

from charts.maps import municipality_map
from charts.structural_change import caseload_change, month_lines, state_areas
from i18n.text import Text
from ui import loaders, own_data, session, url, words
from ui.components.figure import figure
from ui.flows import upload
from ui.shock import chain_view, choices, send, tables, worked_out
from ui.shock import figures as drawn
from ui.shock.worked_out import Outcome
from ui.situation import KAJAANI_FIRST

SECTIONS = ("kuukaudet", "yksikko", "nuolet")
"""What the lower half of the page shows, by its code in the URL; only that is worked out."""


@st.fragment
def room(text: Text) -> None:
    """Show the change, the chain from jobs to money, and what it does month by month."""
    with session.expected_errors():  # inside: a fragment hands on errors as a kind of its own
        _room(text)


def _room(text: Text) -> None:
    own_data.rerun_if_changed()
    picture, side = st.columns([19, 10], gap="medium")
    with picture:
        st.title(text("shock_page.title"))
        upload.lacking(text)
    names = loaders.names(text.language)
    base = worked_out.base()
    with picture:
        head = st.container()
        with st.container(key="shock_choices", horizontal=True, gap="small"):
            start = choices.start(text)
            area, month = choices.event(text, names, start)
            jobs = choices.jobs(text, start)
        choices.example_note(text, start, area, jobs)
        chain = chain_view.controls(text, start, base)
    with side:
        measure = url.segments(
            text("shock_page.measure"),
            drawn.MEASURES,
            key="mitta",
            format_func=lambda code: text(f"shock_page.measure_choice.{code}"),
        )
    outcome = None
    with picture, session.expected_errors(stop=False):
        parameters = chain_view.parameters(chain, area, month, jobs)
        outcome = worked_out.outcome(parameters, chain.gravity, base, names)
    chain_view.fill(chain, outcome, text)
    if outcome is None:
        return
    with head:
        words.answer(*worked_out.answer(outcome, names, text))
    with picture:
        send.send(outcome, text)
        rows = drawn.caseload_rows(outcome, text)
        drawing = caseload_change(rows, text, longest=drawn.caseload_end(rows))
        figure(text, key="caseload", drawing=drawing, **tables.caseload_words(rows, outcome, text))
    with side, session.expected_errors(stop=False):
        shades = drawn.map_shades(outcome, names, text, measure)
        drawing = municipality_map(loaders.outlines(text.language), shades, text, chosen=area)
        figure(text, key="map", drawing=drawing, **tables.area_words(outcome, names, text, measure))

    with st.container(key="shock_below", horizontal=True, gap="medium"):
        home = url.selectbox(
            text("shock_page.home"), KAJAANI_FIRST, key="kunta", format_func=names.__getitem__
        )
        section = url.segments(
            text("app.section"),
            SECTIONS,
            key="tarkemmin",
            format_func=lambda code: text(f"shock_page.sections.{code}"),
        )
    if section == "kuukaudet":
        _months(outcome, names, text, measure, home)
    elif section == "yksikko":
        figure(text, key="unit_months", **tables.unit_month_words(outcome, text, home))
    else:
        figure(text, key="arrows", **tables.arrow_words(outcome, text))


def _months(outcome: Outcome, names: Mapping[str, str], text: Text, measure: str, home: str) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        drawing = month_lines(
            drawn.months(outcome),
            names,
            text,
            measure=measure,
            chosen=drawn.chosen_areas(outcome, home),
            write=drawn.writer(text, measure),
        )
        month_words = tables.month_words(outcome, names, text, measure, home)
        figure(text, key="months", drawing=drawing, **month_words)
    with right:
        states = drawn.states_by_month(outcome)
        drawing = state_areas(states, drawn.state_labels(outcome, text), text)
        figure(text, key="states", drawing=drawing, **tables.state_words(states, outcome, text))
