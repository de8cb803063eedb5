"""Where the area stands before a structural change: its people, and the staff that serves them."""

import math
from collections.abc import Mapping
from typing import cast

import pandas as pd

from analytics.counts import counts, values
from analytics.rates import figure
from analytics.staffing.board import Coefficients, capacity_fte
from analytics.structural_change.frames import ALL_UNITS, Baseline, UnitStaff
from domain.area import Area
from domain.errors import DashboardError
from domain.frames import Observations
from domain.interval import Interval
from domain.typed import DataFrame

_COUNTED = ("labour_force", "unemployed", "jobseekers")


class PeopleUnknownError(DashboardError):
    """A municipality's persons are suppressed or not published; values `area` and `indicator`, as codes."""

    text_key = "structural_change.errors.people"


def baseline(observations: DataFrame[Observations], area: Area) -> DataFrame[Baseline]:
    """Return labour force, unemployed, jobseekers and participants of one period, by municipality.

    Suppressed services leave bounds of the participants; NaN where a service is not published.

    Raises:
        PeopleUnknownError: A number of persons that the chain starts from is suppressed or not published.
    """
    areas = area.municipalities
    known = values(observations).reindex(index=areas, columns=list(_COUNTED))
    for name in _COUNTED:
        if known[name].isna().any():
            unknown = str(known.index[known[name].isna()][0])
            raise PeopleUnknownError(f"{name} of {unknown} is not known", area=unknown, indicator=name)
    participants = [participants_of(observations, each, area) for each in areas]
    table = pd.DataFrame(
        {
            "ref_area": pd.Series(areas, dtype="str"),
            **{name: known[name].astype("int64").to_numpy() for name in _COUNTED},
            "participants_low": [each.low for each in participants],
            "participants_high": [each.high for each in participants],
        }
    )
    return cast("DataFrame[Baseline]", table)


def participants_of(observations: DataFrame[Observations], ref_area: str, area: Area) -> Interval:
    """Return the bounds of the service participants of a municipality, or of the area itself.

    Those of the area are narrower than the sum of its municipalities'.
    """
    return figure(counts(observations, area), ref_area, "service_participants")


def clients_by_unit(people: DataFrame[Baseline], area: Area) -> dict[str, float]:
    """Return the clients of each unit, and of all together (`ALL_UNITS`)."""
    jobseekers = dict(zip(people["ref_area"], people["jobseekers"], strict=True))
    clients = {
        key: float(sum(jobseekers[each] for each in unit.municipalities)) for key, unit in area.units.items()
    }
    return {**clients, ALL_UNITS: sum(clients.values())}


def caseloads(people: DataFrame[Baseline], staff: DataFrame[UnitStaff], area: Area) -> dict[str, float]:
    """Return clients per FTE of each unit, and of all together (`ALL_UNITS`); NaN where nobody serves.

    All together are served by all posts, as on the staffing board, those included that serve no unit.
    """
    fte = dict(zip(staff["unit"], staff["client_facing_fte"], strict=True))
    fte[ALL_UNITS] = sum(staff["posts_fte"])
    return {
        unit: clients / fte[unit] if fte[unit] else math.nan
        for unit, clients in clients_by_unit(people, area).items()
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
