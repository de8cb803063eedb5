"""Best allocation under limits on groups or on movement: three integer programmes, one per objective."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from analytics.staffing.allocation import MICRO, Problem, clash, micro, objective
from analytics.staffing.need import capacity_steps, largest_ratio, least_worst_ratio, staffed_steps

_INFEASIBLE = 2
_OPTIMAL = 0
_SLACK = 1e-7
"""Allowance in clients or FTE when an earlier objective is held; far below one step's worth."""


@dataclass(slots=True)
class _Rows:
    """Linear rows low <= a.x <= high, each named by the limit it stands for."""

    width: int
    names: list[str] = field(default_factory=list)
    terms: list[dict[int, float]] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)

    def add(self, name: str, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        self.names.append(name)
        self.terms.append(dict(terms))
        self.lows.append(low)
        self.highs.append(high)

    def without(self, dropped: frozenset[str]) -> "LinearConstraint | tuple[()]":
        kept = [i for i, name in enumerate(self.names) if name not in dropped]
        if not kept:
            return ()
        matrix = lil_array((len(kept), self.width))
        for row, i in enumerate(kept):
            for column, value in self.terms[i].items():
                matrix[row, column] = value
        return LinearConstraint(matrix.tocsr(), [self.lows[i] for i in kept], [self.highs[i] for i in kept])


def milp_steps(given: Problem, lows: list[int], highs: list[int]) -> list[int]:
    """Return whole steps of each unit: least largest overload, then least total, then least movement.

    The first objective is linear in the coverage 1/ratio. Its optimum is certified in whole numbers: either
    it is the least without these limits, or with every caseload forced strictly below the ratio found no
    solution remains.

    Raises:
        InfeasibleError: The limits clash; `conflict` is "limits" and `limits` a smallest clashing set.
    """
    size = len(given.units)
    rows = _limits(given)
    bottom, top = np.array(lows, dtype=float), np.array(highs, dtype=float)
    overload, movement = np.zeros(3 * size), np.zeros(3 * size)
    overload[size : 2 * size] = 1
    movement[2 * size :] = 1
    ratio, _ = least_worst_ratio(given, lows, highs)
    second = None
    if ratio is not None:
        # More limits cannot make the ratio smaller: if it is possible with them, it is the least.
        least_bottom = np.maximum(bottom, capacity_steps(given, *ratio))
        second = _solve(given, rows, overload, least_bottom, top)
    if second is None:
        least_bottom = _least_bottom(given, rows, bottom, top)
        second = _required(_solve(given, rows, overload, least_bottom, top))
    least = objective(given, _fte(given, second)).overload_clients
    rows.add("overload", [(size + unit, 1.0) for unit in range(size)], -np.inf, least + _SLACK * (1 + least))
    return _required(_solve(given, rows, movement, least_bottom, top))


def _least_bottom(given: Problem, rows: _Rows, bottom: np.ndarray, top: np.ndarray) -> np.ndarray:
    """Least steps of each unit that the smallest possible largest overload demands."""
    staffed = np.maximum(bottom, staffed_steps(given))
    steps = None if (staffed > top).any() else _first_stage(given, rows, staffed, top)
    if steps is None:
        if _solve(given, rows, np.zeros(rows.width), bottom, top) is None:
            raise clash("limits", limits=", ".join(_clashing(given, rows, bottom, top)))
        # Some unit with clients must stay without staff, so every allocation is equally bad at its worst.
        return bottom
    ratio = largest_ratio(given, steps)
    while ratio is not None and ratio[0] > ratio[1]:
        stricter = np.maximum(bottom, capacity_steps(given, *ratio, strictly=True))
        better = None if (stricter > top).any() else _solve(given, rows, np.zeros(rows.width), stricter, top)
        if better is None:
            break
        ratio = largest_ratio(given, better)
    held = (1, 1) if ratio is None or ratio[0] <= ratio[1] else ratio
    demanded: np.ndarray = np.maximum(bottom, capacity_steps(given, *held))
    return demanded


def _limits(given: Problem) -> _Rows:
    """Columns: steps, overload in clients, movement in FTE, unit by unit in each block."""
    size, step = len(given.units), micro(given.step_fte)
    rows = _Rows(width=3 * size)
    for unit in range(size):
        room = given.ceilings[unit] * given.step_fte
        spare = given.clients[unit] - given.ceilings[unit] * given.shared_fte[unit]
        rows.add("", [(unit, room), (size + unit, 1.0)], spare, np.inf)
        today = given.current_fte[unit]
        rows.add("", [(unit, -given.step_fte), (2 * size + unit, 1.0)], -today, np.inf)
        rows.add("", [(unit, given.step_fte), (2 * size + unit, 1.0)], today, np.inf)
    if given.total_fte is not None:
        total = micro(given.total_fte) // step
        rows.add("total", [(unit, 1.0) for unit in range(size)], total, total)
    for group in given.groups:
        columns = [(given.units.index(unit), 1.0) for unit in sorted(group.units)]
        least, most = (
            -(-micro(group.low) // step),
            math.inf if math.isinf(group.high) else micro(group.high) // step,
        )
        rows.add(group.name, columns, least, most)
    if given.most_changed_fte is not None:
        terms = [(2 * size + unit, 1.0) for unit in range(size)]
        rows.add("most_changed", terms, -np.inf, given.most_changed_fte + _SLACK)
    return rows


def _first_stage(given: Problem, rows: _Rows, bottom: np.ndarray, top: np.ndarray) -> list[int] | None:
    """Steps with the greatest smallest coverage (capacity x ceiling / clients), at most 1."""
    size = len(given.units)
    wide = _Rows(
        width=3 * size + 1,
        names=list(rows.names),
        terms=list(rows.terms),
        lows=list(rows.lows),
        highs=list(rows.highs),
    )
    within = capacity_steps(given, 1, 1)
    for unit in range(size):
        # A unit whose least steps already cover all its clients can never be the worst.
        if within[unit] > bottom[unit]:
            room = given.ceilings[unit] / given.clients[unit]
            terms = [(unit, room * given.step_fte), (3 * size, -1.0)]
            wide.add("", terms, -room * given.shared_fte[unit], np.inf)
    goal = np.zeros(3 * size + 1)
    goal[-1] = -1
    return _solve(given, wide, goal, bottom, top)


def _solve(
    given: Problem,
    rows: _Rows,
    goal: np.ndarray,
    bottom: np.ndarray,
    top: np.ndarray,
    dropped: frozenset[str] = frozenset(),
) -> list[int] | None:
    """Steps of an optimal solution; None where there is none."""
    size, width = len(given.units), rows.width
    low, high = np.zeros(width), np.full(width, np.inf)
    low[:size], high[:size] = bottom, top
    if width > 3 * size:
        # Coverage beyond 1 is no merit.
        high[-1] = 1.0
    whole = np.zeros(width)
    whole[:size] = 1
    # HiGHS now and then ends its presolve with an error; without presolve the same programme is solved.
    for presolve in (True, False):
        found = milp(
            goal,
            integrality=whole,
            bounds=Bounds(low, high),
            constraints=rows.without(dropped),
            options={"mip_rel_gap": 0.0, "presolve": presolve},
        )
        if found.status in (_OPTIMAL, _INFEASIBLE):
            break
    if found.status == _INFEASIBLE:
        return None
    if found.status != _OPTIMAL:
        raise RuntimeError(f"HiGHS stopped without a proof: {found.message}")
    return [round(value) for value in found.x[:size]]


def _required(steps: list[int] | None) -> list[int]:
    if steps is None:
        raise RuntimeError("HiGHS lost the solution of an earlier objective")
    return steps


def _fte(given: Problem, steps: list[int]) -> tuple[float, ...]:
    return tuple(count * micro(given.step_fte) / MICRO for count in steps)


def _clashing(given: Problem, rows: _Rows, bottom: np.ndarray, top: np.ndarray) -> list[str]:
    """A set of named limits that clash while any one fewer does not: drop each in turn, keep it if needed."""
    named = sorted({name for name in rows.names if name})
    dropped: frozenset[str] = frozenset()
    for name in named:
        trial = dropped | {name}
        if _solve(given, rows, np.zeros(rows.width), bottom, top, trial) is None:
            dropped = trial
    return [name for name in named if name not in dropped]
