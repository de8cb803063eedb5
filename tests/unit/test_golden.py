"""The published figures again, through the real snapshots rather than copied tables."""

import pytest

from analytics.commuting import area_self_sufficiency
from analytics.counts import values
from analytics.decomposition import activation_against_country, share_against_country, share_between_periods
from analytics.rates import activation, unemployed_share
from analytics.reconciliation import Verdict, reconciliation
from analytics.suppression import plan_bounds, published_bounds
from analytics.trend import area_shares
from data import commuting, employment, places, plan
from data.store import Store
from domain.areas import COUNTRY, EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES


@pytest.fixture(scope="module")
def store():
    return Store()


@pytest.fixture(scope="module")
def june(store):
    return employment.area_observations(store, time_period="2026-06")


@pytest.fixture(scope="module")
def country(store):
    return employment.national_observations(store, time_period="2026-06", area_level="municipality")


def test_area_shares_of_both_periods(store, june):
    august_2023 = employment.area_observations(store, time_period="2023-08")

    assert unemployed_share(august_2023, MUNICIPALITIES).low == 3217 / 38799
    assert unemployed_share(june, MUNICIPALITIES).low == 4422 / 38394
    assert share_between_periods(june, august_2023).rate_effect.low == pytest.approx(0.0322, abs=5e-5)


def test_activation_rates_of_june_2026(june):
    rates = activation(june, [COUNTRY, KAINUU, "205", "305", "765", EMPLOYMENT_AREA])

    assert rates["is_exact"].all()
    assert (rates["rate_low"] * 100).round(2).tolist() == [15.42, 17.28, 19.86, 13.81, 15.68, 16.46]


def test_suppressed_cells_of_both_tables(store, june):
    plan_cells = plan_bounds(plan.printed_cells(store))
    under_25 = plan_cells[plan_cells["indicator"] == "unemployed_under_25"]

    assert under_25[["low", "high"]].to_numpy().tolist() == [[2, 4], [2, 4]]
    assert set(plan_cells.loc[plan_cells["status"] == "infeasible", "indicator"]) == {"unemployed_foreign"}
    assert len(published_bounds(june)) == 16


def test_reconciliation_of_the_plan(store):
    verdicts = reconciliation(plan.printed_cells(store))["verdict"].value_counts()

    assert verdicts[[Verdict.EXPLAINED, Verdict.DIFFERS, Verdict.NOT_COMPUTABLE]].tolist() == [8, 3, 1]


def test_area_self_sufficiency(store):
    assert area_self_sufficiency(commuting.commuting(store)) == 34780 / 34689


def test_derived_share_of_june_2026_contains_the_exact_one(store, june):
    derived = area_shares(employment.monthly_shares(store), values(june)["labour_force"])
    row = derived.set_index("time_period").loc["2026-06"]

    assert row["share_low"] < 4422 / 38394 < row["share_high"]


def test_the_area_against_all_municipalities(store, june, country):
    codes = places.areas(store).query("area_level == 'municipality'")["ref_area"].tolist()
    share = share_against_country(country, codes)
    rate = activation_against_country(country, codes, june)

    # Published for the whole country: 12.8 % and 15.42 %.
    assert share.second.low == pytest.approx(0.128, abs=0.0005)
    # Activation as published, but for 17-29 unemployed of the country who are in no municipality.
    assert rate.first.low == rate.first.high == 871 / 5_293
    assert (rate.difference.low, rate.difference.high) == pytest.approx([0.0103, 0.0103], abs=5e-6)
    assert rate.difference.low == pytest.approx(871 / 5_293 - 64_198 / 416_199, abs=2e-5)
    # Below the country's share on both counts; above its activation because of Kajaani's own rate.
    assert share.rate_effect.high < 0
    assert share.composition_effect.high < 0
    assert rate.rate_effect.low > 0
