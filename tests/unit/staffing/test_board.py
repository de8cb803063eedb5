"""Caseload, hours, totals and euros of an allocation."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.caseload import Verdict
from analytics.staffing.board import evaluate
from analytics.staffing.clients import SUPPRESSED, clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.money import cost_change
from analytics.staffing.posts import Role
from analytics.staffing.presets import plan_2023
from analytics.staffing.regimes import BY_NEED_2026
from domain.errors import ParameterError
from tests.drawn import drawn
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, JOBSEEKERS_2026_06, PLAN, UNITS

PLAN_BOARD = drawn(
    """
    unit        | fte | capacity | caseload | verdict
    kajaani     | 16  | 16       | 203.0    | over
    sotkamo     | 9   | 9        | 58.3     | unknown_target
    paltamo     | 4   | 4.1      | 115.1    | within
    kuusamo     | 9   | 9        | 133.0    | within
    kuhmo       | 7   | 7        | 80.6     | within
    suomussalmi | 9.5 | 9        | 69.8     | under
    taivalkoski | 3.5 | 3.5      | 81.4     | under
    puolanka    | 5   | 5        | 46.6     | under
    """,
    fte="float",
    capacity="float",
    caseload="float",
)


@pytest.mark.parametrize("row", list(PLAN_BOARD.itertuples()), ids=lambda row: row.unit)
def test_plan_board_of_june_2026(row):
    load = evaluate(BOARD, PLAN.fte).unit(row.unit)
    assert (load.fte, load.capacity_fte) == (row.fte, pytest.approx(row.capacity))
    assert round(load.caseload_high, 1) == row.caseload
    assert load.verdict == row.verdict


def test_plan_takes_exactly_the_forty_and_leaves_the_rest_of_the_eighty():
    totals = evaluate(BOARD, PLAN.fte).totals
    assert (totals.fte, totals.state_fte, totals.state_left_fte) == (63, 40, 0)
    assert totals.state_other_fte == 80 - 40 - 2
    assert totals.unplaced_fte == pytest.approx(0.4)


def test_plan_totals_name_the_largest_caseload_and_count_units_off_target():
    totals = evaluate(BOARD, PLAN.fte).totals
    assert (totals.largest_unit, totals.largest_caseload) == ("kajaani", 203)
    assert (totals.above_target, totals.below_target) == (1, 3)
    assert totals.caseload_high == pytest.approx(7152 / 63)


def test_kajaani_from_twelve_to_twenty():
    at_12 = evaluate(BOARD, {**PLAN.fte, "kajaani": 12.0})
    at_20 = evaluate(BOARD, {**PLAN.fte, "kajaani": 20.0})
    assert at_12.unit("kajaani").caseload_high == pytest.approx(270.67, abs=0.01)
    assert at_20.unit("kajaani").caseload_high == pytest.approx(162.4)
    assert at_20.totals.cost_eur - at_12.totals.cost_eur == 8 * 60_000
    assert at_20.totals.state_left_fte == -4


def test_hours_gap_is_available_less_required():
    load = evaluate(BOARD, PLAN.fte).unit("kajaani")
    hours = BOARD["units"][0]["hours_per_client"]
    assert load.hours_gap_low == pytest.approx(16 * 1350 - 3248 * hours)
    assert load.statutory_share == pytest.approx(3248 * hours / (16 * 1350))


def test_counting_supervisors_in_moves_them_out_of_the_rest_of_the_eighty():
    staffing = plan_2023(UNITS, CLIENTS, ASSUMED, also_client_facing=frozenset({Role.SUPERVISOR}))
    totals = evaluate(coefficients(CLIENTS, staffing, ASSUMED, BY_NEED_2026), staffing.fte).totals
    assert (totals.fte, totals.state_fte, totals.state_left_fte) == (66, 42, 0)
    assert totals.state_other_fte == 80 - 42


@given(st.lists(st.integers(0, 400), min_size=len(UNITS), max_size=len(UNITS)))
def test_no_part_of_the_transfer_is_larger_than_the_transfer(quarters):
    fte = dict(zip(UNITS, (each / 4 for each in quarters), strict=True))
    totals = evaluate(BOARD, fte).totals
    own = BOARD["own_fte"]
    assert totals.state_fte == pytest.approx(max(0, totals.fte - own))
    assert totals.state_left_fte <= BOARD["state_client_fte"]
    assert totals.state_other_fte <= BOARD["state_fte"] - BOARD["state_supervisor_fte"]


def test_no_staff_is_said_and_is_neither_nothing_nor_infinite():
    board = evaluate(BOARD, {**PLAN.fte, "kuhmo": 0.0})
    load = board.unit("kuhmo")
    assert (load.verdict, load.caseload_low, load.caseload_high) == (Verdict.NO_STAFF, None, None)
    assert board.totals.no_staff == 1
    assert board.totals.above_target == 2


def test_clients_without_staff_leave_no_largest_caseload():
    totals = evaluate(BOARD, {**PLAN.fte, "kajaani": 0.0}).totals
    assert (totals.unserved, totals.unserved_clients_low, totals.unserved_clients_high) == (
        ("kajaani",),
        3248,
        3248,
    )
    assert (totals.largest_caseload, totals.largest_caseload_low, totals.largest_unit) == (None, None, None)


def test_a_unit_without_clients_needs_no_staff_to_serve_them():
    none = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": 0}, UNITS)
    board = evaluate(coefficients(none, PLAN, ASSUMED, BY_NEED_2026), {**PLAN.fte, "kuhmo": 0.0})
    assert board.totals.unserved == ()
    assert board.totals.largest_unit == "kajaani"


def test_unknown_clients_without_staff_may_be_any():
    unknown = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": None}, UNITS)
    board = evaluate(coefficients(unknown, PLAN, ASSUMED, BY_NEED_2026), {**PLAN.fte, "kuhmo": 0.0})
    assert (board.totals.unserved, board.totals.unserved_clients_high) == (("kuhmo",), None)


def test_the_statutory_share_and_the_hours_left_are_those_of_all_posts():
    totals = evaluate(BOARD, PLAN.fte).totals
    required = 7152 * BOARD["units"][0]["hours_per_client"]
    assert totals.statutory_share == pytest.approx(required / 85_050)
    assert round(totals.statutory_share, 3) == 0.337
    assert totals.hours_gap_low == totals.hours_gap_high == pytest.approx(85_050 - required)
    assert round(totals.hours_gap_low) == 56_366


def test_exactly_100_clients_are_not_under_100():
    hundred = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": 700}, UNITS)
    board = coefficients(hundred, PLAN, ASSUMED, BY_NEED_2026)
    assert evaluate(board, {**PLAN.fte, "kuhmo": 7.0}).unit("kuhmo").verdict is Verdict.OVER
    assert evaluate(board, {**PLAN.fte, "kuhmo": 7.01}).unit("kuhmo").verdict is Verdict.WITHIN


def test_giving_away_half_of_half_a_post_leaves_no_staff():
    assert evaluate(BOARD, {**PLAN.fte, "suomussalmi": 0.5}).unit("suomussalmi").verdict is Verdict.NO_STAFF


def test_a_shared_counsellor_alone_is_not_staff():
    assert evaluate(BOARD, {**PLAN.fte, "paltamo": 0.0}).unit("paltamo").verdict is Verdict.NO_STAFF


def test_an_area_without_staff_has_no_caseload():
    totals = evaluate(BOARD, dict.fromkeys(UNITS, 0.0)).totals
    assert (totals.caseload_high, totals.largest_caseload, totals.largest_unit) == (None, None, None)
    assert totals.statutory_share is None


def test_zero_clients_are_no_load():
    none = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": 0}, UNITS)
    load = evaluate(coefficients(none, PLAN, ASSUMED, BY_NEED_2026), PLAN.fte).unit("kuhmo")
    assert (load.caseload_high, load.verdict) == (0, Verdict.WITHIN)


def test_unknown_clients_stay_unknown_also_in_the_totals():
    unknown = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": None}, UNITS)
    board = evaluate(coefficients(unknown, PLAN, ASSUMED, BY_NEED_2026), PLAN.fte)
    assert board.unit("kuhmo").verdict is Verdict.UNKNOWN_CLIENTS
    assert board.totals.clients_high is None
    assert board.totals.hours_gap_low is None
    assert board.totals.largest_unit == "kajaani"


def test_a_suppressed_count_that_straddles_a_limit_is_uncertain():
    few = {**JOBSEEKERS_2026_06, "620": SUPPRESSED}
    clients = clients_from_jobseekers(few, UNITS)
    board = coefficients(clients, PLAN, ASSUMED, BY_NEED_2026)
    # 1-4 clients for a hundredth of a post: 100-400 against 90-110.
    load = evaluate(board, {**PLAN.fte, "puolanka": 0.01}).unit("puolanka")
    assert (load.caseload_low, load.caseload_high) == (100, 400)
    assert load.verdict is Verdict.UNCERTAIN


@pytest.mark.parametrize("fte", [-0.5, math.nan, math.inf, 500.5])
def test_an_impossible_fte_is_refused_with_its_limits(fte):
    with pytest.raises(ParameterError) as caught:
        evaluate(BOARD, {**PLAN.fte, "kuhmo": fte})
    assert caught.value.values["name"] == "fte_kuhmo"
    assert (caught.value.values["low"], caught.value.values["high"]) == ("0", "500")


@pytest.mark.parametrize("fte", [{"kajaani": 1.0}, {**PLAN.fte, "helsinki": 1.0}])
def test_missing_and_unknown_units_are_refused(fte):
    with pytest.raises(ParameterError):
        evaluate(BOARD, fte)


def test_coefficients_and_result_survive_json():
    assert json.loads(json.dumps(BOARD)) == BOARD
    result = evaluate(BOARD, PLAN.fte).as_json()
    assert json.loads(json.dumps(result))["totals"]["fte"] == 63


def test_cost_change_follows_the_range_of_the_cost():
    change = cost_change({"kajaani": 18.0}, {"kajaani": 16.0}, ASSUMED)
    assert (change.fte, change.eur, change.low_eur, change.high_eur) == (2, 120_000, 100_000, 150_000)


def test_a_saving_is_smallest_in_size_at_its_upper_end():
    change = cost_change({"kajaani": 14.0}, {"kajaani": 16.0}, ASSUMED)
    assert (change.low_eur, change.high_eur) == (-150_000, -100_000)


ALLOCATIONS = st.fixed_dictionaries({unit: st.integers(0, 80).map(lambda n: n / 2) for unit in UNITS})


@settings(max_examples=60, deadline=None)
@given(fte=ALLOCATIONS, unit=st.sampled_from(list(UNITS)), more=st.floats(0.01, 50))
def test_more_staff_never_raises_a_caseload_nor_widens_a_shortage(fte, unit, more):
    before = evaluate(BOARD, fte)
    after = evaluate(BOARD, {**fte, unit: fte[unit] + more})
    old, new = before.unit(unit), after.unit(unit)
    if old.caseload_high is not None:
        assert new.caseload_high <= old.caseload_high
    assert new.hours_gap_low >= old.hours_gap_low
    assert after.totals.cost_eur > before.totals.cost_eur
    assert [load for load in before.units if load.unit != unit] == [
        load for load in after.units if load.unit != unit
    ]


def badness(board):
    """Return the headline of a board as an order: clients without staff first, then the largest caseload."""
    totals = board.totals
    worst = math.inf if totals.largest_caseload is None else totals.largest_caseload
    return totals.unserved_clients_high, worst


@settings(max_examples=200, deadline=None)
@given(fte=ALLOCATIONS, unit=st.sampled_from(list(UNITS)), share=st.floats(0, 1))
def test_taking_staff_away_never_improves_a_headline(fte, unit, share):
    before, after = (evaluate(BOARD, each) for each in (fte, {**fte, unit: fte[unit] * share}))

    assert badness(after) >= badness(before)
    assert after.totals.above_target >= before.totals.above_target
    assert after.totals.below_target <= before.totals.below_target
    assert after.totals.hours_gap_low <= before.totals.hours_gap_low
    if after.totals.statutory_share is not None:
        assert after.totals.statutory_share >= before.totals.statutory_share
        assert after.totals.caseload_high >= before.totals.caseload_high


@settings(max_examples=60, deadline=None)
@given(fte=ALLOCATIONS)
def test_the_hours_of_the_units_and_of_posts_that_serve_none_are_those_of_the_area(fte):
    board = evaluate(BOARD, fte)
    unplaced = BOARD["hours_per_fte"] * board.totals.unplaced_fte
    assert sum(load.hours_gap_low for load in board.units) + unplaced == pytest.approx(
        board.totals.hours_gap_low
    )


@settings(max_examples=60, deadline=None)
@given(fte=ALLOCATIONS)
def test_totals_are_the_sum_of_the_units(fte):
    board = evaluate(BOARD, fte)
    assert board.totals.fte == math.fsum(fte.values())
    assert board.totals.clients_high == 7152
    capacity = math.fsum(load.capacity_fte for load in board.units) + board.totals.unplaced_fte
    assert capacity == pytest.approx(board.totals.fte)
    assert board.totals.cost_change_eur == pytest.approx(board.totals.cost_eur - 63 * 60_000)
