"""What-ifs of the service network: worked answers, then laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.service_network.frames import ReachChange, TravelChange
from analytics.service_network.nearest import nearest_points, people_by_band
from analytics.service_network.whatif import (
    REACH_MINUTES,
    Network,
    VisitParameters,
    reach_change,
    travel_change,
)
from data.areas import area
from domain.errors import ParameterError
from tests.unit.flows.figures import AREAS, JUNE_2026, road_distances

DEMAND = JUNE_2026[["ref_area", "labour_force", "jobseekers"]]
DISTANCES = road_distances()
UNITS = tuple(unit.municipalities for unit in area("TA10").units.values())
TODAY = Network(open_areas=AREAS)
VISITS = VisitParameters()


def without(*closed, **changes):
    return Network(open_areas=tuple(area for area in AREAS if area not in closed), **changes)


def change(after, before=TODAY, parameters=VISITS):
    return travel_change(DEMAND, DISTANCES, before, after, parameters).set_index("ref_area")


def test_closing_ristijarvi_sends_its_clients_to_paltamo_and_back():
    ristijarvi = change(without("697")).loc["697"]

    # 69 clients, 4 visits, 25.2 km each way.
    assert ristijarvi["after_area"] == "578"
    assert ristijarvi["change_km"] == pytest.approx(69 * 4 * 2 * 25.2)


def test_range_runs_from_the_fewest_to_the_most_visits():
    ristijarvi = change(without("697")).loc["697"]

    assert ristijarvi["change_km_low"] == pytest.approx(69 * 1 * 2 * 25.2)
    assert ristijarvi["change_km_high"] == pytest.approx(69 * 12 * 2 * 25.2)


def test_a_popup_day_takes_its_share_of_the_visits_off_the_road():
    with_popup = change(without("697", popup_areas=("697",))).loc["697"]

    assert with_popup["change_km"] == pytest.approx(69 * 4 * 2 * 25.2 * 0.5)
    assert with_popup["change_km_low"] == pytest.approx(69 * 1 * 2 * 25.2 * 0.2)


def test_remote_visits_need_no_travel():
    remote = change(without("697", remote_share=0.75)).loc["697"]

    assert remote["change_km"] == pytest.approx(69 * 4 * 2 * 25.2 * 0.25)


def test_travel_keeps_its_contract():
    TravelChange.validate(change(without("697")).reset_index())


def test_clients_beyond_reach_are_counted_at_each_threshold():
    # Puolanka 41.4 min from Hyrynsalmi, Taivalkoski 44.7 from Kuusamo, Kuhmo 71.8 from Kajaani.
    after = without("620", "832", "290", "765", popup_areas=("832",))
    reach = reach_change(DEMAND, DISTANCES, TODAY, after)

    ReachChange.validate(reach)
    assert reach.to_numpy().tolist() == [
        [30, 0, 233 + 285 + 564, 233 + 285 + 564, 285],
        [45, 0, 564, 564, 0],
        [60, 0, 564, 564, 0],
    ]


@pytest.mark.parametrize(
    "bad",
    [
        {"visits": 0.5},
        {"visits_high": 100.0},
        {"popup_share": 0.9},
        {"popup_share_high": 1.5},
        {"visits_low": 5.0},
    ],
)
def test_visit_parameters_out_of_range_are_refused(bad):
    with pytest.raises(ParameterError):
        VisitParameters(**bad)


def test_a_remote_share_above_one_is_refused():
    with pytest.raises(ParameterError):
        Network(open_areas=AREAS, remote_share=1.1)


def test_a_network_without_points_is_refused():
    with pytest.raises(ParameterError):
        change(Network(open_areas=()))


networks = st.builds(
    Network,
    open_areas=st.lists(st.sampled_from(AREAS), min_size=2, unique=True).map(tuple),
    popup_areas=st.lists(st.sampled_from(AREAS), unique=True).map(tuple),
    remote_share=st.floats(0, 1),
)


@settings(max_examples=30, deadline=None)
@given(network=networks)
def test_no_change_changes_nothing(network):
    same = change(network, before=network)

    assert not same[["change_km", "change_km_low", "change_km_high"]].any(axis=None)


@settings(max_examples=40, deadline=None)
@given(network=networks, data=st.data())
def test_closing_a_point_never_shortens_the_time_to_the_nearest(network, data):
    closed = data.draw(st.sampled_from(network.open_areas))
    fewer = Network(open_areas=tuple(area for area in network.open_areas if area != closed))

    reach = reach_change(DEMAND, DISTANCES, Network(open_areas=network.open_areas), fewer)

    assert (reach["change_clients"] >= 0).all()


@settings(max_examples=40, deadline=None)
@given(network=networks, data=st.data())
def test_closing_a_point_never_lowers_kilometres(network, data):
    closed = data.draw(st.sampled_from(network.open_areas))
    fewer = Network(
        open_areas=tuple(area for area in network.open_areas if area != closed),
        popup_areas=network.popup_areas,
        remote_share=network.remote_share,
    )

    assert (change(fewer, before=network)["change_km_low"] >= -1e-6).all()


@settings(max_examples=40, deadline=None)
@given(network=networks, data=st.data())
def test_by_unit_closing_a_point_shortens_a_way_only_for_those_whose_unit_it_leaves(network, data):
    closed = data.draw(st.sampled_from(network.open_areas))
    fewer = tuple(area for area in network.open_areas if area != closed)
    unit = next(areas for areas in UNITS if closed in areas)

    before = Network(open_areas=network.open_areas, units=UNITS)
    changes = change(Network(open_areas=fewer, units=UNITS), before)
    left = [] if set(unit) & set(fewer) else [area for area in unit if area != closed]
    assert (changes.drop(index=left)["change_km_low"] >= -1e-6).all()


@settings(max_examples=40, deadline=None)
@given(network=networks, threshold=st.sampled_from(REACH_MINUTES))
def test_bands_beyond_a_limit_hold_those_whom_the_reach_counts_beyond_it(network, threshold):
    nearest = nearest_points(AREAS, network.open_areas, DISTANCES)
    bands = people_by_band(DEMAND, nearest).query("measure == 'drive_min'")
    reach = reach_change(DEMAND, DISTANCES, TODAY, Network(open_areas=network.open_areas))

    beyond = bands.loc[bands["lower"] >= threshold, "jobseekers"].sum()
    assert beyond == reach.set_index("threshold_min").loc[threshold, "after_clients"]


@settings(max_examples=30, deadline=None)
@given(network=networks)
def test_central_change_lies_in_its_range(network):
    result = change(network)

    assert (result["change_km_low"] <= result["change_km"] + 1e-6).all()
    assert (result["change_km"] <= result["change_km_high"] + 1e-6).all()
