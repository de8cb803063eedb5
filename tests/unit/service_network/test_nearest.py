"""Nearest service point and people by distance, on the ten municipalities of June 2026."""

import pytest

from analytics.flows.errors import DistanceError
from analytics.service_network.frames import DistanceBands, Nearest
from analytics.service_network.nearest import nearest_points, people_by_band, point_areas
from data.areas import area
from domain.errors import ParameterError
from tests.drawn import drawn
from tests.unit.flows.figures import AREAS, JUNE_2026, road_distances

UNITS = tuple(unit.municipalities for unit in area("TA10").units.values())
SEATS = tuple(served[0] for served in UNITS)

DEMAND = JUNE_2026[["ref_area", "labour_force", "jobseekers"]]


def test_sites_are_the_municipalities_with_an_own_point():
    points = drawn(
        """
        point | ref_area | role
        a     | 765      | service_point
        b     | 205      | service_point
        c     | 205      | service_point
        d     | 305      | not_taken_over
        """
    )

    assert point_areas(points) == ("205", "765")


def test_every_municipality_with_its_own_point_is_there_already():
    nearest = nearest_points(AREAS, AREAS, road_distances())

    Nearest.validate(nearest)
    assert nearest["nearest_area"].tolist() == list(AREAS)
    assert not nearest["road_km"].any()


def test_without_its_own_point_ristijarvi_goes_to_paltamo():
    others = tuple(area for area in AREAS if area != "697")

    nearest = nearest_points(AREAS, others, road_distances()).set_index("ref_area").loc["697"]

    assert nearest.tolist() == ["578", 25.2, 20.4]


def test_a_faster_road_to_another_point_counts_for_minutes_only():
    # Kuhmo: Hyrynsalmi 93.8 km in 77.4 min, Kajaani 100.6 km in 71.8 min.
    kuhmo = nearest_points(AREAS, ("205", "105"), road_distances()).set_index("ref_area").loc["290"]

    assert kuhmo.tolist() == ["105", 93.8, 71.8]


def test_no_open_point_is_refused():
    with pytest.raises(ParameterError):
        nearest_points(AREAS, (), road_distances())


def test_an_unknown_centre_is_refused():
    with pytest.raises(DistanceError):
        nearest_points(AREAS, ("091",), road_distances())


def test_bands_hold_everyone_once():
    bands = people_by_band(DEMAND, nearest_points(AREAS, ("205", "305"), road_distances()))

    DistanceBands.validate(bands)
    sums = bands.groupby("measure")[["labour_force", "jobseekers"]].sum()
    # StatFin tyonv 12r5, June 2026, the ten municipalities.
    assert sums.to_numpy().tolist() == [[38_394, 7_152]] * 2


def test_a_point_of_ones_own_is_the_first_band():
    bands = people_by_band(DEMAND, nearest_points(AREAS, ("205", "305"), road_distances()))

    own = bands.query("measure == 'drive_min' and lower == 0")
    assert own["jobseekers"].item() == 3248 + 1197


def test_an_end_of_a_band_belongs_to_the_one_below_as_the_reach_counts_it():
    demand = DEMAND.iloc[[0, 1]]
    nearest = nearest_points(("105", "205"), ("105", "205"), road_distances()).assign(drive_min=[30.0, 30.1])

    bands = people_by_band(demand, nearest).query("measure == 'drive_min'").set_index("lower")["jobseekers"]

    assert (bands[15.0], bands[30.0]) == (142, 3248)


def test_a_municipality_goes_to_the_point_of_its_own_unit():
    # Hyrynsalmi: Suomussalmi, 37.6 km, is another unit's; Paltamo, 51.4 km, is its own.
    nearest = nearest_points(AREAS, SEATS, road_distances(), units=UNITS).set_index("ref_area")

    assert nearest.loc["105", ["nearest_area", "road_km"]].tolist() == ["578", 51.4]
    assert nearest.loc["697", "nearest_area"] == "578"
    anybody = nearest_points(AREAS, SEATS, road_distances()).set_index("ref_area")
    assert anybody.loc["105", ["nearest_area", "road_km"]].tolist() == ["777", 37.6]


def test_a_municipality_whose_unit_has_no_point_goes_to_the_nearest():
    closed = tuple(area for area in SEATS if area != "578")
    nearest = nearest_points(AREAS, closed, road_distances(), units=UNITS).set_index("ref_area")

    assert nearest.loc["105", "nearest_area"] == "777"
    assert nearest.loc["578", "nearest_area"] == "205"
