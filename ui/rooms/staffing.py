"""The staffing board, the search for a better allocation and what is below: only this part reruns."""

import streamlit as st

from analytics.staffing.board import evaluate
from i18n.text import Text
from ui import collector, session, url, words
from ui.provenance import source_line
from ui.staffing import (
    answer,
    assumptions,
    assumptions_editor,
    board_state,
    board_table,
    board_view,
    futures,
    hours_view,
    notes,
    own_rule,
    plain_board,
    search,
    teams_view,
    turning,
)
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, moved
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
    head = st.container()
    board = plain_board.show(text, state, coefficients) if plain else evaluate(coefficients, state.fte)
    said = answer.sentences(text, coefficients, board, evaluate(coefficients, state.baseline))
    turned, turned_elsewhere = turning.sentences(text, setting, state, board)
    more = [*turned, *notes.clients(text, setting, board)]
    with head:
        if plain:
            board_view.show_figures(text, setting, board, *said, *more)
        else:
            board_view.show(text, state, setting, board, answer=said, more=more)
    board_state.publish(state)
    if moves := moved(text, state.fte, state.baseline):
        collector.choice(board_state.LINK_KEY, text("scenario_page.parameters.fte"), moves)
    _show_refused(text, state)
    words.note(*turned_elsewhere, *notes.notes(text, setting, plain=plain))
    with session.expected_errors(stop=False):
        words.note(source_line(text, setting.snapshot, PLAN))
    search.show(text, state, setting)
    code = url.segments(
        text("app.section"),
        tuple(SECTIONS),
        key="osio",
        format_func=lambda code: text(f"staffing_page.sections.{code}"),
    )
    with session.expected_errors(stop=False):
        SECTIONS[code](text, setting, state, board)


def _show_refused(text: Text, state: BoardState) -> None:
    """Say what could not be taken over from the link or the board, each reason once."""
    refused = [state.refused, (assumptions.refused(), {}), (own_rule.refused(), {})]
    for sentence in dict.fromkeys(text(key, **values) for key, values in filter(None, refused) if key):
        st.warning(sentence, icon=":material/link_off:")
