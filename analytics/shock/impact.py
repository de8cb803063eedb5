"""What a structural change does to unemployment, activation, caseload, staff and money."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.shock.arrows import ArrowKey
from analytics.shock.frames import (
    ALL_UNITS,
    AreaImpact,
    Baseline,
    State,
    StateAccounts,
    UnitImpact,
    UnitStaff,
)
from analytics.shock.parameters import ShockParameters
from analytics.shock.persons import MONTHS, Array, Persons, coefficients, persons_concerned
from domain.areas import EMPLOYMENT_AREA, SERVICE_UNITS
from domain.frames import Commuting

NEGLIGIBLE_FTE = 0.05
"""Needs below this, two hours a week, are not sent to the staffing board."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructuralChange:
    """Everything that one shock moves, for `MONTHS` months."""

    states: DataFrame[StateAccounts]
    areas: DataFrame[AreaImpact]
    units: DataFrame[UnitImpact]


def structural_change(
    parameters: ShockParameters,
    commuting: DataFrame[Commuting],
    flows: FlowSet,
    baseline: DataFrame[Baseline],
    staff: DataFrame[UnitStaff],
) -> StructuralChange:
    """Return what the jobs lost or gained do to every home municipality and service unit.

    Ranges take every arrow at its small, then at its large end, with every flow matrix of
    `flows`; they are therefore wide on purpose.

    Args:
        parameters: The shock and the chain's coefficients.
        commuting: Jobs of each municipality and who holds them.
        flows: Where workers live.
        baseline: Labour force, unemployed, clients and participants before the shock.
        staff: Staff and ceiling of each unit of `SERVICE_UNITS`.

    Raises:
        ParameterError: A coefficient is out of range, or there are not so many jobs.
    """
    before = baseline.set_index("ref_area").loc[list(flows.zones[:-1])]
    persons = persons_concerned(parameters, commuting, flows, before["unemployed"])
    months = tuple(pd.period_range(parameters.month, periods=MONTHS, freq="M").astype(str))
    change = -np.sign(parameters.jobs_change) * persons.registered[:, :, :-1]
    return StructuralChange(
        states=_state_accounts(persons, flows.zones, months),
        areas=_area_impact(change, before, months),
        units=_unit_impact(parameters, persons, change, before, staff, months),
    )


def fte_to_send(units: DataFrame[UnitImpact], step_fte: float = 0.5) -> Mapping[str, float]:
    """Return each unit's extra FTE in its worst month, rounded up to the board's step.

    Units that need less than `NEGLIGIBLE_FTE`, or whose staff is not known, are left out.
    """
    worst = units[units["unit"] != ALL_UNITS].groupby("unit", sort=False)["extra_fte"].max().dropna()
    steps = np.ceil((worst / step_fte).round(9)) * step_fte
    return {str(unit): float(fte) for unit, fte in steps[worst >= NEGLIGIBLE_FTE].items()}


def _state_accounts(
    persons: Persons, zones: tuple[str, ...], months: tuple[str, ...]
) -> DataFrame[StateAccounts]:
    runs = list(persons.of_case.values())
    shape = (len(runs), len(months), len(zones))
    amounts = np.stack(
        [
            np.broadcast_to(persons.external_commuters[runs][:, None], shape),
            np.broadcast_to(persons.left_area[runs][:, None], shape),
            np.broadcast_to(persons.not_registered[runs][:, None], shape),
            persons.registered[runs],
            persons.re_employed[runs],
        ],
        axis=-1,
    )
    # Residents of the area are never external commuters, and those outside are nothing else.
    possible = np.array(
        [[(zone == EXTERNAL) == (state == State.EXTERNAL_COMMUTER) for state in State] for zone in zones]
    )
    places = np.nonzero(np.broadcast_to(possible, amounts.shape))
    named = {
        "case": [str(case) for case in persons.of_case],
        "time_period": months,
        "ref_area": zones,
        "state": [str(state) for state in State],
    }
    table = pd.DataFrame(
        {
            column: pd.Series(np.array(names, dtype=object)[place], dtype="str")
            for (column, names), place in zip(named.items(), places, strict=True)
        }
        | {"persons": amounts[places]}
    )
    return cast("DataFrame[StateAccounts]", table)


