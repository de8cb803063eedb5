"""Clients of each service unit, from jobseekers or from unemployed and a bridge; unknown stays unknown."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.bounds import within
from analytics.staffing.posts import Units
from domain.errors import ParameterError

MAX_CLIENTS = 1_000_000.0
"""More than the jobseekers of the whole country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRange:
    """Clients known to lie between two limits; an exact count has equal limits."""

    low: float
    high: float

    def __post_init__(self) -> None:
        within("clients", self.high, 0, MAX_CLIENTS)
        within("clients", self.low, 0, self.high)

    @property
    def middle(self) -> float:
        """Midpoint; the number itself where it is known."""
        return (self.low + self.high) / 2

    def times(self, factor: float) -> "ClientRange":
        """Return both limits multiplied by a factor that is not negative."""
        return ClientRange(low=self.low * factor, high=self.high * factor)


SUPPRESSED = ClientRange(low=1, high=4)
"""A cell printed "...": 1-4 persons by the producer's rule."""

Count = float | ClientRange | None
"""A count as given: a number, an interval (`SUPPRESSED`), or None for one that is not known."""

UnitClients = Mapping[str, ClientRange | None]
"""Clients per service unit; None where a municipality's count is not known at all."""


def clients_from_jobseekers(jobseekers: Mapping[str, Count], units: Units) -> dict[str, ClientRange | None]:
    """Return clients of every service unit: jobseekers of its municipalities, summed.

    Intervals add up by their ends; one municipality unknown makes its unit unknown.

    Args:
        jobseekers: Month-end jobseekers by three-digit municipality code.
        units: The service units.

    Raises:
        ParameterError: A count is negative or not a number, or a municipality is not given at all.
    """
    return {key: _summed(jobseekers, unit.municipalities) for key, unit in units.items()}


def clients_from_unemployed(
    unemployed: Mapping[str, Count], units: Units, assumptions: Assumptions
) -> dict[str, ClientRange | None]:
    """Return clients of every service unit: its unemployed times clients per unemployed.

    A plan that prints only the unemployed says by its own sizing how many clients it counts on.

    Args:
        unemployed: Unemployed by three-digit municipality code.
        units: The service units.
        assumptions: `clients_per_unemployed`, the same for every unit.

    Raises:
        ParameterError: A count is out of range, or a municipality is not given.
    """
    counts = clients_from_jobseekers(unemployed, units)
    factor = assumptions.clients_per_unemployed
    return {unit: None if count is None else count.times(factor) for unit, count in counts.items()}


def known_clients(clients: UnitClients) -> dict[str, ClientRange]:
    """Return the same clients where every unit's are known.

    Raises:
        ParameterError: Some unit's clients are not known.
    """
    known = {unit: count for unit, count in clients.items() if count is not None}
    if len(known) < len(clients):
        missing = ", ".join(unit for unit, count in clients.items() if count is None)
        raise ParameterError(
            f"clients of {missing} are not known",
            name="clients",
            value=missing,
            low="0",
            high=f"{MAX_CLIENTS:g}",
        )
    return known


def unknown_name(name: str, value: str, allowed: Mapping[str, object]) -> ParameterError:
    """Return the error for a name that is not one of those allowed."""
    names = ", ".join(allowed)
    return ParameterError(
        f"{name} {value!r} is not one of {names}", name=name, value=value, low=names, high=names
    )


def _summed(counts: Mapping[str, Count], areas: tuple[str, ...]) -> ClientRange | None:
    ranges = []
    for area in areas:
        if area not in counts:
            raise ParameterError(f"no count for {area}", name="clients", value=area, low="0", high="0")
        count = counts[area]
        if count is None:
            return None
        ranges.append(count if isinstance(count, ClientRange) else ClientRange(low=count, high=count))
    return ClientRange(low=math.fsum(r.low for r in ranges), high=math.fsum(r.high for r in ranges))
