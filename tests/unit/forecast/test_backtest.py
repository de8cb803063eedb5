"""Golden errors of the methods on ten years of published shares, and the bars a forecast must pass."""

import numpy as np
import pytest

from analytics.forecast import conformal
from analytics.forecast.backtest import MEAN, backtest, origins
from analytics.forecast.methods import HORIZON, METHODS

# Ten municipalities, 13 origins (72, 75, ..., 108 months known), 1-12 months ahead, percentage points.
# Beside statsmodels' own: ETSModel 1.0746, STL robust with SimpleExpSmoothing 1.0604, the mean 0.9582.
GOLDEN = {"ets": 1.0746, "stl": 1.0604, MEAN: 0.9582}
BY_MONTH = {
    "naive": {1: 0.72, 2: 1.14, 3: 1.65, 6: 2.26, 12: 1.13},
    "seasonal_naive": {1: 1.16, 2: 1.09, 3: 1.12, 6: 1.12, 12: 1.13},
    "ets": {1: 0.51, 2: 0.83, 3: 1.03, 6: 1.33, 12: 1.13},
    "stl": {1: 0.81, 2: 0.96, 3: 0.99, 6: 1.10, 12: 1.14},
    MEAN: {1: 0.64, 2: 0.74, 3: 0.84, 6: 1.04, 12: 1.13},
}


@pytest.fixture(scope="module")
def tried(per_cent):
    return backtest(per_cent)


def test_the_two_naive_errors_are_exact(tried):
    assert f"{tried.total('naive'):.6f}" == "1.738013"
    assert f"{tried.total('seasonal_naive'):.6f}" == "1.112244"


@pytest.mark.parametrize("method", GOLDEN)
def test_the_fitted_methods_err_as_statsmodels_does(tried, method):
    assert tried.total(method) == pytest.approx(GOLDEN[method], abs=3e-4)


@pytest.mark.parametrize("method", BY_MONTH)
def test_errors_by_months_ahead(tried, method):
    found = tried.mae(method)

    assert {ahead: round(found[ahead - 1], 2) for ahead in BY_MONTH[method]} == BY_MONTH[method]


def test_the_mean_is_not_worse_than_last_year_at_any_month_beyond_noise(tried):
    gain, noise = tried.gain(MEAN, "seasonal_naive")

    assert (gain >= -noise).all()


def test_the_mean_is_a_tenth_better_over_the_first_half_year(tried):
    assert tried.total(MEAN, last=6) <= 0.9 * tried.total("seasonal_naive", last=6)


def test_the_mean_beats_last_year_one_to_four_months_ahead(tried):
    assert tried.beats(MEAN, "seasonal_naive") == 4


@pytest.mark.parametrize("method", [MEAN, "seasonal_naive", "ets", "stl"])
def test_four_of_five_truths_are_within_the_range(tried, method):
    share, cases = conformal.coverage(tried.errors[method], tried.origins)

    assert 0.75 <= share <= 0.85
    assert cases == 1080  # the first nine months after the first origin know no error of a year ahead


def test_thirteen_origins_end_a_year_before_the_history():
    assert origins(120) == tuple(range(72, 109, 3))
    assert origins(200) == tuple(range(152, 189, 3))
    assert origins(48) == (36,)
    assert origins(47) == ()


def test_a_forecast_knows_nothing_of_what_comes(per_cent):
    for method in METHODS.values():
        short, changed = per_cent[:90], per_cent.copy()
        changed[90:] = 0

        assert (method(short) == method(changed[:90])).all()


def test_a_lone_origin_says_nothing_of_chance(per_cent):
    tried = backtest(per_cent[:48])

    assert tried.origins == (36,)
    assert tried.beats(MEAN, "seasonal_naive") == 0
    assert np.isinf(tried.gain(MEAN, "seasonal_naive")[1]).all()


def test_every_method_returns_a_year_of_every_series(per_cent):
    assert {method(per_cent).shape for method in METHODS.values()} == {(10, HORIZON)}
