"""The data of their own that a reader works with: held by the session alone, named wherever they are used.

They are in no link, no saved version and no other session; what a page takes over as choices, such as
full-time equivalents, is kept as those are. The address carries a mark of them, so that a page that was
loaded anew, or opened elsewhere, knows what it lacks.
"""

import re
from collections.abc import Callable

import streamlit as st

from i18n.text import Text
from ui import words
from views.own import Held, OwnFigures, OwnFile, OwnFlows, OwnLog

FLOWS, LOG, FIGURES = "flows", "log", "figures"
"""Kinds of files that a session holds, one of each at the most."""

ADDRESS_KEYS = {FLOWS: "own_flows", LOG: "own_log", FIGURES: "own_figures"}
"""Kind of a file -> parameter of every page's address: the mark of the file that its numbers rest on."""

_HELD, _LACKED, _CHANGED = "own_data", "own_data_lacked", "own_data_changed"
_MARK = re.compile(r"[0-9a-f]{8}")
_LACKING = {
    FLOWS: ("flows_page.lacking", "flows_page.go_on"),
    LOG: ("paths.lacking", "paths.go_on"),
    FIGURES: ("own_figures.lacking", "own_figures.go_on"),
}


Later = Callable[[], Held]


def later() -> Later:
    """Return what tells the loaded files at any later time, also where no page is running."""
    held: dict[str, OwnFile] = st.session_state.setdefault(_HELD, {})
    return lambda: _held(held)


def keep(kind: str, file: OwnFile | None) -> None:
    """Work with a file from now on, or with none of its kind; either settles what the address said."""
    held: dict[str, OwnFile] = st.session_state.setdefault(_HELD, {})
    if file is None:
        held.pop(kind, None)
        st.query_params.pop(ADDRESS_KEYS[kind], None)
    else:
        held[kind] = file
    _lacked().pop(kind, None)
    st.session_state[_CHANGED] = True


def follow_address() -> None:
    """Read from the address which files its numbers rest on, and keep the marks there from page to page."""
    st.session_state.pop(_CHANGED, None)
    held: dict[str, OwnFile] = st.session_state.setdefault(_HELD, {})
    for kind, key in ADDRESS_KEYS.items():
        file, said = held.get(kind), st.query_params.get(key)
        if file is not None:
            mark: str | None = file.mark
        elif said is not None and _MARK.fullmatch(said):
            mark = _lacked()[kind] = said
        else:
            mark = _lacked().get(kind)
        if mark is None:
            st.query_params.pop(key, None)
        elif said != mark:
            st.query_params[key] = mark


def is_lacking(kind: str) -> bool:
    """Return whether the address speaks of a file of a kind that this session does not have."""
    return kind not in st.session_state.setdefault(_HELD, {}) and kind in _lacked()


def say_lacking(text: Text, kind: str) -> None:
    """Say that the address speaks of a file that this session does not have, with the way on without it."""
    if is_lacking(kind):
        lacking, go_on = _LACKING[kind]
        with st.container(horizontal=True, vertical_alignment="center"):
            words.notice(text(lacking))
            st.button(text(go_on), key=f"{kind}_go_on", on_click=keep, args=(kind, None))


def rerun_if_changed() -> None:
    """Draw the whole page anew after a file has come or gone: what stands around a room speaks of it too."""
    if st.session_state.get(_CHANGED):
        st.rerun()


def _held(files: dict[str, OwnFile]) -> Held:
    flows, log, figures = files.get(FLOWS), files.get(LOG), files.get(FIGURES)
    return Held(
        flows=flows if isinstance(flows, OwnFlows) else None,
        log=log if isinstance(log, OwnLog) else None,
        figures=figures if isinstance(figures, OwnFigures) else None,
    )


def _lacked() -> dict[str, str]:
    lacked: dict[str, str] = st.session_state.setdefault(_LACKED, {})
    return lacked
