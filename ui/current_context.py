"""What the pages of this session are about: the area of this installation and the months its reader chose."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import streamlit as st

from scenarios.model import Inputs, Version
from ui import access, loaders, own_data, url
from ui.streamlit_internals import get_script_run_ctx
from views.context import Context
from views.kept import choices_among
from views.library import Library, Shelf
from views.moment import moment_of
from views.own import NOTHING, Held
from views.page import View

_VINTAGE = "vintage"


def of(view: View, opened: Version | None = None) -> Context:
    """Return what a view is built from in this session, with the reader's own data if it takes them.

    Args:
        view: The view.
        opened: The version that the reader has open.

    Raises:
        AreaError: The operator named an area that there is not.
    """
    return with_own(view, own_data.later()(), opened)


def with_own(
    view: View,
    held: Held,
    opened: Version | None = None,
    shelf: Callable[[], Shelf] | None = None,
) -> Context:
    """Return the same with these data of a reader's own, also where no page is running.

    Args:
        view: The view.
        held: Their files.
        opened: The version that they have open.
        shelf: Opens the scenarios that they may see; None asks who the reader of this session is.
    """
    about = context().with_own(*view.files_of(held))
    said, decided = cache(about.said), cache(about.decided)  # asked of the database once in a look
    return replace(about, library=library(held, opened, shelf), said=said, decided=decided)


def library(
    held: Held = NOTHING, opened: Version | None = None, shelf: Callable[[], Shelf] | None = None
) -> Library:
    """Return the scenarios that a reader may see, with what they have of them."""
    return Library(open=shelf or access.opener(), opened=opened, own=held, now=_now())


def _now() -> Callable[[], Inputs] | None:
    """Return what tells what the reader has chosen on the pages; None where no page is running."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    said = url.later()
    return lambda: choices_among(said(), context())


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
    if _VINTAGE not in st.session_state:
        st.session_state[_VINTAGE] = loaders.vintage()
    return str(st.session_state[_VINTAGE])


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
