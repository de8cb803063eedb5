"""Futures of clients and of the queue, and what scenarios have in common."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.staffing.clients import clients_from_jobseekers
from analytics.staffing.coefficients import coefficients
from analytics.staffing.dynamics import chances, simulate, start_from
from analytics.staffing.futures import client_difference, exceedance
from analytics.staffing.regimes import BY_NEED_2026, NORDIC_2022
from domain.errors import ParameterError
from tests.unit.staffing.area import ASSUMED, BOARD, JOBSEEKERS_2026_06, PLAN, UNITS

SMALL = {"months": 12, "replications": 50}


def futures(fte=None, assumptions=ASSUMED, seed=7, regime=BY_NEED_2026, **size):
    return simulate(start_from(BOARD, fte or PLAN.fte), assumptions, regime, seed, **(size or SMALL))


def test_scenario_equal_to_baseline_differs_by_exactly_zero():
    assert not client_difference(futures(), futures()).any()
    assert np.array_equal(futures().queue_hours, futures().queue_hours)


def test_a_change_in_one_unit_leaves_the_others_exactly_as_they_were():
    responsive = replace(ASSUMED, staff_effect=0.2)
    scenario = futures({**PLAN.fte, "kajaani": 25.0}, responsive)
    difference = client_difference(scenario, futures(assumptions=responsive))
    assert difference[1:, :, 0].max() < 0
    assert not difference[:, :, 1:].any()


def test_differences_need_the_same_seed():
    with pytest.raises(ParameterError):
        client_difference(futures(seed=1), futures(seed=2))


def test_another_seed_is_another_future():
    assert (futures(seed=1).clients[-1] != futures(seed=2).clients[-1]).any()


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_out_of_range_is_refused(seed):
    with pytest.raises(ParameterError):
        chances(seed, 8)


def test_clients_stay_as_they_are_on_average_when_nothing_changes():
    mean = futures(months=24, replications=1000).clients.mean(axis=1)
    start = mean[0]
    # Four standard errors of a mean of 1 000 futures, plus the upward push of never falling below zero.
    spread = futures(months=24, replications=1000).clients[-1].std(axis=0)
    assert (np.abs(mean[-1] - start) < 4 * spread / np.sqrt(1000)).all()


def test_futures_start_from_todays_clients():
    assert (futures().clients[0] == [3248, 525, 472, 1197, 564, 628, 285, 233]).all()


def test_kajaani_most_often_exceeds_its_band_and_puolanka_hardly_ever_does():
    chance = dict(zip(UNITS, exceedance(futures(months=24, replications=1000))[-1], strict=True))
    # 203 clients against 150 is 1.1 standard deviations of two years, 52 against 110 five.
    assert 0.75 < chance["kajaani"] < 0.95
    assert chance["puolanka"] < 0.01
    assert np.isnan(chance["sotkamo"])


def test_nothing_drifts_while_chances_are_as_wide_as_history():
    later = futures(months=24, replications=8000).clients[-1] / futures().clients[0, 0]
    error = 4 * later.std(axis=0) / np.sqrt(8000)
    assert (np.abs(later.mean(axis=0) - 1) < error).all()
    assert (np.abs(np.median(later, axis=0) - 1) < 1.25 * error).all()


def test_clients_without_staff_are_beyond_every_target():
    none = futures({**PLAN.fte, "kuhmo": 0.0})
    kuhmo = list(UNITS).index("kuhmo")
    assert (exceedance(none)[:, kuhmo] == 1).all()


def test_unknown_clients_have_no_future():
    unknown = clients_from_jobseekers({**JOBSEEKERS_2026_06, "290": None}, UNITS)
    board = coefficients(unknown, PLAN, ASSUMED, BY_NEED_2026)
    with pytest.raises(ParameterError):
        start_from(board, PLAN.fte)


def test_queue_grows_where_statutory_hours_exceed_those_set_aside():
    queue = np.median(futures(regime=NORDIC_2022).queue_hours, axis=1)
    assert queue[-1][0] > queue[1][0] > 0
    puolanka = list(UNITS).index("puolanka")
    assert queue[-1][puolanka] == 0


def test_replications_do_not_change_the_mean_much():
    few = futures(months=24, replications=500, seed=3).clients[-1].mean(axis=1)
    many = futures(months=24, replications=2000, seed=4).clients[-1].mean(axis=1)
    error = np.sqrt(few.var() / 500 + many.var() / 2000)
    assert abs(few.mean() - many.mean()) < 4 * error


@settings(max_examples=30, deadline=None)
@given(
    fte=st.lists(st.integers(0, 60), min_size=8, max_size=8),
    unit=st.integers(0, 7),
    more=st.integers(1, 40),
    effect=st.floats(0, 0.3),
    seed=st.integers(0, 1000),
)
def test_more_staff_never_gives_more_clients_or_a_longer_queue_in_any_future(fte, unit, more, effect, seed):
    assumptions = replace(ASSUMED, staff_effect=effect)
    before = {key: value / 2 for key, value in zip(UNITS, fte, strict=True)}
    after = {**before, list(UNITS)[unit]: before[list(UNITS)[unit]] + more / 2}
    size = {"months": 6, "replications": 20}
    old = futures(before, assumptions, seed, **size)
    new = futures(after, assumptions, seed, **size)
    slack = 1e-9 * old.clients.max()
    assert (new.clients <= old.clients + slack).all()
    assert (new.queue_hours <= old.queue_hours + slack).all()
