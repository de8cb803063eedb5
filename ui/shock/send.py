"""The way from a structural change to the staffing board: its clients and its extra staff go along."""

import streamlit as st

from analytics.staffing.bounds import MAX_FTE
from analytics.staffing.link import encoded
from analytics.structural_change.link import LinkedChange
from i18n.text import Text
from ui import own_data, words
from ui.navigation import PAGE_DIR
from ui.shock import added_posts, on_board
from ui.shock.worked_out import Outcome, fte_sentence
from ui.staffing import board_state
from ui.staffing.board_state import BoardState


def send(given: Outcome, text: Text) -> None:
    """Say how many FTE hold the board where it was, with the button that opens it with them."""
    with st.container(key="shock_send", horizontal=True, vertical_alignment="center", gap="small"):
        words.note(fte_sentence(given, text))
        pressed = st.button(
            text("shock_page.send"),
            type="primary",
            icon=":material/groups:",
            key="shock_to_board",
            disabled=given.parameters.jobs_change == 0,
            help=text("shock.send_to_board"),
        )
    if pressed:
        _open_board(given)


def _open_board(given: Outcome) -> None:
    """Open the board with the change, and with its own posts plus the extra ones."""
    fte = {
        unit: min(posts + given.extra_fte.get(unit, 0.0), MAX_FTE) for unit, posts in given.base.fte.items()
    }
    on_board.put(
        LinkedChange(
            parameters=given.parameters, gravity=given.gravity, own_flows=own_data.flows() is not None
        )
    )
    added_posts.put(given.base.fte, fte)
    state: BoardState | None = st.session_state.get(board_state.STATE_KEY)
    if state is not None:
        board_state.set_sliders(state, fte)
    start = given.base.setting.baseline.fte
    link = {} if fte == start else {board_state.LINK_KEY: encoded(fte, list(start))}
    st.switch_page(PAGE_DIR / "staffing.py", query_params=link)
