"""Which allocation the staffing board stands at: the link's, the preset's, the optimum or the reader's."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from analytics.staffing.board import Coefficients, checked_fte
from analytics.staffing.link import decoded, encoded
from domain.errors import LinkError, ParameterError
from ui import url
from ui.components.staffing_board import released

BOARD_KEY = "staffing_board"
LINK_KEY = "htv"
STATE_KEY = "staffing_state"

logger = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class BoardState:
    """The allocation of this session.

    Attributes:
        preset: The starting allocation it was last set from.
        baseline: FTE by unit of that starting allocation.
        fte: FTE by unit now.
        revision: Raised whenever Python, not the reader's hand, sets the sliders.
        seq: The browser's last release that was taken over.
        refused: Text key and values of what could not be taken over; None when all is well.
    """

    preset: str
    baseline: dict[str, float]
    fte: dict[str, float]
    revision: int = 1
    seq: int = 0
    refused: tuple[str, dict[str, str]] | None = None


def opened(preset: str, coefficients: Coefficients) -> BoardState:
    """Return the session's allocation, started from the link or the preset and brought up to date.

    Another preset sets the sliders to it. If only the preset's own figures change (other clients, other
    assumptions), the sliders follow unless the reader has moved them.
    """
    baseline = {entry["unit"]: entry["baseline_fte"] for entry in coefficients["units"]}
    said = url.opening(LINK_KEY, state=STATE_KEY)
    state: BoardState | None = st.session_state.get(STATE_KEY)
    if state is None:
        state = _from_link(said, preset, baseline)
        before = released(BOARD_KEY)
        if before is not None:  # choices were opened in a running session: its last release is past
            state.revision, state.seq = before.revision + 1, before.seq
    elif state.preset != preset or (state.baseline != baseline and state.fte == state.baseline):
        state = BoardState(
            preset=preset, baseline=baseline, fte=dict(baseline), revision=state.revision + 1, seq=state.seq
        )
    state.baseline = baseline
    st.session_state[STATE_KEY] = state
    return state


def take_release(state: BoardState, coefficients: Coefficients) -> None:
    """Take over what the reader released on the board, if it is newer and valid; else say why not."""
    release = released(BOARD_KEY)
    if release is None or release.revision != state.revision or release.seq <= state.seq:
        return
    state.seq = release.seq
    try:
        values = checked_fte(coefficients, release.fte)
    except (ParameterError, TypeError, ValueError) as error:
        logger.warning("%s", error)
        state.refused = "board.bad_fte", {"value": str(release.fte)[:80]}
        state.revision += 1
        return
    state.fte = dict(zip(state.fte, values, strict=True))
    state.refused = None


def set_sliders(state: BoardState, fte: Mapping[str, float]) -> None:
    """Put an allocation into the sliders, as one step that the reader can undo."""
    state.fte = dict(fte)
    state.revision += 1
    state.refused = None


def publish(state: BoardState) -> None:
    """Keep the allocation in the URL; the starting allocation stays out of it."""
    units = list(state.fte)
    url.publish(LINK_KEY, encoded(state.fte, units), encoded(state.baseline, units))


def _from_link(code: str | None, preset: str, baseline: dict[str, float]) -> BoardState:
    state = BoardState(preset=preset, baseline=baseline, fte=dict(baseline))
    if code is None:
        return state
    try:
        state.fte = decoded(code, list(baseline))
    except LinkError as error:
        logger.warning("%s", error)
        state.refused = error.text_key, {}
    return state
