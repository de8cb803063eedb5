"""The staffing room: the answer, the board, the search for a better allocation, and what is below."""

from collections.abc import Sequence

import streamlit as st

from analytics.staffing.board import evaluate
from analytics.staffing.posts import Role, counted_in_fte
from analytics.staffing.presets import state_residual
from analytics.staffing.units import UNITS
from i18n.text import Text
from ui import session, url, words
from ui.provenance import source_line
from ui.staffing import (
    assumptions,
    assumptions_editor,
    board_state,
    board_table,
    board_view,
    futures,
    hours_view,
    own_rule,
    plain_board,
    search,
    teams_view,
)
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, short, short_span
from ui.staffing.setup import Setting

SECTIONS = {
    "taulukko": board_table.show,
    "tunnit": hours_view.show,
    "kuukaudet": futures.show,
    "tiimit": teams_view.show,
    "oletukset": assumptions_editor.show,
}
"""What stands below the board, by its code in the URL: one at a time."""


@st.fragment
def room(text: Text, setting: Setting, *, plain: bool) -> None:
    """Show the board and what follows from it; only this part reruns when a slider is released.

    The board comes first, so that its confirmation never waits for the drawings below.
    """
    if not setting.is_current():
        st.rerun()
    coefficients = setting.coefficients
    state = board_state.opened(setting.preset, coefficients)
    board_state.take_release(state, coefficients)
    if plain:
        board = plain_board.show(text, state, coefficients)
    else:
        board = evaluate(coefficients, state.fte)
        board_view.show(text, state, coefficients, board, setting.baseline)
    board_state.publish(state)
    _show_refused(text, state)
    words.note(*_notes(text, setting, plain=plain))
    words.note(source_line(text, setting.snapshot, PLAN))
    search.show(text, state, setting)
    code = url.segments(
        text("app.section"),
        tuple(SECTIONS),
        key="osio",
        format_func=lambda code: text(f"staffing_page.sections.{code}"),
        label_visibility="collapsed",
    )
    with session.expected_errors(stop=False):
        SECTIONS[code](text, setting, state, board)


def _show_refused(text: Text, state: BoardState) -> None:
    """Say what could not be taken over from the link or the board, each reason once."""
    refused = [state.refused, (assumptions.refused(), {}), (own_rule.refused(), {})]
    for sentence in dict.fromkeys(text(key, **values) for key, values in filter(None, refused) if key):
        st.warning(sentence, icon=":material/link_off:")


def answer(text: Text, setting: Setting) -> list[str]:
    """Return the sentences under the title: the starting allocation's largest caseload, and the clients."""
    board = evaluate(setting.coefficients, setting.baseline.fte)
    totals = board.totals
    if totals.largest_unit is None or totals.largest_caseload is None:
        return [text("board.words.unknown")]
    if totals.clients_low is None or totals.clients_high is None:
        return [text("board.words.unknown")]
    return [
        text(
            "board.answer_over",
            unit=text(f"staffing.units.{totals.largest_unit}"),
            caseload=text.integer(totals.largest_caseload),
            verdict=text(f"staffing.verdicts.{board.unit(totals.largest_unit).verdict}"),
            out=str(totals.out_of_band),
        ),
        text(
            "board.answer_clients",
            clients=text.span(totals.clients_low, totals.clients_high),
            basis=text(f"board.bases.{setting.basis}"),
        ),
    ]


def _notes(text: Text, setting: Setting, *, plain: bool) -> Sequence[str]:
    """Return what leaders must see: what the claims leave, how the start is known, what was changed."""
    left = state_residual(setting.assumptions)
    supervisors = sum(counted_in_fte(unit, frozenset({Role.SUPERVISOR})) for unit in UNITS.values())
    return [
        text("board.htv_note"),
        *([] if plain else [text("board.bar_note")]),
        _shared(text, setting),
        text(
            "board.transferred",
            all=short(text, setting.assumptions.state_fte),
            client=short(text, setting.assumptions.state_client_fte),
            supervisors=short(text, supervisors),
        ),
        text(
            "board.residual",
            client=short(text, setting.assumptions.state_client_fte),
            claimed=short_span(text, left.claimed_low, left.claimed_high),
            left=short_span(text, left.low, left.high),
        ),
        text(f"staffing.preset_notes.{setting.preset}"),
        assumptions.changes(text),
    ]


def _shared(text: Text, setting: Setting) -> str:
    """Return who gives and gets the shared counsellor, whose part no slider shows."""
    shares = {unit: supply.shared_in - supply.shared_out for unit, supply in setting.baseline.supply.items()}
    return text(
        "board.shared_note",
        shares=", ".join(
            f"{text(f'board.short.{unit}')} {short(text, fte, signed=True)}"
            for unit, fte in shares.items()
            if fte
        ),
        unplaced=short(text, setting.baseline.unplaced_fte),
    )