def _area_impact(change: Array, before: pd.DataFrame, months: tuple[str, ...]) -> DataFrame[AreaImpact]:
    change = _with_total(change)
    unemployed, labour_force, participants = (
        _with_total(before[name].to_numpy(dtype=float))
        for name in ("unemployed", "labour_force", "service_participants")
    )
    # A new job cannot leave fewer than none unemployed; only rounding could.
    after = np.maximum(unemployed + change, 0.0)
    everyone = after + participants
    rate = np.divide(participants, everyone, out=np.full(everyone.shape, np.nan), where=everyone > 0)
    table = pd.concat(
        [
            _keys("ref_area", (*before.index, EMPLOYMENT_AREA), months),
            _ranged("change", change),
            _ranged("unemployed", after),
            _ranged("unemployed_share", after / labour_force),
            _ranged("activation_rate", rate),
        ],
        axis=1,
    )
    return cast("DataFrame[AreaImpact]", table)


def _unit_impact(
    parameters: ShockParameters,
    persons: Persons,
    change: Array,
    before: pd.DataFrame,
    staff: DataFrame[UnitStaff],
    months: tuple[str, ...],
) -> DataFrame[UnitImpact]:
    units = list(SERVICE_UNITS)
    serves = np.array([[area in SERVICE_UNITS[unit] for area in before.index] for unit in units], dtype=float)
    clients = serves @ before["jobseekers"].to_numpy(dtype=float)
    unemployed = serves @ before["unemployed"].to_numpy(dtype=float)
    bridges = np.divide(clients, unemployed, out=np.ones_like(clients), where=unemployed > 0)
    off = parameters.switched_off

    def per_run(arrow: ArrowKey, central: float) -> Array:
        by_case = coefficients(arrow, central, off)
        return np.array([by_case[case] for case in persons.cases])[:, None, None]

    bridge = np.concatenate(
        [per_run(ArrowKey.CLIENTS_PER_UNEMPLOYED, float(ratio)) for ratio in bridges], axis=2
    )
    extra_clients = (change @ serves.T) * bridge
    after = np.maximum(clients + extra_clients, 0.0)
    by_unit = staff.set_index("unit").loc[units]
    fte, ceiling = (by_unit[name].to_numpy(dtype=float) for name in ("client_facing_fte", "caseload_ceiling"))
    extra_fte = np.maximum(after / ceiling - fte, 0.0) - np.maximum(clients / ceiling - fte, 0.0)
    if ArrowKey.CASELOAD in off:
        extra_fte = np.zeros_like(extra_fte)
    all_fte, all_extra = _with_total(fte), _with_total(extra_fte)
    all_after = _with_total(after)
    per_fte = np.divide(all_after, all_fte, out=np.full(all_after.shape, np.nan), where=all_fte > 0)
    hours = per_run(ArrowKey.HOURS_PER_CLIENT, parameters.hours_per_client) / 12
    cost = per_run(ArrowKey.FTE_COST, parameters.fte_cost_eur) / 12
    table = pd.concat(
        [
            _keys("unit", (*units, ALL_UNITS), months),
            _ranged("clients", all_after),
            _ranged("clients_per_fte", per_fte),
            _ranged("extra_hours", _with_total(extra_clients) * hours),
            _ranged("extra_fte", all_extra),
            _ranged("cost_eur", all_extra * cost),
        ],
        axis=1,
    )
    return cast("DataFrame[UnitImpact]", table)


def _with_total(values: Array) -> Array:
    """Return values with their sum appended along the last axis; unknown if any of them is."""
    return np.concatenate([values, values.sum(axis=-1, keepdims=True)], axis=-1)


def _ranged(name: str, runs: Array) -> pd.DataFrame:
    """Return the central run and the least and greatest of all, one row per month and key."""
    flat = runs.reshape(len(runs), -1)
    return pd.DataFrame({name: flat[0], f"{name}_low": flat.min(axis=0), f"{name}_high": flat.max(axis=0)})


def _keys(name: str, keys: tuple[str, ...], months: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            name: pd.Series(keys * len(months), dtype="str"),
            "time_period": pd.Series([month for month in months for _ in keys], dtype="str"),
        }
    )
