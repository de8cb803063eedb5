"""Loading an origin-destination file: template, check, and the way back to the estimate."""

import logging

import streamlit as st

from analytics.flows.estimate import GravityParameters
from analytics.flows.observed import TEMPLATE, observed_flows
from data.flow_file import MOST_BYTES, flow_rows
from domain.errors import DashboardError
from i18n.text import Text
from ui import loaders, words
from ui.flows import chosen_flows
from ui.flows.chosen_flows import LoadedFile

logger = logging.getLogger(__name__)

_UPLOADER, _PROBLEM = "flow_uploader", "flow_problem"
_AREAS = ("area", "origin", "destination")

TEMPLATE_ROWS = ((*TEMPLATE,), ("105", "205", "0"), ("205", "external", "0"))
"""Heading and two rows that show how a pair is written; no figures."""


def parameters(text: Text) -> GravityParameters:
    """Show the controls of the estimate, or the loaded file in its place; return the parameters."""
    file = chosen_flows.loaded()
    if file is not None:
        _notice(text, file)
        return GravityParameters()
    estimate, own = st.columns([16, 3], gap="small", vertical_alignment="bottom")
    with estimate:
        chosen = chosen_flows.parameters(text)
    with own, st.popover(text("flows_page.file"), width="stretch"):
        _uploader(text)
    return chosen


def controls(text: Text) -> None:
    """Show the controls of the estimate one under the other, or the loaded file in their place."""
    file = chosen_flows.loaded()
    if file is None:
        chosen_flows.parameters(text, columns=1)
    else:
        _notice(text, file)


def _uploader(text: Text) -> None:
    """Show the template and the place to drop a file, and say what was wrong with the last one."""
    words.note(text("flows.template"))
    st.download_button(
        text("flows_page.template_download"),
        "".join(f"{';'.join(row)}\r\n" for row in TEMPLATE_ROWS),
        file_name="commuting_flows_template.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="flow_template",
    )
    st.file_uploader(
        text("flows_page.upload", megabytes=MOST_BYTES // 1_000_000),
        type=["csv", "parquet"],
        key=_UPLOADER,
        on_change=_take,
        max_upload_size=MOST_BYTES // 1_000_000,
        help=text("flows_page.upload_help"),
    )
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None:
        st.error(text(problem.text_key, **_worded(problem.values, text)), icon=":material/error:")


def _notice(text: Text, file: LoadedFile) -> None:
    """Say that a loaded file replaces the estimate, with the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words.note(text("flows_page.loaded", file=file.name), text("flows.observed_note"))
        st.button(text("flows_page.back"), icon=":material/undo:", on_click=chosen_flows.keep, args=(None,))


def _take() -> None:
    """Check a file as soon as it is dropped; a refused one leaves what was there."""
    uploaded = st.session_state.get(_UPLOADER)
    st.session_state[_PROBLEM] = None
    if uploaded is None:
        return
    try:
        rows = flow_rows(uploaded.getvalue(), TEMPLATE)
        flows = observed_flows(rows, loaders.commuting(), loaders.municipality_codes())
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error
        return
    chosen_flows.keep(LoadedFile(name=uploaded.name[:60], flows=flows))


def _worded(values: dict[str, str], text: Text) -> dict[str, str]:
    """Return an error's values with municipalities by name and a margin in the reader's language."""
    names = loaders.names(text.language)
    named = {key: names.get(value, value) if key in _AREAS else value for key, value in values.items()}
    return named | ({"margin": text(f"flows.margins.{values['margin']}")} if "margin" in values else {})
