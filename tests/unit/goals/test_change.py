"""What counts as a change: the rule holds of every value that a range may be, or the verdict is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.goals.change import Change, changed, mean, outside
from domain.interval import Interval

ENDS = st.floats(-20, 20, allow_nan=False)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.5, 0.5, Change.WORSE),
        (0.4999, 0.4999, Change.NONE),
        (-0.4, 0.4, Change.NONE),
        (-0.5, -0.5, Change.BETTER),
        (0.45, 0.55, Change.OPEN),
        (-0.6, 0.6, Change.OPEN),
        (11.8 - 11.3, 11.8 - 11.3, Change.WORSE),  # 0.5 but for the noise of floats
    ],
)
def test_a_half_is_a_change_of_at_least_a_half(low, high, said):
    assert changed(Interval(low, high), 0.5, up_is_good=False) is said


@given(st.tuples(ENDS, ENDS).map(sorted), st.floats(0.01, 10), st.booleans(), st.floats(0, 1))
def test_a_verdict_holds_of_every_value_in_the_range(ends, least, up_is_good, part):
    said = changed(Interval(*ends), least, up_is_good=up_is_good)
    inside = min(max(ends[0] + part * (ends[1] - ends[0]), ends[0]), ends[1])
    of_one = changed(Interval.point(inside), least, up_is_good=up_is_good)

    assert said in (Change.OPEN, of_one)
    assert of_one is not Change.OPEN


def test_a_value_is_outside_limits_or_it_is_no_change():
    assert outside(5.0, 1.0, 5.0, up_is_good=True) is Change.NONE
    assert outside(5.1, 1.0, 5.0, up_is_good=True) is Change.BETTER
    assert outside(5.1, 1.0, 5.0, up_is_good=False) is Change.WORSE
    assert outside(0.9, 1.0, 5.0, up_is_good=True) is Change.WORSE


def test_a_mean_is_known_as_far_as_its_values_are():
    assert mean((Interval(1, 2), Interval(3, 6))) == Interval(2, 4)
