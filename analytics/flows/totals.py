"""How many commute from some municipalities to others, with the range of the estimate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.flows.frames import FlowSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Commuters:
    """Persons: the central estimate and the ends of its range; all equal where they are counted."""

    central: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Whether every set of parameters gives the same number, as a margin of the estimate does."""
        return self.high - self.low < 0.5


def commuters_between(flows: FlowSet, origins: Sequence[str], destinations: Sequence[str]) -> Commuters:
    """Return commuters from any of `origins` to any of `destinations`, each pair counted once.

    The ends are those of the sum, narrower than the sum of the flows' own ends.
    """
    rows, columns = ([flows.zones.index(zone) for zone in zones] for zones in (origins, destinations))
    sums = flows.members[:, rows][:, :, columns].sum(axis=(1, 2))
    return Commuters(central=float(sums[0]), low=float(np.min(sums)), high=float(np.max(sums)))
