"""The coming year of an area: golden numbers, agreement, and what is not known."""

import numpy as np
import pytest

from analytics.forecast.backtest import MEAN
from analytics.forecast.conformal import coverage
from analytics.forecast.outlook import HistoryTooShortError, outlook
from tests.codes import EMPLOYMENT_AREA, MUNICIPALITIES

# Labour force of the ten, StatFin tyonv 12r5, June 2026.
LABOUR_FORCE = dict(
    zip(MUNICIPALITIES, (800, 17_000, 3_300, 7_000, 1_400, 1_000, 500, 4_800, 3_000, 1_600), strict=True)
)
WHOLES = {EMPLOYMENT_AREA: MUNICIPALITIES, "SK178": ("305", "832")}


@pytest.fixture(scope="module")
def found(shares):
    return outlook(shares, LABOUR_FORCE, WHOLES)


def test_there_are_twelve_months_of_every_series_with_a_range(found):
    assert (found.paths.groupby("ref_area").size() == 12).all()
    assert set(found.paths["ref_area"]) == {*WHOLES, *MUNICIPALITIES}
    assert sorted(found.paths["time_period"].unique())[0] == "2026-09"
    assert (found.paths["share_low"] < found.paths["share"]).all()
    assert (found.paths["share"] < found.paths["share_high"]).all()


def test_numbers_of_persons_add_up(found):
    by_month = found.paths.pivot(index="ahead", columns="ref_area", values="share")
    for code, members in WHOLES.items():
        persons = sum(by_month[each] * LABOUR_FORCE[each] for each in members)

        whole = by_month[code] * sum(LABOUR_FORCE[each] for each in members)

        assert whole.to_numpy() == pytest.approx(persons.to_numpy())


def test_reconciled_forecasts_pass_the_bars_too(found):
    parts = found.tried.of(found.sample("205"))
    gain, noise = parts.gain(MEAN, "seasonal_naive")
    within, cases = coverage(parts.errors[MEAN], parts.origins)

    assert parts.errors[MEAN].shape == (13, 10, 12)
    assert 0.75 <= within <= 0.85
    assert cases == 1080
    assert (gain >= -noise).all()
    assert parts.total(MEAN, last=6) <= 0.9 * parts.total("seasonal_naive", last=6)
    assert 100 * parts.total("seasonal_naive") == pytest.approx(1.112244, abs=5e-7)


def test_a_whole_is_measured_by_its_own_errors(found):
    assert found.sample(EMPLOYMENT_AREA) == (0,)
    assert len(found.sample("205")) == len(MUNICIPALITIES)


def test_a_whole_with_a_part_of_unknown_labour_force_is_left_out(shares):
    known = {code: persons for code, persons in LABOUR_FORCE.items() if code != "205"}

    assert outlook(shares, known, WHOLES).wholes == ("SK178",)


def test_a_municipality_with_a_late_gap_is_left_out(shares):
    broken = shares.copy()
    broken.loc[broken.index[-3], "205"] = np.nan
    found = outlook(broken, LABOUR_FORCE, WHOLES)

    assert "205" not in found.codes
    assert found.wholes == ("SK178",)


def test_too_short_a_history_is_refused(shares):
    with pytest.raises(HistoryTooShortError, match="47 months"):
        outlook(shares.iloc[-47:], LABOUR_FORCE, WHOLES)
