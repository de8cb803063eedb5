"""What a structural change does at the desks of the service units: caseload, hours, staff and money."""

import math
from collections.abc import Mapping
from typing import cast

import numpy as np

from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.frames import ALL_UNITS, Baseline, UnitImpact, UnitStaff
from analytics.structural_change.impact import StructuralChange
from analytics.structural_change.parameters import ChangeParameters
from analytics.structural_change.persons import MONTHS, Array, coefficients
from analytics.structural_change.ranged import in_order, keyed, ranged_table, with_total
from analytics.structural_change.starting_point import clients_by_unit
from domain.area import Area
from domain.typed import DataFrame

NEGLIGIBLE_FTE = 0.05
"""Needs below this, two hours a week, are not sent to the staffing board."""


def unit_impact(
    parameters: ChangeParameters,
    change: StructuralChange,
    before: DataFrame[Baseline],
    staff: DataFrame[UnitStaff],
    area: Area,
) -> DataFrame[UnitImpact]:
    """Return clients, caseload, hours, staff and cost of each unit by month, and of all (`ALL_UNITS`).

    What an arrow that is off leads to is missing.

    Args:
        parameters: The change and the chain's coefficients.
        change: What it does to people.
        before: Jobseekers before the change.
        staff: Staff and ceiling of each of its service units.
        area: Where.
    """
    off = parameters.switched_off

    def per_run(arrow: ArrowKey, central: float) -> Array:
        by_case = coefficients(arrow, central, off)
        return np.array([by_case[case] for case in change.cases])[:, None, None]

    now = clients_by_unit(before, area)
    clients = np.array([now[unit] for unit in change.units])
    after = np.maximum(clients + change.clients[..., :-1], 0.0)
    by_unit = in_order(change.units, staff, "unit")
    fte, ceiling = by_unit["client_facing_fte"], by_unit["caseload_ceiling"]
    extra_fte = np.maximum(after / ceiling - fte, 0.0) - np.maximum(clients / ceiling - fte, 0.0)
    if ArrowKey.CASELOAD in off:
        extra_fte = np.full_like(extra_fte, np.nan)
    all_extra, all_after = with_total(extra_fte), with_total(after)
    # All together are served by all posts, those included that serve no unit: the board's own caseload.
    all_fte = np.append(fte, by_unit["posts_fte"].sum())
    measures = {
        "clients": all_after,
        "clients_per_fte": np.divide(
            all_after, all_fte, out=np.full(all_after.shape, np.nan), where=all_fte > 0
        ),
        "extra_hours": change.clients * per_run(ArrowKey.HOURS_PER_CLIENT, parameters.hours_per_client) / 12,
        "extra_fte": all_extra,
        "cost_eur": all_extra * per_run(ArrowKey.FTE_COST, parameters.fte_cost_eur) / 12,
    }
    table = ranged_table(keyed("unit", (*change.units, ALL_UNITS), change.months), measures)
    return cast("DataFrame[UnitImpact]", table)


def fte_to_send(units: DataFrame[UnitImpact], step_fte: float = 0.5) -> Mapping[str, float]:
    """Return each unit's extra FTE in its worst month, rounded up to the board's step.

    Units that need less than `NEGLIGIBLE_FTE`, or whose staff is not known, are left out.
    """
    worst: dict[str, float] = {}
    for unit, fte in zip(units["unit"].tolist(), units["extra_fte"].tolist(), strict=True):
        if unit != ALL_UNITS and fte == fte:
            worst[unit] = max(fte, worst.get(unit, fte))
    return {
        unit: math.ceil(round(fte / step_fte, 9)) * step_fte
        for unit, fte in worst.items()
        if fte >= NEGLIGIBLE_FTE
    }


def needed_fte(units: DataFrame[UnitImpact], staff: DataFrame[UnitStaff]) -> dict[str, float]:
    """Return the FTE that put each unit at its ceiling in the first month, and all of them (`ALL_UNITS`)."""
    ceilings = dict(zip(staff["unit"], staff["caseload_ceiling"], strict=True))
    first = units.head(len(units) // MONTHS)
    clients = dict(zip(first["unit"], first["clients"], strict=True))
    needed = {unit: clients[unit] / ceiling for unit, ceiling in ceilings.items()}
    return {**needed, ALL_UNITS: sum(needed.values())}
