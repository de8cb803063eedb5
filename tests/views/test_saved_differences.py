"""How much results of two scenarios differ: never less than their ranges leave open."""

from hypothesis import given
from hypothesis import strategies as st

from domain.interval import UNKNOWN, Interval
from views.saved.results import METRICS
from views.saved.tables import change_of

ENDS = st.integers(-1_000, 1_000)
RANGES = st.tuples(ENDS, ENDS).map(lambda ends: Interval(*sorted(ends)))
BY_KEY = {metric.key: metric for metric in METRICS}


@given(before=RANGES, after=RANGES)
def test_a_difference_holds_that_of_any_two_values_of_a_what_if(before, after):
    change = change_of(BY_KEY["change_registered"], before, after)
    ends = [second - first for first in (before.low, before.high) for second in (after.low, after.high)]

    assert before == after or (change.low, change.high) == (min(ends), max(ends))
    assert before != after or change == Interval.point(0)


def test_jobs_lost_against_jobs_gained_differ_by_all_that_either_may_be():
    change = change_of(BY_KEY["change_registered"], Interval(-210, -30), Interval(32, 268))

    assert (change.low, change.high) == (62, 478)


def test_suppressed_clients_are_the_same_in_both_scenarios():
    change = change_of(BY_KEY["largest_caseload"], Interval(200, 210), Interval(150, 158))

    assert (change.low, change.high) == (-52, -50)


def test_what_is_not_known_differs_by_nothing_known():
    assert change_of(BY_KEY["places"], UNKNOWN, Interval.point(1)) == UNKNOWN
