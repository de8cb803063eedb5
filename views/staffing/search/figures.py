"""What was found as tables: the moves, every unit with its chance of breach, and what comes next best."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analytics.staffing.allocation import objective
from analytics.staffing.best import Goal, Wishes
from analytics.staffing.board import evaluate
from analytics.staffing.deviation import Move
from analytics.staffing.dynamics import MONTHS
from analytics.staffing.futures import exceedance
from domain.errors import DashboardError
from i18n.quantity import COUNT, POSTS, ROUND_SHARE, TENTHS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.staffing.look import Look
from views.staffing.search import chance, told
from views.staffing.search.sought import against_targets, board_of, defended, found, limit, untargeted
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload
from views.table import Column, Table


def moves(context: Context, text: Text, given: Given, posts: Posts, asked: Wishes) -> Figure:
    """Return how what was found is reached from the start, and how far the sliders are from it.

    Raises:
        InfeasibleError: What is asked for clashes.
        ParameterError: The clients of some unit are not known.
    """
    look = Look(context, text, given, posts)
    result = found(context, given, asked)
    title = text("best.tables.moves")
    rows = pd.DataFrame(
        [_move(look, move) for move in result.optimum.moves], columns=["source", "target", "fte"]
    )
    return Figure(
        title=title,
        source=" ".join(
            [
                told.deviation(look, asked, result),
                text("board.method", method=text(f"staffing.methods.{result.optimum.method}")),
            ]
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="source", label=text("board.moves.from")),
                Column(name="target", label=text("board.moves.to")),
                Column(name="fte", label=text("board.moves.fte"), quantity=POSTS),
            ),
            file=f"moves_{asked.goal}",
        ),
    )


def units(context: Context, text: Text, given: Given, posts: Posts, asked: Wishes, seed: int) -> Figure:
    """Return every unit as it was found, with the chance that its target is exceeded in the end.

    Raises:
        InfeasibleError: What is asked for clashes.
        ParameterError: The clients of some unit are not known.
    """
    look = Look(context, text, given, posts)
    result = found(context, given, asked)
    board, title = board_of(look, result), text("best.tables.units")
    simulated = chance.simulated(look, result, seed)
    over, ends = exceedance(simulated)[-1], [chance.ends(simulated, load.unit) for load in board.units]
    rows = pd.DataFrame(
        {
            "unit": [look.unit(load.unit) for load in board.units],
            "before": [look.setting.baseline.fte[load.unit] for load in board.units],
            "fte": [load.fte for load in board.units],
            "words": [caseload(text, load) for load in board.units],
            "target": [look.target(load.unit) for load in board.units],
            "source": [_source(look, load.unit) for load in board.units],
            "chance": over.astype(float),
            "low": [low for low, _ in ends],
            "high": [high for _, high in ends],
        }
    )
    numbers = {"before": POSTS, "fte": POSTS, "chance": ROUND_SHARE, "low": COUNT, "high": COUNT}
    values = {"months": text.integer(MONTHS)}
    return Figure(
        title=title,
        definition=text("best.chance.definition", **values),
        source=look.source(chance.tested(look, simulated)),
        table=Table(
            caption=title,
            frame=rows,
            columns=tuple(
                Column(name=name, label=text(f"best.columns.{name}", **values), quantity=numbers.get(name))
                for name in map(str, rows)
            ),
            file=f"found_{asked.goal}",
        ),
    )


def alternatives(context: Context, text: Text, given: Given, posts: Posts, asked: Wishes) -> Figure:
    """Return what was found beside the start, and beside what else could be sought.

    Raises:
        InfeasibleError: What is asked for clashes.
        ParameterError: The clients of some unit are not known.
    """
    look = Look(context, text, given, posts)
    result, behind = found(context, given, asked), defended(context, given, asked)
    rows = [
        _alternative(look, asked, text("best.rows.start"), look.setting.baseline.fte),
        _alternative(look, asked, text("best.rows.found"), result.optimum.fte),
    ]
    for unit, other in behind.runners_up:
        kind = "equal" if told.is_equal(asked, result, other) else "next"
        label = text(f"best.rows.{kind}", unit=look.unit(unit))
        rows.append(_alternative(look, asked, label, other.optimum.fte))
    for each in behind.relaxed:
        if each.costs and each.found:
            label = text("best.rows.without", limit=limit(look, asked, each.limit, each.unit))
            rows.append(_alternative(look, asked, label, each.found.optimum.fte))
    for goal in Goal:
        if goal not in (asked.goal, Goal.LEAST):
            try:
                other = found(context, given, replace(asked, goal=goal))
            except DashboardError:  # with these limits that goal cannot be reached
                continue
            label = text("best.rows.goal", goal=text(f"best.goals.{goal}"))
            rows.append(_alternative(look, asked, label, other.optimum.fte))
    title = text("best.tables.alternatives")
    numbers = {"fte": POSTS, "moved": POSTS, "largest": TENTHS, "over": COUNT, "clients": COUNT}
    return Figure(
        title=title,
        definition=text("best.alternatives_note"),
        source=look.source(),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"best.columns.{name}"), quantity=numbers.get(name))
                for name in rows[0]
            ),
            file=f"alternatives_{asked.goal}",
        ),
    )


def _alternative(look: Look, asked: Wishes, label: str, fte: Mapping[str, float]) -> dict[str, object]:
    board = evaluate(look.setting.coefficients, fte)
    against = against_targets(look, replace(asked, goal=Goal.CHANGE))
    judged = objective(against, tuple(fte[unit] for unit in against.units))
    most = board.totals.largest_caseload
    return {
        "label": label,
        "fte": board.totals.fte,
        # What comes from outside or goes is one change, what changes places another.
        "moved": sum(max(0.0, load.fte_change) for load in board.units),
        "largest": float("nan") if most is None else most,
        "where": look.unit(board.totals.largest_unit) if board.totals.largest_unit else "",
        "over": board.totals.above_target,
        "clients": judged.overload_clients,
    }


def _source(look: Look, unit: str) -> str:
    """Return who set a unit its target."""
    if unit in dict(look.given.targets):
        return look.text("best.sources.own", planned=look.planned_target(unit))
    return look.text(f"best.sources.{'none' if unit in untargeted(look) else 'plan'}")


def _move(look: Look, move: Move) -> dict[str, object]:
    text = look.text
    return {
        "source": text("board.moves.hired") if move.source is None else look.unit(move.source),
        "target": text("board.moves.reduced") if move.target is None else look.unit(move.target),
        "fte": move.fte,
    }
