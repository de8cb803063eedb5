"""Simulated futures of one unit or of the area, by the measure the reader looks at."""

from enum import StrEnum

import numpy as np

from analytics.staffing.dynamics import QUANTILES, Futures, Numbers
from analytics.staffing.futures import client_difference


class Measure(StrEnum):
    """What a future is looked at by."""

    CASELOAD = "caseload"
    """Clients per client-facing FTE."""
    CLIENTS = "clients"
    QUEUE = "queue"
    """Statutory work not yet done, hours."""


def paths(futures: Futures, measure: Measure, unit: str | None = None) -> Numbers:
    """Return the simulated values: months x replications; NaN for a caseload without staff.

    Args:
        futures: Simulated futures.
        measure: What is looked at.
        unit: Key of the service unit; None for the area, whose clients and staff are summed.
    """
    chosen = [unit is None or each == unit for each in futures.start.units]
    if measure is Measure.QUEUE:
        queue: Numbers = futures.queue_hours[:, :, chosen].sum(axis=2)
        return queue
    clients: Numbers = futures.clients[:, :, chosen].sum(axis=2)
    if measure is Measure.CLIENTS:
        return clients
    capacity = float(futures.start.capacity_fte[chosen].sum())
    return clients / (capacity if capacity > 0 else np.nan)


def fan(values: Numbers) -> Numbers:
    """Return the quantiles at `QUANTILES` over replications: levels x months."""
    quantiles: Numbers = np.quantile(values, QUANTILES, axis=1)
    return quantiles


def difference(scenario: Futures, baseline: Futures, measure: Measure, unit: str | None = None) -> Numbers:
    """Return a scenario's values less the baseline's, future by future: months x replications.

    With the same chances in both, what is left is the scenario's own effect; equal scenarios differ
    by exactly nothing.

    Raises:
        ParameterError: The two were not simulated with the same seed.
    """
    client_difference(scenario, baseline)  # refuses two seeds
    return paths(scenario, measure, unit) - paths(baseline, measure, unit)
