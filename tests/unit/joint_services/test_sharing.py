"""Ways to divide a cost: published answers, worked answers, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from analytics.joint_services.core import empty_core, leaving
from analytics.joint_services.cost import ServiceCost, coalition_costs, member_table
from analytics.joint_services.nucleolus import nucleolus
from analytics.joint_services.sharing import Game, Way, exact_shares, proportional, scrb, shapley
from tests.unit.joint_services.published import (
    JOBSEEKERS,
    SWEDISH,
    UNEMPLOYED,
    airport,
    of_values,
    swedish,
    talmud,
)

HALF_POST = ServiceCost(fte_eur=60_000, clients_per_fte=1_500)
TEN = Game(HALF_POST, JOBSEEKERS, {Way.PER_JOBSEEKER: JOBSEEKERS, Way.PER_UNEMPLOYED: UNEMPLOYED})


def close(found, expected, abs_tol=0.005):
    return found == pytest.approx(expected, abs=abs_tol)


def test_six_swedish_municipalities_divide_as_published():
    costs = swedish()

    assert close(shapley(costs), [20.01, 10.71, 6.61, 10.37, 16.94, 19.18], 0.01)
    assert close(scrb(costs), [19.54, 13.28, 5.62, 10.90, 16.66, 17.82], 0.0099)
    # 83,82 by thousands of inhabitants, rounded as they are known; by million cubic metres a year.
    population = proportional(83.82, (85.0, 176.3, 26.8, 69.0, 287.3, 59.5))
    demand = proportional(83.82, (6.72, 8.23, 3.75, 3.53, 14.64, 5.39))
    assert close(population, [10.13, 21.00, 3.19, 8.22, 34.22, 7.07], 0.016)
    assert close(demand, [13.33, 16.32, 7.43, 7.00, 29.04, 10.69], 0.0099)


def test_their_nucleolus_is_no_corner_of_the_first_programme():
    costs = swedish()
    shares = nucleolus(costs).shares

    assert close(shares, [20.35, 12.0567, 4.9967, 8.6067, 18.32, 19.49], 0.00005)
    saved = np.sort((costs - member_table(len(shares)) @ shares)[1:-1])
    assert list(dict.fromkeys(saved.round(4)))[:4] == [1.6, 2.2067, 2.2833, 2.49]


def test_their_per_capita_nucleolus_is_worked_out():
    found = nucleolus(swedish(), per_capita=True)

    assert close(found.shares, [20.029, 12.519, 3.943, 9.069, 18.544, 19.714], 0.0005)


def by_letters(groups):
    return {"".join(SWEDISH[each] for each in group.members): round(group.saves, 2) for group in groups}


def test_who_would_leave_is_as_published():
    costs = swedish()

    assert by_letters(leaving(costs, scrb(costs))) == {"HKL": 2.54, "AHL": 0.51, "AHKL": 0.39}
    assert by_letters(leaving(costs, shapley(costs))) == {"HKL": 0.43}
    assert not leaving(costs, nucleolus(costs).shares)
    assert empty_core(costs, nucleolus(costs)) is None


@pytest.mark.parametrize(
    ("values", "divided"),
    [
        ((46_125, 17_437.5, 5_812.5, 69_187.5, 53_812.5, 30_750, 90_000), (52_687.5, 24_468.75, 12_843.75)),
        ((-1, 0, 1, 3, 4, 2, 5), (8 / 3, 2 / 3, 5 / 3)),
    ],
)
def test_savings_have_their_published_nucleolus(values, divided):
    assert -nucleolus(of_values(values)).shares == pytest.approx(divided)


def test_savings_have_their_published_shapley_value():
    assert -shapley(of_values((2, 4, 5, 18, 14, 9, 24))) == pytest.approx((9.5, 8, 6.5))


@pytest.mark.parametrize(
    ("estate", "divided"), [(100, (100 / 3,) * 3), (200, (50, 75, 75)), (300, (50, 100, 150))]
)
def test_an_estate_is_divided_as_in_the_talmud(estate, divided):
    assert -nucleolus(talmud(estate)).shares == pytest.approx(divided)


def test_a_runway_is_divided_as_worked_out():
    costs = airport()

    assert close(shapley(costs), (2.5, 5.8333, 15.8333, 75.8333), 0.00005)
    assert nucleolus(costs).shares == pytest.approx((5, 7.5, 13.75, 73.75))


def test_one_sum_and_own_cost_are_divided_alike_by_both():
    costs = coalition_costs(ServiceCost(fixed_eur=100, per_client_eur=1), (10, 20, 30, 40))

    assert shapley(costs) == pytest.approx((35, 45, 55, 65))
    assert nucleolus(costs).shares == pytest.approx((35, 45, 55, 65))


def test_three_equals_whose_core_is_empty():
    costs = np.array([0, 10, 10, 12, 10, 12, 12, 20], dtype=float)
    found = nucleolus(costs)
    why = empty_core(costs, found)

    assert found.shares == pytest.approx((20 / 3,) * 3)
    assert why is not None
    assert why.least == pytest.approx(4 / 3)
    # Each pair for half of the time: 3 x 12 / 2 = 18, less than 20.
    assert {(each.members, round(each.part, 9)) for each in why.groups} == {
        ((0, 1), 0.5),
        ((0, 2), 0.5),
        ((1, 2), 0.5),
    }
    assert (why.apart, why.together) == (pytest.approx(18), 20)


def test_ten_municipalities_with_half_posts_divide_as_worked_out():
    shares = exact_shares(TEN)
    costs = coalition_costs(HALF_POST, JOBSEEKERS)
    found = nucleolus(costs)
    why = empty_core(costs, found)

    assert (TEN.total, TEN.alone.sum()) == (300_000, 450_000)
    assert close(
        shares[Way.NUCLEOLUS],
        [8571.43, 131785.71, 23571.43, 50357.14, 11785.71, 8571.43, 3214.29, 23571.43, 26785.71, 11785.71],
    )
    assert close(
        shares[Way.SHAPLEY],
        [7404.76, 130773.81, 24119.05, 49785.71, 11416.67, 10357.14, 4666.67, 23297.62, 26119.05, 12059.52],
    )
    assert why is not None
    assert close(why.least, 9_642.86)
    assert close(shares[Way.PER_JOBSEEKER][1], 136_241.61)
    assert len(leaving(costs, shares[Way.PER_JOBSEEKER])) == 236
    assert close(shares[Way.PER_UNEMPLOYED][1], 140_162.82)


def test_a_need_on_a_step_takes_no_more_than_the_step():
    cost = ServiceCost(fte_eur=60_000, clients_per_fte=1_500)

    assert cost.posts(np.array([0.0, 1, 750, 751, 1_500])).tolist() == [0, 0.5, 0.5, 1, 1]
    assert ServiceCost(clients_per_fte=0.3, fte_eur=2).posts(np.array([0.1 + 0.2])).tolist() == [1]


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_a_cost_that_cannot_be_is_refused(value):
    with pytest.raises(ValueError, match="fixed_eur"):
        ServiceCost(fixed_eur=value)


def test_too_many_members_are_refused_before_they_are_listed():
    with pytest.raises(ValueError, match="13 members"):
        coalition_costs(HALF_POST, (1,) * 13)


COSTS = st.builds(
    ServiceCost,
    fixed_eur=st.integers(0, 50_000),
    per_client_eur=st.integers(0, 500),
    fte_eur=st.integers(0, 80_000),
    clients_per_fte=st.sampled_from((0, 40, 100, 1_500)),
)
CLIENTS = st.lists(st.integers(1, 3_000), min_size=1, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None)
@given(COSTS, CLIENTS)
def test_every_way_divides_the_whole_cost(cost, clients):
    game = Game(cost, clients, dict.fromkeys((Way.PER_HEAD, Way.PER_JOBSEEKER), clients))

    for found in exact_shares(game).values():
        assert found.sum() == pytest.approx(game.total, abs=1e-6, rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 90_000), st.integers(0, 500), CLIENTS)
def test_without_steps_everyone_pays_its_own_and_an_even_part(fixed, per_client, clients):
    costs = coalition_costs(ServiceCost(fixed_eur=fixed, per_client_eur=per_client), clients)
    expected = fixed / len(clients) + per_client * np.array(clients)

    for found in (
        shapley(costs),
        scrb(costs),
        nucleolus(costs).shares,
        nucleolus(costs, per_capita=True).shares,
    ):
        assert found == pytest.approx(expected, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 90_000), st.lists(st.integers(0, 100), min_size=2, max_size=7).filter(any))
def test_any_division_of_one_sum_keeps_everyone(fixed, weights):
    costs = coalition_costs(ServiceCost(fixed_eur=fixed), (1,) * len(weights))

    assert not leaving(costs, proportional(fixed, weights))


@st.composite
def games(draw):
    count = draw(st.integers(1, 4))
    costs = draw(st.lists(st.integers(0, 60), min_size=(1 << count) - 1, max_size=(1 << count) - 1))
    return np.array([0, *costs], dtype=float)


def by_every_programme(costs, weights):
    """Return the nucleolus as defined: each coalition is tried for being tight in all optima."""
    everyone = len(costs) - 1
    count = everyone.bit_length()
    rows = (np.arange(everyone + 1)[:, None] >> np.arange(count) & 1).astype(float)
    fixed, open_ = {everyone: costs[everyone]}, set(range(1, everyone))
    while open_ and np.linalg.matrix_rank([rows[mask] for mask in fixed]) < count:
        tried = sorted(open_)
        upper = np.column_stack((rows[tried], weights[tried]))
        equal = np.column_stack(([rows[mask] for mask in fixed], np.zeros(len(fixed))))
        pays = list(fixed.values())
        best = linprog(
            [0] * count + [-1], A_ub=upper, b_ub=costs[tried], A_eq=equal, b_eq=pays, bounds=(None, None)
        )
        for mask in tried:
            still = linprog(
                [*rows[mask], 0],
                A_ub=upper,
                b_ub=costs[tried],
                A_eq=np.vstack((equal, [0] * count + [1])),
                b_eq=[*pays, best.x[-1]],
                bounds=(None, None),
            )
            if still.status == 0 and still.fun > costs[mask] - weights[mask] * best.x[-1] - 1e-6:
                fixed[mask] = costs[mask] - weights[mask] * best.x[-1]
                open_.remove(mask)
    return np.linalg.lstsq([rows[mask] for mask in fixed], list(fixed.values()), rcond=None)[0]


@settings(max_examples=40, deadline=None)
@given(games(), st.booleans())
def test_it_is_the_nucleolus_of_the_definition(costs, per_capita):
    sizes = np.array([mask.bit_count() for mask in range(len(costs))], dtype=float)
    expected = by_every_programme(costs, sizes if per_capita else np.ones(len(costs)))

    assert nucleolus(costs, per_capita=per_capita).shares == pytest.approx(expected, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(games(), st.integers(1, 1_000), st.lists(st.integers(-50, 50), min_size=4, max_size=4))
def test_other_money_and_own_costs_change_the_nucleolus_as_much(costs, times, own):
    rows = np.arange(len(costs))[:, None] >> np.arange((len(costs) - 1).bit_length()) & 1
    added = np.array(own[: rows.shape[1]])

    found = nucleolus(times * costs + rows @ added).shares

    assert found == pytest.approx(times * nucleolus(costs).shares + added, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(games())
def test_the_groups_that_show_an_empty_core_are_balanced(costs):
    found = nucleolus(costs)
    why = empty_core(costs, found)

    assert bool(leaving(costs, found.shares)) == (why is not None)
    if why is not None:
        assert why.apart < why.together
        for member in range(len(found.shares)):
            assert sum(each.part for each in why.groups if member in each.members) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(COSTS, CLIENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_members_changes_nobodys_share(cost, clients, random):
    order = list(range(len(clients)))
    random.shuffle(order)
    found = exact_shares(Game(cost, clients, {}))
    shuffled = exact_shares(Game(cost, tuple(clients[each] for each in order), {}))

    for way, shares in found.items():
        assert shuffled[way] == pytest.approx(shares[order], abs=1e-5)


def test_equal_members_pay_equally():
    for found in exact_shares(Game(HALF_POST, (400,) * 7, {})).values():
        assert np.ptp(found) < 1e-6
