"""The data of their own that a reader works with: held by the session alone, named wherever they are used.

They are in no link, no saved version and no other session. The address carries a mark of them, so that a page
that was loaded anew, or opened elsewhere, knows what it lacks.
"""

import re
from collections.abc import Callable

import streamlit as st

from i18n.text import Text
from ui import words
from ui.collector import collector
from views.own import OwnFlows

ADDRESS_KEY = "oma_virrat"
"""Parameter of every page's address: the mark of the file of flows that its numbers rest on."""

_HELD, _LACKED, _CHANGED = "own_data", "own_data_lacked", "own_data_changed"
_FLOWS = "flows"
_MARK = re.compile(r"[0-9a-f]{8}")


Later = Callable[[], OwnFlows | None]


def flows() -> OwnFlows | None:
    """Return the file of flows loaded in this session, if any; a page that asks is taken to use it."""
    found = later()()
    if found is not None and (collecting := collector()) is not None:
        collecting.own_file = found.name
    return found


def later() -> Later:
    """Return what tells the loaded file at any later time, also where no page is running."""
    held: dict[str, OwnFlows] = st.session_state.setdefault(_HELD, {})
    return lambda: held.get(_FLOWS)


def keep(file: OwnFlows | None) -> None:
    """Work with a file from now on, or with none; either settles what the address said."""
    held: dict[str, OwnFlows] = st.session_state.setdefault(_HELD, {})
    if file is None:
        held.pop(_FLOWS, None)
        st.query_params.pop(ADDRESS_KEY, None)
    else:
        held[_FLOWS] = file
    st.session_state.pop(_LACKED, None)
    st.session_state[_CHANGED] = True


def enter(file: OwnFlows | None) -> None:
    """Let a session that runs unseen work with another's file."""
    if file is not None:
        st.session_state[_HELD] = {_FLOWS: file}


def follow_address() -> None:
    """Read from the address which file its numbers rest on, and keep the mark there from page to page."""
    st.session_state.pop(_CHANGED, None)
    file, said = later()(), st.query_params.get(ADDRESS_KEY)
    if file is not None:
        mark: str | None = file.mark
    elif said is not None and _MARK.fullmatch(said):
        mark = st.session_state[_LACKED] = said
    else:
        mark = st.session_state.get(_LACKED)
    if mark is None:
        st.query_params.pop(ADDRESS_KEY, None)
    elif said != mark:
        st.query_params[ADDRESS_KEY] = mark


def is_lacking() -> bool:
    """Return whether the address speaks of a file that this session does not have."""
    return later()() is None and _LACKED in st.session_state


def say_lacking(text: Text) -> None:
    """Say that the address speaks of a file that this session does not have, with the way on without it."""
    if is_lacking():
        with st.container(horizontal=True, vertical_alignment="center"):
            words.notice(text("flows_page.lacking"))
            st.button(text("flows_page.go_on"), key="flows_go_on", on_click=keep, args=(None,))


def rerun_if_changed() -> None:
    """Draw the whole page anew after a file has come or gone: what stands around a room speaks of it too."""
    if st.session_state.get(_CHANGED):
        st.rerun()
