"""Exact integer bounds of unknown cells under linear constraints, by mixed-integer programming."""

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


def as_published(bounds: pd.DataFrame) -> pd.DataFrame:
    """Return bounds that may be exported: no cell narrower than the publisher's rule."""
    return bounds.assign(low=bounds["rule_low"], high=bounds["rule_high"], is_derived=False)


def _blocks(cells: Sequence[Cell], constraints: Sequence[Constraint]) -> list[list[Cell]]:
    blocks = {cell: [cell] for cell in cells}
    for constraint in constraints:
        merged = list(dict.fromkeys(cell for term in constraint.terms for cell in blocks[term]))
        blocks |= dict.fromkeys(merged, merged)
    return list({id(block): block for block in blocks.values()}.values())


def _block_bounds(
    block: Sequence[Cell], rules: Mapping[Cell, Interval], constraints: Sequence[Constraint]
) -> dict[Cell, Interval]:
    """Return the bounds of each cell; none at all if nothing satisfies the block."""
    inside = [each for each in constraints if not each.terms.keys().isdisjoint(block)]
    limits = [
        LinearConstraint([each.terms.get(cell, 0) for cell in block], each.low, each.high) for each in inside
    ]
    box = Bounds([rules[cell].low for cell in block], [rules[cell].high for cell in block])
    bounds = {}
    for position, cell in enumerate(block):
        objective = np.zeros(len(block))
        objective[position] = 1
        ends = []
        for sign in (1, -1):
            result = milp(
                sign * objective,
                integrality=np.ones(len(block)),
                bounds=box,
                constraints=limits,
            )
            if result.status == _SCIPY_INFEASIBLE:
                return {}
            if not result.success:
                raise RuntimeError(f"no bounds for {cell}: {result.message}")
            ends.append(round(result.x[position]))
        bounds[cell] = Interval(*ends)
    return bounds
