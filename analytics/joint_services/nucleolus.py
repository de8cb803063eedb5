"""The nucleolus: the division whose most aggrieved coalition is as little aggrieved as can be, then the next.

Successive linear programmes (Maschler, Peleg, Shapley 1979) raise the least saving e in
x(S) + w(S) e <= C(S). Only coalitions that are tight in *every* optimum may be fixed. Those with a positive
dual are, by complementary slackness, and each programme has at least one of them outside the span of what is
fixed, so that it ends after at most n - 1. One that is missed is fixed later, at the same level.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import OptimizeResult, linprog

from analytics.joint_services.cost import Numbers, member_table
from domain.errors import InfeasibleError

_TINY = 1e-9
"""Of the cost of all: what a violated programme may differ by, and what a projection of nothing leaves."""

_BINDS = 1e-4
"""A dual that surely is positive. They add up to 1 over at most n + 1 coalitions, so that one is."""

_AT_ONCE = 25
"""Violated coalitions taken into a programme at a time."""


@dataclass(frozen=True, slots=True)
class Level:
    """What one programme settled.

    Attributes:
        saving: The least saving of the coalitions not settled before, per unit of their weight, euros.
        coalitions: Masks of those that bind in every optimum, with their duals, which add up to 1.
    """

    saving: float
    coalitions: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Nucleolus:
    """The division, and how it was found.

    Attributes:
        shares: What each member pays, euros a year.
        levels: The programmes in their order; none where there is one member.
    """

    shares: Numbers
    levels: tuple[Level, ...] = ()


def nucleolus(costs: Numbers, *, per_capita: bool = False) -> Nucleolus:
    """Return the nucleolus of a cost game, or the per-capita nucleolus.

    The division is solved from the settled coalitions as equations, so that it is as exact as the costs are.

    Args:
        costs: Cost of each coalition by its mask (`coalition_costs`), nobody's first.
        per_capita: Whether a coalition's saving is divided by its members.

    Raises:
        InfeasibleError: A programme has no answer, which a game of finite costs always has.
    """
    search = _Search(costs, per_capita=per_capita)
    levels: list[Level] = []
    while search.rank < search.count:
        levels.append(search.settle())
    return search.solved(levels)


@dataclass
class _Search:
    """The programmes so far: which coalitions are fixed, and which are still open."""

    costs: Numbers
    per_capita: bool
    rows: list[Numbers] = field(default_factory=list)
    """Independent rows of the fixed coalitions."""
    right: list[float] = field(default_factory=list)
    """What the members of each pay together, scaled."""

    def __post_init__(self) -> None:
        self.all = len(self.costs) - 1
        self.count = self.all.bit_length()
        self.members = member_table(self.count).astype(float)
        self.scale = float(np.abs(self.costs).max()) or 1.0
        self.scaled = self.costs / self.scale
        self.weights = self.members.sum(axis=1) if self.per_capita else np.ones(self.all + 1)
        self.open = np.ones(self.all + 1, dtype=bool)
        self.open[[0, self.all]] = False
        singles = 1 << np.arange(self.count)
        self.active = np.zeros(self.all + 1, dtype=bool)
        self.active[[*singles, *(self.all ^ singles)]] = True
        self._fix(self.all, self.scaled[self.all])

    @property
    def rank(self) -> int:
        return len(self.rows)

    def settle(self) -> Level:
        """Return the next level, with the coalitions that it fixes."""
        while True:
            tried = np.flatnonzero(self.active & self.open)
            found = self._programme(tried)
            slack = self.scaled - self.members @ found.x[:-1] - self.weights * found.x[-1]
            slack[self.active | ~self.open] = np.inf
            violated = np.argsort(slack, kind="stable")[:_AT_ONCE]
            violated = violated[slack[violated] < -_TINY]
            if not len(violated):
                break
            self.active[violated] = True
        duals = -found.ineqlin.marginals * self.weights[tried]
        binding = [(int(mask), float(dual)) for mask, dual in zip(tried, duals, strict=True) if dual > _BINDS]
        for mask, _ in binding:
            self._fix(mask, self.scaled[mask] - self.weights[mask] * found.x[-1])
        return Level(float(found.x[-1]) * self.scale, tuple(binding))

    def _programme(self, tried: NDArray[np.intp]) -> OptimizeResult:
        found = linprog(
            np.append(np.zeros(self.count), -1.0),
            A_ub=np.column_stack((self.members[tried], self.weights[tried])),
            b_ub=self.scaled[tried],
            A_eq=np.column_stack((self.rows, np.zeros(self.rank))),
            b_eq=self.right,
            bounds=(None, None),
            method="highs-ds",
        )
        if found.status == _UNBOUNDED and not self.active[self.open].all():
            self.active |= self.open
            return self._programme(np.flatnonzero(self.open))
        if found.status != 0:
            raise InfeasibleError(f"no nucleolus: {found.message}", conflict="nucleolus")
        return found

    def _fix(self, mask: int, pays: float) -> None:
        """Take a coalition's share as settled, unless it follows from what is; open none that follows."""
        row = self.members[mask]
        if self._left(row[None, :])[0] < _TINY:
            return
        self.rows.append(row)
        self.right.append(float(pays))
        self.open &= self._left(self.members) > _TINY

    def _left(self, rows: Numbers) -> Numbers:
        """Return how far each row is from the span of the fixed ones."""
        if not self.rows:
            return np.asarray(np.abs(rows).max(axis=1))
        basis = np.linalg.qr(np.column_stack(self.rows))[0]
        return np.asarray(np.abs(rows - rows @ basis @ basis.T).max(axis=1))

    def solved(self, levels: list[Level]) -> Nucleolus:
        """Return the division and the savings that solve what binds, together."""
        fixed = [(mask, place) for place, level in enumerate(levels) for mask, _ in level.coalitions]
        equations = np.zeros((len(fixed) + 1, self.count + len(levels)))
        right = np.zeros(len(fixed) + 1)
        equations[0, : self.count], right[0] = 1.0, self.costs[self.all]
        for row, (mask, place) in enumerate(fixed, start=1):
            equations[row, : self.count] = self.members[mask]
            equations[row, self.count + place] = self.weights[mask]
            right[row] = self.costs[mask]
        solution = np.linalg.lstsq(equations, right, rcond=None)[0]
        exact = tuple(
            Level(float(saving), level.coalitions)
            for saving, level in zip(solution[self.count :], levels, strict=True)
        )
        return Nucleolus(np.asarray(solution[: self.count], dtype=float), exact)


_UNBOUNDED = 3
"""Status of a programme whose coalitions so far do not hold the saving down."""
