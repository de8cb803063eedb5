"""Clients that a structural change adds to each unit of the staffing board."""

from collections.abc import Mapping

from analytics.staffing.clients import ClientRange, UnitClients
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.impact import StructuralChange
from analytics.structural_change.ranged import Ranged, ranged


def extra_clients(change: StructuralChange) -> dict[str, Ranged]:
    """Return the clients that the change adds to each unit, and to all (`ALL_UNITS`), in its first month.

    That is the month in which the change is largest; fewer clients are negative.
    """
    first = change.clients[:, 0]
    return {unit: ranged(first[:, place]) for place, unit in enumerate((*change.units, ALL_UNITS))}


def raised(
    clients: UnitClients, extra: Mapping[str, Ranged], *, whole_range: bool
) -> dict[str, ClientRange | None]:
    """Return clients with the change added; unknown stays unknown, and none falls below 0.

    Args:
        clients: Clients by unit before the change.
        extra: From `extra_clients`.
        whole_range: Whether the range of the change is kept, or its central number taken.
    """
    return {
        unit: None if count is None else _moved(count, extra[unit], whole_range=whole_range)
        for unit, count in clients.items()
    }


def _moved(count: ClientRange, extra: Ranged, *, whole_range: bool) -> ClientRange:
    low, high = (extra.low, extra.high) if whole_range else (extra.central, extra.central)
    return ClientRange(low=max(count.low + low, 0.0), high=max(count.high + high, 0.0))
