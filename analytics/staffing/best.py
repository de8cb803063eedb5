"""The best allocation for what a reader wants: a goal first, then what must not be touched."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from analytics.staffing.allocation import MICRO, GroupLimit, Problem, clash, micro, objective, problem
from analytics.staffing.board import Coefficients, UnitCoefficients
from analytics.staffing.deviation import Optimum, moves
from analytics.staffing.even import evened_steps, shares
from analytics.staffing.optimum import LEAST_STEPS, goal_seek, optimum

EVEN_STEPS = "even"
"""How the most even allocation is found."""

_NO_CEILING = 10_000.0
"""Stands for the ceiling of a unit that nobody judges; no caseload comes near it."""

_SAME_CEILING = 100.0


class Goal(StrEnum):
    """What an allocation is to bring about."""

    WITHIN = "within"
    """Nobody above the target, with as much room as there can be where there is least of it."""
    EVEN = "even"
    """Clients per counsellor as equal as steps allow, whatever the targets."""
    CHANGE = "change"
    """Nobody above the target, with the smallest change."""
    FEWEST = "fewest"
    """The fewest posts with which nobody is above the target."""
    LEAST = "least"
    """The fewest posts with which nobody is above one ceiling for all."""


COUNTED = frozenset({Goal.FEWEST, Goal.LEAST})
"""Goals that find how many posts are needed, whatever there are."""


class Movable(StrEnum):
    """Which posts may change places."""

    ALL = "all"
    OWN_STAY = "own_stay"
    """The municipalities' own posts stay where they are."""
    STATE_ONLY = "state_only"
    """Only the State's posts are divided: own posts stay, and no more are hired than the State hands over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a reader asks of an allocation.

    Attributes:
        goal: What it is to bring about.
        is_total_free: Whether the smallest change may hire and reduce; the other goals settle it themselves.
        locked: (unit, its FTE) of those that stay as they are.
        least: (unit, FTE) of those that get so many at least.
        most: (unit, FTE) of those that get so many at the most.
        movable: Which posts may change places.
        spares: Whether a unit without target gives nothing and is judged by nothing; else by the ceiling that
            is assumed for it.
        ceiling: Clients per FTE that nobody may exceed, of the goal LEAST.
        is_present: Whether every service point has its least staff.
    """

    goal: Goal
    is_total_free: bool = False
    locked: tuple[tuple[str, float], ...] = ()
    least: tuple[tuple[str, float], ...] = ()
    most: tuple[tuple[str, float], ...] = ()
    movable: Movable = Movable.ALL
    spares: bool = True
    ceiling: float = 120.0
    is_present: bool = True

    @property
    def has_fixed_total(self) -> bool:
        """Whether as many posts are divided as there are at the start."""
        return self.goal not in COUNTED and not (self.goal is Goal.CHANGE and self.is_total_free)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best allocation for some wishes.

    Attributes:
        optimum: It, and how the start becomes it.
        limits: Within what it was found; a locked unit has one allowed value.
        judgement: What the goal judges it by: the smaller, the better, the first difference decides.
    """

    optimum: Optimum
    limits: Problem
    judgement: tuple[Fraction | float, ...]


def best(coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes) -> Found:
    """Return the best allocation, proven to be it.

    Args:
        coefficients: Of the board.
        current: The starting allocation, from which changes are counted.
        wishes: What is asked of it.

    Raises:
        InfeasibleError: The limits clash; `conflict` names which.
        ParameterError: The clients of some unit are not known.
    """
    whole = limits(coefficients, current, wishes)
    locked = dict(wishes.locked)
    free = _without(whole, locked)
    state = _state_fte(coefficients, wishes)
    if not free.units:
        fte, method = {}, LEAST_STEPS
    elif wishes.goal in COUNTED:
        sought = goal_seek(free, dict(zip(free.units, free.ceilings, strict=True)))
        fte, method = sought.fte, sought.method
    elif wishes.goal is Goal.CHANGE:
        pool = GroupLimit(name="state_only", units=frozenset(free.units), high=state - sum(locked.values()))
        is_open = wishes.movable is Movable.STATE_ONLY and not wishes.has_fixed_total
        least = sum(map(micro, whole.minimum_fte))
        if is_open and least > micro(state):
            raise clash("state_only", needed=f"{least / MICRO:g}", all=f"{state:g}")
        changed = optimum(replace(free, groups=(pool,)) if is_open else free)
        fte, method = changed.fte, changed.method
    else:
        counts = zip(free.units, evened_steps(free), strict=True)
        fte, method = {unit: count * micro(free.step_fte) / MICRO for unit, count in counts}, EVEN_STEPS
    values = tuple(locked.get(unit, fte.get(unit, 0.0)) for unit in whole.units)
    if wishes.movable is Movable.STATE_ONLY and sum(map(micro, values)) > micro(state):
        raise clash("state_only", needed=f"{sum(values):g}", all=f"{state:g}")
    return Found(
        optimum=Optimum(
            fte=dict(zip(whole.units, values, strict=True)),
            objective=objective(whole, values),
            moves=moves(whole, values),
            method=method,
        ),
        limits=whole,
        judgement=judgement(whole, wishes, dict(zip(whole.units, values, strict=True))),
    )


def judgement(of: Problem, wishes: Wishes, fte: Mapping[str, float]) -> tuple[Fraction | float, ...]:
    """Return what a goal judges an allocation by, of the units that are not locked: nobody can help those."""
    judged = _without(replace(of, total_fte=None), dict(wishes.locked))
    values = tuple(fte[unit] for unit in judged.units)
    found = objective(judged, values)
    if wishes.goal in COUNTED:
        return (found.largest_overload_share, Fraction(sum(map(micro, fte.values())), MICRO))
    if wishes.goal is Goal.CHANGE:
        return (found.largest_overload_share, found.overload_clients, found.changed_fte)
    return shares(judged, values)


def limits(coefficients: Coefficients, current: Mapping[str, float], wishes: Wishes) -> Problem:
    """Return what the wishes leave open, as a problem of all units.

    Raises:
        ParameterError: The clients of some unit are not known.
    """
    plain = problem(
        coefficients, current, total_fte=sum(current.values()) if wishes.has_fixed_total else None
    )
    entries, locked = coefficients["units"], dict(wishes.locked)
    floors = [
        locked.get(entry["unit"], max(floor_parts(entry, today, wishes).values()))
        for entry, today in zip(entries, plain.current_fte, strict=True)
    ]
    most = dict(wishes.most)
    tops = [
        locked.get(entry["unit"], most.get(entry["unit"], high))
        for entry, high in zip(entries, plain.maximum_fte, strict=True)
    ]
    ceilings = [_ceiling(entry, wishes) for entry in entries]
    return replace(plain, minimum_fte=tuple(floors), maximum_fte=tuple(tops), ceilings=tuple(ceilings))


def floor_parts(entry: UnitCoefficients, today: float, wishes: Wishes) -> dict[str, float]:
    """Return the least posts of an unlocked unit by what demands them, the reader's own demand first."""
    unit = entry["unit"]
    is_spared = _is_spared(entry, wishes) and unit not in dict(wishes.most)
    return {
        "least": dict(wishes.least).get(unit, 0.0),
        "spared": today if is_spared else 0.0,
        "own": entry["own_fte"] if wishes.movable is not Movable.ALL else 0.0,
        "presence": entry["minimum_fte"] if wishes.is_present else 0.0,
    }


