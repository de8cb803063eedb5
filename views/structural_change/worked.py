"""One structural change worked out: what it does to people, and at the desks of the service units."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import FlowSet
from analytics.staffing.board import Coefficients
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.posts import Units
from analytics.staffing.presets import PRESETS, Preset, Staffing
from analytics.staffing.regimes import regime_in
from analytics.staffing.units import units_of
from analytics.structural_change.desks import fte_to_send, unit_impact
from analytics.structural_change.frames import Baseline, UnitImpact, UnitStaff
from analytics.structural_change.impact import StructuralChange, structural_change
from analytics.structural_change.parameters import ChangeParameters
from analytics.structural_change.persons import MONTHS
from analytics.structural_change.starting_point import (
    PeopleUnknownError,
    baseline,
    caseloads,
    participants_of,
    unit_staff,
)
from domain.errors import DashboardError, ParameterError
from domain.interval import Interval
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import NUMBER
from i18n.text import Text
from views.choices import Chosen
from views.context import Context
from views.flows import estimate
from views.sourced import Sourced
from views.staffing import setting
from views.structural_change import choices, posts
from views.structural_change.posts import Posts


class TooManyJobsError(ParameterError):
    """More jobs change than the municipality has; values `area` and `most`, how many it has."""

    text_key = "structural_change.errors.jobs"


class TooManySuppliersJobsError(ParameterError):
    """With those of suppliers, more jobs are lost than the municipality has; value `jobs` is how many."""

    text_key = "structural_change.errors.jobs_with_suppliers"


_TOO_MANY = {"jobs_change": TooManyJobsError, "jobs_with_suppliers": TooManySuppliersJobsError}

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that the numbers of a page depend on: what happens, who lives where, posts on the board."""

    parameters: ChangeParameters
    gravity: GravityParameters
    board: Posts = ()
    added: Posts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What a change does to people.

    Attributes:
        flows: Who lives where, and where that was read.
        result: What it does month by month.
        areas: Its first month, by municipality and for the whole area.
    """

    flows: Sourced[FlowSet]
    result: StructuralChange
    areas: Mapping[str, Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The staffing board as it opens.

    Attributes:
        opening: Its posts.
        coefficients: What it computes from.
    """

    opening: Staffing
    coefficients: Coefficients


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """What a change does at the desks.

    Attributes:
        board: The staffing board as it opens.
        fte: Posts by unit before the change: the board's, without those that an earlier one put there.
        staff: Capacity and ceiling of each unit with these posts.
        before: Clients per FTE of each unit, and of all.
        months: What the change does month by month.
        units: Its first month, by service unit and for all of them.
        extra_fte: FTE by unit that hold the board where it was, in steps of the board.
    """

    board: Board
    fte: Mapping[str, float]
    staff: DataFrame[UnitStaff]
    before: Mapping[str, float]
    months: DataFrame[UnitImpact]
    units: Mapping[str, Row]
    extra_fte: Mapping[str, float]


def change_of(chosen: Chosen) -> Change:
    """Return what was chosen.

    Raises:
        DashboardError: There are no figures, and so no month to choose.
    """
    _ = chosen.context.now  # says what is wrong with them, which a month that is none would not
    return Change(
        parameters=choices.parameters(chosen),
        gravity=estimate.parameters(chosen),
        board=chosen[posts.FTE],
        added=chosen[posts.ADDED],
    )


def people(context: Context, text: Text, change: Change) -> People:
    """Return what a change does to people.

    Raises:
        TooManyJobsError, TooManySuppliersJobsError: The municipality has not so many jobs.
        PeopleUnknownError: Somewhere the persons that the chain starts from are not known.
        FlowsMissingError: Nothing tells who of the area works where.
        DashboardError: Data cannot be read.
    """
    try:
        return people_of(context, change)
    except PeopleUnknownError as error:
        raise named(error, context, text) from error
    except ParameterError as error:
        too_many = _TOO_MANY.get(str(error.values["name"]))
        if too_many is None:
            raise
        raise too_many(
            str(error),
            area=context.names(text.language)[change.parameters.area],
            most=NUMBER.write(text, float(error.values["high"])),
            jobs=NUMBER.write(text, abs(float(error.values["value"]))),
        ) from error


def named(error: PeopleUnknownError, context: Context, text: Text) -> PeopleUnknownError:
    """Return the error with what is not known, and where, in words instead of codes."""
    codes = dict(error.values)
    return PeopleUnknownError(
        str(error),
        area=context.names(text.language)[codes["area"]],
        indicator=text(f"indicators.{codes['indicator']}.label"),
    )


def people_of(context: Context, change: Change) -> People:
    """Return the same; what an error names stands there by its code."""
    return context.once(_people, change.parameters, change.gravity)


def desks(context: Context, change: Change) -> Desks:
    """Return what a change does at the desks.

    Raises:
        StaffMissingError: The area has no service units, or nothing is said of their staff.
        DashboardError: Data cannot be read.
    """
    return context.once(_desks, change)


def desks_if_known(context: Context, change: Change) -> Desks | None:
    """Return the same; None where there are none, which the figure of the caseload explains."""
    try:
        return desks(context, change)
    except DashboardError:
        return None


def read(context: Context, found: People) -> tuple[Sourced[Any], ...]:
    """Return what everything on the page rests on."""
    own = () if found.flows.data.own is not None else (context.commuting,)
    return (context.now, found.flows, *own)


def _people(context: Context, parameters: ChangeParameters, gravity: GravityParameters) -> People:
    flows = context.flows(gravity)
    result = structural_change(
        parameters,
        context.margins.data,
        flows.data,
        context.once(_baseline),
        context.area,
        context.once(_participants),
    )
    return People(flows=flows, result=result, areas=_first_month(result.areas, "ref_area"))


def _participants(context: Context) -> Interval:
    return participants_of(context.now.data, context.area.code, context.area)


def _desks(context: Context, change: Change) -> Desks:
    board, before, area = context.once(_board), context.once(_baseline), context.area
    fte = _fte(board, change)
    staff = unit_staff(board.coefficients, fte)
    months = unit_impact(change.parameters, people_of(context, change).result, before, staff, area)
    return Desks(
        board=board,
        fte=fte,
        staff=staff,
        before=caseloads(before, staff, area),
        months=months,
        units=_first_month(months, "unit"),
        extra_fte=fte_to_send(months),
    )


def _fte(board: Board, change: Change) -> dict[str, float]:
    opening = board.opening.fte
    left = posts.without_added(change.board or tuple(opening.values()), change.added)
    return dict(zip(opening, left, strict=True))


def _baseline(context: Context) -> DataFrame[Baseline]:
    return baseline(context.now.data, context.area)


def _units(context: Context) -> Units:
    return units_of(context.area, context.staffing.data, context.service_points.data)


def _board(context: Context) -> Board:
    units, before = context.once(_units), context.once(_baseline)
    jobseekers = dict(zip(before["ref_area"], before["jobseekers"].astype(float), strict=True))
    clients = clients_from_jobseekers(jobseekers, units)
    assumptions = setting.registry(context).assumptions
    opening = PRESETS[next(iter(Preset))](units, clients, assumptions)
    return Board(
        opening=opening,
        coefficients=coefficients(clients, opening, assumptions, regime_in(context.period)),
    )


def _first_month(frame: pd.DataFrame, name: str) -> dict[str, Row]:
    rows = records(frame.head(len(frame) // MONTHS))
    return {row[name]: {key: row[key] for key in row if key not in (name, "time_period")} for row in rows}
