"""The published figures again, through the real snapshots rather than copied tables."""

import pytest

from analytics.commuting import area_totals
from analytics.counts import counts, values
from analytics.decomposition import activation_against_country, share_between_periods, without_municipality
from analytics.rates import activation, figure, ratio
from analytics.reconciliation import Verdict, reconciliation
from analytics.suppression import plan_bounds
from analytics.trend import area_shares
from data import commuting, employment, places, plan
from data.areas import area
from data.store import Store
from domain.frames import ObsStatus
from domain.indicators import SERVICES
from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from tests.codes import COUNTRY, EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES, SERVICE_UNITS

HOME = area("TA10")


@pytest.fixture(scope="module")
def store():
    return Store()


@pytest.fixture(scope="module")
def june(store):
    return employment.area_observations(store, time_period="2026-06", ref_areas=HOME.observed)


@pytest.fixture(scope="module")
def country(store):
    return employment.national_observations(store, time_period="2026-06", area_level="municipality")


def test_area_shares_of_both_periods(store, june):
    august_2023 = employment.area_observations(store, time_period="2023-08", ref_areas=HOME.observed)

    shares = [figure(counts(each, HOME), HOME.code, "unemployed_share") for each in (august_2023, june)]

    assert shares == [Interval.point(3217 / 38799), Interval.point(4422 / 38394)]
    assert share_between_periods(june, august_2023, HOME).rate_effect.low == pytest.approx(0.0322, abs=5e-5)


def test_activation_rates_of_june_2026(june):
    rates = activation(june, [COUNTRY, KAINUU, "205", "305", "765", EMPLOYMENT_AREA], HOME)

    assert rates["is_exact"].all()
    assert (rates["rate_low"] * 100).round(2).tolist() == [15.42, 17.28, 19.86, 13.81, 15.68, 16.46]


def test_suppressed_cells_of_the_plan(store):
    plan_cells = plan_bounds(plan.printed_cells(store, HOME), HOME)
    under_25 = plan_cells[plan_cells["indicator"] == "unemployed_under_25"]

    assert under_25[["low", "high"]].to_numpy().tolist() == [[2, 4], [2, 4]]
    assert set(plan_cells.loc[plan_cells["status"] == "infeasible", "indicator"]) == {"unemployed_foreign"}


def test_suppressed_services_of_june_2026(june):
    services = june[june["ref_area"].isin(MUNICIPALITIES) & june["indicator"].isin(SERVICES)]

    assert (services["obs_status"] == ObsStatus.CONFIDENTIAL).sum() == 16


def test_jobseekers_per_unemployed_of_june_2026(june):
    """Texts give the range of the units."""
    jobseekers, unemployed = (values(june)[name] for name in ("jobseekers", "unemployed"))
    by_municipality = (jobseekers / unemployed)[list(MUNICIPALITIES)]
    by_unit = [
        jobseekers[list(areas)].sum() / unemployed[list(areas)].sum() for areas in SERVICE_UNITS.values()
    ]

    assert (by_municipality.idxmin(), by_municipality.min()) == ("832", 285 / 194)
    assert round(285 / 194, 3) == 1.469
    for language in LANGUAGES:
        text = Text(language)
        said = "–".join(text.number(ends, 2) for ends in (min(by_unit), max(by_unit)))
        assert said in HOME.planned["clients_per_unemployed"][-1].source[language]


def test_reconciliation_of_the_plan(store):
    checks = reconciliation(plan.printed_cells(store, HOME), plan.statements(store), HOME)
    verdicts = checks["verdict"].value_counts()

    assert verdicts[[Verdict.EXPLAINED, Verdict.DIFFERS, Verdict.NOT_COMPUTABLE]].tolist() == [9, 4, 1]


def test_area_self_sufficiency(store):
    assert area_totals(commuting.commuting(store)).self_sufficiency == 34780 / 34689


def test_derived_share_of_june_2026_contains_the_exact_one(store, june):
    derived = area_shares(employment.monthly_shares(store), values(june)["labour_force"], HOME)
    row = derived.set_index("time_period").loc["2026-06"]

    assert row["share_low"] < 4422 / 38394 < row["share_high"]


def test_the_area_against_all_municipalities(store, june, country):
    codes = places.areas(store).query("area_level == 'municipality'")["ref_area"].tolist()
    rate = activation_against_country(country, codes, june, HOME)

    share = ratio(*(counts(country).total(codes, each) for each in ("unemployed", "labour_force")))

    # Published for the whole country: 12.8 % and 15.42 %.
    assert share.low == pytest.approx(0.128, abs=0.0005)
    # Activation as published, but for 17-29 unemployed of the country who are in no municipality.
    assert without_municipality(country, june) == Interval(17, 29)
    assert rate.first.low == rate.first.high == 871 / 5_293
    assert (rate.difference.low, rate.difference.high) == pytest.approx([0.0103, 0.0103], abs=5e-6)
    assert rate.difference.low == pytest.approx(871 / 5_293 - 64_198 / 416_199, abs=2e-5)
    # Above the country because of Kajaani's own rate.
    assert rate.rate_effect.low > 0
