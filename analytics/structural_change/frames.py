"""Frames of structural change: where the area stands, and what the change does to it."""

from enum import StrEnum

from domain.frames import Frame
from domain.typed import Series, pa

ALL_UNITS = "total"
"""The row that adds up every unit."""


class Case(StrEnum):
    """All arrows at the end that makes the change small, central, or large."""

    LOW = "low"
    CENTRAL = "central"
    HIGH = "high"


class State(StrEnum):
    """Where a person whose job is lost, or who takes a new one, ends; texts: `structural_change.state`."""

    EXTERNAL_COMMUTER = "external_commuter"
    """Lives outside the area."""
    LEFT_AREA = "left_area"
    """Moves away; for new jobs, moves in."""
    NOT_REGISTERED = "not_registered"
    """Does not register: straight to another job, study, pension; for new jobs, was not unemployed."""
    REGISTERED = "registered"
    """Registered unemployed; for new jobs, unemployed no longer."""
    RE_EMPLOYED = "re_employed"
    """Back at work; for new jobs, would by now have found other work."""


class Baseline(Frame):
    """Where each municipality stands before the change; participants as bounds where any are suppressed."""

    ref_area: Series[str]
    labour_force: Series[int] = pa.Field(gt=0)
    unemployed: Series[int] = pa.Field(ge=0)
    jobseekers: Series[int] = pa.Field(ge=0)
    participants_low: Series[float] = pa.Field(ge=0, nullable=True)
    participants_high: Series[float] = pa.Field(ge=0, nullable=True)

    class Config:
        unique = ("ref_area",)


class UnitStaff(Frame):
    """Staff that serves each service unit, its own posts, and the most clients per FTE that it aims at."""

    unit: Series[str]
    client_facing_fte: Series[float] = pa.Field(ge=0, nullable=True)
    posts_fte: Series[float] = pa.Field(ge=0, nullable=True)
    caseload_ceiling: Series[float] = pa.Field(gt=0)

    class Config:
        unique = ("unit",)


class StateAccounts(Frame):
    """Persons by state, home and month; each month of each case adds up to the jobs concerned."""

    case: Series[str] = pa.Field(isin=list(Case))
    time_period: Series[str]
    ref_area: Series[str]
    state: Series[str] = pa.Field(isin=list(State))
    persons: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("case", "time_period", "ref_area", "state")


class StateTotals(Frame):
    """Persons of all homes together by state: a row for each month of each case, a column for each state."""

    case: Series[str] = pa.Field(isin=list(Case))
    time_period: Series[str]
    external_commuter: Series[float] = pa.Field(ge=0)
    left_area: Series[float] = pa.Field(ge=0)
    not_registered: Series[float] = pa.Field(ge=0)
    registered: Series[float] = pa.Field(ge=0)
    re_employed: Series[float] = pa.Field(ge=0)

    class Config:
        unique = ("case", "time_period")


class AreaImpact(Frame):
    """Unemployment and activation by home municipality and month, and for the whole area.

    Each measure has its central value and the ends of its range. The labour force and the
    places in services stay as they are, and so does everything that the change does not move.
    An activation rate has no central value where suppressed services leave it an interval.
    """

    ref_area: Series[str]
    time_period: Series[str]
    change: Series[float]
    change_low: Series[float]
    change_high: Series[float]
    unemployed: Series[float] = pa.Field(ge=0)
    unemployed_low: Series[float] = pa.Field(ge=0)
    unemployed_high: Series[float] = pa.Field(ge=0)
    unemployed_share: Series[float] = pa.Field(ge=0)
    unemployed_share_low: Series[float] = pa.Field(ge=0)
    unemployed_share_high: Series[float] = pa.Field(ge=0)
    activation_rate: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    activation_rate_low: Series[float] = pa.Field(ge=0, le=1, nullable=True)
    activation_rate_high: Series[float] = pa.Field(ge=0, le=1, nullable=True)

    class Config:
        unique = ("ref_area", "time_period")


class UnitImpact(Frame):
    """Clients, work and staff by unit and month, and for all units together (`ALL_UNITS`).

    `extra_hours` are a month's. `extra_fte` holds the unit at its ceiling, or as far above it
    as it is today; slack below the ceiling is used first. `cost_eur` is a month's.
    """

    unit: Series[str]
    time_period: Series[str]
    clients: Series[float] = pa.Field(ge=0)
    clients_low: Series[float] = pa.Field(ge=0)
    clients_high: Series[float] = pa.Field(ge=0)
    clients_per_fte: Series[float] = pa.Field(ge=0, nullable=True)
    clients_per_fte_low: Series[float] = pa.Field(ge=0, nullable=True)
    clients_per_fte_high: Series[float] = pa.Field(ge=0, nullable=True)
    extra_hours: Series[float] = pa.Field(nullable=True)
    extra_hours_low: Series[float] = pa.Field(nullable=True)
    extra_hours_high: Series[float] = pa.Field(nullable=True)
    extra_fte: Series[float] = pa.Field(nullable=True)
    extra_fte_low: Series[float] = pa.Field(nullable=True)
    extra_fte_high: Series[float] = pa.Field(nullable=True)
    cost_eur: Series[float] = pa.Field(nullable=True)
    cost_eur_low: Series[float] = pa.Field(nullable=True)
    cost_eur_high: Series[float] = pa.Field(nullable=True)

    class Config:
        unique = ("unit", "time_period")
