"""The staffing board in its place on the page: what a reader released there, and what it is told."""

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from analytics.staffing.board import checked_fte
from domain.errors import ParameterError
from i18n.text import Text
from ui import own_data, words
from ui.components.staffing_board import released, staffing_board
from ui.slots import plain_board
from views.choices import Chosen
from views.page import Slot
from views.staffing import answer, choices, look_of, notes, turning
from views.staffing.look import Look
from views.staffing.of_municipality import own_words
from views.subject import municipality_of

BOARD_KEY = "staffing_board"

_STATE = "staffing_state"
_LEAST_END_FTE = 10

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _State:
    """What the browser's board is known to hold.

    Attributes:
        fte: FTE by unit.
        revision: Raised whenever Python, not the reader's hand, sets the sliders.
        seq: The browser's last release that was taken over and is kept.
        taking: The last one that was looked at.
        refused: What could not be taken over; "" when all is well.
    """

    fte: Mapping[str, float] = field(default_factory=dict)
    revision: int = 0
    seq: int = 0
    taking: int = 0
    refused: str = ""


def take(chosen: Chosen, _text: Text) -> Mapping[str, str]:
    """Return the allocation that the reader released on the board, if it is newer and valid."""
    state, release = _state(), released(BOARD_KEY)
    if chosen[choices.PLAIN]:
        look = look_of(chosen, _text)
        return _kept(look, plain_board.moved(look, state.revision))
    if release is None or release.revision != state.revision or release.seq <= state.seq:
        return {}
    state.taking, look = release.seq, look_of(chosen, _text)
    try:
        values = checked_fte(look.setting.coefficients, release.fte)
    except (ParameterError, TypeError, ValueError) as error:
        logger.warning("%s", error)
        state.refused = str(release.fte)[:80]
        state.revision += 1
        return {}
    state.refused = ""
    return _kept(look, dict(zip(look.setting.baseline.fte, values, strict=True)))


def kept() -> None:
    """Note that the allocation is kept: a run that ends before is followed by one that takes it."""
    state = _state()
    state.seq = max(state.seq, state.taking)


def draw(_slot: Slot, chosen: Chosen, text: Text) -> None:
    """Show the board with the server's figures of the allocation."""
    state, look = _state(), look_of(chosen, text)
    if dict(look.fte) != state.fte:
        state.fte = dict(look.fte)
        state.revision += 1
    if chosen[choices.CHANGE] is not None and own_data.is_lacking(own_data.FLOWS):
        words.note(text("board.change.senders_flows"))
    if state.refused:
        words.notice(text("board.bad_fte", value=state.refused), kind="bad")
    if chosen[choices.PLAIN]:
        plain_board.show(look, state.revision)
        return
    turned, _ = turning.sentences(look)
    own = municipality_of(chosen)
    staffing_board(
        key=BOARD_KEY,
        coefficients=look.setting.coefficients,
        rates=look.rates,
        prices=look.prices,
        fte=look.fte,
        revision=state.revision,
        seq=state.seq,
        confirmed=look.board,
        answer=answer.sentences(look),
        more=notes.clients(look),
        turned=turned,
        turned_summary=text.counted("board.turned", len(turned)),
        units=[_unit(look, entry, own) for entry in look.setting.coefficients["units"]],
        slider_end=slider_end(look),
        labels=text.tree("board.words")
        | {"columns": text.tree("board.columns"), "onward": text("best.heading")},
        locale=text.locale,
    )


def slider_end(look: Look) -> float:
    """Return where all sliders end, whole FTE: twice the largest unit's start."""
    return float(max(_LEAST_END_FTE, math.ceil(2 * max(look.setting.baseline.fte.values()))))


def _state() -> _State:
    state: _State | None = st.session_state.get(_STATE)
    if state is None:
        state = st.session_state[_STATE] = _State()
        before = released(BOARD_KEY)
        if before is not None:  # the session goes on: its last release is past
            state.revision = before.revision
            state.seq = state.taking = before.seq
    return state


def _kept(look: Look, fte: Mapping[str, float]) -> Mapping[str, str]:
    """Return the code of an allocation; the start has none."""
    _state().fte = dict(fte)
    posts = () if dict(fte) == look.setting.baseline.fte else tuple(fte.values())
    return {choices.FTE.key: choices.posts_code(posts)}


def _unit(look: Look, entry: Mapping[str, Any], own: str) -> dict[str, Any]:
    unit, text, baseline = entry["unit"], look.text, look.setting.baseline
    supply = baseline.supply[unit]
    sentences = text(
        "board.unit_help",
        own=text.number(supply.own, 1),
        state=text.span(supply.state_low, supply.state_high, 1),
        status=text(f"staffing.statuses.{supply.status}"),
        points=str(baseline.units[unit].service_points),
    )
    for key, fte in (
        ("shared_in", supply.shared_in),
        ("shared_out", supply.shared_out),
        ("supervisor", supply.supervisor),
    ):
        sentences += " " + text(f"board.unit_{key}", fte=text.number(fte, 1)) if fte else ""
    return {
        "key": unit,
        "name": look.unit(unit),
        "where": look.where(unit),
        "target": look.target(unit),
        "help": f"{look.context.area.units[unit].name[text.language]}: {sentences}",
        "own": own_words(look, unit, own),
    }
