"""What simulated futures say: the chance of exceeding a ceiling, difference between scenarios."""

import numpy as np

from analytics.staffing.dynamics import Futures, Numbers
from domain.errors import ParameterError


def exceedance(futures: Futures) -> Numbers:
    """Return the share of futures in which a unit's caseload exceeds its ceiling: months x units.

    NaN where the target is unknown. Where there is no staff, any client is beyond the ceiling.
    """
    limit = futures.start.ceilings * futures.start.capacity_fte
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
