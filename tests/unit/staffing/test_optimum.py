"""The best allocation: by hand, against every alternative, and against chance."""

import itertools
import math
import random
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analytics.staffing.allocation import GroupLimit, Objective, Problem, objective, problem
from analytics.staffing.board import evaluate
from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.deviation import Move, broken_limits, price_of_deviation
from analytics.staffing.optimum import goal_seek, optimum
from analytics.staffing.regimes import BY_NEED_2026
from domain.errors import InfeasibleError, ParameterError
from tests.unit.staffing.area import ASSUMED, BOARD, JOBSEEKERS_2026_06, PLAN, UNITS

PLAN_PROBLEM = problem(BOARD, PLAN.fte, total_fte=63)


def two_units(**changes):
    """Two units of 200 and 100 clients, ceiling 100, with one post each."""
    plain = Problem(
        units=("a", "b"),
        clients=(200, 100),
        ceilings=(100, 100),
        shared_fte=(0, 0),
        current_fte=(1, 1),
        minimum_fte=(0, 0),
        maximum_fte=(10, 10),
        total_fte=3,
    )
    return replace(plain, **changes)


def test_staff_goes_where_the_clients_are():
    best = optimum(two_units())
    assert best.fte == {"a": 2, "b": 1}
    assert best.objective == Objective(largest_overload_share=0, overload_clients=0, changed_fte=1)


def test_the_largest_relative_overload_comes_first():
    best = optimum(two_units(total_fte=2))
    # 200/1,5 and 100/0,5 are worse than 200/1 and 100/1; 200/1,5 = 133 with 100/0,5 = 200 ties at 200.
    assert best.objective.largest_overload_share == 1
    assert best.objective.overload_clients == 100


def test_movement_decides_between_equals():
    # Four posts for three: where the spare one stays depends on where it is today.
    assert optimum(two_units(total_fte=4, current_fte=(2, 2))).fte == {"a": 2, "b": 2}
    assert optimum(two_units(total_fte=4, current_fte=(3, 1))).fte == {"a": 3, "b": 1}


def test_a_free_total_adds_only_what_is_needed():
    best = optimum(two_units(total_fte=None, current_fte=(1, 3)))
    assert best.fte == {"a": 2, "b": 3}


def test_a_free_total_stays_nearest_to_a_current_value_between_steps():
    best = optimum(two_units(total_fte=None, current_fte=(2.2, 2.3)))
    assert best.fte == {"a": 2.0, "b": 2.5}


def test_presence_is_kept_also_where_there_are_no_clients():
    best = optimum(two_units(clients=(200, 0), minimum_fte=(0, 1), total_fte=2))
    assert best.fte == {"a": 1, "b": 1}


def test_plan_with_the_same_total_can_bring_every_unit_within_its_ceiling():
    best = optimum(PLAN_PROBLEM)
    assert sum(best.fte.values()) == 63
    current = objective(PLAN_PROBLEM, PLAN_PROBLEM.current_fte)
    assert current.largest_overload_share == pytest.approx(203 / 150 - 1)
    assert best.objective == Objective(largest_overload_share=0, overload_clients=0, changed_fte=12)
    assert best.fte["kajaani"] == 22


def test_moves_lead_from_today_to_the_optimum():
    best = optimum(PLAN_PROBLEM)
    reached = dict(PLAN.fte)
    for move in best.moves:
        reached[move.source] -= move.fte
        reached[move.target] += move.fte
    assert reached == best.fte


def test_moves_from_outside_have_no_source():
    best = optimum(two_units(total_fte=None))
    assert best.moves == (Move(source=None, target="a", fte=1),)


def test_optimum_lands_in_the_sliders_as_the_board_reads_them():
    board = evaluate(BOARD, optimum(PLAN_PROBLEM).fte)
    ceilings = {entry["unit"]: entry["ceiling"] for entry in BOARD["units"]}
    assert all(load.caseload_high <= ceilings[load.unit] for load in board.units)


def test_goal_seek_finds_the_fewest_posts_for_120_everywhere():
    sought = goal_seek(PLAN_PROBLEM, 120)
    # 3 248/27,5 = 118,1 and one step fewer 120,3; Suomussalmi gives half a post away.
    assert sought.fte["kajaani"] == 27.5
    assert sought.fte["suomussalmi"] == 6.0
    assert sum(sought.fte.values()) == 61.5


@pytest.mark.parametrize("unit", UNITS)
def test_one_step_fewer_than_goal_seek_misses_the_goal(unit):
    sought = goal_seek(replace(PLAN_PROBLEM, minimum_fte=(0,) * 8), 120).fte
    fewer = evaluate(BOARD, {**sought, unit: sought[unit] - 0.5}).unit(unit)
    assert evaluate(BOARD, sought).unit(unit).caseload_high <= 120
    assert fewer.caseload_high is None or fewer.caseload_high > 120


