"""The municipality's share by day: the law's worked answers, and what holds of any ladder."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.benefit_liability.law import (
    REGIMES,
    YEAR_DAYS,
    Benefit,
    chained,
    cost_of_next,
    cumulative,
    ladder,
    month_cost,
    months_until,
    regime,
    regime_in,
    share,
    steps_of,
    with_general,
)
from analytics.dated import FULL_DAY_EUR
from domain.errors import ParameterError

DAY_EUR = FULL_DAY_EUR[-1].value
NOW = regime("law_2025")
BEFORE = regime("law_2015")
SUPPORT = steps_of(NOW, Benefit.SUPPORT)
LADDERS = [steps for each in REGIMES for steps in each.steps.values()]


@pytest.mark.parametrize(
    ("day", "shares"),
    [
        (1, (0, 0, 0)),
        (100, (0, 0, 0)),
        (101, (0.1, 0.1, 0.1)),
        (200, (0.1, 0.1, 0.1)),
        (201, (0.2, 0.2, 0.2)),
        (301, (0.3, 0.3, 0.3)),
        (401, (0.4, 0.4, 0.4)),
        (700, (0.4, 0.4, 0.4)),
        (701, (0.5, 0.4, 0.4)),
        (5000, (0.5, 0.4, 0.4)),
    ],
)
def test_the_half_is_paid_of_labour_market_support_alone(day, shares):
    found = [share(steps_of(NOW, each), day) for each in (Benefit.SUPPORT, Benefit.BASIC, Benefit.EARNINGS)]

    assert tuple(found) == shares


@pytest.mark.parametrize(
    ("day", "eur"),
    [(60, 0), (100, 0), (150, 80.00), (250, 160.00), (350, 240.00), (450, 320.01), (701, 400.01)],
)
def test_a_month_of_support_costs_by_its_day(day, eur):
    assert round(month_cost(SUPPORT, day, DAY_EUR), 2) == eur


@pytest.mark.parametrize("benefit", [Benefit.BASIC, Benefit.EARNINGS])
def test_a_month_of_an_allowance_never_costs_more_than_four_tenths(benefit):
    assert round(month_cost(steps_of(NOW, benefit), 701, DAY_EUR), 2) == 320.01


def test_a_month_at_what_is_really_paid_on_average():
    assert round(month_cost(SUPPORT, 450, 36.17), 2) == 311.06


@pytest.mark.parametrize(
    ("days", "eur"),
    [
        (200, 372.10),
        (300, 1116.30),
        (400, 2232.60),
        (500, 3721.00),
        (700, 6697.80),
        (1000, 12279.30),
        (1300, 17860.80),
    ],
)
def test_support_costs_so_much_up_to_a_day(days, eur):
    assert round(cumulative(SUPPORT, days, DAY_EUR), 2) == eur


@pytest.mark.parametrize(
    ("days", "eur"), [(300, 0), (400, 1860.50), (700, 7442.00), (1000, 13023.50), (1300, 20837.60)]
)
def test_it_cost_so_much_under_the_law_before(days, eur):
    assert round(cumulative(steps_of(BEFORE, Benefit.SUPPORT), days, DAY_EUR), 2) == eur


def test_the_oldest_law_paid_half_from_the_five_hundredth_day():
    steps = steps_of(regime("law_2006"), Benefit.SUPPORT)

    assert [share(steps, day) for day in (499, 500, 5000)] == [0, 0.5, 0.5]


def test_a_placement_that_lasts_a_year_is_worth_the_days_it_spares():
    assert round(cost_of_next(SUPPORT, 100, DAY_EUR), 2) == 1763.75
    assert YEAR_DAYS == 12 * 21.5


def test_thresholds_are_reached_after_so_many_months():
    assert [round(months_until(days), 1) for days in (100, 200, 300, 400, 700)] == [
        4.7,
        9.3,
        14.0,
        18.6,
        32.6,
    ]


@pytest.mark.parametrize(
    ("period", "key"),
    [
        ("2006-01", "law_2006"),
        ("2014-12", "law_2006"),
        ("2015-01", "law_2015"),
        ("2024-12", "law_2015"),
        ("2025-01", "law_2025"),
        ("2026-04", "law_2025"),
        ("2026-05", "law_2026"),
    ],
)
def test_a_month_has_the_law_in_force_on_its_first_day(period, key):
    assert regime_in(period).key == key


def test_before_the_first_law_there_is_none():
    with pytest.raises(ParameterError):
        regime_in("2005-12")


@pytest.mark.parametrize(("highest", "at_end"), [(0.5, 0.5), (0.4, 0.4), (0.25, 0.2), (0, 0)])
def test_the_unknown_share_of_yleistuki_is_a_parameter(highest, at_end):
    new = with_general(regime("law_2026"), highest)

    assert not new.is_known
    assert share(steps_of(new, Benefit.GENERAL), 5000) == at_end
    assert steps_of(new, Benefit.EARNINGS) == steps_of(NOW, Benefit.EARNINGS)
    assert with_general(NOW, highest) is NOW


def test_days_of_an_allowance_count_for_the_support_after_it_since_2025_and_did_not_before():
    assert chained(NOW, 400) == SUPPORT
    assert share(chained(BEFORE, 400), 700) == 0
    assert share(chained(BEFORE, 400), 701) == 0.5


def test_without_a_share_of_yleistuki_an_ended_allowance_costs_nothing_more():
    steps = chained(with_general(regime("law_2026"), 0), 400)

    assert [share(steps, day) for day in (300, 400, 401, 5000)] == [0.2, 0.3, 0, 0]


def test_what_replaced_a_benefit_costs_in_its_place():
    new = regime("law_2026")

    assert ladder(new, Benefit.SUPPORT) == ladder(new, Benefit.BASIC) == steps_of(new, Benefit.GENERAL)
    assert ladder(NOW, Benefit.GENERAL) == SUPPORT
    assert ladder(BEFORE, Benefit.BASIC) == ladder(BEFORE, Benefit.EARNINGS) == ()


days = st.integers(0, 3000)
ladders = st.sampled_from(LADDERS)


@given(ladders, days)
def test_the_sum_of_the_days_is_the_whole(steps, until):
    by_day = math.fsum(share(steps, day) * DAY_EUR for day in range(1, until + 1))

    assert math.isclose(by_day, cumulative(steps, until, DAY_EUR), abs_tol=1e-6)


@given(ladders, days, days)
def test_a_later_day_never_costs_less(steps, first, second):
    early, late = sorted((first, second))

    assert share(steps, early) <= share(steps, late)
    assert cumulative(steps, early, 1) <= cumulative(steps, late, 1)


@given(ladders, days, st.integers(0, 600), st.integers(0, 600))
def test_what_is_spared_first_and_after_is_what_is_spared_together(steps, paid, one, other):
    together = cost_of_next(steps, paid, 1, one + other)

    assert math.isclose(
        together, cost_of_next(steps, paid, 1, one) + cost_of_next(steps, paid + one, 1, other), abs_tol=1e-6
    )


@given(ladders, days, st.integers(1, 600))
def test_nothing_costs_more_than_all_of_it(steps, paid, following):
    assert 0 <= cost_of_next(steps, paid, DAY_EUR, following) <= 0.7 * DAY_EUR * following + 1e-6
