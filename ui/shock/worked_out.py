"""One structural change worked out for the page: where the area stands, what the change does, in words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import FlowSet
from analytics.staffing.link import decoded, encoded
from analytics.structural_change.arrows import ArrowKey
from analytics.structural_change.desks import fte_to_send, unit_impact
from analytics.structural_change.frames import ALL_UNITS, Baseline, UnitImpact, UnitStaff
from analytics.structural_change.impact import StructuralChange, structural_change
from analytics.structural_change.parameters import ChangeParameters
from analytics.structural_change.persons import MONTHS
from analytics.structural_change.starting_point import caseloads, unit_staff
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES, SERVICE_UNITS
from domain.errors import LinkError, ParameterError
from domain.interval import Interval
from domain.records import records
from domain.rounding import rounded
from i18n.text import Text
from ui import loaders, url
from ui.flows import chosen_flows
from ui.shock import added_posts
from ui.staffing import board_state, setup
from ui.staffing.board_state import BoardState
from ui.staffing.setup import Setting

NAMED = 3
"""Municipalities named in the answer."""

Names = Mapping[str, str]


class TooManyJobsError(ParameterError):
    """More jobs change than the municipality has; values `area` and `most`, how many it has."""

    text_key = "shock_page.errors.jobs"


class TooManySuppliersJobsError(ParameterError):
    """With those of suppliers, more jobs are lost than the municipality has; value `jobs` is how many."""

    text_key = "shock_page.errors.jobs_with_suppliers"


_TOO_MANY = {"jobs_change": TooManyJobsError, "jobs_with_suppliers": TooManySuppliersJobsError}


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Where the area stands before any change.

    Attributes:
        people: Labour force, unemployed, jobseekers and participants by municipality.
        participants: Service participants of the whole area.
        setting: The staffing board as it opens.
        fte: Posts by unit: where the board's sliders stand in this session, without those that an
            earlier change has put there.
        staff: Capacity and ceiling of each unit with these posts.
    """

    people: DataFrame[Baseline]
    participants: Interval
    setting: Setting
    fte: Mapping[str, float]
    staff: DataFrame[UnitStaff]

    @property
    def hours_per_client(self) -> float:
        """Statutory hours per client-year, the board's own; the same for every unit."""
        return round(float(self.setting.coefficients["units"][0]["hours_per_client"]), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A change and what it does.

    Attributes:
        parameters: The change.
        gravity: How commuters were estimated.
        flows: Who lives where.
        base: Where the area stood.
        result: What the change does to people, month by month.
        desks: What it does to each service unit, month by month.
        areas: Its first month, by municipality and for the employment area.
        units: Its first month, by service unit and for all of them.
        extra_fte: FTE by unit that hold the board where it was, in steps of the board.
    """

    parameters: ChangeParameters
    gravity: GravityParameters
    flows: FlowSet
    base: Base
    result: StructuralChange
    desks: DataFrame[UnitImpact]
    areas: Mapping[str, Mapping[str, float]]
    units: Mapping[str, Mapping[str, float]]
    extra_fte: Mapping[str, float]

    @property
    def first_month(self) -> str:
        """Month of the change, in which it is largest."""
        return self.parameters.month


def base() -> Base:
    """Return where the area stands, with the staff that the board holds in this session or its link.

    Raises:
        DashboardError: Data cannot be read.
    """
    setting = setup.read({})
    start = setting.baseline.fte
    state: BoardState | None = st.session_state.get(board_state.STATE_KEY)
    on_board = dict(state.fte) if state else _linked_fte(start)
    url.publish(board_state.LINK_KEY, encoded(on_board, list(start)), encoded(start, list(start)))
    added_posts.publish()
    fte = added_posts.without(on_board)
    return Base(
        people=loaders.people(),
        participants=loaders.area_participants(),
        setting=setting,
        fte=fte,
        staff=unit_staff(setting.coefficients, fte),
    )


def outcome(parameters: ChangeParameters, gravity: GravityParameters, base: Base, names: Names) -> Outcome:
    """Return what the change does.

    Raises:
        TooManyJobsError, TooManySuppliersJobsError: The municipality has not so many jobs.
        DashboardError: Data cannot be read.
    """
    flows = chosen_flows.flows(gravity)
    try:
        result = structural_change(
            parameters, loaders.commuting(), flows, base.people, loaders.area(), base.participants
        )
    except ParameterError as error:
        too_many = _TOO_MANY.get(str(error.values["name"]))
        if too_many is None:
            raise
        values = {"area": names[parameters.area], "most": error.values["high"]}
        raise too_many(str(error), jobs=str(error.values["value"]).lstrip("-"), **values) from error
    desks = unit_impact(parameters, result, base.people, base.staff, loaders.area())
    return Outcome(
        parameters=parameters,
        gravity=gravity,
        flows=flows,
        base=base,
        result=result,
        desks=desks,
        areas=_first_month(result.areas, "ref_area"),
        units=_first_month(desks, "unit"),
        extra_fte=fte_to_send(desks),
    )


def answer(given: Outcome, names: Names, text: Text) -> list[str]:
    """Return the sentences under the title: what happens where, to unemployment and to the desks."""
    jobs = given.parameters.jobs_change
    event = {
        "area": names[given.parameters.area],
        "jobs": text.integer(jobs, signed=True),
        "month": text.period(given.first_month),
    }
    if jobs == 0:
        return [text("shock_page.answer_event", **event), text("shock_page.answer_nothing")]
    area = given.areas[EMPLOYMENT_AREA]
    return [
        *_unserved(given, text),
        _headline(given, event, text),
        text(
            "shock_page.answer_people" if jobs < 0 else "shock_page.answer_people_gain",
            change=text.integer(abs(area["change"])),
            range=_span(text, area["change_low"], area["change_high"]),
            areas=", ".join(_most_hit(given, names, text)),
        ),
    ]


def _unserved(given: Outcome, text: Text) -> list[str]:
    """Return which units nobody serves: said first, because no caseload shows them."""
    units = [
        text(
            "shock_page.unserved_unit",
            unit=text(f"staffing.units.{unit}"),
            clients=text.integer(given.units[unit]["clients"]),
        )
        for unit in SERVICE_UNITS
        if math.isnan(given.units[unit]["clients_per_fte"])
    ]
    return [text("shock_page.answer_unserved", units=", ".join(units))] if units else []


def _headline(given: Outcome, event: Mapping[str, str], text: Text) -> str:
    """Return what happens, and where it changes the caseload most; only what happens if nobody is served."""
    before = caseloads(given.base.people, given.base.staff, loaders.area())
    after = {unit: given.units[unit]["clients_per_fte"] for unit in SERVICE_UNITS}
    changes = {unit: abs(after[unit] - before[unit]) for unit in after if not math.isnan(after[unit])}
    if not changes:
        return text("shock_page.answer_event", **event)
    most = max(changes, key=changes.__getitem__)
    return text(
        "shock_page.answer_unit",
        **event,
        unit=text(f"staffing.units.{most}"),
        before=text.number(before[most], 1),
        after=text.number(after[most], 1),
    )


def fte_sentence(given: Outcome, text: Text) -> str:
    """Return which units need how many FTE more, or that none does, with the range."""
    if ArrowKey.CASELOAD in given.parameters.switched_off:
        return text("shock_page.extra_off")
    extra, total = given.extra_fte, given.units[ALL_UNITS]
    spread = text.change_span(total["extra_fte_low"], total["extra_fte_high"], 1)
    if not extra:
        return text("shock_page.no_extra", range=spread)
    each = ", ".join(
        text("shock_page.extra_of", unit=text(f"board.short.{unit}"), fte=text.number(fte, 1, signed=True))
        for unit, fte in extra.items()
    )
    return text(
        "shock_page.extra", units=each, exact=text.number(total["extra_fte"], 2, signed=True), range=spread
    )


def _most_hit(given: Outcome, names: Names, text: Text) -> list[str]:
    changes = {area: given.areas[area]["change"] for area in MUNICIPALITIES}
    order = sorted(changes, key=lambda area: -abs(changes[area]))[:NAMED]
    return [
        f"{names[area]} {text.integer(changes[area], signed=True)}"
        for area in order
        if rounded(changes[area], 0)
    ]


def _span(text: Text, low: float, high: float) -> str:
    """Return a range without its sign, the smaller end first."""
    smaller, larger = sorted((abs(low), abs(high)))
    return text.span(smaller, larger)


def _first_month(frame: pd.DataFrame, name: str) -> dict[str, dict[str, float]]:
    rows = records(frame.head(len(frame) // MONTHS))
    return {row[name]: {key: row[key] for key in row if key not in (name, "time_period")} for row in rows}


def _linked_fte(start: Mapping[str, float]) -> dict[str, float]:
    said = url.opening(board_state.LINK_KEY, state=board_state.STATE_KEY)
    try:
        return dict(start) if said is None else decoded(said, list(start))
    except LinkError:
        return dict(start)
