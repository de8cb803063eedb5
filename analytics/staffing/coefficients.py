"""Everything that caseload, hours, totals and euros of any allocation are computed from, as plain data."""

from collections.abc import Mapping
from types import MappingProxyType

from analytics.caseload import Band
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Coefficients, UnitCoefficients
from analytics.staffing.bounds import MAX_FTE
from analytics.staffing.clients import UnitClients
from analytics.staffing.hours import available_hours_per_fte, client_workload
from analytics.staffing.posts import Role, counted_in_fte, target_band
from analytics.staffing.presets import STEP_FTE, Staffing
from analytics.staffing.regimes import Regime

VERSION = 2
"""Raised whenever a field changes its meaning, so that an old browser page is not trusted."""

_LEAST_UNDER = 1e-6
"""How far below a ceiling that is itself too much the optimum stays, clients per FTE: its own precision."""

_NO_TARGETS: Mapping[str, float] = MappingProxyType({})

_SUPERVISORS = frozenset({Role.SUPERVISOR})


def coefficients(
    clients: UnitClients,
    baseline: Staffing,
    assumptions: Assumptions,
    regime: Regime,
    *,
    step_fte: float = STEP_FTE,
    targets: Mapping[str, float] = _NO_TARGETS,
) -> Coefficients:
    """Return the data of the board's formulas, ready for JSON (None is unknown).

    Per unit: `clients_low`, `clients_high`; `band_low`, `band_high`, `band_strict` (whether `band_high`
    itself is too much); `ceiling` (the most that the band allows, or `unknown_ceiling` where the plan sets
    none, used by the optimum only); `own_fte`, `shared_fte` (in less out), `baseline_fte`, `minimum_fte`
    (presence at its service points); `hours_per_client` a year. For the area: `hours_per_fte`,
    `fte_cost_eur`, `own_fte`, `state_client_fte`, `state_fte`, `state_supervisor_fte`, `step_fte`,
    `max_fte`, `version`.

    Args:
        clients: Clients by service unit.
        baseline: Preset the change is measured from.
        assumptions: The reader's values.
        regime: Rule that sets the statutory meetings.
        step_fte: Step of the sliders.
        targets: Unit -> the most clients per FTE that the reader sets it, in place of the plan's band.

    Raises:
        InfeasibleError: The long-term share does not fit the assumed exits.
    """
    hours_per_client = client_workload(regime, assumptions).hours
    units: list[UnitCoefficients] = []
    of_plan = baseline.units
    for key, unit in of_plan.items():
        band = Band(low=None, high=targets[key]) if key in targets else target_band(unit, assumptions)
        supply = baseline.supply[key]
        count = clients[key]
        units.append(
            {
                "unit": key,
                "clients_low": None if count is None else count.low,
                "clients_high": None if count is None else count.high,
                "band_low": None if band is None else band.low,
                "band_high": None if band is None else band.high,
                "band_strict": band is not None and band.is_strict,
                "ceiling": assumptions.unknown_ceiling
                if band is None
                else band.high - _LEAST_UNDER * band.is_strict,
                "own_fte": supply.own,
                "shared_fte": supply.shared_in - supply.shared_out,
                "baseline_fte": supply.fte,
                "minimum_fte": assumptions.presence_fte * unit.service_points,
                "hours_per_client": hours_per_client,
            }
        )
    counted_in = sum(counted_in_fte(unit, baseline.also_client_facing) for unit in of_plan.values())
    supervisors = _SUPERVISORS - baseline.also_client_facing
    return {
        "version": VERSION,
        "units": units,
        "hours_per_fte": available_hours_per_fte(assumptions),
        "fte_cost_eur": assumptions.fte_cost_eur,
        "own_fte": sum(supply.own for supply in baseline.supply.values()),
        "state_client_fte": assumptions.state_client_fte + counted_in,
        "state_fte": assumptions.state_fte,
        "state_supervisor_fte": sum(counted_in_fte(unit, supervisors) for unit in of_plan.values()),
        "step_fte": step_fte,
        "max_fte": MAX_FTE,
    }
