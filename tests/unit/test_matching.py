"""The mismatch index and the literature's elasticities: worked answers, published figures, laws."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.counts import Counts, counts
from analytics.matching import (
    ELASTICITIES,
    mismatch_bounds,
    mismatch_index,
    mismatch_of,
    more_matches,
    within,
)
from data import employment
from data.areas import area
from data.store import Store
from domain.interval import Interval
from tests.codes import MUNICIPALITIES

HOME = area("TA10")
PERIOD = "2026-06"


@pytest.fixture(scope="module")
def store():
    opened = Store()
    yield opened
    opened.close()


def parts(store, level):
    table = counts(employment.national_observations(store, time_period=PERIOD, area_level=level))
    codes = sorted({code for code, _ in table.bounds})
    return [table.of(each, "unemployed") for each in codes], [table.of(each, "vacancies") for each in codes]


def points(*values):
    return [Interval.point(value) for value in values]


def filled(intervals, value):
    return [each.low if each.is_point else value for each in intervals]


def test_the_index_of_a_worked_case():
    assert round(mismatch_index([60, 40], [20, 80]), 6) == 0.087904
    assert mismatch_index([60, 40], [6, 4]) == 0


def test_there_is_no_index_of_nobody():
    assert math.isnan(mismatch_index([0, 0], [1, 2]))
    assert not mismatch_bounds(points(1, 2), points(0, 0)).is_known
    assert not mismatch_bounds([Interval(0, math.inf)], points(1)).is_known


@pytest.mark.parametrize(("level", "many", "index"), [("region", 19, 0.02988), ("subregion", 69, 0.04298)])
def test_the_index_of_the_country_without_vacancies_of_no_place(store, level, many, index):
    unemployed, vacancies = parts(store, level)
    found = mismatch_bounds(unemployed, vacancies)

    assert len(unemployed) == many
    assert round(found.low, 5) <= index <= round(found.high, 5)
    assert found.high - found.low < 0.0002


def test_vacancies_of_no_place_would_make_the_index_many_times_as_large(store):
    unemployed, vacancies = (filled(each, 2) for each in parts(store, "region"))

    # Published of no place: 7 661 vacancies, and 270 of municipalities unknown or abroad.
    assert round(mismatch_index([*unemployed, 0, 2], [*vacancies, 7661, 270]), 3) == 0.188


def test_the_index_of_the_municipalities_reaches_as_far_as_what_is_hidden(store):
    unemployed, vacancies = parts(store, "municipality")
    people = filled(unemployed, 2)
    found = mismatch_bounds(unemployed, vacancies)

    assert sum(not each.is_point for each in vacancies) == 78
    assert [round(mismatch_index(people, filled(vacancies, each)), 4) for each in (4, 1)] == [0.0576, 0.0620]
    assert found.low <= 0.0576 < 0.0620 <= found.high


def test_the_ten_have_the_index_that_their_published_total_leaves(store):
    rows = employment.area_observations(store, time_period=PERIOD, ref_areas=HOME.observed)
    table = counts(rows, HOME)
    found = mismatch_of(table, HOME)

    assert table.of(HOME.code, "vacancies") == Interval.point(545)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0443, 0.0486)
    ratios = {
        code: table.of(code, "vacancies").low / table.of(code, "unemployed").low
        for code in ("305", "205", "290")
    }
    assert [round(100 * each, 2) for each in ratios.values()] == [25.59, 12.25, 4.07]
    assert round(100 * 545 / table.total(MUNICIPALITIES, "unemployed").low, 2) == 12.32


people = st.integers(1, 500)
jobs = st.integers(0, 60)


@given(st.lists(st.tuples(people, jobs), min_size=1, max_size=8), st.integers(1, 9))
def test_the_index_is_a_share_and_does_not_depend_on_the_unit(places, times):
    u, v = zip(*places, strict=True)
    found = mismatch_index(u, v)

    assert math.isnan(found) or 0 <= found <= 1
    assert math.isnan(found) or math.isclose(
        found, mismatch_index([times * each for each in u], v), abs_tol=1e-9
    )


@given(st.lists(people, min_size=1, max_size=8))
def test_vacancies_in_proportion_leave_no_mismatch(unemployed):
    assert mismatch_index(unemployed, [3 * each for each in unemployed]) == pytest.approx(0, abs=1e-9)


@given(st.lists(st.tuples(people, jobs), min_size=1, max_size=3), st.lists(people, min_size=1, max_size=3))
def test_the_bounds_are_those_of_every_filling(known, hidden):
    u, v = zip(*known, strict=True)
    vacancies = [*points(*v), *[Interval(1, 4)] * len(hidden)]
    found = mismatch_bounds(points(*u, *hidden), vacancies)
    every = [
        mismatch_index([*u, *hidden], [*v, *values])
        for values in itertools.product(range(1, 5), repeat=len(hidden))
    ]

    assert found.low == pytest.approx(min(every), abs=1e-9)
    assert found.high == pytest.approx(max(every), abs=1e-9)


@pytest.mark.parametrize(
    ("source", "low", "high"), [("reviews", 0.0192, 0.0389), ("regional_panel", 0.0, 0.0096)]
)
def test_a_tenth_more_vacancies_brings_few_more_matches(source, low, high):
    elasticity = next(each for each in ELASTICITIES if each.key == source)
    found = more_matches(0.1, elasticity.vacancies)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.floats(-0.9, 2), st.sampled_from(ELASTICITIES))
def test_matches_never_grow_more_than_what_they_are_made_of(change, source):
    found = more_matches(change, source.vacancies)

    assert min(0, change) - 1e-12 <= found.low <= found.high <= max(0, change) + 1e-12


THREE = {("a", "b"): 20.0, ("b", "a"): 20.0, ("a", "c"): 70.0, ("c", "a"): 70.0}
FIGURES = {
    **{(area, "unemployed"): (value, value) for area, value in (("a", 100), ("b", 50), ("c", 10))},
    **{(area, "vacancies"): value for area, value in (("a", (20, 20)), ("b", (1, 4)), ("c", (0, 0)))},
}


def test_what_is_near_counts_with_what_is_at_home_the_nearest_first():
    here, there, far = within(Counts(FIGURES), ("a", "b", "c"), THREE, 70)

    assert (here.others, there.others, far.others) == (("b", "c"), ("a",), ("a",))
    assert here.vacancies == Interval(21, 24)
    assert here.unemployed == Interval.point(160)
    assert far.ratio == Interval.point(20 / 110)


@given(st.floats(0, 200), st.floats(0, 200))
def test_a_longer_way_never_leads_to_fewer_vacancies(one, other):
    short, long = (within(Counts(FIGURES), ("a", "b", "c"), THREE, each) for each in sorted((one, other)))

    for near, far in zip(short, long, strict=True):
        assert set(near.others) <= set(far.others)
        assert near.vacancies.low <= far.vacancies.low
