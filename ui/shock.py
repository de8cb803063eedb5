"""One structural change worked out for the page: where the area stands, what the change does, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import FlowSet
from analytics.shock.frames import ALL_UNITS, Baseline, UnitStaff
from analytics.shock.impact import StructuralChange, fte_to_send, structural_change
from analytics.shock.parameters import ShockParameters
from analytics.shock.starting_point import baseline, unit_staff
from analytics.staffing.link import decoded, encoded
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from domain.errors import LinkError
from i18n.text import Text
from ui import flow_state, loaders, staffing_setting, staffing_state, url
from ui.staffing_setting import Setting
from ui.staffing_state import BoardState

NAMED = 3
"""Municipalities named in the answer."""

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Where the area stands before any change.

    Attributes:
        people: Labour force, unemployed, jobseekers and participants by municipality.
        setting: The staffing board as it opens.
        fte: Posts by unit: where the board's sliders stand in this session.
    """

    people: DataFrame[Baseline]
    setting: Setting
    fte: Mapping[str, float]

    @property
    def staff(self) -> DataFrame[UnitStaff]:
        """Capacity and ceiling of each unit."""
        return unit_staff(self.setting.coefficients, self.fte)

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
        result: What the change does, month by month.
    """

    parameters: ShockParameters
    gravity: GravityParameters
    flows: FlowSet
    base: Base
    result: StructuralChange

    @property
    def first_month(self) -> str:
        """Month of the change, in which it is largest."""
        return self.parameters.month

    def area(self, ref_area: str) -> dict[str, float]:
        """Return a municipality, or the employment area, in the first month."""
        return _first(self.result.areas, "ref_area", ref_area)

    def unit(self, unit: str) -> dict[str, float]:
        """Return a service unit, or all of them, in the first month."""
        return _first(self.result.units, "unit", unit)

    @property
    def extra_fte(self) -> Mapping[str, float]:
        """FTE by unit that hold the board where it was, in steps of the board."""
        return fte_to_send(self.result.units)


def base() -> Base:
    """Return where the area stands, with the staff that the board holds in this session or its link.

    Raises:
        DashboardError: Data cannot be read.
    """
    setting = staffing_setting.read({})
    start = setting.baseline.fte
    state: BoardState | None = st.session_state.get(staffing_state.STATE_KEY)
    fte = dict(state.fte) if state else _linked_fte(start)
    url.publish(staffing_state.LINK_KEY, encoded(fte, list(start)), encoded(start, list(start)))
    people = baseline(loaders.area_observations(loaders.LATEST_PERIOD), MUNICIPALITIES)
    return Base(people=people, setting=setting, fte=fte)


def outcome(parameters: ShockParameters, gravity: GravityParameters, base: Base) -> Outcome:
    """Return what the change does.

    Raises:
        DashboardError: Data cannot be read, or the municipality has not so many jobs.
    """
    flows = flow_state.flows(gravity)
    result = structural_change(parameters, loaders.commuting(), flows, base.people, base.staff)
    return Outcome(parameters=parameters, gravity=gravity, flows=flows, base=base, result=result)


def answer(given: Outcome, names: Names, text: Text) -> list[str]:
    """Return the sentences under the title: what happens where, to unemployment and to the desks."""
    jobs = given.parameters.jobs_change
    head = text(
        "shock_page.answer_event",
        area=names[given.parameters.area],
        jobs=text.integer(jobs, signed=True),
        month=text.period(given.first_month),
    )
    if jobs == 0:
        return [head, text("shock_page.answer_nothing")]
    area = given.area(EMPLOYMENT_AREA)
    before = caseload_before(given.base)
    after = {unit: given.unit(unit)["clients_per_fte"] for unit in before}
    most = max((unit for unit in after if after[unit] == after[unit]), key=after.__getitem__)
    return [
        head,
        text(
            "shock_page.answer_people" if jobs < 0 else "shock_page.answer_people_gain",
            change=text.integer(abs(area["change"])),
            range=_span(text, area["change_low"], area["change_high"]),
            areas=", ".join(_most_hit(given, names, text)),
        ),
        text(
            "shock_page.answer_caseload",
            unit=text(f"staffing.units.{most}"),
            before=text.number(before[most], 1),
            after=text.number(after[most], 1),
        ),
    ]


def caseload_before(base: Base) -> dict[str, float]:
    """Return clients per FTE of each unit before the change; NaN where nobody serves."""
    staff = base.staff.set_index("unit")["client_facing_fte"]
    return {
        entry["unit"]: entry["clients_high"] / staff[entry["unit"]] if staff[entry["unit"]] else float("nan")
        for entry in base.setting.coefficients["units"]
    }


def fte_sentence(given: Outcome, text: Text) -> str:
    """Return which units need how many FTE more, or that none does."""
    extra = given.extra_fte
    if not extra:
        return text("shock_page.no_extra")
    each = ", ".join(
        text("shock_page.extra_of", unit=text(f"board.short.{unit}"), fte=text.number(fte, 1, signed=True))
        for unit, fte in extra.items()
    )
    total = given.unit(ALL_UNITS)
    return text(
        "shock_page.extra",
        units=each,
        exact=text.number(total["extra_fte"], 2),
        range=text.span(total["extra_fte_low"], total["extra_fte_high"], 1),
    )


def _most_hit(given: Outcome, names: Names, text: Text) -> list[str]:
    rows = given.result.areas
    first = rows[(rows["time_period"] == given.first_month) & (rows["ref_area"] != EMPLOYMENT_AREA)]
    order = first["change"].abs().sort_values(ascending=False).index[:NAMED]
    return [
        f"{names[row['ref_area']]} {text.integer(row['change'], signed=True)}"
        for row in first.loc[order].to_dict("records")
        if round(row["change"])
    ]


def _span(text: Text, low: float, high: float) -> str:
    """Return a range without its sign, the smaller end first."""
    smaller, larger = sorted((abs(low), abs(high)))
    return text.span(smaller, larger)


def _first(frame: pd.DataFrame, name: str, key: str) -> dict[str, float]:
    rows = frame[(frame[name] == key) & (frame["time_period"] == frame["time_period"].iloc[0])]
    return {str(column): value for column, value in rows.to_dict("records")[0].items()}


def _linked_fte(start: Mapping[str, float]) -> dict[str, float]:
    said = url.opening(staffing_state.LINK_KEY, state=staffing_state.STATE_KEY)
    try:
        return dict(start) if said is None else decoded(said, list(start))
    except LinkError:
        return dict(start)
