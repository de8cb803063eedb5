"""Forecasts that agree with their sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.forecast.reconcile import bottom_up, least_squares, of_ratios, structural, summing

ONE_WHOLE = summing([(0, 1)], 2)
BASE = np.array([100.0, 50.0, 40.0])
PERSONS = st.lists(st.floats(1, 5_000), min_size=5, max_size=5).map(np.array)


@pytest.mark.parametrize(
    ("matrix", "answer"),
    [
        (least_squares(ONE_WHOLE), [96.6667, 53.3333, 43.3333]),
        (structural(ONE_WHOLE), [95, 52.5, 42.5]),
        (bottom_up(ONE_WHOLE), [90, 50, 40]),
    ],
    ids=["ols", "wls", "bottom_up"],
)
def test_worked_answers(matrix, answer):
    assert (matrix @ BASE).round(4).tolist() == answer


MATRICES = {
    name: make(summing([(0, 1, 2), (0, 1)], 3))
    for name, make in {"ols": least_squares, "wls": structural, "bottom_up": bottom_up}.items()
}


@pytest.mark.parametrize("name", MATRICES)
@given(base=PERSONS)
def test_wholes_are_the_sums_of_their_parts(name, base):
    whole, two, *parts = MATRICES[name] @ base

    assert whole == pytest.approx(sum(parts))
    assert two == pytest.approx(parts[0] + parts[1])


@pytest.mark.parametrize("name", MATRICES)
@given(parts=st.lists(st.floats(1, 5_000), min_size=3, max_size=3))
def test_what_agrees_already_stays(name, parts):
    base = np.array([sum(parts), parts[0] + parts[1], *parts])

    assert MATRICES[name] @ base == pytest.approx(base)


@given(PERSONS, PERSONS)
def test_shares_agree_in_persons(base, weights):
    sums = summing([(0, 1, 2), (0, 1)], 3)
    denominators = sums @ weights[:3]
    shares = of_ratios(structural(sums), denominators) @ (base / base.max())
    persons = shares * denominators

    assert persons[0] == pytest.approx(persons[2:].sum())
    assert persons[1] == pytest.approx(persons[2:4].sum())
