"""Whom every page of this session tells of, chosen in the bar or on a page."""

import unicodedata
from typing import Any

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from ui import current_context, url
from ui.saved import current
from views.choices import Chosen
from views.page import View
from views.registry import VIEWS
from views.shared import elsewhere
from views.subject import SUBJECT, name_of

REFUSED = "sheet_refused"
"""Where the session keeps the codes of the address that could not be read, by view: they are said until
their reader does something."""


def offered(text: Text, page: str) -> dict[str, Any] | None:
    """Return what can be chosen on a page, and what is; None where it has no such choice or names."""
    view = VIEWS.get(page)
    if view is None:
        return None
    try:
        chosen = _chosen(view)
        options = [[code, SUBJECT.words(code, chosen, text)] for code in SUBJECT.options(chosen)]
    except DashboardError:  # the page says why
        return None
    return {"label": text(SUBJECT.label), "options": options, "chosen": chosen[SUBJECT]}


def choose(code: str, page: str) -> None:
    """Let every page tell of a municipality, or of the whole area, and draw the open one anew."""
    view = VIEWS.get(page)
    if view is None:
        return
    st.session_state.get(REFUSED, {}).pop(page, None)
    codes = view.moved(url.codes_of(page, view.renewed), {SUBJECT.key: code})
    keep(view, view.chosen(codes, current_context.of(view, current.open_version())))
    st.rerun()


def filed(text: Text, page: str) -> str:
    """Return the end of the name of a page's file: "_" and whom it tells of; "" for the whole area."""
    view = VIEWS.get(page)
    if view is None or not view.follows:
        return ""
    try:
        name = name_of(_chosen(view), text)
    except DashboardError:  # the file says why
        return ""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return f"_{plain}" if plain else ""


def keep(view: View, chosen: Chosen) -> None:
    """Keep what is chosen on the page that is open, there and on every page that shares it."""
    others = elsewhere(view, chosen, url.choices())
    url.keep_codes(view.name, chosen.codes, chosen.changed, view.former)
    for page, kept in others.items():
        url.keep(page, kept)


def _chosen(view: View) -> Chosen:
    context = current_context.of(view, current.open_version())
    return view.chosen(url.codes_of(view.name, view.renewed), context)