def _is_spared(entry: UnitCoefficients, wishes: Wishes) -> bool:
    # One ceiling for all is a target of every unit.
    return entry["band_high"] is None and wishes.spares and wishes.goal is not Goal.LEAST


def _ceiling(entry: UnitCoefficients, wishes: Wishes) -> float:
    if wishes.goal is Goal.LEAST:
        return float(wishes.ceiling)
    if wishes.goal is Goal.EVEN:
        return _SAME_CEILING
    return _NO_CEILING if _is_spared(entry, wishes) else entry["ceiling"]


def _without(whole: Problem, locked: Mapping[str, float]) -> Problem:
    """Return the problem of the units that are not locked, with what these leave of the total."""
    kept = [place for place, unit in enumerate(whole.units) if unit not in locked]

    def of(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(values[place] for place in kept)

    total = whole.total_fte
    if total is not None:
        held = math.fsum(locked.values())
        total = (micro(total) - micro(held)) / MICRO
        if total < 0:
            raise clash("locked_total", locked=f"{held:g}", total=f"{whole.total_fte:g}")
    return replace(
        whole,
        units=tuple(whole.units[place] for place in kept),
        clients=of(whole.clients),
        ceilings=of(whole.ceilings),
        shared_fte=of(whole.shared_fte),
        current_fte=of(whole.current_fte),
        minimum_fte=of(whole.minimum_fte),
        maximum_fte=of(whole.maximum_fte),
        total_fte=total,
    )


def _state_fte(coefficients: Coefficients, wishes: Wishes) -> float:
    """Return all posts that there can be while only the State's are divided."""
    if wishes.movable is not Movable.STATE_ONLY:
        return math.inf
    return coefficients["own_fte"] + coefficients["state_client_fte"]
