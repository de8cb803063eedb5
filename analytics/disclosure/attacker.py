"""What somebody can find out of hidden counts: linear programmes over everything that is shown."""

import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analytics.disclosure.cells import WITHIN, Cells
from domain.interval import Interval

_SLACK = 1e-6


@dataclass(frozen=True, eq=False)
class Breach:
    """A count of few of which too much is found out, and why.

    Attributes:
        place: Of the count.
        needed: By how much it should be able to move.
        pull: What each cell, if hidden, could add to that, at most `needed` each.
    """

    place: int
    needed: float
    pull: np.ndarray


def found_out(cells: Cells, hidden: Set[int], places: Set[int]) -> dict[int, Interval]:
    """Return what hidden counts can be for somebody who knows every sum and everything that is not hidden.

    Those of `places` that are tied to no count of few are left out.

    They know that a hidden count is at least 1; they do not know whether it is of few or hides another.
    """
    found = {}
    for block in _blocks(cells, hidden | cells.unshown):
        for place in places & frozenset(block.places):
            low, high = (block.end(place, sign)[0] for sign in (1, -1))
            found[place] = Interval(low, high)
    return found


def wanted(cells: Cells) -> dict[int, tuple[int, int]]:
    """Return for each count of few what it must be able to be: `WITHIN`, or as much of it as zeros leave.

    A total of parts that are not 0 is at least as many as they are, however much is hidden.
    """
    found = {}
    for block in _blocks(cells, cells.may_hide | cells.unshown):
        for place in cells.few & frozenset(block.places):
            least = WITHIN[0] if block.reaches(place, 1, WITHIN[0]) else block.end(place, 1)[0]
            found[place] = (max(WITHIN[0], math.ceil(least - _SLACK)), WITHIN[1])
    return found


def breaches(
    cells: Cells, hidden: Set[int], within: Mapping[int, tuple[int, int]], safe: set[frozenset[int]]
) -> Iterator[Breach]:
    """Yield the counts of few that cannot be everything that they must be able to be, all else being shown.

    Args:
        cells: The counts.
        hidden: Places of those that are hidden.
        within: What each count of few must be able to be.
        safe: Blocks of unknown counts known to be safe; those found are added.
    """
    for block in _blocks(cells, hidden | cells.unshown):
        whole = frozenset(block.places)
        if whole in safe:
            continue
        is_safe = True
        for place in sorted(cells.few & whole):
            for sign, aim in zip((1, -1), within[place], strict=True):
                if block.reaches(place, sign, aim):
                    continue
                end, prices = block.end(place, sign)
                if sign * (end - aim) > _SLACK:
                    is_safe = False
                    yield _breach(cells, place, sign, abs(cells.values[place] - aim), prices)
        if is_safe:
            safe.add(whole)


def _breach(cells: Cells, place: int, sign: int, needed: float, prices: np.ndarray) -> Breach:
    """Return a cut after Fischetti and Salazar: how far hidden cells let this one move, at most."""
    moves = -prices
    moves[place] -= sign
    up = np.where(moves > _SLACK, needed, 0.0)
    room = np.array(cells.values) - cells.floor
    down = np.minimum(np.where(moves < -_SLACK, -moves * room, 0.0), needed)
    pull = up + down
    pull[place] = 0.0
    return Breach(place, needed, pull)


class _Block:
    """Unknown counts that sums tie together."""

    def __init__(self, cells: Cells, places: np.ndarray, rows: np.ndarray) -> None:
        self.places = places.tolist()
        self._at = {place: at for at, place in enumerate(self.places)}
        self._rows, self._all = rows, cells.matrix
        self._matrix: csr_array = cells.matrix[rows][:, places]
        values = np.array(cells.values, dtype=float)
        self._right = self._matrix @ values[places]
        self._bounds = np.column_stack([cells.floor[places], np.full(len(places), np.inf)])
        self._low, self._high = values[places].copy(), values[places].copy()

    def reaches(self, place: int, sign: int, wanted: int) -> bool:
        """Return whether a filling found so far has this end of a count."""
        at = self._at[place]
        return bool(self._low[at] <= wanted if sign > 0 else self._high[at] >= wanted)

    def end(self, place: int, sign: int) -> tuple[float, np.ndarray]:
        """Return the least (sign 1) or the most (-1) that a count can be, and what each cell's price is."""
        goal = np.zeros(len(self.places))
        goal[self._at[place]] = sign
        if not len(self._rows):
            return (float(self._bounds[self._at[place]][0]) if sign > 0 else math.inf), np.array([])
        solved = linprog(goal, A_eq=self._matrix, b_eq=self._right, bounds=self._bounds, method="highs")
        if solved.status == 3:  # unbounded
            return math.inf, np.array([])
        if not solved.success:
            raise RuntimeError(f"no filling of the hidden counts: {solved.message}")
        self._low, self._high = np.minimum(self._low, solved.x), np.maximum(self._high, solved.x)
        prices = solved.eqlin.marginals @ self._all[self._rows]
        return sign * solved.fun, -prices


def _blocks(cells: Cells, unknown: Set[int]) -> Iterator[_Block]:
    """Yield what sums tie together, where there is a count of few in it."""
    places = np.array(sorted(unknown), dtype=int)
    if not len(places):
        return
    part = cells.matrix[:, places]
    _, labels = connected_components(part.T @ part, directed=False)
    entries = part.tocoo()
    for label in np.unique(labels[np.isin(places, sorted(cells.few))]):
        columns = np.flatnonzero(labels == label)
        rows = np.unique(entries.row[np.isin(entries.col, columns) & (entries.data != 0)])
        yield _Block(cells, places[columns], rows)
