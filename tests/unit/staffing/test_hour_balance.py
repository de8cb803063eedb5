"""Hours of work against hours of staff, held to the board; ranges of the groups' shares."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.staffing.board import evaluate
from analytics.staffing.clients import ClientRange
from analytics.staffing.coefficients import coefficients
from analytics.staffing.group_ranges import SHARES, share_ranges
from analytics.staffing.hour_balance import hour_balances, workload_of
from analytics.staffing.regimes import BY_NEED_2026, NORDIC_2022, own_rule
from analytics.staffing.teams import Group, case_mix
from tests.unit.staffing.area import ASSUMED, BOARD, CLIENTS, PLAN, REGISTRY, UNITS

POSTS = st.fixed_dictionaries({unit: st.floats(0, 60) for unit in UNITS})


def balances(fte=None, assumptions=ASSUMED, regime=BY_NEED_2026, board=BOARD):
    return {each.unit: each for each in hour_balances(board, fte or PLAN.fte, assumptions, regime)}


def test_units_come_in_the_boards_order_and_the_area_last():
    assert list(balances()) == [*UNITS, None]


@given(POSTS)
def test_available_less_required_is_the_boards_gap(fte):
    board = evaluate(BOARD, fte)
    for unit, balance in balances(fte).items():
        if unit is not None:
            gap = balance.available_hours - balance.workload.hours
            assert gap == pytest.approx(board.unit(unit).hours_gap_low, abs=1e-6)
            assert balance.statutory_share == pytest.approx(board.unit(unit).statutory_share)


def test_the_area_requires_what_its_units_require_together():
    each = balances()
    together = sum(balance.workload.hours for unit, balance in each.items() if unit)

    assert each[None].workload.hours == pytest.approx(together)
    assert each[None].required_fte == pytest.approx(evaluate(BOARD, PLAN.fte).totals.required_fte)


def test_work_adds_up_over_clients():
    parts = [workload_of(clients, ASSUMED, NORDIC_2022).hours for clients in (100, 250)]

    assert workload_of(350, ASSUMED, NORDIC_2022).hours == pytest.approx(sum(parts))


def test_the_rule_of_2022_takes_more_hours_than_that_of_2026():
    assert balances(regime=NORDIC_2022)[None].workload.hours > balances()[None].workload.hours


def test_a_rule_without_meetings_leaves_initial_interviews_and_other_work():
    nothing = own_rule(discussions=(0, 0, 0, 0), supplementary=(0, 0, 0, 0), by_need=False)
    work = balances(regime=nothing)[None].workload

    assert (work.discussions, work.supplementary) == (0, 0)
    assert work.initial > 0
    assert work.other > 0


def test_a_unit_without_staff_needs_hours_and_has_none():
    balance = balances({**PLAN.fte, "puolanka": 0.0})["puolanka"]

    assert balance.available_hours == 0
    assert balance.statutory_share is None
    assert balance.required_fte > 0


def test_unknown_clients_need_an_unknown_number_of_hours():
    board = coefficients({**CLIENTS, "kuhmo": None}, PLAN, ASSUMED, BY_NEED_2026)
    each = balances(board=board)

    assert each["kuhmo"].workload is None
    assert each["kuhmo"].required_fte is None
    assert each[None].workload is None
    assert each["sotkamo"].workload is not None


def test_an_interval_of_clients_counts_at_its_upper_end():
    board = coefficients({**CLIENTS, "kuhmo": ClientRange(low=1, high=4)}, PLAN, ASSUMED, BY_NEED_2026)

    assert balances(board=board)["kuhmo"].workload == workload_of(4, ASSUMED, BY_NEED_2026)


def test_each_groups_share_lies_in_its_range():
    ranges = share_ranges(ASSUMED)
    assert sorted(ranges) == sorted(Group)
    for group, share in case_mix(ASSUMED).items():
        low, high = ranges[group]
        assert low <= share <= high


@pytest.mark.parametrize("name", SHARES.values())
def test_no_end_of_one_share_takes_adults_out_of_their_range(name):
    low, high = share_ranges(ASSUMED)[Group.ADULTS]
    for end in (REGISTRY[name].low, REGISTRY[name].high):
        adults = case_mix(replace(ASSUMED, **{name: end}))[Group.ADULTS]
        assert low - 1e-12 <= adults <= high + 1e-12


def test_the_widest_share_sets_the_range_of_adults():
    low, high = share_ranges(ASSUMED)[Group.ADULTS]

    # 0.56 less multi-sector 0.10 to 0.25, and with youth 0.20 down to 0.10
    assert low == pytest.approx(0.56 - 0.15)
    assert high == pytest.approx(0.56 + 0.10)
