"""The staffing board of an old browser: Streamlit's own sliders, and the figures of the board in words."""

import html

import streamlit as st

from analytics.staffing.board import Board, Coefficients, UnitLoad, evaluate
from i18n.quantity import POSTS
from i18n.text import Text
from ui import words
from ui.staffing.board_state import BoardState
from ui.staffing.board_view import slider_end
from ui.staffing.posts import caseload_words, target


def show(text: Text, state: BoardState, coefficients: Coefficients) -> Board:
    """Show the sliders and each unit's caseload, and return the board; their values go into the state."""
    units = coefficients["units"]
    words.note(text("board.simple_help"))
    results = {}
    # Two by two: columns of a phone stand below each other, and the units in their order.
    for pair in zip(units[::2], units[1::2], strict=True):
        for column, entry in zip(st.columns(2), pair, strict=True):
            unit = entry["unit"]
            state.fte[unit] = column.slider(
                text(f"staffing.units.{unit}"),
                0.0,
                max(slider_end(entry["baseline_fte"]), state.fte[unit]),
                state.fte[unit],
                step=coefficients["step_fte"],
                format=POSTS.slider(text),
                key=f"plain_{unit}_{state.revision}",
            )
            results[unit] = column.container()
    board = evaluate(coefficients, state.fte)
    for load, entry in zip(board.units, units, strict=True):
        results[load.unit].html(_result(text, load, target(text, entry["band_low"], entry["band_high"])))
    return board


def _result(text: Text, load: UnitLoad, goal: str) -> str:
    said = [
        text("board.columns.caseload"),
        caseload_words(text, load),
        text(f"board.words.verdicts.{load.verdict}"),
        goal,
    ]
    label, caseload, verdict, goal = map(html.escape, said)
    return (
        f'<p class="th-load {load.verdict}">{label}: <strong>{caseload}</strong> '
        f"<span>{verdict}</span> ({goal})</p>"
    )
