"""What a structural change does to unemployment, activation, caseload, staff and money."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
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
    Case,
    State,
    StateAccounts,
    StateTotals,
    UnitImpact,
    UnitStaff,
)
from analytics.shock.parameters import ShockParameters
from analytics.shock.persons import MONTHS, Array, Persons, coefficients, persons_concerned
from analytics.shock.ranged import Ranged, ranged
from domain.areas import EMPLOYMENT_AREA, SERVICE_UNITS
from domain.frames import Commuting
from domain.interval import Interval
from domain.records import records

NEGLIGIBLE_FTE = 0.05
"""Needs below this, two hours a week, are not sent to the staffing board."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructuralChange:
    """Everything that one shock moves, for `MONTHS` months; rows in the order of the months.

    Attributes:
        zones: Home municipalities, and the external zone last.
        months: The months followed.
        amounts: Persons, shape (case, month, zone, state); see `states` for them as a table.
        totals: Where everybody is, of all homes together.
        areas: What it does to each home municipality, and to the area.
        units: What it does to each service unit, and to all of them.
        jobs: Jobs concerned, those of suppliers included.
        residents: Of them those of people who live in the area.
        resident_share: Their share.
    """

    zones: tuple[str, ...]
    months: tuple[str, ...]
    amounts: Array
    totals: DataFrame[StateTotals]
    areas: DataFrame[AreaImpact]
    units: DataFrame[UnitImpact]
    jobs: Ranged
    residents: Ranged
    resident_share: Ranged

    @property
    def states(self) -> DataFrame[StateAccounts]:
        """Where everybody is, by home municipality; made on demand, because it is long."""
        columns = {"case": Case, "time_period": self.months, "ref_area": self.zones, "state": State}
        keys = pd.DataFrame(list(product(*columns.values())), columns=list(columns), dtype="str")
        # Residents of the area are never external commuters, and those outside are nothing else.
        is_possible = (keys["ref_area"] == EXTERNAL) == (keys["state"] == State.EXTERNAL_COMMUTER)
        table = keys.assign(persons=self.amounts.ravel())[is_possible].reset_index(drop=True)
        return cast("DataFrame[StateAccounts]", table)


