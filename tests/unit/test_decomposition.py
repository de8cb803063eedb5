# ruff: noqa: E501 (tables are as wide as they are)
"""Kitagawa's decomposition: a worked case, the published figures, then laws."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.decomposition import (
    Population,
    activation_against_country,
    kitagawa,
    share_between_periods,
    size_class,
    without_municipality,
)
from data.areas import area
from domain.errors import InfeasibleError
from domain.interval import Interval, sum_bounds
from tests.codes import MUNICIPALITIES
from tests.unit.published import JUNE_2026, observations, plan_observations

AREA = area("TA10")

JUNE = observations(*JUNE_2026)


def population(counted, base):
    return Population(
        counted=[Interval.point(n) for n in counted],
        counted_total=Interval.point(sum(counted)),
        others=[Interval.point(n) for n in base],
        base_is_whole=True,
    )


def test_a_worked_case():
    # Rates 0.2 and 0.4 against 0.1 and 0.3; weights half and half against a quarter and three quarters.
    result = kitagawa(["north", "south"], population([10, 20], [50, 50]), population([10, 90], [100, 300]))

    assert result.difference.low == pytest.approx(0.30 - 0.25)
    assert result.rate_effect.low == pytest.approx(0.1 * 0.375 + 0.1 * 0.625)
    assert result.composition_effect.low == pytest.approx(0.25 * 0.15 - 0.25 * 0.35)


def test_a_heavier_stratum_with_a_high_rate_pulls_upwards():
    result = kitagawa(["low", "high"], population([5, 45], [50, 90]), population([9, 25], [90, 50]))

    assert (result.strata["composition_effect_low"] > 0).all()


def test_a_stratum_empty_on_one_side_is_all_composition():
    result = kitagawa(["here", "only_there"], population([10, 0], [100, 0]), population([10, 30], [100, 100]))
    only_there = result.strata.iloc[1]

    assert math.isnan(only_there["first_rate_low"])
    assert only_there["rate_effect_low"] == 0
    assert result.composition_effect.low == pytest.approx(result.difference.low) == pytest.approx(-0.1)


def test_an_empty_population_is_refused():
    with pytest.raises(ValueError, match="nobody"):
        kitagawa(["all"], population([0], [0]), population([1], [2]))


def test_the_area_share_rose_within_municipalities_since_august_2023():
    result = share_between_periods(JUNE, plan_observations(), AREA)

    assert result.first.low == pytest.approx(4422 / 38394)
    assert result.second.low == pytest.approx(3217 / 38799)
    assert result.difference.low == pytest.approx(4422 / 38394 - 3217 / 38799)
    assert abs(result.composition_effect.low) < 0.0001
    assert result.strata["stratum"].tolist() == list(MUNICIPALITIES)


def test_ten_of_the_ten_do_not_differ_from_themselves():
    result = share_between_periods(JUNE, JUNE, AREA)

    assert result.difference == result.rate_effect == result.composition_effect == Interval.point(0)
    assert result.strata["first_weight_low"].gt(0).all()


ELSEWHERE = """
    ref_area | labour_force | unemployed | service_subsidised | service_work_practice | service_try_out | service_training | service_coaching | service_other
    898      |          900 |         90 |                ... |                     0 |             ... |                0 |                0 |             6
    899      |        40000 |       4000 |                100 |                     0 |              50 |              150 |                0 |           200
    SSS      |        79294 |       8512 |                170 |                     0 |             140 |              427 |                0 |           648
