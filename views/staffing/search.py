"""The search for a better allocation: its conditions, what it found, and the price of going elsewhere."""

from dataclasses import replace

import pandas as pd

from analytics.caseload import Verdict
from analytics.staffing.allocation import Problem, most_overloaded, objective, problem
from analytics.staffing.board import Board
from analytics.staffing.deviation import Move, Optimum, price_of_deviation
from analytics.staffing.optimum import goal_seek, optimum
from i18n.quantity import POSTS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.staffing import answer, assumed, setting
from views.staffing.look import Look
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload, short
from views.table import Column, Table

BEST, LEAST = "best", "least"
"""The allocation that exceeds the targets least, and the fewest posts that keep to the reader's ceiling."""


def found(context: Context, given: Given, search: str, total: str, ceiling: float) -> Optimum:
    """Return what a search finds.

    Raises:
        InfeasibleError: Its limits clash.
        ParameterError: The clients of some unit are not known.
    """
    return context.dear(_found, given, search, total, ceiling)


def conditions(look: Look, total: str, ceiling: float) -> str:
    """Return what both searches keep to."""
    text, values = look.text, look.assumptions
    units = look.setting.coefficients["units"]
    start = sum(look.setting.baseline.fte.values())
    return text(
        "staffing_page.search.conditions",
        total=text("staffing_page.search.free")
        if total == "free"
        else text("staffing_page.search.fixed", fte=short(text, start)),
        presence=assumed.written(text, "presence_fte", values.presence_fte),
        least=short(text, sum(entry["minimum_fte"] for entry in units)),
        target=text.integer(ceiling),
        ceiling=assumed.written(text, "unknown_ceiling", values.unknown_ceiling),
        units=look.units([entry["unit"] for entry in units if entry["band_high"] is None]),
    )


def figure(
    context: Context, text: Text, given: Given, posts: Posts, search: str, total: str, ceiling: float
) -> Figure:
    """Return what a search found: how that stands against the targets, how it is reached, how far it is.

    Raises:
        InfeasibleError: Its limits clash.
        ParameterError: The clients of some unit are not known.
    """
    look = Look(context, text, given, posts)
    result = found(context, given, search, total, ceiling)
    limits = _problem(context, given, search, total, ceiling)
    board = setting.board(context, given, tuple(result.fte.values()))
    title = text(f"board.moves_{search}")
    return Figure(
        title=title,
        answer=" ".join([_said(text, limits, search, result), _verdict(look, board)]),
        source=" ".join(
            [
                _deviation(look, search, limits, result),
                text("board.method", method=text(f"staffing.methods.{result.method}")),
            ]
        ),
        table=_moves(look, result, title),
    )


def _problem(context: Context, given: Given, search: str, total: str, ceiling: float) -> Problem:
    worked_out = setting.worked_out(context, given)
    start = worked_out.baseline.fte
    fixed = problem(
        worked_out.coefficients, start, total_fte=sum(start.values()) if total == "fixed" else None
    )
    if search == BEST:
        return fixed
    return replace(fixed, ceilings=(float(ceiling),) * len(fixed.units), total_fte=None)


def _found(context: Context, given: Given, search: str, total: str, ceiling: float) -> Optimum:
    limits = _problem(context, given, search, total, ceiling)
    return optimum(limits) if search == BEST else goal_seek(limits, float(ceiling))


def _said(text: Text, limits: Problem, search: str, result: Optimum) -> str:
    """Return what was found in the search's own terms."""
    if search == LEAST:
        fte, target = short(text, sum(result.fte.values())), text.integer(max(limits.ceilings))
        return text("board.found_least", target=target, fte=fte)
    if not result.moves:
        return text("board.no_moves")
    return text("board.found_best", moved=short(text, sum(move.fte for move in result.moves)))


def _verdict(look: Look, board: Board) -> str:
    """Return how an allocation keeps the targets of the board."""
    if board.totals.unserved:
        return answer.unserved(look, board)
    over = [load for load in board.units if load.verdict is Verdict.OVER]
    if not over:
        return look.text("board.all_within")
    units = ", ".join(f"{look.unit(load.unit)} {caseload(look.text, load)}" for load in over)
    return look.text("board.still_over", units=units)


def _deviation(look: Look, search: str, limits: Problem, result: Optimum) -> str:
    """Return how the sliders stand against what was found, by the same limits."""
    text = look.text
    if look.fte == result.fte:
        return text("board.is_found")
    here = objective(limits, tuple(look.fte[unit] for unit in limits.units))
    price = price_of_deviation(limits, result, look.fte)
    most = most_overloaded(limits, look.fte)
    if look.board.totals.unserved:
        sentence = answer.unserved(look, look.board)
    elif most is None:
        sentence = text("board.price_none", limit=text(f"board.limits.{search}"))
    else:
        entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == most)
        limit = "own" if search == LEAST or entry["band_high"] is None else "target"
        sentence = text(
            "board.price",
            unit=look.unit(most),
            limit=text(f"board.limits.{limit}"),
            overload=text.percent(here.largest_overload_share),
            clients=text.integer(here.overload_clients),
        )
    broken = ", ".join(text(f"staffing.broken.{limit}") for limit in price.broken)
    return " ".join(
        [
            sentence,
            text("board.price_fte", fte=short(text, price.fte, signed=True)),
            *([text("board.broken", broken=broken)] if broken else []),
        ]
    )


def _moves(look: Look, result: Optimum, title: str) -> Table:
    """Return how what was found is reached from the start, one move in each row."""
    rows = pd.DataFrame([_move(look, move) for move in result.moves], columns=["source", "target", "fte"])
    text = look.text
    return Table(
        caption=title,
        frame=rows,
        columns=(
            Column(name="source", label=text("board.moves.from")),
            Column(name="target", label=text("board.moves.to")),
            Column(name="fte", label=text("board.moves.fte"), quantity=POSTS),
        ),
        file=f"moves_{'least' if result.method == 'least_steps' else 'best'}",
    )


def _move(look: Look, move: Move) -> dict[str, object]:
    text = look.text
    return {
        "source": text("board.moves.hired") if move.source is None else look.unit(move.source),
        "target": text("board.moves.reduced") if move.target is None else look.unit(move.target),
        "fte": move.fte,
    }
