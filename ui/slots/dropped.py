"""A file that a reader drops on a page: taken once, by the first run that comes through with it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from ui import session

if TYPE_CHECKING:
    from ui.streamlit_internals import UploadedFile

_TAKEN = "dropped_taken"
"""The file that was taken or refused last; a page has one place for files at the most."""


def take(uploaded: "UploadedFile | None", taking: "Callable[[UploadedFile], None]") -> None:
    """Take a file, unless it was taken or refused already.

    A callback of the uploader would be called once, and not again where a newer run takes its own's place.

    Args:
        uploaded: What lies in the uploader.
        taking: Takes it; the run may end in the middle of it, and the next one begins it anew.
    """
    if uploaded is not None and st.session_state.get(_TAKEN) != uploaded.file_id:
        with session.through(_TAKEN, uploaded.file_id):
            taking(uploaded)
