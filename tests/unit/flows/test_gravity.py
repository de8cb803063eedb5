"""Balanced flows: small cases known in advance, then laws that hold for any margins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analytics.flows.errors import MarginsClashError
from analytics.flows.gravity import Deterrence, balanced_flows, deterrence


def apart(road_km):
    return np.array(road_km, dtype=float)


def test_exponential_deterrence_halves_at_its_half_distance():
    weights = deterrence(apart([[0, 10], [20, 0]]), np.log(2) / 10, Deterrence.EXPONENTIAL)

    np.testing.assert_allclose(weights, [[0, 0.5], [0.25, 0]])


def test_power_deterrence_of_exponent_two_falls_with_the_square():
    weights = deterrence(apart([[0, 10], [20, 0]]), 2.0, Deterrence.POWER)

    np.testing.assert_allclose(weights, [[0, 0.01], [0.0025, 0]])


def test_equal_zones_exchange_equal_flows():
    weights = 1.0 - np.eye(3)

    flows = balanced_flows(weights, np.full(3, 10.0), np.full(3, 10.0))

    np.testing.assert_allclose(flows, 5.0 * weights)


def test_two_zones_can_only_exchange():
    flows = balanced_flows(1.0 - np.eye(2), np.array([7.0, 3.0]), np.array([3.0, 7.0]))

    np.testing.assert_allclose(flows, [[0, 7], [3, 0]])


def test_a_zone_without_commuters_has_no_flows():
    flows = balanced_flows(1.0 - np.eye(4), np.array([0, 2, 2, 2.0]), np.array([0, 2, 2, 2.0]))

    assert not flows[0].any()
    assert not flows[:, 0].any()


def test_totals_that_differ_are_refused():
    with pytest.raises(MarginsClashError):
        balanced_flows(1.0 - np.eye(3), np.array([1.0, 1, 1]), np.array([1.0, 1, 2]))


def test_a_zone_that_outweighs_all_others_is_refused():
    with pytest.raises(MarginsClashError):
        balanced_flows(1.0 - np.eye(3), np.array([9.0, 1, 1]), np.array([9.0, 1, 1]))


def test_weights_that_leave_no_way_are_refused():
    only_pairs = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], dtype=float)

    with pytest.raises(MarginsClashError):
        balanced_flows(only_pairs, np.array([1.0, 2, 1, 1]), np.array([1.0, 2, 1, 1]))


# Margins taken from positive flows, so that some flows are known to fit them.
true_flows = st.integers(3, 7).flatmap(lambda n: arrays(float, (n, n), elements=st.integers(1, 2_000)))
betas = st.floats(0.005, 0.1)


def fitted(truth, beta):
    truth = np.where(np.eye(len(truth), dtype=bool), 0.0, truth)
    place = np.arange(len(truth)) * 17.0
    weights = deterrence(np.abs(place[:, None] - place), beta, Deterrence.EXPONENTIAL)
    return truth, weights, balanced_flows(weights, truth.sum(axis=1), truth.sum(axis=0))


@settings(max_examples=60, deadline=None)
@given(truth=true_flows, beta=betas)
def test_rows_and_columns_meet_their_margins(truth, beta):
    truth, _, flows = fitted(truth, beta)

    np.testing.assert_allclose(flows.sum(axis=1), truth.sum(axis=1), rtol=0, atol=1e-6)
    np.testing.assert_allclose(flows.sum(axis=0), truth.sum(axis=0), rtol=0, atol=1e-6)


@settings(max_examples=60, deadline=None)
@given(truth=true_flows, beta=betas)
def test_no_flow_is_negative_or_exceeds_either_margin(truth, beta):
    truth, _, flows = fitted(truth, beta)

    assert (flows >= 0).all()
    assert (flows <= np.minimum(truth.sum(axis=1)[:, None], truth.sum(axis=0)) + 1e-6).all()


@settings(max_examples=60, deadline=None)
@given(truth=true_flows, beta=betas)
def test_flows_are_row_factors_times_deterrence_times_column_factors(truth, beta):
    truth, weights, flows = fitted(truth, beta)
    n = len(truth)
    off = ~np.eye(n, dtype=bool)
    # log T - log f = log a + log b is a two-way table without interaction.
    origin, destination = np.nonzero(off)
    design = np.hstack([np.eye(n)[origin], np.eye(n)[destination]])
    ratio = np.log(flows[off]) - np.log(weights[off])
    fit = design @ np.linalg.lstsq(design, ratio, rcond=None)[0]

    np.testing.assert_allclose(ratio, fit, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(
    rows=arrays(float, 5, elements=st.floats(0.1, 10)),
    columns=arrays(float, 5, elements=st.floats(0.1, 10)),
    beta=betas,
)
def test_flows_made_by_the_model_are_recovered_from_their_margins(rows, columns, beta):
    place = np.arange(5) * 23.0
    weights = deterrence(np.abs(place[:, None] - place), beta, Deterrence.EXPONENTIAL)
    truth = 100 * rows[:, None] * weights * columns

    flows = balanced_flows(weights, truth.sum(axis=1), truth.sum(axis=0))

    np.testing.assert_allclose(flows, truth, rtol=0, atol=1e-3)
