"""Loading an origin-destination file: template, check, and the way back to the estimate."""

import hashlib
import logging

import streamlit as st

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import EXTERNAL
from analytics.flows.observed import departures, observed_flows
from data.flow_file import TEMPLATE, flow_rows
from data.reading.cells import shown
from data.reading.table import MOST_BYTES
from domain.errors import DashboardError
from i18n.text import Text
from ui import loaders, own_data, words
from ui.flows import chosen_flows
from views.own import OwnFlows

logger = logging.getLogger(__name__)

_UPLOADER, _PROBLEM = "flow_uploader", "flow_problem"
_AREAS = ("area", "origin", "destination")
_SUMS = {"outbound", "inbound", "expected_outbound", "expected_inbound"}

TEMPLATE_ROWS = ((*TEMPLATE,), ("105", "205", "0"), ("205", "external", "0"))
"""Heading and two rows that show how a pair is written; no figures."""


def parameters(text: Text) -> GravityParameters:
    """Show the controls of the estimate, or the loaded file in its place; return the parameters."""
    own_data.rerun_if_changed()
    file = own_data.flows()
    if file is not None:
        _notice(text, file)
        return GravityParameters()
    lacking(text)
    estimate, own = st.columns([16, 3], gap="small", vertical_alignment="bottom")
    with estimate:
        chosen = chosen_flows.parameters(text)
    with own, st.popover(text("flows_page.file"), width="stretch"):
        _uploader(text)
    return chosen


def controls(text: Text) -> None:
    """Show the controls of the estimate one under the other, or the loaded file in their place."""
    file = own_data.flows()
    if file is None:
        chosen_flows.parameters(text, columns=1)
    else:
        _notice(text, file)


def lacking(text: Text) -> None:
    """Say that the address speaks of a file that this session does not have, with the way on without it."""
    if own_data.is_lacking():
        with st.container(horizontal=True, vertical_alignment="center"):
            words.notice(text("flows_page.lacking"))
            st.button(text("flows_page.go_on"), key="flows_go_on", on_click=own_data.keep, args=(None,))


def file_words(text: Text, file: OwnFlows) -> list[str]:
    """Return what is said where a file is named: what it replaces, and how far it is from the plan."""
    departure, flows = file.departure, file.flows
    is_ranged = len(flows.members) > 1
    return [
        text("flows_page.loaded", file=file.name),
        text(
            "flows_page.departs",
            area=loaders.names(text.language)[departure.area],
            margin=text(f"flows.margins.{departure.margin}"),
            value=text.span(departure.low, departure.high),
            expected=text.integer(departure.expected),
            change=text.integer(departure.persons, signed=True),
            share=text.percent(departure.share),
        )
        if departure.persons
        else text("flows_page.fits" if is_ranged else "flows_page.agrees"),
        *([text("flows_page.no_own")] if flows.own is None else []),
        *([text("flows_page.suppressed")] if is_ranged else []),
    ]


def _uploader(text: Text) -> None:
    """Show the template and the place to drop a file, and say what was wrong with the last one."""
    words.hint(text("flows.template"))
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
        type=["csv", "txt", "tsv", "parquet"],
        key=_UPLOADER,
        on_change=_take,
        max_upload_size=MOST_BYTES // 1_000_000,
        help=text("flows_page.upload_help"),
    )
    problem: DashboardError | None = st.session_state.get(_PROBLEM)
    if problem is not None:
        words.notice(text(problem.text_key, **_worded(problem.values, text)), kind="bad")


def _notice(text: Text, file: OwnFlows) -> None:
    """Say that a loaded file replaces the estimate, with the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words.note(*file_words(text, file))
        st.button(text("flows_page.back"), icon=":material/undo:", on_click=own_data.keep, args=(None,))


def _take() -> None:
    """Check a file as soon as it is dropped; a refused one leaves what was there."""
    uploaded = st.session_state.get(_UPLOADER)
    st.session_state[_PROBLEM] = None
    if uploaded is None:
        return
    content = uploaded.getvalue()
    try:
        rows = flow_rows(content, loaders.area_names())
        flows = observed_flows(rows, loaders.commuting())
        departure = departures(flows, loaders.commuting())[0]
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_PROBLEM] = error
        return
    own_data.keep(
        OwnFlows(
            name=shown(uploaded.name),
            sha256=hashlib.sha256(content).hexdigest(),
            rows=len(rows),
            flows=flows,
            departure=departure,
        )
    )


def _worded(values: dict[str, str], text: Text) -> dict[str, str]:
    """Return an error's values with zones by name and sums as numbers are written."""
    names = {**loaders.names(text.language), EXTERNAL: text("flows.external")}
    named = {key: names.get(value, value) if key in _AREAS else value for key, value in values.items()}
    return named | {key: text.integer(int(values[key])) for key in _SUMS & values.keys()}