def structural_change(
    parameters: ShockParameters,
    commuting: DataFrame[Commuting],
    flows: FlowSet,
    baseline: DataFrame[Baseline],
    staff: DataFrame[UnitStaff],
    area_participants: Interval | None = None,
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
        area_participants: Service participants of the whole area where they are known more narrowly
            than as the sum of the municipalities'.

    Raises:
        ParameterError: A coefficient is out of range, or there are not so many jobs.
    """
    areas = flows.zones[:-1]
    before = _in_order(areas, baseline, "ref_area")
    persons = persons_concerned(parameters, commuting, flows, before["unemployed"])
    months = _months(parameters.month)
    amounts = _by_state(persons)
    change = -np.sign(parameters.jobs_change) * persons.registered[:, :, :-1]
    return StructuralChange(
        zones=flows.zones,
        months=months,
        amounts=amounts,
        totals=_state_totals(amounts, months),
        areas=_area_impact(change, areas, before, months, area_participants),
        units=_unit_impact(parameters, persons, change, areas, before, staff, months),
        jobs=ranged(persons.jobs),
        residents=ranged(persons.jobs * persons.resident_share),
        resident_share=ranged(persons.resident_share),
    )


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


@lru_cache(maxsize=64)
def _months(first: str) -> tuple[str, ...]:
    return tuple(pd.period_range(first, periods=MONTHS, freq="M").astype(str))


def _by_state(persons: Persons) -> Array:
    """Return persons of each case, shape (case, month, zone, state)."""
    runs = [persons.of_case[case] for case in Case]
    registered = persons.registered[runs]
    return np.stack(
        [
            np.broadcast_to(persons.external_commuters[runs][:, None], registered.shape),
            np.broadcast_to(persons.left_area[runs][:, None], registered.shape),
            np.broadcast_to(persons.not_registered[runs][:, None], registered.shape),
            registered,
            persons.re_employed[runs],
        ],
        axis=-1,
    )


def _state_totals(amounts: Array, months: tuple[str, ...]) -> DataFrame[StateTotals]:
    keys = _keys("case", tuple(map(str, Case)), months, is_slowest=True)
    totals = pd.DataFrame(amounts.sum(axis=2).reshape(len(keys), -1), columns=list(map(str, State)))
    return cast("DataFrame[StateTotals]", pd.concat([keys, totals], axis=1))


def _area_impact(
    change: Array,
    areas: tuple[str, ...],
    before: Mapping[str, Array],
    months: tuple[str, ...],
    area_participants: Interval | None,
) -> DataFrame[AreaImpact]:
    change = _with_total(change)
    unemployed, labour_force, fewest, most = (
        _with_total(before[name])
        for name in ("unemployed", "labour_force", "participants_low", "participants_high")
    )
    if area_participants is not None:
        fewest[-1], most[-1] = area_participants.low, area_participants.high
    # A new job cannot leave fewer than none unemployed; only rounding could.
    after = np.maximum(unemployed + change, 0.0)
    measures = {
        "change": change,
        "unemployed": after,
        "unemployed_share": after / labour_force,
        "activation_rate": _activation_runs(after, fewest, most),
    }
    table = _ranged(_keys("ref_area", (*areas, EMPLOYMENT_AREA), months), measures)
    return cast("DataFrame[AreaImpact]", table)


def _activation_runs(unemployed: Array, fewest: Array, most: Array) -> Array:
    """Return P / (U + P): the central run where P is exact, then every run of U at both bounds of P."""
    at_bounds = [
        np.divide(
            participants,
            unemployed + participants,
            out=np.full(unemployed.shape, np.nan),
            where=unemployed + participants > 0,
        )
        for participants in (fewest, most)
    ]
    central = np.where(fewest == most, at_bounds[0][:1], np.nan)
    return np.concatenate([central, *at_bounds])


def _unit_impact(
    parameters: ShockParameters,
    persons: Persons,
    change: Array,
    areas: tuple[str, ...],
    before: Mapping[str, Array],
    staff: DataFrame[UnitStaff],
    months: tuple[str, ...],
) -> DataFrame[UnitImpact]:
    units = list(SERVICE_UNITS)
    serves = np.array([[area in SERVICE_UNITS[unit] for area in areas] for unit in units], dtype=float)
    clients = serves @ before["jobseekers"]
    unemployed = serves @ before["unemployed"]
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
    by_unit = _in_order(units, staff, "unit")
    fte, ceiling = by_unit["client_facing_fte"], by_unit["caseload_ceiling"]
    extra_fte = np.maximum(after / ceiling - fte, 0.0) - np.maximum(clients / ceiling - fte, 0.0)
    if ArrowKey.CASELOAD in off:
        extra_fte = np.zeros_like(extra_fte)
    all_fte, all_extra = _with_total(fte), _with_total(extra_fte)
    all_after = _with_total(after)
    per_fte = np.divide(all_after, all_fte, out=np.full(all_after.shape, np.nan), where=all_fte > 0)
    hours = per_run(ArrowKey.HOURS_PER_CLIENT, parameters.hours_per_client) / 12
    cost = per_run(ArrowKey.FTE_COST, parameters.fte_cost_eur) / 12
    measures = {
        "clients": all_after,
        "clients_per_fte": per_fte,
        "extra_hours": _with_total(extra_clients) * hours,
        "extra_fte": all_extra,
        "cost_eur": all_extra * cost,
    }
    table = _ranged(_keys("unit", (*units, ALL_UNITS), months), measures)
    return cast("DataFrame[UnitImpact]", table)


def _in_order(order: Sequence[str], frame: pd.DataFrame, key: str) -> dict[str, Array]:
    """Return the other columns as numbers, their rows in this order of the key."""
    rows = {row.pop(key): row for row in records(frame)}
    return {
        name: np.array([rows[each][name] for each in order], dtype=float)
        for name in frame.columns
        if name != key
    }


def _with_total(values: Array) -> Array:
    """Return values with their sum appended along the last axis; unknown if any of them is."""
    return np.concatenate([values, values.sum(axis=-1, keepdims=True)], axis=-1)


def _ranged(keys: pd.DataFrame, measures: Mapping[str, Array]) -> pd.DataFrame:
    """Return the keys with each measure's central run, and the least and the greatest of all known ones."""
    columns: list[Array] = []
    for runs in measures.values():
        flat = runs.reshape(len(runs), -1)
        columns += [flat[0], np.fmin.reduce(flat), np.fmax.reduce(flat)]
    names = [f"{name}{end}" for name in measures for end in ("", "_low", "_high")]
    return pd.concat([keys, pd.DataFrame(np.column_stack(columns), columns=names)], axis=1)


# Without the two caches a change takes nearly half as long again. The frame is shared, and safely so: it is
# only joined to other columns, which copies it.
@lru_cache(maxsize=64)
def _keys(
    name: str, keys: tuple[str, ...], months: tuple[str, ...], *, is_slowest: bool = False
) -> pd.DataFrame:
    """Return every key in every month; the month is the slower of the two unless the key is."""
    pairs = product(keys, months) if is_slowest else ((key, month) for month, key in product(months, keys))
    return pd.DataFrame(list(pairs), columns=[name, "time_period"], dtype="str")
