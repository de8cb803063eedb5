"""The five figures above the staffing board, in words."""

from collections.abc import Mapping

from analytics.staffing.board import Board, Coefficients, Totals
from i18n.text import Text
from ui.kpi import Kpi
from ui.staffing.posts import short


def kpis(text: Text, coefficients: Coefficients, board: Board) -> list[Kpi]:
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
