"""Clients that a structural change adds to each unit of the staffing board."""

from collections.abc import Mapping

from pandera.typing import DataFrame

from analytics.shock.frames import ALL_UNITS, Baseline, UnitImpact
from analytics.shock.ranged import Ranged
from analytics.staffing.clients import ClientRange, UnitClients
from domain.areas import SERVICE_UNITS
from domain.records import records


def extra_clients(units: DataFrame[UnitImpact], before: DataFrame[Baseline]) -> dict[str, Ranged]:
    """Return the clients that the change adds to each unit, and to all (`ALL_UNITS`), in its first month.

    That is the month in which the change is largest; fewer clients are negative.
    """
    people = dict(zip(before["ref_area"], before["jobseekers"], strict=True))
    clients = {unit: sum(people[area] for area in areas) for unit, areas in SERVICE_UNITS.items()}
    clients[ALL_UNITS] = sum(clients.values())
    first = units[units["time_period"] == units["time_period"].iloc[0]]
    return {
        row["unit"]: Ranged(
            central=float(row["clients"] - clients[row["unit"]]),
            low=float(row["clients_low"] - clients[row["unit"]]),
            high=float(row["clients_high"] - clients[row["unit"]]),
        )
        for row in records(first)
    }


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
