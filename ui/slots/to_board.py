"""The way from a structural change to the staffing board: its clients and its extra staff go along."""

import streamlit as st

from i18n.text import Text
from ui import session
from ui.navigation import PAGE_DIR
from views.choices import Chosen
from views.structural_change import to_board


def send(chosen: Chosen, _text: Text) -> None:
    """Open the board with the change, and with its own posts plus the extra ones."""
    with session.expected_errors():
        codes = to_board(chosen)
    st.switch_page(PAGE_DIR / "staffing.py", query_params=codes)
