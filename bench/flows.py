"""Time to estimate flows, for the ten municipalities' size and for all of Finland's (generated)."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from analytics.flows.estimate import GravityParameters, estimated_flows, plausible_band, roads_of
from analytics.flows.gravity import Deterrence, balanced_flows, deterrence
from bench.generated import GATEWAY, generated_country

GOALS = {"flows_11_ms": 5.0, "flows_309_ms": 2_000.0}


def measure() -> dict[str, float]:
    """Return median milliseconds of an estimate with its range (11 zones) and of one matrix (309)."""
    small = generated_country(1, 10, beta=0.03, noise=0.5)
    large = generated_country(1, 308, beta=0.03, noise=0.5)
    zones = len(large.truth)
    road_km = np.zeros((zones, zones))
    road_km[~np.eye(zones, dtype=bool)] = large.distances["road_km"]
    truth = np.where(np.eye(zones, dtype=bool), 0.0, large.truth)
    outbound, inbound = truth.sum(axis=1), truth.sum(axis=0)
    band = plausible_band(Deterrence.EXPONENTIAL)
    small_ms = [
        _milliseconds(
            lambda: estimated_flows(
                small.commuting,
                roads_of(small.commuting, small.distances, GATEWAY),
                GravityParameters(),
                band,
            )
        )
        for _ in range(30)
    ]
    large_ms = [
        _milliseconds(
            lambda: balanced_flows(deterrence(road_km, 0.03, Deterrence.EXPONENTIAL), outbound, inbound)
        )
        for _ in range(5)
    ]
    return {"flows_11_ms": float(np.median(small_ms)), "flows_309_ms": float(np.median(large_ms))}


def _milliseconds(run: Callable[[], object]) -> float:
    started = perf_counter()
    run()
    return (perf_counter() - started) * 1_000


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value:.2f}")
