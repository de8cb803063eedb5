"""Areas that are alike: worked answers, and laws that hold for any areas and weights."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.peers import DIMENSIONS, PeersUnknownError, distances, middle_of, position, profiles
from data import employment
from data.store import Store
from domain.interval import Interval

EQUAL = dict.fromkeys(DIMENSIONS, 1.0)
WEIGHTS = st.fixed_dictionaries({each: st.integers(0, 3).map(float) for each in DIMENSIONS}).filter(
    lambda found: sum(found.values()) > 0
)
CODES = ("a", "b", "c", "d")
SHARE = st.floats(0.01, 0.9)


@st.composite
def known(draw):
    """Return profiles of four areas, some of whose cells are ranges."""
    rows = {}
    for code in CODES:
        row = {}
        for dimension in DIMENSIONS:
            low = draw(st.floats(500, 100_000)) if dimension == "size" else draw(SHARE)
            row |= {f"{dimension}_low": low, f"{dimension}_high": low * draw(st.sampled_from([1.0, 1.1]))}
        rows[code] = row
    return pd.DataFrame.from_dict(rows, orient="index")


def exact(**dimensions):
    """Return profiles in which only some dimensions differ between areas a, b, c."""
    rows = {}
    for place, code in enumerate("abc"):
        values = {each: (dimensions[each][place] if each in dimensions else 1.0) for each in DIMENSIONS}
        rows[code] = {f"{each}_{end}": value for each, value in values.items() for end in ("low", "high")}
    return pd.DataFrame.from_dict(rows, orient="index")


@pytest.fixture(scope="module")
def country():
    store = Store()
    rows = employment.national_observations(store, time_period="2026-06", area_level="municipality")
    store.close()
    return profiles(rows, sorted(rows["ref_area"].unique()))


def test_worked_answer_on_one_dimension():
    # Shares 0.10, 0.12, 0.20: standard deviation 0.0432; differences 0.463 and 2.315 of it.
    only = dict.fromkeys(DIMENSIONS, 0.0) | {"unemployed_share": 1.0}
    found = distances(exact(unemployed_share=(0.10, 0.12, 0.20)), "a", only)

    assert found["ref_area"].tolist() == ["b", "c"]
    assert found["distance"].round(3).tolist() == [0.463, 2.315]


def test_size_counts_by_its_ratio():
    only = dict.fromkeys(DIMENSIONS, 0.0) | {"size": 1.0}
    found = distances(exact(size=(1_000, 10_000, 100)), "a", only)

    assert found["distance"].iloc[0] == pytest.approx(found["distance"].iloc[1])


def test_the_weighted_mean_of_two_dimensions():
    # Both areas are 3 / sqrt(2) standard deviations away on one of two dimensions that count alike.
    two = dict.fromkeys(DIMENSIONS, 0.0) | {"under_25": 2.0, "over_50": 2.0}
    found = distances(exact(under_25=(0.1, 0.1, 0.4), over_50=(0.1, 0.4, 0.1)), "a", two)

    assert found["distance"].tolist() == pytest.approx([1.5, 1.5])
    assert found.set_index("ref_area")["under_25_part"].to_dict() == {"b": 0.0, "c": 1.0}


def test_kajaani_among_the_municipalities_of_the_country(country):
    found = distances(country, "205", EQUAL)
    nearest = found.head(8)

    assert len(country) > 250
    assert len(found) == len(country) - 1
    # Towns of its kind, none of them tiny or a metropolis.
    assert country.loc[nearest["ref_area"], "size_low"].between(3_000, 60_000).all()
    assert (nearest["distance"] < 1).all()


def test_who_is_not_known_has_no_peers(country):
    with pytest.raises(PeersUnknownError):
        distances(country, "nobody", EQUAL)


def test_without_any_weight_nobody_is_near(country):
    with pytest.raises(PeersUnknownError):
        distances(country, "205", dict.fromkeys(DIMENSIONS, 0.0))


@given(known(), WEIGHTS)
def test_distance_is_the_same_both_ways(areas, weights):
    there = distances(areas, "a", weights).set_index("ref_area").loc["b"]
    back = distances(areas, "b", weights).set_index("ref_area").loc["a"]

    for column in ("distance_low", "distance_high"):
        assert there[column] == pytest.approx(back[column])
    assert there["size"] == pytest.approx(-back["size"])


@given(known(), WEIGHTS, st.integers(2, 5))
def test_only_the_ratio_of_weights_matters(areas, weights, factor):
    once = distances(areas, "a", weights)
    more = distances(areas, "a", {each: factor * weight for each, weight in weights.items()})

    assert once["distance"].to_numpy() == pytest.approx(more["distance"].to_numpy())


@given(known(), WEIGHTS)
def test_a_range_holds_the_distance_of_the_middles(areas, weights):
    found = distances(areas, "a", weights)
    share = pd.Series(weights) / sum(weights.values())
    middle = np.sqrt((found[list(DIMENSIONS)] ** 2 * share[list(DIMENSIONS)]).sum(axis=1))

    assert (found["distance_low"] <= middle + 1e-9).all()
    assert (middle <= found["distance_high"] + 1e-9).all()
    parts = found[[f"{each}_part" for each in DIMENSIONS]].sum(axis=1)
    assert all(math.isclose(each, 1, abs_tol=1e-9) or each == 0 for each in parts)


def test_position_counts_who_is_surely_and_who_may_be_above():
    others = [Interval(0.2, 0.3), Interval(0.1, 0.1), Interval(0.05, 0.2)]

    assert position(Interval(0.1, 0.15), others) == (1, 2)
    assert position(Interval.point(0.3), others) == (0, 0)
    assert middle_of(others) == Interval(0.1, 0.2)
