"""The staffing board with its words."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from analytics.staffing.board import Board
from analytics.staffing.estimate import rates
from analytics.staffing.presets import Staffing
from i18n.text import Text
from ui import kpi, words
from ui.collector import collector
from ui.components.staffing_board import staffing_board
from ui.staffing import board_figures, board_state
from ui.staffing.board_state import BoardState
from ui.staffing.posts import target
from ui.staffing.setup import Setting

_LEAST_END_FTE = 10


def show(
    text: Text,
    state: BoardState,
    setting: Setting,
    board: Board,
    *,
    answer: Sequence[str],
    more: Sequence[str],
) -> None:
    """Show the board with the server's figures of the allocation; an exported file has these alone."""
    coefficients = setting.coefficients
    if collector() is not None:
        show_figures(text, setting, board, *answer, *more)
        return
    staffing_board(
        key=board_state.BOARD_KEY,
        coefficients=coefficients,
        rates=rates(setting.assumptions, setting.regime),
        fte=state.fte,
        revision=state.revision,
        seq=state.seq,
        confirmed=board,
        answer=answer,
        more=more,
        units=[_unit(text, entry, setting.baseline) for entry in coefficients["units"]],
        labels=text.tree("board.words") | {"columns": text.tree("board.columns")},
        locale=text.locale,
    )


def show_figures(text: Text, setting: Setting, board: Board, *sentences: str) -> None:
    """Show the answer and the key figures without the board's sliders."""
    words.answer(*sentences)
    cards = board_figures.kpis(text, setting.coefficients, board, rates(setting.assumptions, setting.regime))
    kpi.strip(cards, label=text("board.words.board"), columns=5)


def _unit(text: Text, entry: Mapping[str, Any], baseline: Staffing) -> dict[str, Any]:
    supply, unit = baseline.supply[entry["unit"]], entry["unit"]
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
        "name": text(f"board.short.{unit}"),
        "where": text(f"board.where.{unit}"),
        "target": target(text, entry["band_low"], entry["band_high"]),
        "help": f"{text(f'staffing.units.{unit}')}: {sentences}",
        "slider_max": slider_end(supply.fte),
    }


def slider_end(starting_fte: float) -> float:
    """Return the end of a unit's slider, whole FTE: twice its starting allocation, and 10 at least."""
    return float(max(_LEAST_END_FTE, math.ceil(2 * starting_fte)))
