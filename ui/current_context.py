"""What the pages of this session are about: the area of this installation and the months its reader chose."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui import loaders, own_data, url
from views.context import Context
from views.moment import moment_of
from views.own import Held
from views.page import View

_VINTAGE = "vintage"


def of(view: View) -> Context:
    """Return what a view is built from in this session, with the reader's own data if it takes them.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    return with_own(view, own_data.later()())


def with_own(view: View, held: Held) -> Context:
    """Return the same with these data of a reader's own, also where no page is running."""
    shared = context()
    return shared.with_own(held.flows if view.takes_own else held.log if view.takes_log else None)


def context() -> Context:
    """Return the context that this session's pages are built from; shared by all who look at the same.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    return loaders.context(vintage())


def vintage() -> str:
    """Return the key of the vintage that this session reads: the newest as it began, kept to its end.

    Outside a session it is the newest. Data that arrive meanwhile are for sessions that begin later: no
    reader sees a page of one vintage beside a page of another.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return loaders.vintage()
    key: str = st.session_state.setdefault(_VINTAGE, loaders.vintage())
    return key


def is_newer() -> bool:
    """Return whether data have arrived since this session began."""
    return loaders.vintage() > vintage()


def period() -> str:
    """Return the month that the pages of this session are about, as "2026-06"; "" where none is known.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    return shown().period


def shown() -> Context:
    """Return the same at the moment that the reader of this session chose, on whichever page."""
    return moment_of(url.choices(), context())
