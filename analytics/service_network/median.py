"""Which p sites leave people the least travel in all, with a proof of optimality."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from analytics.flows.distances import road_matrix
from analytics.service_network.frames import Demand, MedianCurve
from analytics.staffing.bounds import within
from domain.frames import RoadDistances
from domain.typed import DataFrame

Array = NDArray[np.float64]

BOUND_ROUNDS = 1_500
"""Subgradient rounds spent on the lower bound; 400 usually close the gap."""

SLACK = 1e-9
"""Relative slack that keeps an optimal site from being ruled out by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Median:
    """Best choice of p sites.

    Attributes:
        sites: Chosen columns of the cost matrix, ascending.
        nearest: Chosen column for each row.
        cost: Total cost.
        is_proven: Whether the solver proved that no choice costs less.
    """

    sites: NDArray[np.int64]
    nearest: NDArray[np.int64]
    cost: float
    is_proven: bool


def optimal_sites(costs: Array, p: int) -> Median:
    """Return the p columns that minimise the sum over rows of the cheapest chosen column.

    Exact p-median (Hakimi 1964). A Lagrangian bound (Cornuéjols, Fisher and Nemhauser 1977)
    rules out sites and assignments that no optimal choice contains; HiGHS solves the strong
    formulation, x_ij <= y_j, over what is left.

    Args:
        costs: Cost of serving each row from each column, not negative.
        p: Number of sites.

    Raises:
        ParameterError: p is not between 1 and the number of columns.
    """
    within("points", p, 1, costs.shape[1])
    sites, is_proven = _solved(costs, p, _possible_assignments(costs, p))
    nearest = sites[costs[:, sites].argmin(axis=1)]
    cost = float(costs[np.arange(len(costs)), nearest].sum())
    return Median(sites=sites, nearest=nearest, cost=cost, is_proven=is_proven)


def median_curve(
    demand: DataFrame[Demand], distances: DataFrame[RoadDistances], candidates: Sequence[str]
) -> DataFrame[MedianCurve]:
    """Return the best sites and the jobseekers' one-way kilometres to them, for p = 1 to all.

    With every candidate open, more points add nothing at this precision: several points of
    one municipality share its centre.
    """
    clients = demand["jobseekers"].to_numpy(dtype=float)
    costs = clients[:, None] * road_matrix(distances, list(demand["ref_area"]), candidates, "road_km")
    rows = [
        (p, candidates[site], best.cost, best.cost / clients.sum(), best.is_proven)
        for p in range(1, len(candidates) + 1)
        for best in (optimal_sites(costs, p),)
        for site in best.sites
    ]
    table = pd.DataFrame(rows, columns=["points", "ref_area", "person_km", "mean_km", "is_proven"])
    return cast("DataFrame[MedianCurve]", table)


def _possible_assignments(costs: Array, p: int) -> NDArray[np.bool_]:
    """Return which (row, column) pairs an optimal choice may still contain.

    Opening a site, or assigning a row to it, beyond the relaxed optimum raises the lower bound
    by its reduced cost; above the best known cost it is ruled out.
    """
    upper = _greedy_cost(costs, p)
    prices = np.quantile(costs, 0.5 / p, axis=1)
    best_bound, best_prices = -np.inf, prices
    step, rounds_without_gain = 1.0, 0
    direction = np.zeros(len(costs))
    for _ in range(BOUND_ROUNDS):
        savings = np.minimum(costs - prices[:, None], 0.0)
        chosen = np.argpartition(savings.sum(axis=0), p - 1)[:p]
        bound = prices.sum() + savings.sum(axis=0)[chosen].sum()
        if bound > best_bound:
            best_bound, best_prices, rounds_without_gain = bound, prices, 0
        else:
            rounds_without_gain += 1
            if rounds_without_gain == 20:
                step, rounds_without_gain = step / 2, 0
        upper = min(upper, costs[:, chosen].min(axis=1).sum())
        if upper - best_bound <= SLACK * upper or step < 1e-3:
            break
        # Part of the last direction damps the zigzag of plain subgradients.
        direction = 1 - (savings[:, chosen] < 0).sum(axis=1) + 0.3 * direction
        length = direction @ direction
        if length == 0:
            break
        prices = prices + step * (1.01 * upper - bound) / length * direction
    savings = np.minimum(costs - best_prices[:, None], 0.0).sum(axis=0)
    dearest_chosen = np.partition(savings, p - 1)[p - 1]
    to_open = np.maximum(savings - dearest_chosen, 0.0)
    to_assign = np.maximum(costs - best_prices[:, None], 0.0)
    possible: NDArray[np.bool_] = best_bound + to_open + to_assign <= upper + SLACK * (1.0 + upper)
    return possible


def _greedy_cost(costs: Array, p: int) -> float:
    cheapest = np.full(len(costs), np.inf)
    for _ in range(p):
        site = np.minimum(cheapest[:, None], costs).sum(axis=0).argmin()
        cheapest = np.minimum(cheapest, costs[:, site])
    return float(cheapest.sum())


def _solved(costs: Array, p: int, possible: NDArray[np.bool_]) -> tuple[NDArray[np.int64], bool]:
    """Return the optimal sites among the possible pairs, and whether HiGHS proved them so."""
    row, column = np.nonzero(possible)
    pairs, columns = len(row), costs.shape[1]
    pair = np.arange(pairs)
    one_each = csr_array((np.ones(pairs), (row, pair)), shape=(len(costs), pairs + columns))
    only_open = csr_array(
        (np.repeat([1.0, -1.0], pairs), (np.tile(pair, 2), np.concatenate([pair, pairs + column]))),
        shape=(pairs, pairs + columns),
    )
    count = csr_array(
        (np.ones(columns), (np.zeros(columns, dtype=int), pairs + np.arange(columns))),
        shape=(1, pairs + columns),
    )
    # HiGHS now and then ends its presolve with an error; without presolve the same programme is solved.
    for presolve in (True, False):
        result = milp(
            np.concatenate([costs[row, column], np.zeros(columns)]),
            constraints=[
                LinearConstraint(one_each, 1, 1),
                LinearConstraint(only_open, -np.inf, 0),
                LinearConstraint(count, p, p),
            ],
            integrality=np.repeat([0, 1], [pairs, columns]),
            bounds=Bounds(0, 1),
            options={"mip_rel_gap": 0.0, "presolve": presolve},
        )
        if result.status == 0:
            break
    if result.x is None:
        # Any p sites serve every row: without an answer the solver failed, not the question.
        raise RuntimeError(f"HiGHS stopped without a choice of sites: {result.message}")
    return np.flatnonzero(result.x[pairs:] > 0.5), bool(result.status == 0)
