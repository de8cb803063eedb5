"""Commuting, and the way to the service points: the plan's figures, then laws."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.access import coverage, nearest_others
from analytics.commuting import CommutingMissingError, area_totals, indicators, of_area
from data.areas import area
from tests.codes import MUNICIPALITIES
from tests.drawn import drawn
from tests.unit.published import JUNE_2026, PLAN_COMMUTING, observations

PERSONS = ["labour_force", "inbound_commuters", "outbound_commuters", "employed_in_own_municipality"]


def commuting(drawing):
    text = drawn(drawing).set_index("ref_area").replace({" ": "", ",": "."}, regex=True).astype(float)
    printed = text["printed_self_sufficiency"] / 100
    return text.astype(dict.fromkeys(PERSONS, int)).assign(printed_self_sufficiency=printed).reset_index()


PLAN = commuting(PLAN_COMMUTING)
OWN = of_area(PLAN, area("TA10"))
INDICATORS = indicators(OWN).set_index("ref_area")

DISTANCES = drawn(
    """
    origin_area | destination_area | great_circle_km | road_km | drive_min
    205         | 765              |            33.5 |    39.7 |      27.6
    765         | 205              |            33.5 |    39.7 |      27.6
    205         | 578              |            21.3 |    36.9 |      26.1
    765         | 578              |            41.0 |    51.0 |      38.3
    205         | 785              |            57.1 |     9.0 |       9.0
    """,
    great_circle_km="float",
    road_km="float",
    drive_min="float",
)
"""Our routing on the national road network; Vaala (785), outside the area, drawn near on purpose."""

POINTS = drawn("""
    point | ref_area | role
    205-1 | 205      | service_point
    205-2 | 205      | service_point
    578-1 | 578      | service_point
    765-1 | 765      | not_taken_over
""")


@pytest.mark.parametrize(("ref_area", "percent"), [("105", 78.95), ("765", 104.46), ("205", 105.23)])
def test_self_sufficiency_follows_from_a_municipality_s_own_flows(ref_area, percent):
    assert round(INDICATORS.loc[ref_area, "self_sufficiency"] * 100, 2) == percent


def test_area_self_sufficiency_is_jobs_over_employed_residents():
    assert area_totals(OWN).self_sufficiency == 34780 / 34689
    assert round(area_totals(OWN).self_sufficiency * 100, 2) == 100.26


def test_commuters_are_the_areas_own_and_of_all_its_municipalities():
    assert sorted(OWN["ref_area"]) == list(MUNICIPALITIES)
    with pytest.raises(CommutingMissingError, match="697"):
        of_area(PLAN[PLAN["ref_area"] != "697"], area("TA10"))


def test_jobs_and_residents_of_the_area_add_up():
    totals = area_totals(OWN)

    assert (totals.jobs, totals.employed_residents) == (34780, 34689)
    assert totals.at_home_share == 28264 / 34689


def test_commuting_indicators_of_one_municipality():
    row = INDICATORS.loc["105"]

    assert row["net_commuters"] == 127 - 267
    assert row["resident_containment"] == 398 / 665
    assert row["workplace_containment"] == 398 / 525
    assert row["printed_self_sufficiency"] == pytest.approx(0.8913)


def test_a_municipality_without_workers_has_no_ratio():
    empty = indicators(PLAN.iloc[:1].assign(**dict.fromkeys(PERSONS, 0)))

    assert empty[["self_sufficiency", "resident_containment", "workplace_containment"]].isna().all(axis=None)
    assert math.isnan(area_totals(OWN.iloc[:0]).self_sufficiency)


def test_the_nearest_other_municipality_is_never_ones_own():
    nearest = nearest_others(POINTS, DISTANCES, MUNICIPALITIES).set_index("ref_area")

    assert nearest.loc["205"].tolist()[:2] == ["578", 36.9]
    assert not (nearest["other_area"] == nearest.index).any()
    assert not (nearest["road_km"] == 0).any()


def test_an_office_that_is_not_taken_over_serves_nobody():
    nearest = nearest_others(POINTS, DISTANCES, MUNICIPALITIES).set_index("ref_area")

    assert nearest.loc["765", ["other_area", "road_km"]].tolist() == ["205", 39.7]
    assert "765" not in nearest["other_area"].tolist()


def test_a_municipality_without_a_known_way_has_no_nearest_point():
    assert nearest_others(POINTS, DISTANCES, MUNICIPALITIES).set_index("ref_area").loc["832"].isna().all()


def test_coverage_counts_those_within_each_distance():
    june = observations(JUNE_2026[0])
    table = coverage(june, pd.Series({"205": 0.0, "765": 39.7}), limits_km=[30, 50]).set_index("within_km")

    assert table["municipalities"].tolist() == [1, 2]
    assert table["labour_force"].tolist() == [16917, 16917 + 4658]
    assert table["jobseekers_share"].tolist() == [3248 / (3248 + 525), 1]


def test_an_unknown_count_makes_coverage_unknown_rather_than_small():
    table = coverage(
        observations("ref_area | labour_force\n205 | 10"), pd.Series({"205": 0.0}), limits_km=[0]
    )

    assert table["labour_force"].tolist() == [10]
    assert table[["jobseekers", "jobseekers_share"]].isna().all(axis=None)


@given(st.lists(st.floats(0, 300), min_size=10, max_size=10))
def test_coverage_never_falls_with_distance_and_ends_with_everybody(kilometres):
    ways = pd.Series(kilometres, index=list(MUNICIPALITIES))
    table = coverage(observations(JUNE_2026[0]), ways, limits_km=[0, 50, 150, 300])

    assert table["labour_force"].is_monotonic_increasing
    assert table["labour_force_share"].iloc[-1] == 1


@given(st.lists(st.tuples(*[st.integers(0, 5000)] * 3), min_size=10, max_size=10))
def test_area_self_sufficiency_lies_between_the_municipalities(rows):
    flows = pd.DataFrame(rows, columns=PERSONS[1:]).assign(
        ref_area=MUNICIPALITIES, labour_force=0, printed_self_sufficiency=0.0
    )
    flows["employed_in_own_municipality"] += 1
    ratios = indicators(flows)["self_sufficiency"]

    assert ratios.min() - 1e-9 <= area_totals(flows).self_sufficiency <= ratios.max() + 1e-9
