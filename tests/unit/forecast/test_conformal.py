"""Ranges that hold as often as they say, from nothing but what was known."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.forecast.conformal import coverage, half_width, half_widths

ERRORS = st.lists(st.floats(-5, 5).map(lambda error: round(error, 3)), min_size=4, max_size=60)


def test_worked_answers():
    assert half_width(np.array([1.0, -2.0, 3.0, -4.0])) == 4.0  # k = ceil(0.8 x 5) = 4
    assert half_width(np.arange(1.0, 10.0)) == 8.0  # k = ceil(0.8 x 10) = 8
    assert math.isinf(half_width(np.array([1.0, 2.0, 3.0])))  # k = ceil(0.8 x 4) = 4 of three
    assert math.isinf(half_width(np.array([])))


@given(ERRORS)
def test_at_least_four_of_five_of_the_errors_are_within(errors):
    found = np.array(errors)

    assert (np.abs(found) <= half_width(found)).mean() >= 0.8


@given(ERRORS, st.floats(0.5, 0.8))
def test_a_surer_range_is_not_narrower(errors, level):
    assert half_width(np.array(errors), level) <= half_width(np.array(errors), 0.8)


def test_an_error_counts_once_its_month_has_come():
    errors = np.zeros((2, 4, 12))
    errors[1] = 9.0
    widths = half_widths(errors, [60, 63], at=66)

    assert widths[:3].tolist() == [9.0, 9.0, 9.0]
    assert widths[3:6].tolist() == [0.0, 0.0, 0.0]
    assert np.isinf(widths[6:]).all()


def test_errors_that_are_alike_are_covered_as_often_as_said():
    errors = np.random.default_rng(7).normal(size=(60, 10, 12))
    share, cases = coverage(errors, list(range(60, 240, 3)))

    assert cases == 56 * 10 * 12
    assert share == pytest.approx(0.8, abs=0.02)


def test_nothing_is_known_of_one_origin():
    share, cases = coverage(np.zeros((1, 10, 12)), [36])

    assert math.isnan(share)
    assert cases == 0
