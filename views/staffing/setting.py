"""What the staffing page is set to: clients, starting allocation, rule and assumptions, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analytics.counts import Counts, counts, values
from analytics.dated import CLIENTS_PER_FTE, FTE_COST, in_force, nearest
from analytics.staffing.assumptions import GIVEN, Assumptions, Ranged, Registry
from analytics.staffing.board import Board, Coefficients, evaluate
from analytics.staffing.clients import (
    SUPPRESSED,
    Count,
    UnitClients,
    clients_from_jobseekers,
    clients_from_unemployed,
)
from analytics.staffing.coefficients import coefficients
from analytics.staffing.measured import measured
from analytics.staffing.national import Country
from analytics.staffing.posts import Role, Units
from analytics.staffing.presets import PRESETS, Preset, Staffing
from analytics.staffing.regimes import Regime, regime_in
from analytics.staffing.units import units_of
from analytics.structural_change.frames import Baseline
from analytics.structural_change.impact import structural_change
from analytics.structural_change.link import LinkedChange
from analytics.structural_change.on_board import extra_clients, raised
from analytics.structural_change.ranged import Ranged as RangedClients
from analytics.structural_change.starting_point import baseline
from domain.area import COUNTRY
from domain.errors import DashboardError, FiguresMissingError, StaffMissingError
from domain.frames import ObsStatus
from domain.records import records
from domain.typed import DataFrame
from views.context import Context
from views.sourced import Sourced

JOBSEEKERS, UNEMPLOYED = "jobseekers", "unemployed"
BASES = (JOBSEEKERS, UNEMPLOYED)
"""Where clients come from: jobseekers of the page's month, or unemployed of the month compared with."""

Posts = tuple[float, ...]
"""FTE of each service unit, in the area's order; none where the sliders stand at the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a reader chose that the board computes from, besides where the sliders stand.

    Attributes:
        preset: The starting allocation.
        basis: One of `BASES`.
        counted: Roles that count as client-facing besides those the plan counts.
        step_fte: Step of sliders and search.
        assumptions: The reader's values.
        regime: The rule in force.
        targets: (unit, most clients per FTE) of those whose target the reader sets.
        change: Structural change that the board holds, if any.
        whole_range: Whether the change counts with its range, or with its central number.
    """

    preset: Preset
    basis: str
    counted: frozenset[Role]
    step_fte: float
    assumptions: Assumptions
    regime: Regime
    targets: tuple[tuple[str, float], ...] = ()
    change: LinkedChange | None = None
    whole_range: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What follows from it.

    Attributes:
        clients: Clients by service unit, those of the change included.
        baseline: Starting allocation; it does not follow the change.
        coefficients: What the board computes from.
        extra: Clients that the change adds by unit, and in all; empty without one.
    """

    clients: UnitClients
    baseline: Staffing
    coefficients: Coefficients
    extra: Mapping[str, RangedClients]


def period_of(context: Context, basis: str) -> str:
    """Return the month of the clients; where they follow from the unemployed, that of a plan's table."""
    return context.period if basis == JOBSEEKERS else context.area.plan or context.before


def month_regime(context: Context, basis: str) -> Regime:
    """Return the law's rule in force in the month of the clients.

    Raises:
        DashboardError: No figures of that month are known, or no rule.
    """
    month = period_of(context, basis)
    _ = context.observations(month)  # says what is wrong with them, which a month that is none would not
    return regime_in(month)


def read(context: Context, given: Given) -> tuple[Sourced[Any], ...]:
    """Return what clients and posts come from."""
    return (context.observations(period_of(context, given.basis)), context.staffing)


def registry(context: Context) -> Registry:
    """Return what a reader may vary, as the area's documents, its figures and the month's prices have it.

    Raises:
        StaffMissingError: The documents do not state what the model needs of them.
        FiguresMissingError: A figure of the month is not published.
        DashboardError: Data cannot be read.
    """
    return context.once(_registry)


def table_of(context: Context) -> Counts:
    """Return the figures of the month, suppressed ones as intervals."""
    return context.once(_table)


def assumptions(context: Context) -> Assumptions | None:
    """Return the assumptions before a reader changes any; None where the page says why there are none."""
    try:
        return registry(context).assumptions
    except DashboardError:
        return None


def units(context: Context) -> Units:
    """Return the service units.

    Raises:
        StaffMissingError: The area has none, or nothing is said of their staff.
    """
    return context.once(_units)


