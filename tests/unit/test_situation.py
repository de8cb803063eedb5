"""The situation at a glance, on the published figures of June 2026 and the plan's of August 2023."""

import math

import pytest

from analytics.situation import GROUPS, comparable, group_profile, headlines
from data import employment, plan
from data.areas import area
from data.store import Store
from domain.interval import Interval
from tests.codes import COUNTRY, EMPLOYMENT_AREA, MUNICIPALITIES

AREA = area("TA10")


@pytest.fixture(scope="module")
def store():
    opened = Store()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def june(store):
    return employment.area_observations(store, time_period="2026-06", ref_areas=AREA.observed)


@pytest.fixture(scope="module")
def august(store):
    return employment.area_observations(store, time_period="2023-08", ref_areas=AREA.observed)


@pytest.fixture(scope="module")
def by_indicator(store, june, august):
    return {
        each.indicator: each
        for each in headlines(june, AREA, earlier=august, printed=plan.printed_cells(store, AREA))
    }


@pytest.mark.parametrize(
    ("indicator", "before", "now"),
    [
        ("unemployed", 3217, 4422),
        ("long_term_unemployed", 812, 1356),
        ("unemployed_under_25", 325, 660),
        ("unemployed_foreign", 253, 399),
        ("vacancies", 1199, 545),
    ],
)
def test_headlines_stand_beside_the_plans_corrected_totals(by_indicator, indicator, before, now):
    headline = by_indicator[indicator]

    assert headline.before.is_point
    assert headline.before.low == before
    assert now in headline.now


def test_the_plans_share_is_recomputed_not_taken_as_printed(by_indicator):
    assert by_indicator["unemployed_share"].before.low == pytest.approx(3217 / 38799)
    assert by_indicator["unemployed_share"].now.low == pytest.approx(4422 / 38394)


def test_only_a_total_that_its_own_cells_contradict_says_what_they_give(by_indicator):
    # Eight cells add up to 253, and two more are suppressed: 1-4 each.
    contradicted = {key: each.own_cells for key, each in by_indicator.items() if each.own_cells.is_known}

    assert contradicted == {"unemployed_foreign": Interval(255, 261)}


@pytest.mark.parametrize("indicator", ["activation_rate", "broad_unemployed"])
def test_what_the_plan_does_not_print_has_no_change(by_indicator, indicator):
    assert not by_indicator[indicator].before.is_known
    assert math.isnan(by_indicator[indicator].change.low)


def test_without_the_plans_printed_totals_a_month_is_the_sum_of_its_cells(june, august):
    found = {each.indicator: each for each in headlines(june, AREA, earlier=august)}

    assert found["unemployed"].before == Interval.point(3217)
    assert found["unemployed_foreign"].before == Interval(255, 261)
    assert not found["unemployed_foreign"].own_cells.is_known


def test_compared_with_nothing_no_figure_has_a_change(june):
    assert not any(each.change.is_known for each in headlines(june, AREA))


def test_a_group_is_compared_as_its_share_of_the_unemployed(june):
    kajaani = comparable(june, ["205"], "long_term_unemployed", AREA).iloc[0]

    assert kajaani["low"] == kajaani["high"] == pytest.approx(626 / 2066)


def test_a_suppressed_group_is_an_interval(june):
    hyrynsalmi = comparable(june, ["105"], "unemployed_foreign", AREA).iloc[0]

    assert (hyrynsalmi["low"], hyrynsalmi["high"]) == pytest.approx((1 / 81, 4 / 81))
    assert not hyrynsalmi["is_exact"]


def test_every_municipality_has_a_row_in_the_order_asked(june):
    assert comparable(june, MUNICIPALITIES, "activation_rate", AREA)["ref_area"].tolist() == list(
        MUNICIPALITIES
    )


def test_the_profile_has_every_group_within_its_bounds(june):
    profile = group_profile(june, EMPLOYMENT_AREA, COUNTRY, AREA)

    assert profile["indicator"].tolist() == list(GROUPS)
    assert (profile["own_low"] <= profile["own_high"]).all()
    assert profile[["own_low", "own_high", "other_low"]].stack().between(0, 1).all()
