"""The staffing board with its words."""

from collections.abc import Mapping
from typing import Any

from analytics.staffing.board import Board, Coefficients
from analytics.staffing.presets import Staffing
from analytics.staffing.units import UNITS
from i18n.text import Text
from ui.components.staffing_board import staffing_board
from ui.staffing import board_state
from ui.staffing.board_state import BoardState
from ui.staffing.posts import target

SLIDER_MAX_FTE = 10.0
"""Least end of a slider; it reaches twice the starting allocation where that is more."""


def show(text: Text, state: BoardState, coefficients: Coefficients, board: Board, baseline: Staffing) -> None:
    """Show the board with the server's figures of the allocation."""
    staffing_board(
        key=board_state.BOARD_KEY,
        coefficients=coefficients,
        fte=state.fte,
        revision=state.revision,
        seq=state.seq,
        confirmed=board,
        units=[_unit(text, entry, baseline) for entry in coefficients["units"]],
        labels=text.tree("board.words") | {"columns": text.tree("board.columns")},
        locale=text.locale,
    )


def _unit(text: Text, entry: Mapping[str, Any], baseline: Staffing) -> dict[str, Any]:
    supply, unit = baseline.supply[entry["unit"]], entry["unit"]
    sentences = text(
        "board.unit_help",
        own=text.number(supply.own, 1),
        state=text.span(supply.state_low, supply.state_high, 1),
        status=text(f"staffing.statuses.{supply.status}"),
        points=str(UNITS[unit].service_points),
    )
    for key, fte in (
        ("shared_in", supply.shared_in),
        ("shared_out", supply.shared_out),
        ("supervisor", supply.supervisor),
    ):
        sentences += " " + text(f"board.unit_{key}", fte=text.number(fte, 1)) if fte else ""
    return {
        "key": unit,
        "name": text(f"board.short.{unit}"),
        "target": target(text, entry["band_low"], entry["band_high"]),
        "help": f"{text(f'staffing.units.{unit}')}: {sentences}",
        "slider_max": max(SLIDER_MAX_FTE, round(2 * supply.fte)),
    }