def test_goal_seek_takes_a_target_for_each_unit():
    sought = goal_seek(two_units(), {"a": 50, "b": 100})
    assert sought.fte == {"a": 4, "b": 1}


def test_goal_seek_says_which_unit_cannot_reach_the_goal():
    with pytest.raises(InfeasibleError) as caught:
        goal_seek(two_units(maximum_fte=(3, 10)), 50)
    assert caught.value.values == {"conflict": "maximum_target", "unit": "a", "maximum": "3", "needed": "4"}


@pytest.mark.parametrize("target", [0, math.nan, {"a": 100}])
def test_goal_seek_refuses_a_target_that_is_none(target):
    with pytest.raises(ParameterError):
        goal_seek(two_units(), target)


@pytest.mark.parametrize(
    ("changes", "conflict"),
    [
        ({"minimum_fte": (2, 2)}, {"conflict": "minimum_total", "minimum": "4", "total": "3"}),
        ({"maximum_fte": (1, 1)}, {"conflict": "maximum_total", "maximum": "2", "total": "3"}),
        ({"total_fte": 3.2}, {"conflict": "total_step", "total": "3.2", "step": "0.5"}),
        (
            {"minimum_fte": (2, 0), "maximum_fte": (1, 9)},
            {"conflict": "minimum_maximum", "unit": "a", "minimum": "2", "maximum": "1"},
        ),
        (
            {"most_changed_fte": 0.5},
            {"conflict": "limits", "limits": "most_changed, total"},
        ),
        (
            {
                "groups": (
                    GroupLimit(name="north", units=frozenset("a"), high=1),
                    GroupLimit(name="south", units=frozenset("b"), high=1),
                )
            },
            {"conflict": "limits", "limits": "north, south, total"},
        ),
    ],
)
def test_limits_that_clash_are_named(changes, conflict):
    with pytest.raises(InfeasibleError) as caught:
        optimum(two_units(**changes))
    assert caught.value.values == conflict


@pytest.mark.parametrize(
    "changes",
    [
        {"clients": (-1, 100)},
        {"clients": (math.nan, 100)},
        {"current_fte": (501, 0)},
        {"minimum_fte": (-1, 0)},
        {"ceilings": (0, 100)},
        {"step_fte": 0},
        {"total_fte": -1},
        {"most_changed_fte": math.nan},
        {"groups": (GroupLimit(name="north", units=frozenset("z")),)},
    ],
)
def test_impossible_values_are_refused(changes):
    with pytest.raises(ParameterError):
        two_units(**changes)


def test_unknown_clients_cannot_be_divided_by():
    unknown = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": None}, UNITS)
    board = coefficients(unknown, PLAN, ASSUMED, BY_NEED_2026)
    with pytest.raises(ParameterError) as caught:
        problem(board, PLAN.fte, total_fte=63)
    assert caught.value.values["value"] == "kuhmo"


def test_the_price_of_deviating_is_told_objective_by_objective():
    best = optimum(PLAN_PROBLEM)
    price = price_of_deviation(PLAN_PROBLEM, best, {**best.fte, "kajaani": 20.0, "sotkamo": 8.0})
    assert price.largest_overload_share == pytest.approx(162.4 / 150 - 1)
    assert price.overload_clients == pytest.approx(248)
    assert price.fte == 0
    assert price.broken == ()


def test_the_optimum_itself_has_no_price():
    best = optimum(PLAN_PROBLEM)
    price = price_of_deviation(PLAN_PROBLEM, best, best.fte)
    assert (price.largest_overload_share, price.overload_clients, price.changed_fte, price.fte) == (
        0,
        0,
        0,
        0,
    )


def test_the_price_of_leaving_clients_without_staff_is_infinite():
    best = optimum(PLAN_PROBLEM)
    price = price_of_deviation(PLAN_PROBLEM, best, {**best.fte, "kuhmo": 0.0})
    assert price.largest_overload_share == math.inf
    assert price.broken == ("minimum", "total")


def test_where_limits_leave_clients_without_staff_anyway_that_has_no_price():
    closed = two_units(maximum_fte=(0, 10), total_fte=1)
    price = price_of_deviation(closed, optimum(closed), {"a": 0.0, "b": 1.0})
    assert (price.largest_overload_share, price.overload_clients) == (0, 0)


def test_a_deviation_names_every_limit_it_breaks():
    limited = two_units(
        maximum_fte=(2, 10),
        groups=(GroupLimit(name="south", units=frozenset("b"), high=1),),
        most_changed_fte=1,
    )
    assert broken_limits(limited, (2.7, 2.0)) == ("maximum", "step", "total", "groups", "most_changed")


