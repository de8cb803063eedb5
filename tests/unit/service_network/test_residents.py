"""Residents by their way to a point: a worked answer, laws, and how well straight lines foretell roads."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.service_network.frames import ResidentReach
from analytics.service_network.residents import WITHIN_KM, Winding, reach, straight_km, winding
from data.store import Store
from domain.errors import PointsMissingError, WaysMissingError
from tests.views.delivered import centres

CENTRES = {"a": (0.0, 0.0), "b": (30_000.0, 0.0)}
SQUARES = pd.DataFrame(
    {
        "ref_area": ["a", "a", "b"],
        "x_m": [3_000, 14_000, 30_000],
        "y_m": [4_000, 0, 0],
        "population": [100.0, 50.0, 10.0],
    }
)


@pytest.fixture(scope="module")
def known():
    """Return the roads of the plan and where their centres are."""
    shipped = Store()
    yield shipped.where("road_distances"), centres(shipped)
    shipped.close()


def test_each_square_has_its_own_way_to_the_nearest_point():
    assert straight_km(SQUARES, ("a", "b"), CENTRES).tolist() == [5, 14, 0]
    assert straight_km(SQUARES, ("b",), CENTRES)[2] == 0
    assert straight_km(SQUARES, ("a",), CENTRES)[2] == 30


def test_the_point_of_ones_own_unit_counts_before_a_nearer_one():
    at = pd.DataFrame({"ref_area": ["b"], "x_m": [1_000], "y_m": [0], "population": [1.0]})

    assert straight_km(at, ("a", "b"), CENTRES).tolist() == [1]
    assert straight_km(at, ("a", "b"), CENTRES, units=(("a",), ("b",))).tolist() == [29]
    assert straight_km(at, ("a",), CENTRES, units=(("a",), ("b",))).tolist() == [1]


def test_a_point_of_which_nobody_knows_where_it_is_is_not_guessed():
    with pytest.raises(PointsMissingError):
        straight_km(SQUARES, ("c",), CENTRES)


def test_limits_are_met_surely_or_maybe():
    rows = reach(np.array([100.0, 50, 10]), np.array([4.0, 14, 0]), Winding(1.3, 1.1, 1.6))
    found = ResidentReach.validate(rows).set_index("within_km")

    # 4 km are 5.2 by road, 4.4 at the least and 6.4 at the most; 14 are 18.2, 15.4 and 22.4.
    assert found.loc[5, ["people", "people_low", "people_high"]].tolist() == [10, 10, 110]
    assert found.loc[20, ["people", "people_low", "people_high"]].tolist() == [160, 110, 160]
    assert found.loc[30, ["share", "share_low", "share_high"]].tolist() == [1, 1, 1]


@given(
    people=st.lists(st.integers(0, 5_000), min_size=1, max_size=30).filter(any),
    away=st.lists(st.floats(0, 100), min_size=30, max_size=30),
    ends=st.lists(st.floats(1, 3), min_size=3, max_size=3).map(sorted),
)
def test_more_are_within_more_and_no_range_leaves_out_its_middle(people, away, ends):
    low, central, high = ends
    counts = np.array(people, dtype=float)
    found = reach(counts, np.array(away[: len(people)]), Winding(central, low, high))

    assert (found["people_low"] <= found["people"]).all()
    assert (found["people"] <= found["people_high"]).all()
    assert (found[["people", "people_low", "people_high"]].diff().dropna() >= 0).all(axis=None)
    assert (found["people_high"] <= counts.sum()).all()
    assert found["within_km"].tolist() == list(WITHIN_KM)


def test_roads_of_the_plan_wind_as_roads_do(known):
    found = winding(*known)

    assert 1 <= found.low < found.central < found.high < 2


def test_the_range_holds_for_pairs_it_was_not_told_of(known):
    """Each centre's roads, foretold from those of the others: nine in ten are to lie in the range."""
    roads, at = known
    inside = []
    for left in sorted(set(roads["origin_area"]) & set(at)):
        touches = (roads["origin_area"] == left) | (roads["destination_area"] == left)
        told = winding(roads[~touches], at)
        here = roads[(roads["origin_area"] == left) & roads["destination_area"].isin(at)]
        for row in here.itertuples():
            straight = np.hypot(*(np.array(at[left]) - at[row.destination_area])) / 1000
            inside.append(told.low <= max(1.0, row.road_km / straight) <= told.high)

    assert len(inside) >= 90
    assert np.mean(inside) >= 0.8


def test_a_few_roads_tell_nothing(known):
    roads, at = known
    with pytest.raises(WaysMissingError):
        winding(roads.head(3), at)
