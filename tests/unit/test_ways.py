"""Ways between municipality centres, drawn small; the plan's deviations and what its totals leave."""

import math

import pandas as pd
import pytest

from analytics.deviations import corrected_totals, deviations
from analytics.reconciliation import table_checks
from analytics.remainders import remainders
from analytics.suppression import plan_bounds
from analytics.ways import distance_matrix, open_points, ways_from
from data.areas import area
from tests.drawn import drawn
from tests.unit.published import printed_cells

HOME = area("TA10")

DISTANCES = drawn(
    """
    origin_area | destination_area | great_circle_km | road_km | drive_min
    205         | 765              |            33.5 |    39.7 |      27.6
    205         | 785              |            57.1 |    38.0 |      30.0
    205         | 578              |            21.3 |    36.9 |      26.1
    578         | 205              |            21.3 |    36.9 |      26.1
    765         | 205              |            33.5 |    39.7 |      27.6
    785         | 205              |            57.1 |    38.0 |      30.0
    """,
    great_circle_km="float",
    road_km="float",
    drive_min="float",
)

POINTS = drawn("""
    point | ref_area | role
    205-1 | 205      | service_point
    578-1 | 578      | service_point
    578-2 | 578      | service_point
    765-1 | 765      | service_point
    765-2 | 765      | not_taken_over
""")

CELLS = pd.concat([printed_cells("unemployment"), printed_cells("commuting")], ignore_index=True)
CHECKS = table_checks(CELLS, HOME)
DEVIATIONS = deviations(CHECKS).set_index(["ref_area", "indicator"])


def test_an_office_that_is_not_taken_over_is_not_counted():
    assert open_points(POINTS).to_dict() == {"205": 1, "578": 2, "765": 1}


def test_centres_come_nearest_first_and_only_those_with_a_point_are_ranked():
    ways = ways_from("205", POINTS, DISTANCES)
    assert ways[["ref_area", "road_km", "points", "rank"]].to_numpy().tolist() == [
        ["578", 36.9, 2, 1],
        ["785", 38.0, 0, 0],
        ["765", 39.7, 1, 2],
    ]


def test_a_centre_without_distances_has_no_ways():
    assert ways_from("832", POINTS, DISTANCES).empty


def test_the_matrix_has_the_ten_before_their_neighbours_and_zero_on_its_diagonal():
    matrix = distance_matrix(DISTANCES, HOME.municipalities)
    assert matrix["ref_area"].tolist() == ["205", "578", "765", "785"]
    assert matrix.set_index("ref_area").loc["205"].tolist() == [0.0, 36.9, 39.7, 38.0]


def test_a_pair_without_a_distance_is_missing_not_zero():
    assert math.isnan(distance_matrix(DISTANCES, HOME.municipalities).set_index("ref_area").loc["578", "765"])


@pytest.mark.parametrize(
    ("key", "percent"),
    [
        (("TA10", "unemployed"), -90.0),
        (("TA10", "unemployed_share"), 7.3),
        (("TA10", "printed_self_sufficiency"), -8.5),
        (("105", "printed_self_sufficiency"), 12.9),
        (("765", "printed_self_sufficiency"), 0.5),
    ],
)
def test_a_deviation_is_relative_to_the_recomputed_number(key, percent):
    assert round(DEVIATIONS.loc[key, "deviation_low"] * 100, 1) == percent
    assert DEVIATIONS.loc[key, "deviation_low"] == DEVIATIONS.loc[key, "deviation_high"]


def test_a_sum_with_suppressed_cells_deviates_by_an_interval():
    foreign = DEVIATIONS.loc[("TA10", "unemployed_foreign")]
    assert (foreign["deviation_low"], foreign["deviation_high"]) == (253 / 261 - 1, 253 / 255 - 1)


def test_the_number_printed_once_and_checked_twice_deviates_once():
    assert DEVIATIONS.index.is_unique


def test_agreeing_numbers_do_not_deviate():
    assert "unemployed_men" not in DEVIATIONS.index.get_level_values("indicator")


def test_the_area_s_wrong_totals_are_those_of_unemployed_share_and_self_sufficiency():
    wrong = corrected_totals(CHECKS, HOME)
    assert set(wrong["indicator"]) == {"unemployed", "unemployed_share", "printed_self_sufficiency"}
    assert set(wrong["ref_area"]) == {"TA10"}


@pytest.mark.parametrize(
    ("indicator", "cells", "remainder", "is_infeasible"),
    [
        ("unemployed_under_25", 2, 6, False),
        ("unemployed_under_20", 7, 15, False),
        ("unemployed_foreign", 2, 0, True),
    ],
)
def test_the_totals_leave_a_sum_for_the_suppressed_cells(indicator, cells, remainder, is_infeasible):
    row = remainders(CHECKS, plan_bounds(CELLS, HOME)).set_index("indicator").loc[indicator]

    assert (row["cells"], row["remainder"], row["is_infeasible"]) == (cells, remainder, is_infeasible)
