"""The staffing board of an old browser: Streamlit's own sliders, and the figures of the board in words."""

import html
from collections.abc import Mapping

import streamlit as st

from analytics.staffing.board import Board, Coefficients, Totals, UnitLoad, evaluate
from i18n.text import Text
from ui import kpi, url, words
from ui.kpi import Kpi
from ui.staffing.board_state import BoardState
from ui.staffing.board_view import SLIDER_MAX_FTE
from ui.staffing.posts import short, target


def show(text: Text, state: BoardState, coefficients: Coefficients) -> Board:
    """Show the sliders and the board's figures, and return these; the sliders' values go into the state."""
    units = coefficients["units"]
    strip = st.container()
    words.note(text("board.simple_help"))
    results = {}
    # Two by two: columns of a phone stand below each other, and the units in their order.
    for pair in zip(units[::2], units[1::2], strict=True):
        for column, entry in zip(st.columns(2), pair, strict=True):
            unit = entry["unit"]
            state.fte[unit] = column.slider(
                text(f"staffing.units.{unit}"),
                0.0,
                max(SLIDER_MAX_FTE, 2.0 * entry["baseline_fte"], state.fte[unit]),
                state.fte[unit],
                step=coefficients["step_fte"],
                format=url.LOCALIZED,
                key=f"plain_{unit}_{state.revision}",
            )
            results[unit] = column.container()
    board = evaluate(coefficients, state.fte)
    with strip:
        kpi.strip(_kpis(text, coefficients, board), label=text("board.words.board"), columns=5)
    for load, entry in zip(board.units, units, strict=True):
        results[load.unit].html(_result(text, load, target(text, entry["band_low"], entry["band_high"])))
    return board


def _kpis(text: Text, coefficients: Coefficients, board: Board) -> list[Kpi]:
    """Return the board's five figures; its words have the placeholders that the browser fills."""
    totals, said = board.totals, text.tree("board.words")
    largest, hours, share = totals.largest_caseload, totals.hours_gap_low, totals.statutory_share
    figures = {
        "largest": (
            text.unknown if largest is None else text.integer(largest),
            "" if totals.largest_unit is None else text(f"board.short.{totals.largest_unit}"),
        ),
        "out_of_band": (text.integer(totals.out_of_band), said["of_units"].format(units=len(board.units))),
        "fte": (short(text, totals.fte), _state(text, coefficients, totals)),
        "hours": (
            text.unknown if hours is None else text.integer(hours, signed=True),
            "" if share is None else said["statutory"].format(share=text.integer(100 * share)),
        ),
        "euros": (text.euros(totals.cost_change_eur, signed=True), said["per_year"]),
    }
    return [Kpi(label=said["kpis"][key], value=value, change=more) for key, (value, more) in figures.items()]


def _state(text: Text, coefficients: Coefficients, totals: Totals) -> str:
    """Return how the State's posts are used: of those in client work, and of all."""
    said: Mapping[str, str] = text.tree("board.words")
    client = said["state_short" if totals.state_left_fte < 0 else "state_left"].format(
        fte=short(text, abs(totals.state_left_fte)), of=short(text, coefficients["state_client_fte"])
    )
    return f"{client}; " + said["state_all"].format(
        all=short(text, coefficients["state_fte"]), other=short(text, totals.state_other_fte)
    )


def _result(text: Text, load: UnitLoad, goal: str) -> str:
    low, high = load.caseload_low, load.caseload_high
    caseload = text("figure.missing") if low is None or high is None else text.span(low, high)
    said = [text("board.columns.caseload"), caseload, text(f"board.words.verdicts.{load.verdict}"), goal]
    label, caseload, verdict, goal = map(html.escape, said)
    return (
        f'<p class="th-load {load.verdict}">{label}: <strong>{caseload}</strong> '
        f"<span>{verdict}</span> ({goal})</p>"
    )
