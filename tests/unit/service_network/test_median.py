"""Best p sites: small cases known in advance, then brute force and monotonicity."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analytics.service_network.frames import MedianCurve
from analytics.service_network.median import median_curve, optimal_sites
from domain.errors import ParameterError
from tests.unit.flows.figures import AREAS, JUNE_2026, road_distances


def test_one_site_stands_where_most_people_are():
    # Persons 10, 1 and 1 at kilometres 0, 5 and 9 of a road.
    place = np.array([0.0, 5, 9])
    costs = np.array([10, 1, 1])[:, None] * np.abs(place[:, None] - place)

    best = optimal_sites(costs, 1)

    assert (best.sites.tolist(), best.cost, best.is_proven) == ([0], 14.0, True)


def test_two_sites_split_two_villages():
    place = np.array([0.0, 1, 50, 52, 53])
    best = optimal_sites(np.abs(place[:, None] - place), 2)

    assert best.sites[1] == 3
    assert best.nearest.tolist() == [best.sites[0]] * 2 + [3] * 3
    assert best.cost == 4.0


@pytest.mark.parametrize("p", [0, 4])
def test_a_number_of_sites_that_do_not_exist_is_refused(p):
    with pytest.raises(ParameterError):
        optimal_sites(np.ones((3, 3)), p)


def brute_force(costs, p):
    return min(costs[:, list(sites)].min(axis=1).sum() for sites in combinations(range(costs.shape[1]), p))


cost_matrices = st.tuples(st.integers(1, 8), st.integers(1, 8)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(0, 50))
)


@settings(max_examples=60, deadline=None)
@given(costs=cost_matrices, data=st.data())
def test_no_choice_costs_less_than_the_optimum(costs, data):
    p = data.draw(st.integers(1, costs.shape[1]))

    best = optimal_sites(costs, p)

    assert best.is_proven
    assert len(best.sites) == p
    assert best.cost == pytest.approx(brute_force(costs, p))


def road_map(seed, n):
    rng = np.random.default_rng(seed)
    place = rng.uniform(0, 300, (n, 2))
    persons = rng.integers(1, 5_000, n)
    return persons[:, None] * np.hypot(*(place[:, None] - place).transpose(2, 0, 1))


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), p=st.integers(1, 4))
def test_generated_maps_of_sixteen_agree_with_brute_force(seed, p):
    costs = road_map(seed, 16)

    assert optimal_sites(costs, p).cost == pytest.approx(brute_force(costs, p))


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_another_site_never_costs_more(seed):
    costs = road_map(seed, 30)

    totals = [optimal_sites(costs, p).cost for p in range(1, 31)]

    assert all(fewer >= more - 1e-6 for fewer, more in pairwise(totals))


CURVE = median_curve(JUNE_2026[["ref_area", "labour_force", "jobseekers"]], road_distances(), AREAS)


def test_curve_keeps_its_contract_and_is_proven():
    MedianCurve.validate(CURVE)
    assert CURVE["is_proven"].all()


def test_best_single_point_is_kajaani_and_best_two_add_kuusamo():
    assert CURVE.query("points == 1")["ref_area"].tolist() == ["205"]
    assert set(CURVE.query("points == 2")["ref_area"]) == {"205", "305"}


def test_mean_way_to_kajaani_alone_is_the_weighted_mean_of_road_distances():
    clients = JUNE_2026.set_index("ref_area")["jobseekers"]
    to_kajaani = road_distances().query("destination_area == '205'").set_index("origin_area")["road_km"]

    expected = (clients * to_kajaani).sum() / 7152
    assert CURVE.query("points == 1")["mean_km"].item() == pytest.approx(expected)


def test_a_point_in_each_municipality_leaves_no_way():
    assert not CURVE.query("points == 10")["person_km"].any()
