"""Bands of the simulation against ten years of real changes: what lets them be called chances."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.counts import values
from analytics.staffing import history
from analytics.staffing.dynamics import simulate, start_from
from analytics.staffing.history import HORIZONS, TESTED, coverage, held_out, inside_bands, size_of
from analytics.staffing.noise import NOISE, calibrated, swing_deviation
from analytics.staffing.outlook import Measure, paths
from analytics.staffing.regimes import BY_NEED_2026
from data import employment
from tests.codes import MUNICIPALITIES, SERVICE_UNITS
from tests.unit.staffing.area import ASSUMED, BOARD, PLAN

LOW, HIGH = TESTED
UNCALIBRATED = replace(ASSUMED, inflow_noise_share=0.08, noise_persistence=0.7, noise_correlation=0.5)
"""Noise as it was before real changes were looked at."""


@pytest.fixture(scope="module")
def shares(store):
    return employment.monthly_shares(store)


@pytest.fixture(scope="module")
def labour_force(store):
    rows = employment.national_observations(store, time_period="2026-06", area_level="municipality")
    return values(rows)["labour_force"]


@pytest.fixture(scope="module")
def municipalities(shares, labour_force):
    return history.changes(shares, labour_force, {code: (code,) for code in shares["ref_area"].unique()})


@pytest.fixture(scope="module")
def units(shares, labour_force):
    return history.changes(shares, labour_force, SERVICE_UNITS)


def futures(assumptions):
    return simulate(start_from(BOARD, PLAN.fte), assumptions, BY_NEED_2026, 2026)


@pytest.mark.parametrize(("horizon", "windows"), [(12, 108), (24, 96)])
def test_every_month_that_allows_it_ends_a_change(municipalities, units, horizon, windows):
    assert (municipalities["horizon"] == horizon).sum() == 24 * windows
    assert (units["horizon"] == horizon).sum() == 8 * windows


def test_a_change_is_the_share_by_the_share_of_the_same_month_before(units):
    # Kajaani: 10.8 % in August 2026 and 10.0 % in August 2025 (StatFin tyonv 12tf).
    last = units[(units["key"] == "kajaani") & (units["horizon"] == 12)].iloc[-1]
    assert last["ratio"] == pytest.approx(10.8 / 10.0)


@pytest.mark.parametrize("horizon", HORIZONS)
def test_bands_set_by_other_years_hold_eighty_to_97_per_cent_of_each_year_left_out(
    municipalities, units, labour_force, horizon
):
    of_all = held_out(municipalities, municipalities)
    of_all["size"] = of_all["key"].map(labour_force).map(size_of)
    assert LOW <= coverage(of_all, horizon).share <= HIGH
    assert LOW <= coverage(held_out(municipalities, units), horizon).share <= HIGH
    for _, of_size in of_all.groupby("size"):
        assert LOW <= coverage(of_size, horizon).share <= HIGH


@pytest.mark.parametrize("horizon", HORIZONS)
def test_simulated_bands_hold_eighty_to_97_per_cent_of_real_changes_and_most_in_every_unit(units, horizon):
    judged = inside_bands(units, futures(ASSUMED))
    assert coverage(judged, horizon).is_tested
    assert all(coverage(judged, horizon, [unit]).share > 0.75 for unit in SERVICE_UNITS)


@pytest.mark.parametrize(("horizon", "inside"), [(12, 345), (24, 245)])
def test_uncalibrated_noise_held_a_third_and_is_no_chance(units, horizon, inside):
    held = coverage(inside_bands(units, futures(UNCALIBRATED)), horizon)
    assert held.inside == inside
    assert not held.is_tested


def test_the_whole_areas_band_holds_its_own_changes_too(shares, labour_force):
    area = history.changes(shares, labour_force, {"area": MUNICIPALITIES})
    clients = paths(futures(ASSUMED), Measure.CLIENTS)
    for horizon in HORIZONS:
        low, high = np.quantile(clients[horizon], (0.05, 0.95)) / clients[0, 0]
        ratios = area.loc[area["horizon"] == horizon, "ratio"]
        assert LOW <= ratios.between(low, high).mean() <= 1


def test_the_defaults_are_what_history_gives(municipalities):
    found = calibrated(municipalities, ASSUMED)
    assert {name: round(getattr(found, name), 2) for name in NOISE} == {
        name: getattr(ASSUMED, name) for name in NOISE
    }


@pytest.mark.parametrize("horizon", HORIZONS)
def test_the_swing_by_formula_is_the_swing_simulated(horizon):
    # Of many clients single arrivals and exits are nothing beside the swing.
    many = start_from(BOARD, PLAN.fte)
    many.clients[:] = 1e6
    simulated = simulate(many, ASSUMED, BY_NEED_2026, 3, replications=4000).clients[horizon, :, 0].std() / 1e6
    formula = ASSUMED.inflow_noise_share * swing_deviation(ASSUMED, ASSUMED.noise_persistence, horizon)
    assert simulated == pytest.approx(formula, rel=0.05)


def test_a_year_is_judged_by_changes_that_share_no_month_with_it(municipalities):
    one = municipalities[(municipalities["key"] == "205") & (municipalities["horizon"] == 24)]
    year = one["end"] // 12 == 6
    apart = (one["end"] < 12 * 6 - 24) | (one["end"] - 24 > 12 * 6 + 11)
    # Whatever happened in the year and beside it changes nothing in how it is judged.
    bent = one.assign(ratio=one["ratio"].where(apart | year, 9.0))
    assert held_out(one, one[year])["inside"].tolist() == held_out(bent, one[year])["inside"].tolist()
    assert not year[apart].any()


def test_a_municipality_without_figures_ends_no_change(shares, labour_force):
    gone = history.changes(shares[shares["ref_area"] != "697"], labour_force, SERVICE_UNITS)
    assert "paltamo" not in set(gone["key"])
    assert len(set(gone["key"])) == 7
