"""The five figures above the staffing board, in words."""

import math
from collections.abc import Mapping

from analytics.staffing.board import Board, Totals
from analytics.staffing.estimate import Rates, estimate
from analytics.staffing.money import Prices, cost_of
from domain.interval import Interval
from i18n.text import Text
from reports.model import KeyFigure
from views.staffing import answer
from views.staffing.look import Look
from views.staffing.words import caseload, short

_CENT = 0.01
"""Of euros: sums of posts are not exact, and no euro more is told for that."""


def key_figures(look: Look) -> tuple[KeyFigure, ...]:
    """Return the board's five figures; its words have the placeholders that the browser fills.

    Where clients have no staff, the first one says how many: no caseload is the largest then.
    """
    text, board = look.text, look.board
    totals, said = board.totals, text.tree("board.words")
    hours = totals.hours_gap_low
    most = board.unit(totals.largest_unit) if totals.largest_unit else None
    first = "unserved" if totals.unserved else "largest"
    figures = {
        "unserved": (_unserved(text, totals), answer.unserved_units(look, board)),
        "largest": (
            text.unknown if most is None else caseload(text, most),
            "" if most is None else said["most"].format(unit=look.unit(most.unit)),
        ),
        "above_target": (
            text.integer(totals.above_target),
            said["without_staff" if totals.no_staff else "of_units"].format(
                below=totals.below_target, no_staff=totals.no_staff, units=len(board.units)
            ),
        ),
        "fte": (short(text, totals.fte), _state(look, totals)),
        "hours": (
            text.unknown if hours is None else text.integer(hours, signed=True),
            hours_words(text, totals, look.rates),
        ),
        "euros": (text.euros(totals.cost_change_eur, signed=True), euros_words(text, board, look.prices)),
    }
    shown = (first, "above_target", "fte", "hours", "euros")
    return tuple(
        KeyFigure(label=said["kpis"][key], value=figures[key][0], change=figures[key][1]) for key in shown
    )


def hours_words(text: Text, totals: Totals, rates: Rates) -> str:
    """Return how far the estimate of the hours left reaches, with the statutory share; "" if unknown."""
    low, high = totals.clients_low, totals.clients_high
    if low is None or high is None:
        return ""
    said, found = text.tree("board.words"), estimate(Interval(low, high), totals.fte, rates)
    reach: str = said["hours_range"].format(
        low=text.integer(math.floor(found.hours_gap.low), signed=True),
        high=text.integer(math.ceil(found.hours_gap.high), signed=True),
    )
    share = found.statutory_share
    if share is None or totals.statutory_share is None:
        return reach
    part: str = said["statutory"].format(
        share=text.integer(100 * totals.statutory_share),
        share_low=text.integer(math.floor(100 * share.low)),
        share_high=text.integer(math.ceil(100 * share.high)),
    )
    return f"{reach}; {part}"


def euros_words(text: Text, board: Board, of: Prices) -> str:
    """Return against what the change in costs is, and how far it reaches over the price of a post."""
    said, ends = text.tree("board.words"), cost_of(sum(each.fte_change for each in board.units), of)
    low, high = math.floor(ends.low + _CENT), math.ceil(ends.high - _CENT)
    if low == high:
        return str(said["per_year"])
    return str(
        said["per_year_range"].format(low=text.euros(low, signed=True), high=text.euros(high, signed=True))
    )


def _unserved(text: Text, totals: Totals) -> str:
    low, high = totals.unserved_clients_low, totals.unserved_clients_high
    return text("board.words.verdicts.no_staff") if low is None or high is None else text.span(low, high)


def _state(look: Look, totals: Totals) -> str:
    """Return how the State's posts are used: of those in client work, and of all."""
    text, coefficients = look.text, look.setting.coefficients
    said: Mapping[str, str] = text.tree("board.words")
    left = totals.state_left_fte
    client = said["state_short" if left < 0 else "state_left" if left else "state_placed"].format(
        fte=short(text, abs(left)), of=short(text, coefficients["state_client_fte"])
    )
    if totals.state_other_fte < 0:  # more than all is told by the first part alone
        return client
    return f"{client}; " + said["state_all"].format(
        all=short(text, coefficients["state_fte"]), other=short(text, totals.state_other_fte)
    )