"""
"""A village and a town that do not exist, to have a country around the ten."""

COUNTRY = pd.concat([JUNE[JUNE["ref_area"] != "SSS"], observations(ELSEWHERE)], ignore_index=True)
COUNTRY_CODES = [*MUNICIPALITIES, "898", "899"]


def test_suppressed_services_leave_the_difference_exact_and_its_parts_intervals():
    result = activation_against_country(COUNTRY, COUNTRY_CODES, COUNTRY, AREA)

    # 871 of 5 293, and 170 + 140 + 427 + 648 = 1 385 of 8 512 + 1 385.
    assert result.difference.is_point
    assert result.difference.low == pytest.approx(871 / 5293 - 1385 / 9897)
    assert not result.rate_effect.is_point
    assert not result.composition_effect.is_point


def test_unemployed_of_the_country_without_a_municipality_are_told():
    some = observations("ref_area | unemployed\n205 | 90\n898 | ...")
    country = observations("ref_area | unemployed\nSSS | 100")

    assert without_municipality(some, country) == Interval(6, 9)


def test_the_parts_that_are_drawn_add_up_to_the_exact_difference_within_their_bounds():
    result = activation_against_country(COUNTRY, COUNTRY_CODES, COUNTRY, AREA)
    drawn = result.strata[["rate_effect", "composition_effect"]].sum()

    assert drawn.sum() == pytest.approx(result.difference.low, abs=1e-12)
    assert drawn["rate_effect"] in result.rate_effect
    assert drawn["composition_effect"] in result.composition_effect


def test_a_known_total_leaves_only_the_corners_that_add_up_to_it():
    # Of 1-4 and 1-4 that make 5, one has 1 and the other 4, or they have 2 and 3.
    first = Population(
        counted=[Interval(1, 4), Interval(1, 4)],
        counted_total=Interval.point(5),
        others=[Interval.point(10), Interval.point(40)],
        base_is_whole=True,
    )
    result = kitagawa(["small", "large"], first, population([2, 8], [20, 80]))

    assert result.difference == Interval.point(5 / 50 - 10 / 100)
    # Rates of 0.1 both elsewhere, weights equal: (1/10 - 0.1) 0.2 + (4/40 - 0.1) 0.8, and (4, 1) likewise.
    assert result.rate_effect.low == pytest.approx(0)
    assert result.strata["rate_effect_low"].tolist() == pytest.approx([0, (1 / 40 - 0.1) * 0.8])
    assert result.strata["rate_effect_high"].tolist() == pytest.approx([(4 / 10 - 0.1) * 0.2, 0])


def test_strata_that_cannot_add_up_to_the_published_total_are_refused():
    first = Population(
        counted=[Interval(1, 4)],
        counted_total=Interval.point(5),
        others=[Interval.point(10)],
        base_is_whole=True,
    )

    with pytest.raises(InfeasibleError, match="cannot add up"):
        kitagawa(["all"], first, population([1], [10]))


@pytest.mark.parametrize(
    ("labour_force", "expected"),
    [(999, "lf_under_1000"), (1000, "lf_1000_2999"), (9999, "lf_3000_9999"), (10000, "lf_10000_over")],
)
def test_size_classes_meet_at_round_limits(labour_force, expected):
    assert size_class(labour_force) == expected


STRATUM = st.tuples(st.integers(0, 200), st.integers(0, 800)).map(lambda p: (p[0], p[0] + p[1]))
SIDE = st.lists(STRATUM, min_size=3, max_size=3).filter(lambda side: sum(base for _, base in side) > 0)


@given(SIDE, SIDE)
def test_effects_add_up_to_the_difference(first, second):
    sides = [population(*zip(*side, strict=True)) for side in (first, second)]
    result = kitagawa(["a", "b", "c"], *sides)

    parts = result.strata[["rate_effect_low", "composition_effect_low"]].sum()
    assert parts.sum() == pytest.approx(result.difference.low, abs=1e-12)
    assert parts.tolist() == pytest.approx([result.rate_effect.low, result.composition_effect.low], abs=1e-12)


@given(SIDE, SIDE)
def test_exchanging_the_populations_turns_every_sign(first, second):
    sides = [population(*zip(*side, strict=True)) for side in (first, second)]
    there = kitagawa(["a", "b", "c"], *sides)
    back = kitagawa(["a", "b", "c"], *reversed(sides))

    assert there.rate_effect.low == pytest.approx(-back.rate_effect.low, abs=1e-12)
    assert there.composition_effect.low == pytest.approx(-back.composition_effect.low, abs=1e-12)


COUNTED = st.tuples(st.integers(5, 60), st.integers(0, 8)).map(lambda p: Interval(p[0], p[0] + p[1]))
OTHERS = st.integers(100, 2000).map(Interval.point)


@given(st.tuples(*[COUNTED] * 4), st.tuples(*[OTHERS] * 4), st.lists(st.floats(0, 1), min_size=4, max_size=4))
@settings(max_examples=50)
def test_counts_between_their_bounds_give_effects_between_the_corners(counted, others, places):
    def result(counts):
        sides = [
            Population(
                counted=counts[side],
                counted_total=sum_bounds(list(counts[side])),
                others=others[side],
                base_is_whole=False,
            )
            for side in (slice(0, 2), slice(2, 4))
        ]
        return kitagawa(["a", "b"], *sides)

    bounds = result(counted)
    inside = result(
        [Interval.point(n.low + place * (n.high - n.low)) for n, place in zip(counted, places, strict=True)]
    )

    for name in ("difference", "rate_effect", "composition_effect"):
        outer, inner = getattr(bounds, name), getattr(inside, name).low
        assert outer.low - 1e-4 <= inner <= outer.high + 1e-4
