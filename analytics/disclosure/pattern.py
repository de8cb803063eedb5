"""The fewest counts to hide, by an integer programme whose cuts an attacker finds."""

from collections.abc import Set

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from analytics.disclosure.attacker import breaches, wanted
from analytics.disclosure.cells import Cells

_INTEGRAL = 1e-6


def least_pattern(cells: Cells) -> frozenset[int]:
    """Return the places of the counts to hide, those of few persons included.

    Every count of few can then be anything of `WITHIN` for whoever knows the rest. Hiding costs the least
    possible, and among the ways of the same cost hides the fewest persons: both proven (HiGHS).
    """
    programme = _Programme(cells)
    costs = np.array(cells.costs, dtype=float)
    hidden = programme.least(costs)
    programme.spend(costs, sum(cells.costs[at] for at in hidden))
    return programme.least(np.array(cells.values, dtype=float))


def safe_pattern(cells: Cells) -> frozenset[int]:
    """Return places to hide as `least_pattern` does, for tables so many that the least is not found in time.

    It is as safe: the attacker is the same. Each round hides the least more that its cuts ask for, and what
    has been hidden stays; at the end everything is shown again that can be by itself. So nothing is hidden in
    vain, though another pattern may hide less.
    """
    programme = _Programme(cells)
    hidden = programme.least(np.array(cells.costs, dtype=float), is_growing=True)
    for place in sorted(hidden - cells.few, key=lambda at: (-cells.costs[at], -cells.values[at])):
        fewer = hidden - {place}
        if programme.is_safe(fewer):
            hidden = fewer
    return hidden


class _Programme:
    """Which cells to hide: 1 or 0 each."""

    def __init__(self, cells: Cells) -> None:
        self._cells, self._within = cells, wanted(cells)
        self._fixed = cells.few | cells.unshown
        self._cuts: list[dict[int, float]] = []
        self._least: list[float] = []
        self._safe: set[frozenset[int]] = set()
        for each in cells.sums:
            self._none_alone(each.keys())

    def least(self, costs: np.ndarray, *, is_growing: bool = False) -> frozenset[int]:
        """Return the cheapest hiding that no attacker breaks; growing, what was hidden once stays."""
        while True:
            hidden = self._solved(costs)
            if is_growing:
                costs = costs * ~np.isin(np.arange(len(costs)), sorted(hidden))
            found = list(breaches(self._cells, hidden - self._cells.unshown, self._within, self._safe))
            if not found:
                return hidden - self._cells.unshown
            for each in found:
                places = np.flatnonzero(each.pull)
                self._cut(dict(zip(places.tolist(), each.pull[places].tolist(), strict=True)), each.needed)

    def is_safe(self, hidden: frozenset[int]) -> bool:
        """Return whether no attacker breaks a hiding."""
        return next(breaches(self._cells, hidden, self._within, self._safe), None) is None

    def spend(self, costs: np.ndarray, most: float) -> None:
        """Let hiding cost no more than this."""
        self._cut({at: -float(costs[at]) for at in self._cells.may_hide}, -most)

    def _none_alone(self, places: Set[int]) -> None:
        """A hidden count alone in a sum is no secret."""
        if self._cells.unshown & places:
            return
        may = sorted(places & self._cells.may_hide)
        for at in may:
            if at in self._cells.few:
                self._cut({other: 1.0 for other in may if other != at}, 1.0)
            else:
                self._cut({other: -1.0 if other == at else 1.0 for other in may}, 0.0)

    def _cut(self, factors: dict[int, float], least: float) -> None:
        """Take in: sum of factor x hidden >= least; what is hidden anyway goes to the right."""
        self._least.append(least - sum(by for at, by in factors.items() if at in self._fixed))
        self._cuts.append({at: by for at, by in factors.items() if at in self._free})

    @property
    def _free(self) -> frozenset[int]:
        return self._cells.may_hide - self._fixed

    def _solved(self, costs: np.ndarray) -> frozenset[int]:
        free = sorted(self._free)
        at = {place: number for number, place in enumerate(free)}
        open_cuts = [
            (cut, least) for cut, least in zip(self._cuts, self._least, strict=True) if least > -len(free)
        ]
        rows = [number for number, (cut, _) in enumerate(open_cuts) for _ in cut]
        columns = [at[place] for cut, _ in open_cuts for place in cut]
        factors = [by for cut, _ in open_cuts for by in cut.values()]
        if not free:
            return self._fixed
        matrix = csr_array((factors, (rows, columns)), shape=(len(open_cuts), len(free)))
        solved = milp(
            costs[free],
            integrality=np.ones(len(free)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, [least for _, least in open_cuts], np.inf),
            options={"mip_rel_gap": 0.0},
        )
        if not solved.success:
            raise RuntimeError(f"no hiding is safe: {solved.message}")
        return self._fixed | {free[number] for number in np.flatnonzero(solved.x > 1 - _INTEGRAL).tolist()}
