"""What was found, in sentences: how it stands, what changes, why not elsewhere, what each limit costs."""

import math

from analytics.caseload import Verdict
from analytics.staffing.allocation import most_overloaded, objective
from analytics.staffing.best import COUNTED, Found, Goal, Wishes, judgement
from analytics.staffing.board import Board
from analytics.staffing.defence import Why
from analytics.staffing.deviation import price_of_deviation
from views.staffing import answer
from views.staffing.look import Look
from views.staffing.search.sought import (
    Defended,
    against_targets,
    board_of,
    changes,
    limit,
    measure,
    untargeted,
)
from views.staffing.words import caseload, short

_SPOKEN = {"locked", "spared", "own", "presence", "least", "over", "equal", "worse"}
"""Reasons for giving nothing; who takes gives nothing anyway."""


def sentences(look: Look, asked: Wishes, result: Found) -> tuple[str, ...]:
    """Return what was found in the goal's own terms, and how that keeps the targets of the board."""
    text, board = look.text, board_of(look, result)
    over = [load for load in board.units if load.verdict in (Verdict.OVER, Verdict.NO_STAFF)]
    goal = asked.goal if asked.goal in COUNTED or asked.goal is Goal.EVEN else Goal.CHANGE
    known = [load for load in board.units if load.caseload_high is not None]
    fte = sum(result.optimum.fte.values())
    values = {
        "changes": changes(text, result),
        "fte": short(text, fte),
        "change": short(text, fte - sum(look.setting.baseline.fte.values()), signed=True),
        "target": text.integer(asked.ceiling),
        "range": text.span(
            min((load.caseload_low or 0.0 for load in known), default=math.nan),
            max((load.caseload_high or 0.0 for load in known), default=math.nan),
        ),
    }
    key = "none" if not result.optimum.moves else "over" if over and goal is Goal.CHANGE else str(goal)
    if asked.goal in COUNTED and result.optimum.objective.largest_overload_share > 0:
        key = "locked"
    said = [text(f"best.found.{key}", **values)]
    if key != Goal.CHANGE or board.totals.unserved:
        said.append(verdict(look, board))
    if asked.goal is Goal.WITHIN:
        said.append(text("best.found.room", measure=measure(look, asked, result)))
    elif key == Goal.CHANGE:
        said.append(text("best.found.no_less"))
    lacking = untargeted(look)
    if lacking and asked.spares and asked.goal is not Goal.LEAST:
        said.append(text("best.found.spared", units=text.listed([look.unit(unit) for unit in lacking])))
    return tuple(said)


def verdict(look: Look, board: Board) -> str:
    """Return how an allocation keeps the targets of the board."""
    if board.totals.unserved:
        return answer.unserved(look, board)
    over = [load for load in board.units if load.verdict is Verdict.OVER]
    if not over:
        return look.text("board.all_within")
    units = ", ".join(f"{look.unit(load.unit)} {caseload(look.text, load)}" for load in over)
    return look.text("board.still_over", units=units)


def moved(look: Look, result: Found) -> tuple[str, ...]:
    """Return of each unit whose posts change how many it has, and what that does to its clients."""
    text, then, now = look.text, look.start, board_of(look, result)
    return tuple(
        text(
            "best.moved",
            unit=look.unit(load.unit),
            before=short(text, load.fte),
            fte=short(text, now.unit(load.unit).fte),
            caseload_before=caseload(text, load),
            caseload=caseload(text, now.unit(load.unit)),
            target=look.target(load.unit),
        )
        for load in then.units
        if load.fte != now.unit(load.unit).fte
    )


def not_from(look: Look, asked: Wishes, behind: Defended) -> tuple[str, ...]:
    """Return of each unit that gives nothing why it does not."""
    text, said = look.text, []
    for each in behind.reasons:
        if each.why not in _SPOKEN:
            continue
        presence = look.assumptions.presence_fte
        least = presence if each.why is Why.PRESENCE else dict(asked.least).get(each.unit, presence)
        unknown = text("board.words.verdicts.no_staff")
        said.append(
            text(
                f"best.why.{each.why}",
                unit=look.unit(each.unit),
                step=short(text, look.given.step_fte),
                caseload=unknown if each.caseload is None else text.number(each.caseload, 1),
                target=text("best.one_ceiling", target=text.integer(asked.ceiling))
                if asked.goal is Goal.LEAST
                else look.target(each.unit),
                fte=short(text, least),
            )
        )
    return tuple(said)


def costs(look: Look, asked: Wishes, result: Found, behind: Defended) -> tuple[str, ...]:
    """Return what each limit costs: what would be found without it."""
    text, here = look.text, measure(look, asked, result)
    dear = [each for each in behind.relaxed if each.costs and each.found]
    free = [limit(look, asked, each.limit, each.unit) for each in behind.relaxed if not each.costs]
    said = []
    for each in dear:
        if each.found is None:
            continue
        there = measure(look, asked, each.found)
        key = "later" if there == here else "dear"
        said.append(
            text(f"best.costs.{key}", limit=limit(look, asked, each.limit, each.unit), there=there, here=here)
        )
    return (*said, *([text("best.costs.free", limits="; ".join(free))] if free else []))


def runners_up(look: Look, asked: Wishes, result: Found, behind: Defended) -> tuple[str, ...]:
    """Return the next best allocations, each by the unit that it leaves as it is, with what it comes to."""
    return tuple(
        look.text(
            f"best.runner_up.{'equal' if is_equal(asked, result, other) else 'next'}",
            unit=look.unit(unit),
            measure=measure(look, asked, other),
        )
        for unit, other in behind.runners_up
    )


def is_equal(asked: Wishes, result: Found, other: Found) -> bool:
    """Return whether the goal judges another allocation as good as what was found."""
    return judgement(result.limits, asked, other.optimum.fte) == result.judgement


def way_out(look: Look, asked: Wishes, behind: Defended) -> tuple[str, ...]:
    """Return, where the limits clash, which of them alone could be given up."""
    text = look.text
    ways = [
        text(
            "best.way_out",
            limit=limit(look, asked, each.limit, each.unit),
            there=measure(look, asked, each.found),
        )
        for each in behind.relaxed
        if each.found is not None
    ]
    return tuple(ways) or (text("best.no_way_out"),)


def deviation(look: Look, asked: Wishes, result: Found) -> str:
    """Return how the sliders stand against what was found, by the board's targets."""
    text = look.text
    if look.fte == result.optimum.fte:
        return text("board.is_found")
    against = against_targets(look, asked)
    here = objective(against, tuple(look.fte[unit] for unit in against.units))
    price = price_of_deviation(result.limits, result.optimum, look.fte)
    is_own = asked.goal is Goal.LEAST
    most = most_overloaded(against, look.fte)
    if look.board.totals.unserved:
        said = answer.unserved(look, look.board)
    elif most is None:
        said = text("board.price_none", limit=text(f"board.limits.{'least' if is_own else 'best'}"))
    else:
        entry = next(each for each in look.setting.coefficients["units"] if each["unit"] == most)
        kind = "own" if is_own or entry["band_high"] is None else "target"
        said = text(
            "board.price",
            unit=look.unit(most),
            limit=text(f"board.limits.{kind}"),
            overload=text.percent(here.largest_overload_share),
            clients=text.integer(here.overload_clients),
        )
    broken = ", ".join(text(f"staffing.broken.{each}") for each in price.broken)
    parts = (
        said,
        text("board.price_fte", fte=short(text, price.fte, signed=True)),
        *([text("board.broken", broken=broken)] if broken else []),
    )
    return " ".join(parts)