def worked_out(context: Context, given: Given) -> Setting:
    """Return what follows from the reader's choices.

    Raises:
        ParameterError: Clients that the starting allocation needs are not known.
        DashboardError: Data cannot be read.
    """
    return context.once(_worked_out, given)


def board(context: Context, given: Given, posts: Posts) -> Board:
    """Return the board at an allocation."""
    return context.once(_board, given, posts)


def fte_of(setting: Setting, posts: Posts) -> dict[str, float]:
    """Return FTE by unit; of the starting allocation where nothing was moved."""
    start = setting.baseline.fte
    return dict(zip(start, posts, strict=True)) if posts else start


def country(context: Context) -> Country:
    """Return the persons of the whole country in the page's month.

    Raises:
        FiguresMissingError: One of them is not known.
    """
    row = values(context.now.data).reindex([COUNTRY]).iloc[0]
    names = list(Country.__dataclass_fields__)
    if row.reindex(names).isna().any():
        raise FiguresMissingError(f"no figures of the country of {context.period}", period=context.period)
    return Country(**{name: float(row[name]) for name in names})


def _table(context: Context) -> Counts:
    return counts(context.now.data, context.area)


def _registry(context: Context) -> Registry:
    area, period = context.area, context.period
    planned = {key: in_force(rows, period) or rows[0] for key, rows in area.planned.items()}
    if not context.area.units:
        raise StaffMissingError(f"no service units in {area.code}", area=area.code)
    given: dict[str, Ranged] = {
        **planned,
        **measured(table_of(context), area, period),
        "unknown_ceiling": nearest(CLIENTS_PER_FTE, period).row,
        "fte_cost_eur": nearest(FTE_COST, period).row,
    }
    if unsaid := [key for key in GIVEN if key not in given]:
        raise StaffMissingError(f"nothing is said of {unsaid} of {area.code}", area=area.code)
    return Registry(given)


def _units(context: Context) -> Units:
    return units_of(context.area, context.staffing.data, context.service_points.data)


def _worked_out(context: Context, given: Given) -> Setting:
    extra = context.once(_extra, given.change) if given.change else {}
    opening = context.once(_opening, replace(given, change=None, whole_range=False))
    if not extra:
        return opening
    clients = raised(opening.clients, extra, whole_range=given.whole_range)
    return Setting(
        clients=clients,
        baseline=opening.baseline,
        coefficients=_coefficients(clients, opening.baseline, given),
        extra=extra,
    )


def _opening(context: Context, given: Given) -> Setting:
    of, counts = units(context), _counts(context, given.basis)
    clients = (
        clients_from_jobseekers(counts, of)
        if given.basis == JOBSEEKERS
        else clients_from_unemployed(counts, of, given.assumptions)
    )
    start = PRESETS[given.preset](of, clients, given.assumptions, also_client_facing=given.counted)
    return Setting(
        clients=clients, baseline=start, coefficients=_coefficients(clients, start, given), extra={}
    )


def _coefficients(clients: UnitClients, start: Staffing, given: Given) -> Coefficients:
    return coefficients(
        clients,
        start,
        given.assumptions,
        given.regime,
        step_fte=given.step_fte,
        targets=dict(given.targets),
    )


def _board(context: Context, given: Given, posts: Posts) -> Board:
    setting = worked_out(context, given)
    return evaluate(setting.coefficients, fte_of(setting, posts))


def _counts(context: Context, basis: str) -> dict[str, Count]:
    """Return the jobseekers or the unemployed of each municipality."""
    rows = context.observations(period_of(context, basis)).data
    published: dict[str, Count] = {}
    for row in records(rows[rows["indicator"] == basis]):
        if row["obs_status"] == ObsStatus.CONFIDENTIAL:
            published[row["ref_area"]] = SUPPRESSED
        elif row["obs_status"] == ObsStatus.NORMAL:
            published[row["ref_area"]] = float(row["obs_value"])
    return {code: published.get(code) for code in context.area.municipalities}


def _extra(context: Context, change: LinkedChange) -> dict[str, RangedClients]:
    result = structural_change(
        change.parameters,
        context.margins.data,
        context.flows(change.gravity).data,
        context.once(_people),
        context.area,
    )
    return extra_clients(result)


def _people(context: Context) -> DataFrame[Baseline]:
    return baseline(context.now.data, context.area)
