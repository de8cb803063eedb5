"""Estimated flows of the ten municipalities: margins, bounds, parameters."""

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from analytics.flows.distances import road_matrix
from analytics.flows.errors import DistanceError
from analytics.flows.estimate import (
    GravityBand,
    GravityParameters,
    estimated_flows,
    flow_table,
    plausible_band,
    roads_of,
)
from analytics.flows.frames import EXTERNAL, Flows
from analytics.flows.gravity import Deterrence
from domain.errors import ParameterError
from tests.unit.flows.figures import AREAS, COMMUTING, GATEWAY, ROADS_KM, road_distances

BAND = plausible_band(Deterrence.EXPONENTIAL)


def estimate(parameters=GravityParameters()):  # noqa: B008
    return estimated_flows(COMMUTING, ROADS_KM, parameters, plausible_band(parameters.form))


def flow(flows, origin, destination):
    return flows.members[0][flows.zones.index(origin), flows.zones.index(destination)]


def test_every_member_sends_the_registers_out_commuters():
    sums = estimate().members.sum(axis=2)[:, :-1]

    np.testing.assert_allclose(sums - COMMUTING["outbound_commuters"].to_numpy(), 0, atol=1e-6)


def test_every_member_receives_the_registers_in_commuters():
    sums = estimate().members.sum(axis=1)[:, :-1]

    np.testing.assert_allclose(sums - COMMUTING["inbound_commuters"].to_numpy(), 0, atol=1e-6)


def test_external_zone_absorbs_the_difference_of_totals():
    members = estimate().members

    # 6 516 in-commuters and 6 425 out-commuters.
    np.testing.assert_allclose(members[:, -1].sum(axis=1) - members[:, :, -1].sum(axis=1), 91, atol=1e-5)


def test_nobody_commutes_from_outside_to_outside():
    assert not estimate().members[:, -1, -1].any()


def test_external_share_sets_how_many_work_outside():
    members = estimate(GravityParameters(external_share=0.4)).members

    assert members[0, :, -1].sum() == pytest.approx(0.4 * 6425)


def test_table_keeps_its_contract():
    table = flow_table(estimate())

    Flows.validate(table)
    assert len(table) == 11 * 10
    assert table["is_estimate"].all()


def test_table_spans_the_band_within_the_hard_bounds():
    table = flow_table(estimate())

    assert (table["commuters_low"] <= table["commuters"]).all()
    assert (table["commuters"] <= table["commuters_high"]).all()
    assert (table["commuters_high"] <= table["commuters_max"] + 1e-6).all()


def test_hard_bound_of_sotkamo_to_kajaani_is_sotkamos_out_commuters():
    table = flow_table(estimate()).set_index(["origin_area", "destination_area"])

    assert table.loc[("765", "205"), "commuters_max"] == pytest.approx(1409)


@pytest.mark.parametrize(
    ("form", "gentle", "steep", "felt"),
    [(Deterrence.EXPONENTIAL, 0.02, 0.05, lambda km: km), (Deterrence.POWER, 1.5, 3.0, np.log)],
)
def test_steeper_deterrence_shortens_journeys(form, gentle, steep, felt):
    road_km = road_matrix(road_distances(), AREAS, AREAS, "road_km") + np.eye(10)

    # The way out is equally long for all, so that only journeys within the area differ.
    journeys = [
        (estimate(GravityParameters(form=form, beta=beta, location_effect=0)).members[0, :-1, :-1])
        for beta in (gentle, steep)
    ]

    assert (journeys[1] * felt(road_km)).sum() < (journeys[0] * felt(road_km)).sum()


def test_location_effect_sends_those_near_oulu_there():
    flat, located = (estimate(GravityParameters(location_effect=effect)) for effect in (0.0, 1.0))

    # Puolanka is 125 km from Oulu, Kuhmo 252 km.
    assert flow(located, "620", EXTERNAL) > flow(flat, "620", EXTERNAL)
    assert flow(located, "290", EXTERNAL) < flow(flat, "290", EXTERNAL)


def test_a_distance_of_zero_names_the_pair():
    distances = road_distances()
    distances.loc[
        (distances["origin_area"] == "765") & (distances["destination_area"] == "205"), "road_km"
    ] = 0.0

    with pytest.raises(DistanceError) as caught:
        roads_of(COMMUTING, distances, GATEWAY)

    assert caught.value.values == {"origin": "765", "destination": "205", "value": "0"}


def test_a_missing_distance_names_the_pair():
    distances = road_distances().query("not (origin_area == '290' and destination_area == '564')")

    with pytest.raises(DistanceError) as caught:
        roads_of(COMMUTING, distances, GATEWAY)

    assert caught.value.values["origin"] == "290"


@pytest.mark.parametrize(
    "bad", [{"beta": 0.0}, {"beta": float("nan")}, {"external_share": 1.0}, {"location_effect": 1.1}]
)
def test_parameters_out_of_bounds_are_refused(bad):
    with pytest.raises(ParameterError):
        GravityParameters(**bad)


def test_a_band_upside_down_is_refused():
    with pytest.raises(ParameterError):
        GravityBand(beta=(0.05, 0.02))


def test_more_leaving_than_the_external_share_lets_in_is_refused():
    emptied = COMMUTING.assign(inbound_commuters=COMMUTING["inbound_commuters"] // 4)

    with pytest.raises(ParameterError):
        estimated_flows(emptied, ROADS_KM, GravityParameters(), BAND)


def test_ends_of_the_band_that_allow_no_flows_are_left_out():
    # Kajaani sends and receives 7 500: too many for the others at an external share of 0.3.
    heavy = COMMUTING.assign(
        inbound_commuters=COMMUTING["inbound_commuters"].where(COMMUTING["ref_area"] != "205", 7_500),
        outbound_commuters=COMMUTING["outbound_commuters"].where(COMMUTING["ref_area"] != "205", 7_500),
    )

    flows = estimated_flows(heavy, ROADS_KM, GravityParameters(), BAND)

    assert len(flows.members) == 1 + 18
    assert flows.members[:, :, -1].sum(axis=1).min() == pytest.approx(0.45 * 11_819)


def test_inputs_are_left_alone():
    commuting, distances = COMMUTING.copy(), road_distances()
    before = distances.copy()

    estimated_flows(commuting, roads_of(commuting, distances, GATEWAY), GravityParameters(), BAND)

    assert_frame_equal(commuting, COMMUTING)
    assert_frame_equal(distances, before)
