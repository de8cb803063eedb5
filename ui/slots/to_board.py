"""The way from a structural change to the staffing board: its clients and its extra staff go along."""

import streamlit as st

from analytics.staffing.link import decoded
from analytics.structural_change import link
from i18n.text import Text
from ui import session
from ui.navigation import PAGE_DIR
from ui.shock import added_posts, on_board
from ui.staffing import board_state
from ui.staffing.board_state import BoardState
from views.choices import Chosen
from views.structural_change import to_board
from views.structural_change.posts import ADDED, FTE


def send(chosen: Chosen, _text: Text) -> None:
    """Open the board with the change, and with its own posts plus the extra ones."""
    with session.expected_errors():
        codes = to_board(chosen)
    area = chosen.context.area
    on_board.put(link.decoded(codes["change"], area))
    added_posts.put(codes[ADDED.key])
    state: BoardState | None = st.session_state.get(board_state.STATE_KEY)
    if state is not None:
        board_state.set_sliders(state, decoded(codes[FTE.key], list(area.units)))
    st.switch_page(PAGE_DIR / "staffing.py", query_params={board_state.LINK_KEY: codes[FTE.key]})
