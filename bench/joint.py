"""Time to divide the cost of a joint service of twelve members by its nucleolus."""

from time import perf_counter

import numpy as np

from analytics.joint_services.cost import MOST_TABLED, ServiceCost, coalition_costs
from analytics.joint_services.nucleolus import nucleolus

GOALS = {"nucleolus_12_ms": 1_000.0}

SERVICES = (
    ServiceCost(fte_eur=60_000, clients_per_fte=1_500),
    ServiceCost(fixed_eur=30_000, per_client_eur=5, fte_eur=60_000, clients_per_fte=400),
)
"""Steps alone, and steps over a sum and something for each client."""

DRAWS = 20


def measure() -> dict[str, float]:
    """Return the slowest of forty generated games, in milliseconds: coalitions priced, both kinds found."""
    rng = np.random.default_rng(1)
    seconds = []
    for service in SERVICES:
        for _ in range(DRAWS):
            clients = np.exp(rng.normal(6.0, 1.2, MOST_TABLED)).round()
            started = perf_counter()
            costs = coalition_costs(service, clients.tolist())
            nucleolus(costs)
            nucleolus(costs, per_capita=True)
            seconds.append(perf_counter() - started)
    return {"nucleolus_12_ms": 1_000 * max(seconds)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value:.0f}")
