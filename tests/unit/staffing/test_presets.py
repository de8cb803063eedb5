"""Where the sliders start, and the check on the plan's stated claims."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.staffing.apportion import apportioned
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.posts import Role
from analytics.staffing.presets import (
    PRESETS,
    Status,
    equal_caseload,
    plan_2023,
    state_by_clients,
    state_residual,
)
from domain.errors import ParameterError
from tests.unit.staffing.area import ASSUMED, CLIENTS, JOBSEEKERS_2026_06, PLAN, UNITS


def test_stated_claims_leave_thirteen_to_fifteen_for_kajaani_and_taivalkoski():
    residual = state_residual(UNITS, ASSUMED)
    assert (residual.claimed_low, residual.claimed_high) == (25.5, 26.5)
    assert (residual.low, residual.value, residual.high) == (13.5, 14.0, 14.5)
    assert 13 <= residual.low <= residual.high <= 15


def test_plan_marks_what_it_does_not_state_as_derived():
    derived = [unit for unit, supply in PLAN.supply.items() if supply.status is Status.DERIVED]
    assert derived == ["kajaani", "taivalkoski"]


def test_plan_marks_suomussalmi_as_a_range():
    supply = PLAN.supply["suomussalmi"]
    assert (supply.status, supply.state_low, supply.from_state, supply.state_high) == (
        Status.RANGE,
        7,
        7.5,
        8,
    )


def test_kajaani_and_taivalkoski_divide_the_residual_by_clients():
    # 14 x 3 248/3 533 = 12,87 and 14 x 285/3 533 = 1,13: 13 and 1 in halves.
    assert PLAN.supply["kajaani"].from_state == 13
    assert PLAN.supply["taivalkoski"].from_state == 1


def test_kajaani_is_far_above_its_band_while_others_are_below_theirs():
    loads = {unit: CLIENTS[unit].high / PLAN.supply[unit].capacity_fte for unit in UNITS}
    assert loads["kajaani"] == 203
    assert loads["puolanka"] < 50
    assert loads["suomussalmi"] < 90


@pytest.mark.parametrize("also", [frozenset(), frozenset({Role.SUPERVISOR})])
@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_uses_own_staff_and_the_whole_client_work_of_the_state(preset, also):
    staffing = PRESETS[preset](UNITS, CLIENTS, ASSUMED, also_client_facing=also)
    supervisors = 3 if also else 0
    assert math.fsum(staffing.fte.values()) == pytest.approx(23 + 40 + supervisors)


def test_state_staff_by_clients_follows_clients():
    staffing = state_by_clients(UNITS, CLIENTS, ASSUMED)
    for unit in UNITS:
        exact = 40 * CLIENTS[unit].high / 7152
        assert abs(staffing.supply[unit].from_state - exact) < 0.5


def test_equal_caseload_leaves_less_than_a_step_of_difference():
    staffing = equal_caseload(UNITS, CLIENTS, ASSUMED)
    for unit in UNITS:
        assert abs(staffing.supply[unit].capacity_fte - CLIENTS[unit].high * 62.6 / 7152) < 0.5


def test_preset_needs_the_clients_it_divides_by():
    unknown = clients_from_jobseekers({**JOBSEEKERS_2026_06, "205": None}, UNITS)
    with pytest.raises(ParameterError) as caught:
        plan_2023(UNITS, unknown, ASSUMED)
    assert caught.value.values["value"] == "kajaani"


def test_more_from_the_state_goes_to_those_whose_share_is_not_stated():
    more = plan_2023(UNITS, CLIENTS, replace(ASSUMED, state_client_fte=45))
    assert more.supply["kajaani"].from_state > PLAN.supply["kajaani"].from_state
    assert more.supply["sotkamo"].from_state == PLAN.supply["sotkamo"].from_state


def test_largest_remainder_gets_the_last_step():
    assert apportioned(2, {"a": 5, "b": 3}, 0.5) == {"a": 1.5, "b": 0.5}
    assert apportioned(2, {"a": 5, "b": 3.1}, 0.5) == {"a": 1.0, "b": 1.0}


def test_nobody_to_divide_by_is_refused():
    with pytest.raises(ParameterError):
        apportioned(2, {"a": 0, "b": 0}, 0.5)


@settings(max_examples=100, deadline=None)
@given(
    total=st.floats(0, 200),
    weights=st.lists(st.floats(0.1, 1000), min_size=1, max_size=12),
    offset=st.floats(-1, 1),
)
def test_apportionment_conserves_the_total_and_is_never_negative(total, weights, offset):
    named = {str(place): weight for place, weight in enumerate(weights)}
    parts = apportioned(total, named, 0.5, {"0": offset})
    assert math.fsum(parts.values()) == pytest.approx(total)
    assert min(parts.values()) >= 0
