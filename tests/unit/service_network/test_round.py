"""The visiting round of a pop-up counsellor."""

from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.flows.distances import road_matrix
from analytics.service_network.frames import RoundStops
from analytics.service_network.round import RoundParameters, StopTooFarError, visiting_round
from domain.errors import ParameterError
from tests.drawn import drawn
from tests.unit.flows.figures import AREAS, road_distances

DISTANCES = road_distances()
STOPS = tuple(area for area in AREAS if area != "205")
HALF_DAYS = RoundParameters()


def days_and_km(rounds):
    return rounds["day"].max(), round(rounds["leg_km"].sum(), 1)


def test_two_towns_on_one_road_make_one_day():
    rounds = visiting_round("205", ["290", "765"], DISTANCES, RoundParameters(stop_min=120))

    RoundStops.validate(rounds)
    # Kajaani-Sotkamo 39.7, Sotkamo-Kuhmo 61.1, Kuhmo-Kajaani 100.6 km.
    assert days_and_km(rounds) == (1, 201.4)


@pytest.mark.parametrize(
    ("stop_min", "days", "kilometres"), [(180, 6, 1568.4), (120, 4, 1251.8), (90, 3, 1014.8), (60, 3, 909.3)]
)
def test_rounds_of_all_the_others_reach_the_optimum_of_an_exact_model(stop_min, days, kilometres):
    # Optima of a single-commodity flow model, proven by HiGHS in up to 6 s each.
    rounds = visiting_round("205", STOPS, DISTANCES, RoundParameters(stop_min=stop_min))

    assert days_and_km(rounds) == (days, kilometres)


def test_a_round_that_would_take_24_seconds_too_long_takes_a_day_more():
    # Four days of 1 202 km would have one of 540.4 minutes.
    stops = [area for area in AREAS if area != "578"]
    rounds = visiting_round("578", stops, DISTANCES, RoundParameters(stop_min=120, day_min=540))

    assert days_and_km(rounds) == (5, 1249.7)


def test_fewer_days_come_before_fewer_kilometres():
    # Two days would take 40 km, one takes 10 + 100 + 10.
    detour = drawn(
        """
        origin_area | destination_area | road_km | drive_min
        205         | 765              |      10 |        10
        765         | 205              |      10 |        10
        205         | 697              |      10 |        10
        697         | 205              |      10 |        10
        765         | 697              |     100 |        60
        697         | 765              |     100 |        60
        """,
        road_km="float64",
        drive_min="float64",
    )

    assert days_and_km(visiting_round("205", ["765", "697"], detour, HALF_DAYS)) == (1, 120.0)


def test_the_same_question_has_the_same_answer():
    first, second = (visiting_round("205", STOPS, DISTANCES, HALF_DAYS) for _ in range(2))

    assert first.equals(second)


def test_no_stops_make_an_empty_round():
    assert visiting_round("205", [], DISTANCES, HALF_DAYS).empty


def test_a_stop_that_does_not_fit_a_day_is_named():
    # Kuusamo is 170 minutes away: 340 of driving leave no half day of an office day.
    with pytest.raises(StopTooFarError) as caught:
        visiting_round("205", ["765", "305"], DISTANCES, RoundParameters(day_min=435))

    # Twice 170.1 minutes of driving and the half day.
    assert caught.value.values == {"area": "305", "needed_min": "521"}


@pytest.mark.parametrize("stops", [("205", "765"), ("765", "765")])
def test_stops_that_repeat_or_are_the_base_are_refused(stops):
    with pytest.raises(ParameterError):
        visiting_round("205", stops, DISTANCES, HALF_DAYS)


@pytest.mark.parametrize("bad", [{"stop_min": 5}, {"day_min": 1000}])
def test_days_out_of_range_are_refused(bad):
    with pytest.raises(ParameterError):
        RoundParameters(**bad)


chosen = st.lists(st.sampled_from(STOPS), min_size=1, max_size=9, unique=True)


