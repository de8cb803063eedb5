"""Clients that a structural change adds to each unit of the staffing board."""

from collections.abc import Mapping

from pandera.typing import DataFrame

from analytics.shock.frames import ALL_UNITS, Baseline, UnitImpact
from analytics.shock.impact import StructuralChange
from analytics.shock.ranged import Ranged
from analytics.shock.starting_point import clients_by_unit
from analytics.staffing.clients import ClientRange, UnitClients
from domain.areas import EMPLOYMENT_AREA
from domain.records import records


def extra_clients(units: DataFrame[UnitImpact], before: DataFrame[Baseline]) -> dict[str, Ranged]:
    """Return the clients that the change adds to each unit, and to all (`ALL_UNITS`), in its first month.

    That is the month in which the change is largest; fewer clients are negative.
    """
    clients = clients_by_unit(before)
    first = units[units["time_period"] == units["time_period"].iloc[0]]
    return {
        row["unit"]: Ranged(
            central=float(row["clients"] - clients[row["unit"]]),
            low=float(row["clients_low"] - clients[row["unit"]]),
            high=float(row["clients_high"] - clients[row["unit"]]),
        )
        for row in records(first)
    }


def clients_per_unemployed(change: StructuralChange, before: DataFrame[Baseline]) -> float:
    """Return how many clients the change makes per unemployed, in its first month.

    Each unit has a ratio of its own: what they make together depends on whom the change hits. Where nobody
    more or less is unemployed, today's ratio of all units together.
    """
    rows = change.areas[change.areas["ref_area"] == EMPLOYMENT_AREA]
    unemployed = float(rows["change"].iloc[0])
    if not unemployed:
        return float(before["jobseekers"].sum() / before["unemployed"].sum())
    return extra_clients(change.units, before)[ALL_UNITS].central / unemployed


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
