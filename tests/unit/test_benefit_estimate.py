"""The estimate of an area's bill: what it takes from published figures, and what holds of every one."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.benefit_liability.estimate import (
    RANGES,
    Assumed,
    People,
    Ranged,
    bill,
    mean_of_next,
    mean_share,
    passing,
    people,
    scaled,
)
from analytics.benefit_liability.law import (
    Benefit,
    Step,
    cost_of_next,
    regime,
    share,
    steps_of,
    with_general,
)
from analytics.benefit_liability.state import BASE_PRICES, break_even, prices_in, saved, state_pays
from analytics.counts import Counts
from analytics.dated import FULL_DAY_EUR
from domain.errors import ParameterError, PriceMissingError
from domain.interval import UNKNOWN, Interval

NOW = regime("law_2025")
SUPPORT = steps_of(NOW, Benefit.SUPPORT)
DAY_EUR = FULL_DAY_EUR[-1].value


def of(unemployed=1000, services=0, long_term=0.3, in_fund=0.25):
    each = (unemployed, services, long_term, in_fund)
    spans = [value if isinstance(value, Interval) else Interval.point(value) for value in each]
    return People(unemployed=spans[0], in_services=spans[1], long_term=spans[2], in_fund=spans[3])


FIGURES = {
    "unemployed": (100, 100),
    "laid_off": (1, 4),
    "long_term_unemployed": (30, 30),
    "unemployed_in_fund": (20, 20),
    "service_subsidised": (7, 7),
    "service_work_practice": (0, 0),
    "service_try_out": (1, 4),
    "service_training": (10, 10),
    "service_coaching": (0, 0),
    "service_other": (5, 5),
}


def table(**changes):
    return Counts({("x", key): value for key, value in (FIGURES | changes).items()})


def test_those_laid_off_and_in_subsidised_work_are_left_out_and_suppressed_cells_are_ranges():
    found = people(table(), "x", NOW)

    assert found.unemployed == Interval(96, 99)
    assert found.in_services == Interval(16, 19)
    assert found.long_term == Interval.point(0.3)
    assert found.in_fund == Interval.point(0.2)


def test_days_in_services_count_since_2025():
    assert people(table(), "x", regime("law_2015")).in_services == Interval.point(0)


def test_what_is_not_published_leaves_no_bill():
    found = people(Counts({}), "x", NOW)

    assert bill(found, NOW, Assumed()) is None
    assert passing(found, 100, 6, Assumed()) is None


def test_a_stock_has_as_many_beyond_a_year_as_is_published():
    # With one paid day per day of the spell, 258 paid days are a year of it.
    per_day = -math.log(0.3) / 258

    assert math.isclose(mean_share((Step(258, 1.0),), per_day), 0.3)


def test_the_share_on_average_is_that_of_the_days_one_by_one():
    per_day = 0.004
    by_day = math.fsum(
        share(SUPPORT, day + 1) * (math.exp(-per_day * day) - math.exp(-per_day * (day + 1)))
        for day in range(8000)
    )

    assert math.isclose(mean_share(SUPPORT, per_day), by_day, abs_tol=1e-9)


def test_a_placement_is_worth_on_average_what_it_is_worth_of_each():
    per_day = 0.004
    weight = 0.05
    by_day = math.fsum(
        cost_of_next(SUPPORT, (step + 0.5) * weight, DAY_EUR)
        * (math.exp(-per_day * step * weight) - math.exp(-per_day * (step + 1) * weight))
        for step in range(60_000)
    )

    assert math.isclose(mean_of_next(SUPPORT, per_day) * DAY_EUR, by_day, rel_tol=1e-4)


def test_nobody_long_term_costs_nothing_and_all_long_term_the_most():
    assert bill(of(long_term=0), NOW, Assumed()).month_eur.central == 0
    assert math.isclose(bill(of(long_term=1), NOW, Assumed()).share.central, 0.5)


def test_without_a_share_of_yleistuki_only_the_fund_costs():
    none = with_general(regime("law_2026"), 0)

    assert bill(of(in_fund=0), none, Assumed()).month_eur == Ranged(0, 0, 0)
    assert bill(of(in_fund=1), none, Assumed()).month_eur.central > 0


def test_yleistuki_as_labour_market_support_costs_what_that_did():
    new = with_general(regime("law_2026"), 0.5)

    assert bill(of(), new, Assumed()) == bill(of(), NOW, Assumed())


def test_kelas_own_figure_takes_the_place_of_the_estimate():
    estimate = bill(of(), NOW, Assumed())
    found = scaled(estimate, 2 * estimate.month_eur.central)

    assert found.month_eur == Ranged(*3 * [2 * estimate.month_eur.central])
    assert math.isclose(found.placement_eur.central, 2 * estimate.placement_eur.central)
    assert found.placement_eur.low == estimate.placement_eur.low
    assert scaled(estimate, -5).placement_eur == estimate.placement_eur


@pytest.mark.parametrize(
    ("name", "value"), [("paid_share", 0.59), ("days_ratio", 2.01), ("day_eur", 40), ("allowance_days", 299)]
)
def test_an_assumption_outside_its_range_is_refused(name, value):
    with pytest.raises(ParameterError):
        Assumed(**{name: value})


PRICES = BASE_PRICES[0]


def test_base_prices_hold_from_their_first_month_on():
    assert prices_in("2025-01") == PRICES
    assert prices_in("2026-06") == BASE_PRICES[-1]
    with pytest.raises(PriceMissingError):
        prices_in("2024-12")


def test_the_state_pays_by_the_unemployed_and_by_residents():
    found = state_pays(Interval.point(100), Interval(10, 14), 2000, PRICES)

    assert found.unemployed == Interval(110 * PRICES.unemployed_eur, 114 * PRICES.unemployed_eur)
    assert found.total.low == 110 * 734.32 + 2000 * 83.48
    assert found.residents == Interval.point(2000 * PRICES.resident_eur)


def test_without_residents_the_state_s_part_is_not_known_in_all():
    found = state_pays(Interval.point(100), Interval.point(10), None, PRICES)

    assert not found.total.is_known
    assert found.unemployed.is_known


def test_a_placement_may_change_nothing():
    found = saved(Interval.point(10), Ranged(2000, 1500, 2500), 0.3)

    assert found == Ranged(6000, 0, 25_000)
    assert saved(UNKNOWN, Ranged(1, 1, 1), 1) is None


def test_an_fte_pays_for_itself_after_so_many_placements():
    assert break_even(60_000, 2000, 0.3) == 100
    assert break_even(60_000, 2000, 0) is None


shares = st.floats(0, 1)
persons = st.integers(0, 5000)
assumptions = st.builds(Assumed, **{name: st.floats(each.low, each.high) for name, each in RANGES.items()})
regimes = st.one_of(
    st.sampled_from([NOW, regime("law_2015"), regime("law_2006")]),
    st.floats(0, 0.5).map(lambda highest: with_general(regime("law_2026"), highest)),
)


def spans(values):
    return st.tuples(values, values).map(lambda each: Interval(*sorted(each)))


who = st.builds(
    People,
    unemployed=spans(persons),
    in_services=spans(persons),
    long_term=spans(shares),
    in_fund=spans(shares),
)


@given(who, regimes, assumptions)
def test_the_number_lies_in_its_range_and_below_the_whole_benefit(people_of, law, assumed):
    found = bill(people_of, law, assumed)

    for each in (found.month_eur, found.paid, found.share, found.placement_eur):
        assert each.low <= each.central <= each.high
    assert 0 <= found.share.low <= found.share.high <= 0.7
    assert found.month_eur.high <= 0.7 * found.paid.high * DAY_EUR * 21.5 + 1e-6


@given(persons, persons, shares, shares, assumptions)
def test_more_unemployed_never_cost_less(one, other, long_term, in_fund, assumed):
    few, many = (bill(of(each, 0, long_term, in_fund), NOW, assumed) for each in sorted((one, other)))

    assert few.month_eur.central <= many.month_eur.central


@given(persons, shares, shares, shares, assumptions)
def test_longer_spells_never_cost_less(unemployed, one, other, in_fund, assumed):
    short, long = (bill(of(unemployed, 0, each, in_fund), NOW, assumed) for each in sorted((one, other)))

    assert short.month_eur.central <= long.month_eur.central + 1e-6


@given(who, st.floats(60, 1000), st.floats(60, 1000), st.floats(1, 12), assumptions)
def test_fewer_pass_a_later_threshold(people_of, one, other, months, assumed):
    early, late = (passing(people_of, each, months, assumed) for each in sorted((one, other)))

    assert late.central <= early.central + 1e-9
    assert early.low <= early.central <= early.high


@given(persons, shares, st.floats(0, 700), assumptions)
def test_in_balance_as_many_pass_in_two_halves_as_in_the_whole(unemployed, long_term, after, assumed):
    assume(long_term > 0.01)
    halves, whole = (passing(of(unemployed, 0, long_term), after, months, assumed) for months in (3, 6))

    assert math.isclose(2 * halves.central, whole.central)


@given(spans(persons), st.floats(0, 5000), shares)
def test_nothing_is_saved_for_certain_and_never_more_than_every_placement_could(placements, eur, effect):
    found = saved(placements, Ranged(eur, eur, eur), effect)

    assert found.low == 0
    assert 0 <= found.central <= found.high + 1e-6
