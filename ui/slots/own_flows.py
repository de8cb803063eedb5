"""A file of flows of the reader's own: template, upload, check, and the way back to the estimate."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from analytics.flows.frames import EXTERNAL
from data.flow_file import TEMPLATE
from data.reading.door import ENDINGS
from data.reading.table import MOST_BYTES
from domain.errors import DashboardError
from i18n.quantity import COUNT
from i18n.text import Text
from scenarios.access.policy import Deed
from ui import access, limits, own_data, words
from ui.slots import dropped
from views.choices import Chosen
from views.context import Context
from views.flows.own_file import own_flows
from views.page import Slot

if TYPE_CHECKING:
    from ui.streamlit_internals import UploadedFile

logger = logging.getLogger(__name__)

_UPLOADER, _PROBLEM = "flow_uploader", "flow_problem"
_AREAS = ("area", "origin", "destination")
_SUMS = {"outbound", "inbound", "expected_outbound", "expected_inbound"}


def draw(_slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show the template and the place to drop a file, and say what was wrong with the last one.

    Nothing where a file is in use: the page says so, with the way back.
    """
    context = chosen.context
    if context.own is not None:
        return
    if not access.may(Deed.UPLOAD):
        words.note(text("access.uploads_only"))
        return
    with st.expander(text("flows_page.own_file"), icon=":material/upload_file:"):
        words.note(text("flows.template"))
        st.download_button(
            text("flows_page.template_download"),
            "".join(f"{';'.join(row)}\r\n" for row in _template(context)),
            file_name="commuting_flows_template.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="flow_template",
        )
        uploaded = st.file_uploader(
            text("flows_page.upload", megabytes=MOST_BYTES // 1_000_000),
            type=list(ENDINGS),
            key=_UPLOADER,
            max_upload_size=MOST_BYTES // 1_000_000,
            help=text("flows_page.upload_help"),
        )
        dropped.take(uploaded, partial(_take, context, text))
        own_data.rerun_if_changed()
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None and uploaded is not None:  # beside the drawer, which may be shut
        words.notice(text(problem.text_key, **_worded(problem.values, context, text)), kind="bad")


def leave(_chosen: Chosen, _text: Text) -> None:
    """Work with the estimate again, on every page."""
    own_data.keep(own_data.FLOWS, None)
    own_data.rerun_if_changed()


def _template(context: Context) -> tuple[tuple[str, ...], ...]:
    """Return the heading and two rows that show how a pair is written; no figures."""
    first, *_, last = context.area.municipalities
    return (*TEMPLATE,), (first, last, "0"), (last, EXTERNAL, "0")


def _take(context: Context, text: Text, uploaded: "UploadedFile") -> None:
    """Check a file as soon as it is dropped; a refused one leaves what was there."""
    st.session_state[_PROBLEM] = None
    try:
        access.check(Deed.UPLOAD)
        with limits.calculation(text):
            own_data.keep(own_data.FLOWS, own_flows(uploaded.getvalue(), uploaded.name, context))
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error


def _worded(values: Mapping[str, str], context: Context, text: Text) -> dict[str, str]:
    """Return an error's values with zones by name and sums as numbers are written."""
    names = {**context.names(text.language), EXTERNAL: text("flows.external")}
    named = {key: names.get(value, value) if key in _AREAS else value for key, value in values.items()}
    return named | {key: COUNT.write(text, int(values[key])) for key in _SUMS & values.keys()}
