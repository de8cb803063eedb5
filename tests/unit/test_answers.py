"""What the answers of a meeting come to, as worked answers and laws."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answers import concordance, outside, spread
from domain.interval import UNKNOWN, Interval


def points(*values):
    return [Interval.point(value) for value in values]


def test_five_answers_of_ten():
    found = spread(points(4, 5, 5, 6, 9))

    assert (found.answers, found.minimum, found.median, found.maximum) == (5, *points(4, 5, 9))
    assert found.quartiles == tuple(points(5, 6))
    said = dict(zip("abcde", points(4, 5, 5, 6, 9), strict=True))
    assert outside(said) == ("a", "e")


def test_two_answers_have_a_median_and_no_quartiles():
    found = spread(points(3, 8))

    assert found.median == Interval.point(5.5)
    assert found.quartiles is None
    assert outside(dict(zip("ab", points(3, 8), strict=True))) == ()


def test_quartiles_are_told_from_four_answers_on():
    assert spread(points(1, 2, 3)).quartiles is None
    assert spread(points(1, 2, 3, 4)).quartiles == tuple(points(1.75, 3.25))


def test_no_answers_have_no_spread_and_an_unknown_one_leaves_none():
    assert spread([]) is None
    assert spread([*points(1, 2), UNKNOWN]) is None
    assert spread([Interval(0, math.inf)]) is None


def test_an_answer_known_as_an_interval_widens_what_is_told():
    found = spread([Interval(4, 6), *points(5, 9)])

    assert (found.minimum, found.median, found.maximum) == (Interval(4, 5), Interval(5, 6), Interval.point(9))


def test_concordance_of_equal_and_of_opposite_orders():
    assert concordance(["1234", "1234", "1234"]) == 1
    assert concordance(["1234", "4321"]) == 0


def test_concordance_of_a_worked_example():
    """Rank sums 4, 5, 9 of three orders of three: S = 14, W = 12 · 14 / (9 · 24)."""
    assert concordance(["abc", "bac", "abc"]) == pytest.approx(12 * 14 / (9 * 24))


@pytest.mark.parametrize("orders", [[], ["abc"], ["a", "a"], ["abc", "abd"], ["aab", "aab"]])
def test_concordance_takes_whole_orders_of_the_same_things(orders):
    with pytest.raises(ValueError, match="order"):
        concordance(orders)


numbers = st.floats(-1e6, 1e6)
intervals = st.tuples(numbers, numbers).map(lambda ends: Interval(*sorted(ends)))


@given(st.lists(intervals, min_size=1, max_size=12))
def test_the_spread_is_in_order_and_holds_whatever_the_answers_turn_out_to_be(answers):
    found = spread(answers)
    ordered = [
        found.minimum,
        *(found.quartiles or ())[:1],
        found.median,
        *(found.quartiles or ())[1:],
        found.maximum,
    ]

    for before, after in itertools.pairwise(ordered):
        assert before.low <= after.low + 1e-6
        assert before.high <= after.high + 1e-6
    for end in (
        spread([Interval.point(each.low) for each in answers]),
        spread([Interval.point(each.high) for each in answers]),
    ):
        assert found.median.low - 1e-6 <= end.median.low <= found.median.high + 1e-6


@given(st.lists(numbers, min_size=4, max_size=20))
def test_at_most_half_of_the_answers_stand_outside(answers):
    said = {str(place): Interval.point(value) for place, value in enumerate(answers)}

    assert len(outside(said)) <= len(said) / 2 + 1


@given(st.permutations("abcde"), st.permutations("abcde"), st.permutations("abcde"))
def test_concordance_is_between_none_and_whole_whoever_comes_first(first, second, third):
    found = concordance([first, second, third])

    assert 0 <= found <= 1
    assert found == pytest.approx(concordance([third, first, second]))
