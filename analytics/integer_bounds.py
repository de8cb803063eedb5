"""Exact integer bounds of unknown cells and their sums under linear constraints, by integer programming."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

from domain.interval import Interval

Cell: TypeAlias = tuple[str, str]
"""A cell of a table: (ref_area, indicator)."""

FEASIBLE = "feasible"
INFEASIBLE = "infeasible"

_SCIPY_INFEASIBLE = 2
_COLUMNS = ["ref_area", "indicator", "low", "high", "rule_low", "rule_high", "is_derived", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """low <= sum of coefficient x cell <= high."""

    terms: Mapping[Cell, int]
    low: float
    high: float

    def given(self, known: Mapping[Cell, float]) -> "Constraint":
        """Return the same constraint on the unknown cells alone."""
        constant = sum(factor * known[cell] for cell, factor in self.terms.items() if cell in known)
        unknown = {cell: factor for cell, factor in self.terms.items() if cell not in known}
        return Constraint(terms=unknown, low=self.low - constant, high=self.high - constant)


def cell_bounds(
    known: Mapping[Cell, float], rules: Mapping[Cell, Interval], constraints: Sequence[Constraint]
) -> pd.DataFrame:
    """Return the lowest and highest whole number each unknown cell can be, all constraints together.

    Cells that share a constraint form a block. Each is minimised and maximised over its block
    (HiGHS, to proven optimality), so an infeasible block leaves the others solved.

    Args:
        known: Cells with their value.
        rules: Unknown cells with what the publisher's rule alone says; finite.
        constraints: Over known and unknown cells.

    Returns:
        One row per unknown cell, by area and indicator: ref_area, indicator, low and high (NaN where
        infeasible), rule_low, rule_high, is_derived (narrower than the rule: never to be exported, and to be
        shown only as derived), status ("feasible" or "infeasible").
    """
    open_constraints = [each.given(known) for each in constraints]
    rows = []
    for block in _blocks(list(rules), open_constraints):
        solved = _block_bounds(block, rules, open_constraints)
        for cell in block:
            rule, bounds = rules[cell], solved.get(cell)
            rows.append(
                (
                    *cell,
                    bounds.low if bounds else math.nan,
                    bounds.high if bounds else math.nan,
                    rule.low,
                    rule.high,
                    bounds is not None and bounds != rule,
                    FEASIBLE if bounds else INFEASIBLE,
                )
            )
    return pd.DataFrame(sorted(rows), columns=_COLUMNS)


def _blocks(cells: Sequence[Cell], constraints: Sequence[Constraint]) -> list[list[Cell]]:
    blocks = {cell: [cell] for cell in cells}
    for constraint in constraints:
        merged = list(dict.fromkeys(cell for term in constraint.terms for cell in blocks[term]))
        blocks |= dict.fromkeys(merged, merged)
    return list({id(block): block for block in blocks.values()}.values())


def weighted_bounds(
    weights: Mapping[Cell, int], rules: Mapping[Cell, Interval], constraints: Sequence[Constraint]
) -> Interval | None:
    """Return the lowest and highest sum of weight x cell over whole cells, all constraints together.

    To proven optimality (HiGHS); None if nothing satisfies the constraints.

    Args:
        weights: Weight of each cell that counts.
        rules: Every unknown cell with the bounds that hold for it alone; finite.
        constraints: Over unknown cells.
    """
    return _Problem(tuple(rules), rules, constraints).bounds(weights)


class _Problem:
    """Whole cells within their bounds and constraints, to be minimised and maximised over."""

    def __init__(
        self, cells: Sequence[Cell], rules: Mapping[Cell, Interval], constraints: Sequence[Constraint]
    ) -> None:
        self._cells = cells
        self._box = Bounds([rules[cell].low for cell in cells], [rules[cell].high for cell in cells])
        self._limits = [
            LinearConstraint([each.terms.get(cell, 0) for cell in cells], each.low, each.high)
            for each in constraints
        ]

    def bounds(self, weights: Mapping[Cell, int]) -> Interval | None:
        """Return the bounds of a weighted sum; None if nothing satisfies the constraints."""
        objective = np.array([weights.get(cell, 0) for cell in self._cells], dtype=float)
        ends = []
        for sign in (1, -1):
            result = milp(
                sign * objective,
                integrality=np.ones(len(self._cells)),
                bounds=self._box,
                constraints=self._limits,
                options={"mip_rel_gap": 0.0},  # the default, a ten-thousandth, may be a person
            )
            if result.status == _SCIPY_INFEASIBLE:
                return None
            if not result.success:
                raise RuntimeError(f"no bounds for {dict(weights)}: {result.message}")
            ends.append(round(sign * result.fun))
        return Interval(*ends)


def _block_bounds(
    block: Sequence[Cell], rules: Mapping[Cell, Interval], constraints: Sequence[Constraint]
) -> dict[Cell, Interval]:
    """Return the bounds of each cell; none at all if nothing satisfies the block."""
    inside = [each for each in constraints if not each.terms.keys().isdisjoint(block)]
    problem = _Problem(block, rules, inside)
    bounds = {}
    for cell in block:
        own = problem.bounds({cell: 1})
        if own is None:
            return {}
        bounds[cell] = own
    return bounds
