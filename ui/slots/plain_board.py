"""The staffing board of an old browser: Streamlit's own sliders, and each unit's caseload in words."""

import html
from collections.abc import Mapping

import streamlit as st

from analytics.staffing.board import UnitLoad
from i18n.quantity import POSTS
from i18n.text import Text
from ui import words
from views.staffing.look import Look
from views.staffing.words import caseload

_LEAST_END_FTE = 10.0


def moved(look: Look, revision: int) -> Mapping[str, float]:
    """Return where the sliders stand; where the board does, while they have not been drawn."""
    return {unit: float(st.session_state.get(_key(unit, revision), fte)) for unit, fte in look.fte.items()}


def show(look: Look, revision: int) -> None:
    """Show the sliders and each unit's caseload."""
    text, units = look.text, look.setting.coefficients["units"]
    words.note(text("board.simple_help"))
    # Two by two: columns of a phone stand below each other, and the units in their order.
    for start in range(0, len(units), 2):
        for column, entry in zip(st.columns(2), units[start : start + 2], strict=False):
            unit, fte = entry["unit"], look.fte[entry["unit"]]
            column.slider(
                look.context.area.units[unit].name[text.language],
                0.0,
                max(_LEAST_END_FTE, float(-(-2 * entry["baseline_fte"] // 1)), fte),
                fte,
                step=look.given.step_fte,
                format=POSTS.slider(text),
                key=_key(unit, revision),
            )
            goal = look.target(unit)
            column.html(_result(text, look.board.unit(unit), goal))


def _key(unit: str, revision: int) -> str:
    return f"plain_{unit}_{revision}"


def _result(text: Text, load: UnitLoad, goal: str) -> str:
    said = [
        text("board.columns.caseload"),
        caseload(text, load),
        text(f"board.words.verdicts.{load.verdict}"),
        goal,
    ]
    label, clients, verdict, goal = map(html.escape, said)
    return (
        f'<p class="th-load {load.verdict}">{label}: <strong>{clients}</strong> '
        f"<span>{verdict}</span> ({goal})</p>"
    )
