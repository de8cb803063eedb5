"""Many members, what joining brings, and the year's payments."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.joint_services.core import leaving, most_leaving
from analytics.joint_services.cost import ServiceCost, coalition_costs
from analytics.joint_services.joining import farthest_km, joined, travel_eur
from analytics.joint_services.many import MOST_MEMBERS, sampled_shapley, shares
from analytics.joint_services.members import who_leaves
from analytics.joint_services.settlement import cents, settled
from analytics.joint_services.sharing import Game, Way, exact_shares, shapley
from tests.unit.joint_services.published import JOBSEEKERS
from tests.unit.joint_services.test_sharing import CLIENTS, COSTS, HALF_POST

FORTY_FIVE = tuple(float(100 + 37 * place % 900) for place in range(MOST_MEMBERS))


def test_forty_five_members_without_steps_are_exact():
    game = Game(ServiceCost(fixed_eur=90_000, per_client_eur=20), FORTY_FIVE, {})
    found = shares(game)

    assert found.is_exact
    # 90 000 / 45 = 2 000, and 20 euros for each of its 100 clients.
    assert [found.shares[way][0] for way in (Way.SHAPLEY, Way.NUCLEOLUS, Way.PER_CAPITA_NUCLEOLUS)] == [
        4_000
    ] * 3
    assert most_leaving(game.cost, game.clients, found.shares[Way.NUCLEOLUS]) is None


def test_steps_of_many_are_drawn_with_their_error_and_without_a_nucleolus():
    game = Game(HALF_POST, FORTY_FIVE, {Way.PER_JOBSEEKER: FORTY_FIVE})
    found = shares(game)

    assert not found.is_exact
    assert found.shares.keys() == {Way.PER_JOBSEEKER, Way.SCRB, Way.SHAPLEY}
    assert all(each.sum() == pytest.approx(game.total) for each in found.shares.values())


def test_drawn_shares_are_as_near_the_exact_as_they_say():
    exact = shapley(coalition_costs(HALF_POST, JOBSEEKERS))
    drawn, error = sampled_shapley(HALF_POST, JOBSEEKERS)

    assert (error > 0).all()
    # Twice the error leaves one of ten out in a thousand.
    assert (np.abs(drawn - exact) < 2 * error).all()
    assert error.max() < 0.01 * exact.max()


def test_of_drawn_shares_only_the_posts_are_drawn():
    """What is paid once and for each client is exact, and the error is that of the posts at their price."""
    staff = ServiceCost(fte_eur=HALF_POST.fte_eur, clients_per_fte=HALF_POST.clients_per_fte)
    whole = replace(staff, fixed_eur=45_000, per_client_eur=2, fte_eur=2 * staff.fte_eur)
    (alone, error), (drawn, doubled) = (sampled_shapley(each, FORTY_FIVE) for each in (staff, whole))

    assert drawn == pytest.approx(1_000 + 2 * np.array(FORTY_FIVE) + 2 * alone)
    assert doubled == pytest.approx(2 * error)


def test_many_without_steps_have_the_scrb_of_few():
    cost = ServiceCost(fixed_eur=5_000, per_client_eur=3)
    few = exact_shares(Game(cost, FORTY_FIVE[:12], {}))
    many = shares(Game(cost, FORTY_FIVE[:13], {})).shares

    assert few[Way.SCRB][0] - 5_000 / 12 == pytest.approx(many[Way.SCRB][0] - 5_000 / 13)


@settings(max_examples=60, deadline=None)
@given(COSTS, CLIENTS, st.data())
def test_the_search_by_clients_finds_the_group_that_saves_most(cost, clients, data):
    weights = data.draw(st.lists(st.integers(1, 50), min_size=len(clients), max_size=len(clients)))
    total = Game(cost, clients, {}).total
    pays = total * np.array(weights) / sum(weights)
    listed = leaving(coalition_costs(cost, clients), pays)
    found = most_leaving(cost, clients, pays)

    assert (found is None) == (not listed)
    if found is not None:
        assert found.saves == pytest.approx(listed[0].saves, abs=0.005)
        assert found.pays == pytest.approx(sum(pays[each] for each in found.members))


def of_people(cost, clients, weights):
    """Return a service with what each member pays by people, as a run."""
    game = Game(cost, clients, {Way.PER_HEAD: weights})
    pays = np.array(weights) * game.total / sum(weights)
    return game, {Way.PER_HEAD: pays}


def test_who_leaves_at_every_cost_and_who_only_at_some():
    # Two equal members of three, the first paying half: it would save half of C - C(1) = F/2 + v - (F + v).
    runs = tuple(
        of_people(ServiceCost(fixed_eur=fixed, per_client_eur=10), (100.0, 100.0), (3.0, 1.0))
        for fixed in (400, 300, 4_000)
    )
    found = who_leaves(runs)[Way.PER_HEAD]

    # It pays 3/4 of 2 400, 2 300 and 6 000 euros, and alone 1 400, 1 300 and 5 000.
    assert [(each.members, each.saves) for each in found.groups] == [((0,), 400.0)]
    assert (found.spread.most.low, found.spread.most.high) == (0.0, 425.0)
    assert (found.spread.always, found.spread.sometimes) == (0, 1)
    always = who_leaves(runs[:2])[Way.PER_HEAD].spread
    assert (always.most.low, always.always, always.sometimes) == (400.0, 1, 0)


@settings(max_examples=40, deadline=None)
@given(st.lists(COSTS, min_size=1, max_size=4), CLIENTS, st.data())
def test_groups_over_a_range_are_those_of_its_runs(costs, clients, data):
    weights = data.draw(st.lists(st.integers(1, 50), min_size=len(clients), max_size=len(clients)))
    runs = tuple(of_people(cost, clients, weights) for cost in costs)
    spread = who_leaves(runs)[Way.PER_HEAD].spread
    every = [
        {
            each.members: each.saves
            for each in leaving(coalition_costs(game.cost, clients), pays[Way.PER_HEAD])
        }
        for game, pays in runs
    ]

    assert spread.always == len(set.intersection(*(set(each) for each in every)))
    assert spread.always + spread.sometimes == len(set.union(*(set(each) for each in every)))
    most = [max(each.values(), default=0.0) for each in every]
    assert (spread.most.low, spread.most.high) == pytest.approx((min(most), max(most)))


@pytest.mark.parametrize("cost", [ServiceCost(fixed_eur=9_000, per_client_eur=20), HALF_POST])
def test_of_many_members_the_range_is_that_of_the_group_that_saves_most(cost):
    weights = tuple(float(1 + place % 3) for place in range(MOST_MEMBERS))
    dearer = ServiceCost(
        fixed_eur=2 * cost.fixed_eur,
        per_client_eur=2 * cost.per_client_eur,
        fte_eur=2 * cost.fte_eur,
        clients_per_fte=cost.clients_per_fte,
    )
    runs = tuple(of_people(each, FORTY_FIVE, weights) for each in (cost, dearer))
    found = who_leaves(runs)[Way.PER_HEAD]

    assert found.spread.most.high == pytest.approx(2 * found.spread.most.low)
    assert found.groups[0].saves == pytest.approx(found.spread.most.low)
    assert found.spread.always is None


def test_the_search_refuses_clients_that_cannot_be_counted():
    with pytest.raises(ValueError, match="whole or halves"):
        most_leaving(HALF_POST, (1.3, 2.0), np.array([1.0, 1.0]))


@settings(max_examples=60, deadline=None)
@given(COSTS, CLIENTS)
def test_what_joining_brings_is_what_it_saves_all(cost, clients):
    game = Game(cost, clients, {})
    for found in exact_shares(game).values():
        brought = joined(game, found)
        without = [
            Game(cost, clients[:place] + clients[place + 1 :], {}).total if len(clients) > 1 else 0.0
            for place in range(len(clients))
        ]
        saved = game.alone + without - game.total

        assert brought.saves + brought.brings == pytest.approx(saved, abs=1e-5)


def test_the_distance_at_which_joining_stops_paying():
    # 24 visits a year at 1,20 euros a kilometre: 57,60 euros for each kilometre of distance.
    assert farthest_km(5_760, 24, 1.2) == pytest.approx(100)
    assert travel_eur(100, 24, 1.2) == pytest.approx(5_760)
    assert farthest_km(0, 24, 1.2) == farthest_km(-10, 24, 1.2) == 0
    assert farthest_km(10, 0, 1.2) == math.inf


def test_a_year_is_settled_as_worked_out():
    first, second, third = settled((1_000, 500, 200), (1_100, 410, 190), advance_part=0.95, least_eur=16.82)

    assert (first.advance, first.balance, first.paid) == (950, 150, 1_100)
    assert (second.advance, second.balance, second.paid) == (475, -65, 410)
    # Nothing under 16,82 euros is paid.
    assert (third.advance, third.balance, third.is_left, third.paid) == (190, 0, False, 190)
    assert settled((200,), (200,), advance_part=0.95, least_eur=16.82)[0].is_left


EUROS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)


@given(EUROS)
def test_cents_add_up(values):
    found = cents(values)

    assert round(sum(found), 2) == pytest.approx(round(sum(values), 2), abs=0.0101)
    assert all(abs(one - other) <= 0.0101 for one, other in zip(found, values, strict=True))


def test_three_equal_parts_of_a_hundred_add_up_to_it():
    assert cents([100 / 3] * 3) == [33.34, 33.33, 33.33]


@given(EUROS, st.floats(0, 1))
def test_advance_and_balance_make_what_was_used(planned, part):
    for each in settled(planned, planned[::-1], advance_part=part, least_eur=0):
        assert not each.is_left
        assert round(each.advance + each.balance, 2) == each.actual


def test_an_advance_of_more_than_all_is_refused():
    with pytest.raises(ValueError, match="out of range"):
        settled((1,), (1,), advance_part=1.1, least_eur=0)
