"""The pictures of a deck's views, made once for a session: on the cards of a deck, and what comes next."""

import hashlib
from contextlib import suppress

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from reports import style
from reports.svg import svg
from scenarios.documents import canonical
from ui import access, current_context, own_data, url
from ui.live import place
from ui.meeting import deck
from views.kept import DECK, MAX_VIEWS, View
from views.registry import VIEWS

_MADE = "deck_pictures"
_WIDE_PX, _HIGH_PX = 640.0, 360.0


def name(text: Text, view: View) -> str:
    """Return what tells the picture of a view from every other: whatever it depends on, and no words."""
    depends = [view.page, dict(view.parameters), view.picture, text.language, current_context.vintage()]
    if view.page in VIEWS and not VIEWS[view.page].is_lasting:  # it tells of what is chosen on other pages
        depends.append({page: chosen for page, chosen in url.choices().items() if page != DECK})
    marks = [str(mark) for mark in own_data.later()().marks]
    return hashlib.sha256(canonical([depends, marks]).encode()).hexdigest()[:16]


def picture(text: Text, view: View) -> str:
    """Return a view's picture as SVG; "" where it has none, or cannot be made."""
    made: dict[str, str] = st.session_state.setdefault(_MADE, {})
    key = name(text, view)
    if key not in made:
        made[key] = _drawn(text, view)
    made[key] = made.pop(key)  # asked for last
    for old in list(made)[:-MAX_VIEWS]:
        del made[old]
    return made[key]


def _drawn(text: Text, view: View) -> str:
    if view.page == place.PAGE:  # what a room has come to changes by the second
        return ""
    with suppress(DashboardError):
        lead = deck.rendered(view, text.language, own=own_data.later()(), shelf=access.opener()).lead
        if lead is not None and lead.sketch is not None:
            drawn = lead.sketch.at(lead.sketch.aspect * _HIGH_PX or _WIDE_PX, _HIGH_PX)
            return svg(drawn, back=f"#{style.SURFACE}")
    return ""
