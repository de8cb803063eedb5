"""What a service costs for any members together: once, for each client, and for staff in half posts."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]

MOST_TABLED = 12
"""Members up to whom every coalition is priced: 4 095 of them."""

HALVES = 2
"""Steps of staff in one full-time equivalent."""

_FULL = 1e-9
"""A need that passes a whole step by less is that step: sums of decimals are not exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCost:
    """Cost of a service in a year.

    Attributes:
        fixed_eur: Once, whoever takes part.
        per_client_eur: For each client.
        fte_eur: Of one full-time equivalent; staff come in halves.
        clients_per_fte: Clients whom one full-time equivalent serves; 0 where the service needs no staff.

    Raises:
        ValueError: One is negative or not finite.
    """

    fixed_eur: float = 0.0
    per_client_eur: float = 0.0
    fte_eur: float = 0.0
    clients_per_fte: float = 0.0

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if not np.isfinite(value) or value < 0:
                raise ValueError(f"{each.name} is {value}")

    @property
    def has_steps(self) -> bool:
        """Whether staff come in, so that one client more may cost half a post or nothing."""
        return self.clients_per_fte > 0 and self.fte_eur > 0

    def of(self, clients: Numbers) -> Numbers:
        """Return the cost of serving so many clients together, euros a year."""
        return self.fixed_eur + self.per_client_eur * clients + self.fte_eur * self.posts(clients)

    def posts(self, clients: Numbers) -> Numbers:
        """Return the full-time equivalents that so many clients need, in whole halves."""
        if not self.clients_per_fte:
            return np.zeros_like(clients, dtype=float)
        halves = np.ceil(HALVES * clients / self.clients_per_fte - _FULL)
        return np.asarray(np.maximum(halves, 0.0) / HALVES)


def member_table(count: int) -> NDArray[np.bool_]:
    """Return who is in each coalition: row `mask`, column `member` for every mask from nobody to all.

    Raises:
        ValueError: There are too many members to list every coalition.
    """
    if not 1 <= count <= MOST_TABLED:
        raise ValueError(f"{count} members, not 1 to {MOST_TABLED}")
    masks = np.arange(1 << count)
    return (masks[:, None] >> np.arange(count) & 1).astype(bool)


def coalition_costs(cost: ServiceCost, clients: Sequence[float] | Numbers) -> Numbers:
    """Return what each coalition pays alone, by its mask: member i is bit i; nobody pays 0.

    Args:
        cost: What the service costs.
        clients: Clients of each member; of several games, each in its column, and so are their costs.

    Raises:
        ValueError: There are too many members to list every coalition.
    """
    table = cost.of(member_table(len(clients)) @ np.asarray(clients, dtype=float))
    table[0] = 0.0
    return table
