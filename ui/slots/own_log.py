"""A log of services of the reader's own: template, upload with its progress, and the way back."""

import hashlib
import logging
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.event_log import LIMITS, TEMPLATE
from data.reading.cells import shown
from data.reading.door import ENDINGS
from domain.errors import DashboardError
from i18n.text import Text
from scenarios.access.policy import Deed
from ui import access, limits, own_data, words
from ui.slots import dropped
from views.choices import Chosen
from views.own import OwnLog
from views.page import Slot
from views.paths.source import counted

if TYPE_CHECKING:
    from ui.streamlit_internals import UploadedFile

logger = logging.getLogger(__name__)

_UPLOADER, _PROBLEM = "log_uploader", "log_problem"


def draw(_slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show the template and the place to drop a log, and say what was wrong with the last one.

    Nothing where a log is in use: the page says so, with the way back.
    """
    if chosen.context.log is not None:
        return
    if not access.may(Deed.UPLOAD):
        words.note(text("access.uploads_only"))
        return
    with st.expander(text("paths.upload.title"), icon=":material/upload_file:"):
        words.note(text("paths.upload.says", rows=text.integer(LIMITS.rows)))
        st.download_button(
            text("paths.upload.template"),
            "".join(f"{';'.join(row)}\r\n" for row in _template(text)),
            file_name="service_paths_template.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="log_template",
        )
        uploaded = st.file_uploader(
            text("paths.upload.file", megabytes=LIMITS.bytes // 1_000_000),
            type=list(ENDINGS),
            key=_UPLOADER,
            max_upload_size=LIMITS.bytes // 1_000_000,
            help=text("paths.upload.help"),
        )
        dropped.take(uploaded, partial(_take, text))
        own_data.rerun_if_changed()
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None and uploaded is not None:  # beside the drawer, which may be shut
        words.notice(text(problem.text_key, **problem.values), kind="bad")


def leave(_chosen: Chosen, _text: Text) -> None:
    """Show no log any more; what was counted of it is gone."""
    own_data.keep(own_data.LOG, None)
    own_data.rerun_if_changed()


def _take(text: Text, uploaded: "UploadedFile") -> None:
    """Count a log as soon as it is dropped, saying how far it is; a refused one leaves what was there."""
    st.session_state[_PROBLEM] = None
    bar = st.progress(0.0)
    try:
        access.check(Deed.UPLOAD)
        with limits.calculation(text):
            content = uploaded.getvalue()
            cube = counted(
                content, lambda stage, share: bar.progress(share, text=text(f"paths.stages.{stage}"))
            )
        log = OwnLog(
            name=shown(uploaded.name),
            sha256=hashlib.sha256(content).hexdigest(),
            rows=cube.events,
            cube=cube,
        )
        own_data.keep(own_data.LOG, log)
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error
    finally:
        bar.empty()


def _template(text: Text) -> tuple[tuple[str, ...], ...]:
    """Return the heading and a row that shows how an event is written."""
    return (TEMPLATE, tuple(text(f"paths.template.cells.{column}") for column in TEMPLATE))