def test_optimum_is_never_worse_than_ten_thousand_random_allocations():
    chance = random.Random(63)  # noqa: S311
    best = optimum(PLAN_PROBLEM).objective
    lows = [round(low * 2) for low in PLAN_PROBLEM.minimum_fte]
    for _ in range(10_000):
        cuts = sorted(chance.randrange(126 - sum(lows) + 1) for _ in range(7))
        spare = [b - a for a, b in itertools.pairwise([0, *cuts, 126 - sum(lows)])]
        fte = tuple((low + extra) / 2 for low, extra in zip(lows, spare, strict=True))
        assert best <= objective(PLAN_PROBLEM, fte)


@st.composite
def small_problems(draw, *, limited=False):
    size = draw(st.integers(2, 3))

    def each(strategy):
        return tuple(draw(st.lists(strategy, min_size=size, max_size=size)))

    step = draw(st.sampled_from([0.5, 0.3, 1.0]))
    total = draw(st.none() | st.integers(0, 9))
    groups, most = (), None
    if limited:
        low, width = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        groups = (GroupLimit(name="pair", units=frozenset("ab"), low=low, high=low + width),)
        most = draw(st.none() | st.sampled_from([0.6, 1.5, 4.0]))
    return Problem(
        units=tuple("abc"[:size]),
        clients=each(st.integers(0, 300)),
        ceilings=each(st.sampled_from([90, 100, 120.5])),
        shared_fte=each(st.sampled_from([0, 0, 0.1, -0.5])),
        current_fte=each(st.sampled_from([0, 0.5, 1.0, 1.2, 2.0])),
        minimum_fte=each(st.sampled_from([0, 0, 0.5, 1.0])),
        maximum_fte=each(st.sampled_from([1.0, 2.1, 3.0])),
        step_fte=step,
        total_fte=None if total is None else total * step,
        groups=groups,
        most_changed_fte=most,
    )


def every_allocation(given_problem):
    step = round(given_problem.step_fte * 10)
    ranges = [range(0, round(high * 10) + 1, step) for high in given_problem.maximum_fte]
    for tenths in itertools.product(*ranges):
        fte = tuple(tenth / 10 for tenth in tenths)
        if not broken_limits(given_problem, fte):
            yield fte


def compare_with_every_allocation(given_problem):
    """Check the optimum against the best of all allowed allocations, or that there is none."""
    objectives = [objective(given_problem, fte) for fte in every_allocation(given_problem)]
    if not objectives:
        with pytest.raises(InfeasibleError):
            optimum(given_problem)
        return
    best = optimum(given_problem)
    assert broken_limits(given_problem, tuple(best.fte.values())) == ()
    assert best.objective == min(objectives)


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(given_problem=small_problems())
def test_optimum_equals_the_best_of_all_allocations(given_problem):
    compare_with_every_allocation(given_problem)


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(given_problem=small_problems(limited=True))
def test_optimum_under_limits_on_groups_and_movement_equals_the_best_of_all(given_problem):
    compare_with_every_allocation(given_problem)


@settings(max_examples=30, deadline=None)
@given(
    clients=st.lists(st.integers(0, 4000), min_size=8, max_size=8),
    total=st.integers(26, 200),
)
def test_both_methods_agree(clients, total):
    plain = replace(PLAN_PROBLEM, clients=tuple(clients), total_fte=total / 2)
    limited = replace(plain, most_changed_fte=4000)
    assert optimum(limited).method == "milp"
    assert optimum(limited).objective == optimum(plain).objective


@settings(max_examples=50, deadline=None)
@given(clients=st.lists(st.integers(0, 4000), min_size=8, max_size=8), total=st.integers(26, 200))
def test_one_more_step_never_worsens_the_largest_overload(clients, total):
    fewer = optimum(replace(PLAN_PROBLEM, clients=tuple(clients), total_fte=total / 2))
    more = optimum(replace(PLAN_PROBLEM, clients=tuple(clients), total_fte=(total + 1) / 2))
    assert more.objective.largest_overload_share <= fewer.objective.largest_overload_share
    assert sum(more.fte.values()) == (total + 1) / 2


@settings(max_examples=50, deadline=None)
@given(steps=st.lists(st.integers(6, 40), min_size=8, max_size=8))
def test_optimum_is_never_worse_than_today(steps):
    current = {unit: count / 2 for unit, count in zip(UNITS, steps, strict=True)}
    given_problem = problem(BOARD, current, total_fte=sum(current.values()))
    assume(not broken_limits(given_problem, tuple(current.values())))
    assert optimum(given_problem).objective <= objective(given_problem, given_problem.current_fte)
