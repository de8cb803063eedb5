"""The views of a deck in order: moved, changed and removed, with the time that they take."""

from dataclasses import replace

import streamlit as st

from i18n.text import Text
from ui import current_context, navigation
from ui.meeting import deck
from ui.words import note
from views import kept
from views.kept import View
from views.registry import VIEWS
from views.slide import DESK, titles

_CHANGED = "presenter_changed"
"""Place of the view that is being changed."""


def order(text: Text, views: list[View]) -> None:
    """Show the views in order, each with what can be done to it, and how long they take together."""
    for place, view in enumerate(views):
        line, up, change, away = st.columns([8, 1, 1, 1], vertical_alignment="center")
        planned = text("presenter.planned", minutes=str(view.minutes)) if view.minutes else ""
        line.text(" · ".join(filter(None, (f"{place + 1}. {titled(text, view)}", planned))))
        if up.button("↑", key=f"deck_up_{place}", help=text("presenter.up"), disabled=place == 0):
            st.session_state.pop(_CHANGED, None)
            deck.move_up(place)
            st.rerun()
        if change.button("✎", key=f"deck_change_{place}", help=text("presenter.change")):
            st.session_state[_CHANGED] = place
            st.rerun()  # the form of another is not drawn beside it
        if away.button("✕", key=f"deck_away_{place}", help=text("presenter.remove")):
            st.session_state.pop(_CHANGED, None)
            deck.remove(place)
            st.rerun()
        if st.session_state.get(_CHANGED) == place:
            _change(text, place, view)
    if total := sum(view.minutes for view in views):
        note(text("presenter.total", minutes=str(total)))


def titled(text: Text, view: View) -> str:
    """Return what a view is called: its sentence, else its page."""
    known = view.page in {entry.name for entry in navigation.PAGES}
    return view.sentence or (text(f"pages.{view.page}") if known else view.page)


def fields(text: Text, view: View, key: str, *, has_pictures: bool = True) -> View:
    """Let the presenter say what a view says, shows and takes.

    Args:
        text: The reader's language.
        view: As it is.
        key: Before the keys of the fields: what is typed outlives a change of language.
        has_pictures: Whether the pictures of its page are listed, which takes as long as to make it.
    """
    said = st.text_input(
        text("presenter.sentence"),
        view.sentence,
        max_chars=kept.MAX_SENTENCE,
        placeholder=text("presenter.own_words"),
        key=f"{key}_sentence",
    )
    notes = st.text_area(
        text("presenter.notes"), view.notes, max_chars=kept.MAX_NOTES, height=68, key=f"{key}_said"
    )
    picture = _picture(text, view, key, has_pictures=has_pictures)
    minutes = st.number_input(
        text("presenter.minutes"),
        min_value=0,
        max_value=kept.MAX_MINUTES,
        value=view.minutes,
        step=1,
        key=f"{key}_minutes",
    )
    return replace(view, sentence=said, notes=notes, picture=picture, minutes=int(minutes))


def _change(text: Text, place: int, view: View) -> None:
    with st.form(f"presenter_change_{place}"):
        changed = fields(text, view, f"presenter_change_{place}")
        if st.form_submit_button(text("presenter.save"), icon=":material/check:"):
            st.session_state.pop(_CHANGED, None)
            deck.change(place, changed)
            st.rerun()


def _picture(text: Text, view: View, key: str, *, has_pictures: bool) -> str:
    """Let the presenter choose what a view shows."""
    if view.page not in VIEWS:
        return view.picture
    page = VIEWS[view.page]
    found = titles(page, view.parameters, current_context.of(page), text) if has_pictures else {}
    named = {"": text("presenter.of_page"), **found, DESK: text("presenter.desk")}
    chosen: str = st.selectbox(
        text("presenter.picture"),
        list(named),
        index=list(named).index(view.picture) if view.picture in named else 0,
        format_func=named.__getitem__,
        key=f"{key}_picture_{view.page}",
    )
    return chosen
