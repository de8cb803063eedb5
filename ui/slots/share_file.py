"""Kela's file of what the municipalities paid: where to get it, the place to drop it, and what was wrong."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.reading.door import ENDINGS
from data.share_file import HEADINGS, LIMITS
from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed
from ui import access, limits, words
from ui.slots import dropped
from views.bill import kela
from views.bill.choices import KELA
from views.choices import Chosen
from views.context import Context
from views.page import Slot

if TYPE_CHECKING:
    from ui.streamlit_internals import UploadedFile

logger = logging.getLogger(__name__)

_UPLOADER, _PROBLEM, _READ = "share_uploader", "share_problem", "share_read"


def draw(_slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show where the file is had and the place to drop it; nothing where its figures are in use."""
    if chosen[KELA] is not None:
        return
    if not access.may(Deed.UPLOAD):
        words.note(text("access.uploads_only"))
        return
    with st.expander(text("bill.kela.file"), icon=":material/upload_file:"):
        words.note(text("bill.kela.hint", columns=", ".join(HEADINGS)))
        uploaded = st.file_uploader(
            text("bill.kela.upload", megabytes=LIMITS.bytes // 1_000_000),
            type=list(ENDINGS),
            key=_UPLOADER,
            max_upload_size=LIMITS.bytes // 1_000_000,
        )
        dropped.take(uploaded, partial(_take, chosen.context, text))
        if _READ in st.session_state:  # the page is asked for its choices before it comes here
            st.rerun()
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None and uploaded is not None:  # beside the drawer, which may be shut
        words.notice(text(problem.text_key, **problem.values), kind="bad")


def take(_chosen: Chosen, _text: Text) -> Mapping[str, str]:
    """Return the code of the figures that a file was read for and that are not kept yet."""
    code: str | None = st.session_state.get(_READ)
    return {} if code is None else {KELA.key: code}


def kept() -> None:
    """Note that they are kept."""
    st.session_state.pop(_READ, None)


def _take(context: Context, text: Text, uploaded: "UploadedFile") -> None:
    """Read a file as soon as it is dropped; a refused one leaves what was there."""
    st.session_state[_PROBLEM] = None
    try:
        access.check(Deed.UPLOAD)
        with limits.calculation(text):
            st.session_state[_READ] = kela.encoded(kela.read(uploaded.getvalue(), context))
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error