@settings(max_examples=40, deadline=None)
@given(stops=chosen, stop_min=st.integers(30, 200), day_min=st.integers(541, 720))
def test_every_stop_is_visited_once_and_no_day_is_too_long(stops, stop_min, day_min):
    rounds = visiting_round("205", stops, DISTANCES, RoundParameters(stop_min=stop_min, day_min=day_min))

    visits = rounds[rounds["ref_area"] != "205"]
    minutes = rounds.groupby("day")["leg_min"].sum() + stop_min * visits.groupby("day").size()
    assert sorted(visits["ref_area"]) == sorted(stops)
    assert (rounds["ref_area"] == "205").sum() == rounds["day"].max()
    assert (minutes <= day_min + 1e-9).all()


def brute_force(base, stops, parameters):
    """Return fewest days, then fewest kilometres, of every order of the stops cut into days everywhere."""
    nodes = [base, *stops]
    road_km, drive_min = (road_matrix(DISTANCES, nodes, nodes, name) for name in ("road_km", "drive_min"))

    def day(part):
        legs = list(pairwise((0, *part, 0)))
        minutes = sum(drive_min[leg] for leg in legs) + parameters.stop_min * len(part)
        return sum(road_km[leg] for leg in legs) if minutes <= parameters.day_min + 1e-6 else np.inf

    best = (len(stops) + 1, np.inf)
    for order in permutations(range(1, len(nodes))):
        for cuts in product((False, True), repeat=len(stops) - 1):
            ends = [0, *(place for place, cut in enumerate(cuts, start=1) if cut), len(stops)]
            kilometres = sum(day(order[start:end]) for start, end in pairwise(ends))
            if np.isfinite(kilometres):
                best = min(best, (len(ends) - 1, round(kilometres, 6)))
    return best


@settings(max_examples=25, deadline=None)
@given(
    places=st.lists(st.sampled_from(AREAS), min_size=2, max_size=6, unique=True),
    stop_min=st.integers(30, 240),
    day_min=st.integers(240, 720),
)
def test_no_round_is_better_by_brute_force(places, stop_min, day_min):
    base, *stops = places
    parameters = RoundParameters(stop_min=stop_min, day_min=day_min)
    best = brute_force(base, stops, parameters)
    try:
        rounds = visiting_round(base, stops, DISTANCES, parameters)
    except StopTooFarError:
        assert best == (len(stops) + 1, np.inf)
    else:
        assert (rounds["day"].max(), round(rounds["leg_km"].sum(), 6)) == best


def test_a_longer_way_that_is_faster_is_taken_where_the_shortest_is_too_slow():
    # 205-765-697-205 is shortest and takes 510 minutes; 205-697-765-205 is 2 km longer and takes 480.
    slow = drawn(
        """
        origin_area | destination_area | road_km | drive_min
        205         | 765              |      50 |        50
        765         | 697              |      20 |        50
        697         | 205              |      50 |        50
        205         | 697              |      51 |        40
        697         | 765              |      20 |        40
        765         | 205              |      51 |        40
        """,
        road_km="float64",
        drive_min="float64",
    )

    assert days_and_km(visiting_round("205", ["765", "697"], slow, RoundParameters(day_min=510))) == (1, 120)
    assert days_and_km(visiting_round("205", ["765", "697"], slow, RoundParameters(day_min=480))) == (1, 122)


def test_more_stops_than_can_be_proven_are_refused():
    with pytest.raises(ParameterError):
        visiting_round("205", [str(number) for number in range(13)], DISTANCES, HALF_DAYS)


@settings(max_examples=10, deadline=None)
@given(stops=st.lists(st.sampled_from([a for a in STOPS if a != "305"]), min_size=2, max_size=4, unique=True))
def test_a_single_day_takes_the_shortest_order(stops):
    rounds = visiting_round("205", stops, DISTANCES, RoundParameters(stop_min=30, day_min=720))
    nodes = ["205", *stops]
    road_km = road_matrix(DISTANCES, nodes, nodes, "road_km")
    orders = np.array([(0, *order, 0) for order in permutations(range(1, len(nodes)))])

    shortest = road_km[orders[:, :-1], orders[:, 1:]].sum(axis=1).min()
    assert rounds["day"].max() == 1
    assert rounds["leg_km"].sum() == pytest.approx(shortest)
