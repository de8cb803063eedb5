"""Time to find the best allocation and to simulate futures, for the area's size and for all of Finland's."""

import random
from collections.abc import Callable
from time import perf_counter

import numpy as np

from analytics.staffing.allocation import GroupLimit, Problem
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.dynamics import Start, simulate
from analytics.staffing.futures import exceedance
from analytics.staffing.optimum import optimum
from analytics.staffing.outlook import Measure, fan, paths
from analytics.staffing.regimes import BY_NEED_2026
from data import areas
from data.store import Store
from views.context import opened
from views.staffing.setting import registry

GOALS = {"optimum_8_ms": 50.0, "optimum_300_ms": 1_000.0, "monte_carlo_ms": 100.0}


def measure() -> dict[str, float]:
    """Return median milliseconds of each task."""
    eight, country = _problem(8, 63), _problem(300, 8_000)
    half = frozenset(country.units[:150])
    limited = _problem(300, 8_000, (GroupLimit(name="half", units=half, low=4_200),))
    start, context = _ten_municipalities(), opened(Store(), areas.chosen())
    assumptions = registry(context).changed({"staff_effect": 0.1})
    return {
        "optimum_8_ms": _milliseconds(lambda: optimum(eight), 50),
        "optimum_300_ms": _milliseconds(lambda: optimum(country), 10),
        "optimum_300_limited_ms": _milliseconds(lambda: optimum(limited), 3),
        "monte_carlo_ms": _milliseconds(lambda: _futures(start, assumptions), 10),
    }


def _problem(size: int, total_fte: float, groups: tuple[GroupLimit, ...] = ()) -> Problem:
    """Generated units: 30-8 000 clients, ceilings of the plan's kinds, staff too scarce for all."""
    chance = random.Random(size)  # noqa: S311
    clients = tuple(float(chance.randint(30, 8_000)) for _ in range(size))
    current = tuple(round(2 * total_fte * count / sum(clients)) / 2 for count in clients)
    return Problem(
        units=tuple(str(place) for place in range(size)),
        clients=clients,
        ceilings=tuple(chance.choice([100.0, 120.0, 150.0]) for _ in range(size)),
        shared_fte=(0.0,) * size,
        current_fte=current,
        minimum_fte=(1.0,) * size,
        maximum_fte=(500.0,) * size,
        total_fte=total_fte,
        groups=groups,
    )


def _ten_municipalities() -> Start:
    clients = np.linspace(70, 3_248, 10)
    return Start(
        units=tuple(str(place) for place in range(10)),
        clients=clients,
        capacity_fte=clients / 120,
        reference_fte=clients / 120,
        ceilings=np.full(10, 130.0),
    )


def _futures(start: Start, assumptions: Assumptions) -> None:
    """1 000 replications x 24 months x 10 municipalities, with the fan and the chances a page shows."""
    futures = simulate(start, assumptions, BY_NEED_2026, seed=1)
    fan(paths(futures, Measure.CLIENTS))
    exceedance(futures)


def _milliseconds(task: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = perf_counter()
        task()
        taken.append((perf_counter() - started) * 1_000)
    return float(np.median(taken))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value:.2f}")
