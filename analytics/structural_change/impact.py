"""What a structural change does to people: unemployment, activation, and the clients of each unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import cast

import numpy as np
import pandas as pd

from analytics.flows.frames import EXTERNAL, FlowSet
from analytics.structural_change.frames import (
    AreaImpact,
    Baseline,
    Case,
    State,
    StateAccounts,
    StateTotals,
)
from analytics.structural_change.parameters import ChangeParameters
from analytics.structural_change.persons import MONTHS, Array, Persons, persons_concerned
from analytics.structural_change.ranged import Ranged, in_order, keyed, ranged, ranged_table, with_total
from domain.area import Area
from domain.frames import Commuting
from domain.interval import Interval
from domain.typed import DataFrame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructuralChange:
    """Everything that one change moves, for `MONTHS` months; rows in the order of the months.

    Attributes:
        zones: Home municipalities, and the external zone last.
        months: The months followed.
        amounts: Persons, shape (case, month, zone, state); see `states` for them as a table.
        totals: Where everybody is, of all homes together.
        areas: What it does to each home municipality, and to the area.
        units: Service units, in the area's order.
        clients: Clients more in each of them, and in all, shape (run, month, unit). Who
            registers is one client of the unit that serves their home, now or later in services.
        cases: Case of each run.
        jobs: Jobs concerned, those of suppliers included.
        residents: Of them those of people who live in the area.
        resident_share: Their share.
    """

    zones: tuple[str, ...]
    months: tuple[str, ...]
    amounts: Array
    totals: DataFrame[StateTotals]
    areas: DataFrame[AreaImpact]
    units: tuple[str, ...]
    clients: Array
    cases: tuple[Case, ...]
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
    parameters: ChangeParameters,
    commuting: DataFrame[Commuting],
    flows: FlowSet,
    baseline: DataFrame[Baseline],
    area: Area,
    area_participants: Interval | None = None,
) -> StructuralChange:
    """Return what the jobs lost or gained do to the people of every home municipality.

    Ranges take every arrow at its small, then at its large end, with every flow matrix of
    `flows`; they are therefore wide on purpose.

    Args:
        parameters: The change and the chain's coefficients.
        commuting: Jobs of each municipality and who holds them.
        flows: Where workers live.
        baseline: Labour force, unemployed, jobseekers and participants before the change.
        area: Where: its code for the whole of it, and who serves which municipality.
        area_participants: Service participants of the whole area where they are known more narrowly
            than as the sum of the municipalities'.

    Raises:
        ParameterError: A coefficient is out of range, or there are not so many jobs.
    """
    areas = flows.zones[:-1]
    before = in_order(areas, baseline, "ref_area")
    persons = persons_concerned(parameters, commuting, flows, before["unemployed"])
    months = _months(parameters.month)
    amounts = _by_state(persons)
    change = -np.sign(parameters.jobs_change) * persons.registered[:, :, :-1]
    return StructuralChange(
        zones=flows.zones,
        months=months,
        amounts=amounts,
        totals=_state_totals(amounts, months),
        areas=_area_impact(change, (*areas, area.code), before, months, area_participants),
        units=tuple(area.units),
        clients=_clients(change, areas, area),
        cases=persons.cases,
        jobs=ranged(persons.jobs),
        residents=ranged(persons.jobs * persons.resident_share),
        resident_share=ranged(persons.resident_share),
    )


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
    keys = keyed("case", tuple(map(str, Case)), months, is_slowest=True)
    totals = pd.DataFrame(amounts.sum(axis=2).reshape(len(keys), -1), columns=list(map(str, State)))
    return cast("DataFrame[StateTotals]", pd.concat([keys, totals], axis=1))


def _area_impact(
    change: Array,
    areas: tuple[str, ...],
    before: Mapping[str, Array],
    months: tuple[str, ...],
    area_participants: Interval | None,
) -> DataFrame[AreaImpact]:
    change = with_total(change)
    unemployed, labour_force, fewest, most = (
        with_total(before[name])
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
    table = ranged_table(keyed("ref_area", areas, months), measures)
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


def _clients(change: Array, areas: Sequence[str], area: Area) -> Array:
    """Return clients more in each service unit, and in the whole area, whoever serves it."""
    served_by = [[float(each in unit.municipalities) for unit in area.units.values()] for each in areas]
    by_unit = change @ np.array(served_by).reshape(len(areas), len(area.units))
    return np.concatenate([by_unit, change.sum(axis=-1, keepdims=True)], axis=-1)
