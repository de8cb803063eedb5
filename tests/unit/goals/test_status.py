"""Status of goals: the worked answer, the sides of a band, and laws."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.goals.status import (
    Status,
    elapsed,
    half_year_before,
    progress,
    status,
)
from domain.interval import Interval

ENDS = st.integers(-100, 100)


def interval(ends):
    return Interval(*sorted(ends))


INTERVALS = st.tuples(ENDS, ENDS).map(interval)


def test_progress_beside_the_straight_line():
    assert progress(12.0, 11.2, 10.0) == pytest.approx(0.4)
    assert elapsed(date(2026, 1, 1), date(2026, 6, 30), date(2027, 12, 31)) == pytest.approx(0.247, abs=5e-4)


def test_no_way_to_go_is_refused():
    with pytest.raises(ValueError, match="no way"):
        progress(10, 9, 10)
    with pytest.raises(ValueError, match="not after"):
        elapsed(date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("outcome", "said"), [(8.9, Status.BETTER), (9, Status.AS_EXPECTED), (11.1, Status.WORSE)]
)
def test_fewer_unemployed_than_expected_is_better(outcome, said):
    assert status(Interval.point(outcome), Interval(9, 11), up_is_good=False) is said


@given(INTERVALS, INTERVALS)
def test_a_status_is_turned_with_its_sign(outcome, expected):
    turned = status(
        Interval(-outcome.high, -outcome.low), Interval(-expected.high, -expected.low), up_is_good=False
    )

    assert status(outcome, expected, up_is_good=True) is turned


@given(INTERVALS)
def test_what_was_expected_is_as_expected(expected):
    for value in (expected.low, expected.high):
        assert status(Interval.point(value), expected, up_is_good=True) is Status.AS_EXPECTED


@given(st.floats(0, 1))
def test_the_straight_path_is_as_far_as_the_time(part):
    there = 12.0 + (10.0 - 12.0) * part

    assert progress(12.0, there, 10.0) == pytest.approx(part)


def test_half_a_year_before():
    assert (half_year_before("2026-06"), half_year_before("2026-07")) == ("2025-12", "2026-01")
