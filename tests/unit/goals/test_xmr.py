"""XmR: published answers, the answers of the shipped months, and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.goals.xmr import (
    Assurance,
    Flag,
    SeriesTooShortError,
    Variation,
    chart,
    cuts,
    ends_of_runs,
    stretches,
)
from data import employment

PUBLISHED = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
POINTS = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)


def limits(made):
    return pytest.approx((made.mean, made.low, made.high), abs=0.005)


def test_screening_leaves_out_the_moving_ranges_around_an_outlier():
    assert limits(chart(PUBLISHED)) == (1.94, -0.72, 4.60)
    assert [place for place, flag in enumerate(chart(PUBLISHED).flags) if flag is not Flag.NONE] == [4]


def test_unscreened_limits_are_wider():
    assert limits(chart(PUBLISHED, screens=False)) == (1.94, -3.06, 6.95)


def test_a_run_ends_from_its_seventh_point_on():
    assert ends_of_runs([1] * 8 + [-1], 7) == [False] * 6 + [True, True, False]


@pytest.fixture(scope="module")
def kajaani(request):
    rows = employment.monthly_shares(request.getfixturevalue("store"))
    return rows[rows["ref_area"] == "205"].set_index("time_period")["unemployed_share"].mul(100).round(1)


def test_kajaani_as_it_is_is_mostly_its_season(kajaani):
    made = chart(kajaani.loc["2023-09":"2026-08"])

    assert len(made.values) == 36
    assert (made.mean, made.moving_range) == (pytest.approx(10.6889, abs=5e-5), pytest.approx(0.76, abs=5e-5))
    assert (made.low, made.high) == (pytest.approx(8.6673, abs=5e-5), pytest.approx(12.7105, abs=5e-5))
    counted = {flag: made.flags.count(flag) for flag in Flag}
    assert counted == {Flag.LIMIT: 5, Flag.TWO_OF_THREE: 2, Flag.SHIFT: 6, Flag.TREND: 0, Flag.NONE: 23}


def test_kajaani_on_the_year_before(kajaani):
    made = chart(kajaani.diff(12).round(1).loc["2023-09":"2026-08"])

    assert (made.mean, made.moving_range) == (
        pytest.approx(0.875, abs=5e-5),
        pytest.approx(0.3429, abs=5e-5),
    )
    assert (made.low, made.high) == (pytest.approx(-0.037, abs=5e-4), pytest.approx(1.787, abs=5e-4))
    assert sum(flag is not Flag.NONE for flag in made.flags) == 19


def test_too_few_points_are_refused_and_a_few_are_on_trial():
    with pytest.raises(SeriesTooShortError):
        chart([1])
    assert chart(range(11)).is_trial
    assert not chart(range(12)).is_trial


def test_a_trend_of_seven_is_told_with_its_direction():
    made = chart([5, 5.5, 5, 5.5, 5, 5.5, 5, 5.05, 5.1, 5.15, 5.2, 5.25, 5.3])

    assert made.flags[-7:] == (Flag.TREND,) * 7
    assert made.variation(up_is_good=True) is Variation.IMPROVEMENT
    assert made.variation(up_is_good=False) is Variation.CONCERN


def test_assurance_by_limits():
    made = chart(PUBLISHED)

    assert made.assurance(5, up_is_good=True) is Assurance.FAILS
    assert made.assurance(5, up_is_good=False) is Assurance.PASSES
    assert made.assurance(-1, up_is_good=True) is Assurance.PASSES
    assert made.assurance(3, up_is_good=True) is Assurance.HIT_AND_MISS


@given(POINTS, st.integers(-500, 500), st.sampled_from([2, 4, 0.5]))
def test_limits_go_along_with_the_unit(points, shift, scale):

    usual, other = chart(points), chart([(each + shift) * scale for each in points])

    assert other.mean == pytest.approx((usual.mean + shift) * scale, abs=1e-6)
    assert other.moving_range == pytest.approx(usual.moving_range * scale, abs=1e-6)


@given(POINTS)
def test_upside_down_swaps_good_and_bad(points):
    usual, turned = chart(points), chart([-each for each in points])

    assert turned.flags == usual.flags
    assert turned.directions == tuple(-each for each in usual.directions)
    assert usual.variation(up_is_good=True) is turned.variation(up_is_good=False)
    assert usual.assurance(7, up_is_good=True) is turned.assurance(-7, up_is_good=False)


@given(POINTS)
def test_screening_never_widens_and_the_mean_is_within(points):
    screened, plain = chart(points), chart(points, screens=False)

    assert screened.moving_range <= plain.moving_range + 1e-9
    assert screened.mean == plain.mean == pytest.approx(np.mean(points))
    assert all(
        bool(way) == (flag is not Flag.NONE) for flag, way in zip(plain.flags, plain.directions, strict=True)
    )


@given(st.integers(-100, 100), st.integers(2, 30))
def test_what_never_varies_is_in_order(value, number):
    assert set(chart([value] * number).flags) == {Flag.NONE}


def test_limits_are_computed_anew_from_a_change_of_the_process():
    before, after = (10, 12, 10, 12, 10, 12), (4, 5, 4, 5, 4, 5)
    whole, (first, second) = chart([*before, *after]), stretches([*before, *after], [6])

    # Means 11 and 4,5; moving ranges of 2 and of 1, and none over the change itself.
    assert limits(first) == (11, 11 - 2.66 * 2, 11 + 2.66 * 2)
    assert limits(second) == (4.5, 4.5 - 2.66, 4.5 + 2.66)
    assert whole.flags[-1] is not Flag.NONE
    assert set(second.flags) == {Flag.NONE}
    assert second.is_trial


@pytest.mark.parametrize(
    ("starts", "found"),
    [((), ()), ((6,), (6,)), ((1,), ()), ((11,), ()), ((6, 7), (7,)), ((0, 12), ()), ((3, 6, 6), (3, 6))],
)
def test_a_change_counts_once_there_are_points_for_limits_on_both_sides(starts, found):
    assert cuts(12, starts) == found


@given(POINTS, st.sets(st.integers(0, 40)))
def test_stretches_hold_every_point_once_each_judged_by_its_own(points, starts):
    found = stretches(points, starts)

    assert [value for each in found for value in each.values] == points
    assert all(each == chart(each.values) for each in found)
