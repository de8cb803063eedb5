"""What is asked of an allocation, and what was found for it, computed once for all who ask the same."""

from dataclasses import dataclass, replace

from analytics.staffing.allocation import Problem
from analytics.staffing.best import Found, Goal, Movable, Wishes, best, limits
from analytics.staffing.board import Board
from analytics.staffing.defence import Reason, Relaxed, reasons, relaxations, runners_up
from domain.errors import InfeasibleError
from i18n.text import Text
from views.choices import Chosen
from views.context import Context
from views.staffing import choices, setting, wishes
from views.staffing.look import Look
from views.staffing.setting import Given
from views.staffing.words import caseload, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Defended:
    """What stands behind the best allocation; `runners_up` each with the unit that they leave as it is."""

    relaxed: tuple[Relaxed, ...]
    reasons: tuple[Reason, ...] = ()
    runners_up: tuple[tuple[str, Found], ...] = ()


def wished(chosen: Chosen) -> Wishes:
    """Return what the reader asks for.

    Raises:
        DashboardError: The start, at which locked units stand, cannot be worked out.
    """
    worked_out = setting.worked_out(chosen.context, choices.given(chosen))
    fte = setting.fte_of(worked_out, chosen[choices.FTE])
    ends: dict[str, list[tuple[str, float]]] = {wishes.LEAST_OF: [], wishes.MOST_OF: []}
    for name, value in chosen[wishes.BOUNDS]:
        end = wishes.LEAST_OF if name.startswith(wishes.LEAST_OF) else wishes.MOST_OF
        ends[end].append((name.removeprefix(end), value))
    return Wishes(
        goal=Goal(chosen[wishes.GOAL]),
        is_total_free=chosen[wishes.TOTAL] == "free",
        locked=tuple((unit, fte[unit]) for unit in chosen[wishes.LOCKED]),
        least=tuple(ends[wishes.LEAST_OF]),
        most=tuple(ends[wishes.MOST_OF]),
        movable=Movable(chosen[wishes.MOVABLE]),
        spares=chosen[wishes.UNTARGETED] == wishes.KEEP,
        ceiling=chosen[wishes.CEILING],
    )


def found(context: Context, given: Given, asked: Wishes) -> Found:
    """Return the best allocation.

    Raises:
        InfeasibleError: What is asked for clashes.
        ParameterError: The clients of some unit are not known.
    """
    return context.dear(_found, given, asked)


def defended(context: Context, given: Given, asked: Wishes) -> Defended:
    """Return what each limit costs and, where anything was found, why it is not another.

    Raises:
        ParameterError: The clients of some unit are not known.
    """
    return context.dear(_defended, given, asked)


def against_targets(look: Look, asked: Wishes) -> Problem:
    """Return what allocations are judged by in words: the board's targets, or the one ceiling for all."""
    goal = Goal.LEAST if asked.goal is Goal.LEAST else Goal.CHANGE
    on_targets = replace(asked, goal=goal, locked=(), least=(), most=())
    return limits(look.setting.coefficients, look.setting.baseline.fte, on_targets)


def board_of(look: Look, result: Found) -> Board:
    """Return the board of what was found."""
    return setting.board(look.context, look.given, tuple(result.optimum.fte.values()))


def changes(text: Text, result: Found) -> str:
    """Return how many posts change places, come and go."""
    moves = result.optimum.moves
    kinds = {
        "moved": [each for each in moves if each.source is not None and each.target is not None],
        "hired": [each for each in moves if each.source is None],
        "reduced": [each for each in moves if each.target is None],
    }
    said = [
        text(f"best.changes.{kind}", fte=short(text, sum(each.fte for each in of)))
        for kind, of in kinds.items()
        if of
    ]
    return text.listed(said)


def measure(look: Look, asked: Wishes, result: Found) -> str:
    """Return in words what the goal judges an allocation by."""
    text, board = look.text, board_of(look, result)
    if wishes.is_counted(asked.goal):
        return text("best.measures.fewest", fte=short(text, sum(result.optimum.fte.values())))
    if asked.goal is Goal.CHANGE:
        against = result.optimum.objective
        clients = text.integer(against.overload_clients)
        done = changes(text, result) or text("best.changes.none")
        return text("best.measures.change", clients=clients, changes=done)
    share, unit = _tightest(result)
    load = board.unit(unit)
    if asked.goal is Goal.EVEN:
        return text("best.measures.even", caseload=caseload(text, load), unit=look.unit(unit))
    return text("best.measures.within", share=text.percent(share, 1), unit=look.unit(unit))


def limit(look: Look, asked: Wishes, kind: str, unit: str) -> str:
    """Return a limit that a reader set, in words."""
    text = look.text
    if kind == "movable":
        return text(f"best.movables.{asked.movable}")
    fte = look.assumptions.presence_fte
    if kind in ("locked", "least", "most"):
        fte = dict(getattr(asked, kind))[unit]
    return text(
        f"best.said_limits.{kind}",
        unit=look.unit(unit) if unit else "",
        units=text.listed([look.unit(each) for each in untargeted(look)]),
        fte=short(text, fte),
    )


def untargeted(look: Look) -> list[str]:
    """Return the units that have no target."""
    return [entry["unit"] for entry in look.setting.coefficients["units"] if entry["band_high"] is None]


def _tightest(result: Found) -> tuple[float, str]:
    """Return the largest part that a caseload is of its ceiling, and where."""
    of, fte = result.limits, result.optimum.fte
    return max(
        (clients / (ceiling * (fte[unit] + shared)), unit)
        for unit, clients, ceiling, shared in zip(
            of.units, of.clients, of.ceilings, of.shared_fte, strict=True
        )
        if fte[unit] + shared > 0
    )


def _found(context: Context, given: Given, asked: Wishes) -> Found:
    worked_out = setting.worked_out(context, given)
    return best(worked_out.coefficients, worked_out.baseline.fte, asked)


def _defended(context: Context, given: Given, asked: Wishes) -> Defended:
    worked_out = setting.worked_out(context, given)
    on = (worked_out.coefficients, worked_out.baseline.fte, asked)
    try:
        result = best(*on)
    except InfeasibleError:
        return Defended(relaxed=tuple(relaxations(*on, None)))
    return Defended(
        relaxed=tuple(relaxations(*on, result)),
        reasons=tuple(reasons(*on, result)),
        runners_up=tuple(runners_up(*on, result)),
    )
