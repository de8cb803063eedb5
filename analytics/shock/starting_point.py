"""Where the area stands before a structural change: its people, and the staff that serves them."""

import math
from collections.abc import Mapping
from typing import cast

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import counts, values
from analytics.rates import figure
from analytics.shock.frames import ALL_UNITS, Baseline, UnitStaff
from analytics.staffing.board import Coefficients, capacity_fte
from domain.area import Area
from domain.areas import SERVICE_UNITS
from domain.frames import Observations
from domain.interval import Interval


def baseline(observations: DataFrame[Observations], areas: tuple[str, ...]) -> DataFrame[Baseline]:
    """Return labour force, unemployed, jobseekers and participants of one period, in the order of `areas`.

    Suppressed services leave bounds of the participants; NaN where a service is not published.
    """
    known = values(observations).reindex(areas)
    participants = [participants_of(observations, area) for area in areas]
    table = pd.DataFrame(
        {
            "ref_area": pd.Series(areas, dtype="str"),
            **{
                name: known[name].astype("int64").to_numpy()
                for name in ("labour_force", "unemployed", "jobseekers")
            },
            "participants_low": [each.low for each in participants],
            "participants_high": [each.high for each in participants],
        }
    )
    return cast("DataFrame[Baseline]", table)


def participants_of(
    observations: DataFrame[Observations], ref_area: str, area: Area | None = None
) -> Interval:
    """Return the bounds of the service participants of a municipality, or of the area itself.

    Those of the area are narrower than the sum of its municipalities'.
    """
    return figure(counts(observations, area), ref_area, "service_participants")


def clients_by_unit(people: DataFrame[Baseline]) -> dict[str, float]:
    """Return the clients of each unit, and of all together (`ALL_UNITS`)."""
    jobseekers = dict(zip(people["ref_area"], people["jobseekers"], strict=True))
    clients = {unit: float(sum(jobseekers[area] for area in areas)) for unit, areas in SERVICE_UNITS.items()}
    return {**clients, ALL_UNITS: sum(clients.values())}


def caseloads(people: DataFrame[Baseline], staff: DataFrame[UnitStaff]) -> dict[str, float]:
    """Return clients per FTE of each unit, and of all together (`ALL_UNITS`); NaN where nobody serves.

    All together are served by all posts, as on the staffing board, those included that serve no unit.
    """
    fte = dict(zip(staff["unit"], staff["client_facing_fte"], strict=True))
    fte[ALL_UNITS] = sum(staff["posts_fte"])
    return {
        unit: clients / fte[unit] if fte[unit] else math.nan
        for unit, clients in clients_by_unit(people).items()
    }


def unit_staff(coefficients: Coefficients, fte: Mapping[str, float]) -> DataFrame[UnitStaff]:
    """Return capacity and ceiling of each unit under an allocation of the staffing board.

    Capacity is the board's: the unit's posts with what it shares in, less what it shares out. Where the plan
    sets no target, the ceiling is the board's own for such units.

    Args:
        coefficients: The board's.
        fte: Posts by unit.
    """
    entries = coefficients["units"]
    table = pd.DataFrame(
        {
            "unit": pd.Series([entry["unit"] for entry in entries], dtype="str"),
            "client_facing_fte": [capacity_fte(entry, fte[entry["unit"]]) for entry in entries],
            "posts_fte": [float(fte[entry["unit"]]) for entry in entries],
            "caseload_ceiling": [float(entry["ceiling"]) for entry in entries],
        }
    )
    return cast("DataFrame[UnitStaff]", table)
