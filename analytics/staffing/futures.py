"""What simulated futures say: fans, the chance of exceeding a ceiling, difference between scenarios."""

import numpy as np

from analytics.staffing.dynamics import QUANTILES, Futures, Numbers
from domain.errors import ParameterError


def client_fan(futures: Futures, levels: tuple[float, ...] = QUANTILES) -> Numbers:
    """Return quantiles of clients: levels x months x units."""
    return _quantiles(futures.clients, levels)


def caseload_fan(futures: Futures, levels: tuple[float, ...] = QUANTILES) -> Numbers:
    """Return quantiles of clients per FTE: levels x months x units; NaN for a unit without staff."""
    return client_fan(futures, levels) / _staffed(futures)


def queue_fan(futures: Futures, levels: tuple[float, ...] = QUANTILES) -> Numbers:
    """Return quantiles of statutory work not yet done, hours: levels x months x units."""
    return _quantiles(futures.queue_hours, levels)


def area_fan(futures: Futures, levels: tuple[float, ...] = QUANTILES) -> Numbers:
    """Return quantiles of the area's clients: levels x months."""
    return _quantiles(futures.clients.sum(axis=2)[:, :, np.newaxis], levels)[:, :, 0]


def exceedance(futures: Futures) -> Numbers:
    """Return the share of futures in which a unit's caseload exceeds its ceiling: months x units.

    NaN where the target is unknown or there is no staff.
    """
    limit = futures.start.ceilings * _staffed(futures)
    share: Numbers = (futures.clients > limit).mean(axis=1)
    return np.where(np.isnan(limit), np.nan, share)


def client_difference(scenario: Futures, baseline: Futures) -> Numbers:
    """Return clients of a scenario less those of the baseline, future by future.

    With the same seed the chances are the same, so what is left is the scenario's own effect.

    Raises:
        ParameterError: The two were not simulated with the same seed.
    """
    if scenario.seed != baseline.seed:
        raise ParameterError(
            f"seeds differ: {scenario.seed} and {baseline.seed}",
            name="seed",
            value=f"{scenario.seed}",
            low=f"{baseline.seed}",
            high=f"{baseline.seed}",
        )
    difference: Numbers = scenario.clients - baseline.clients
    return difference


def _quantiles(values: Numbers, levels: tuple[float, ...]) -> Numbers:
    """Quantiles over replications; sorted once, which is faster here than one selection per level."""
    ordered = np.sort(values, axis=1)
    place = np.array(levels) * (ordered.shape[1] - 1)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, ordered.shape[1] - 1)
    weight = (place - below)[np.newaxis, :, np.newaxis]
    quantiles: Numbers = ordered[:, below] * (1 - weight) + ordered[:, above] * weight
    return np.moveaxis(quantiles, 1, 0)


def _staffed(futures: Futures) -> Numbers:
    capacity = futures.start.capacity_fte
    return np.where(capacity > 0, capacity, np.nan)
