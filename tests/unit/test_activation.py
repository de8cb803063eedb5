# ruff: noqa: E501 (tables are as wide as they are)
"""The rate beside unemployment, and what a target takes in all: published figures, then laws."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.activation import at_middle, comparison, needed_separately
from analytics.decomposition import activation_against_country
from analytics.placements import ActivationTarget, placements_needed
from analytics.rates import activation
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from domain.frames import ObsStatus
from domain.interval import Interval
from tests.unit.published import JUNE_2026, observations

JUNE = observations(*JUNE_2026)

ELSEWHERE = """
    ref_area | labour_force | unemployed | service_subsidised | service_work_practice | service_try_out | service_training | service_coaching | service_other
    898      |          900 |         90 |                ... |                     0 |             ... |                0 |                0 |             6
    899      |        40000 |       4000 |                100 |                     0 |              50 |              150 |                0 |           200
"""
"""A village and a town that do not exist, to have a country around the ten."""


def needed(rate, ref_areas=MUNICIPALITIES):
    return placements_needed(activation(JUNE, ref_areas), ActivationTarget(rate=rate))


def test_shares_are_taken_of_the_published_labour_force():
    row = comparison(JUNE, ["205"]).iloc[0]

    assert row["unemployed_share_low"] == row["unemployed_share_high"] == 2066 / 16917
    assert row["broad_share_low"] == row["broad_share_high"] == (2066 + 512) / 16917


def test_suppressed_services_widen_broad_unemployment_alone():
    row = comparison(JUNE, ["105"]).iloc[0]

    assert row["unemployed_share_low"] == row["unemployed_share_high"] == 81 / 708
    assert (row["broad_share_low"], row["broad_share_high"]) == (90 / 708, 99 / 708)


def test_areas_keep_their_order():
    assert comparison(JUNE, ["832", "205"])["ref_area"].tolist() == ["832", "205"]


def test_places_for_each_municipality_by_itself_add_up():
    # 20 %: 2-9, 4, 41-46, 58, 9-16, 8-15, 0-2, 16, 20-22, 17-22.
    assert needed_separately(needed(0.2)) == Interval(175, 210)


def test_the_area_itself_is_not_counted_among_its_municipalities():
    assert needed_separately(needed(0.2, [*MUNICIPALITIES, EMPLOYMENT_AREA])) == Interval(175, 210)


def test_the_middle_of_a_suppressed_figure_is_an_estimate():
    middles = at_middle(JUNE).set_index(["ref_area", "indicator"])

    assert middles.loc[("105", "service_training"), "obs_value"] == 2.5
    assert middles.loc[("105", "service_training"), "obs_status"] == ObsStatus.ESTIMATED
    assert middles.loc[("205", "service_training"), "obs_value"] == 189
    assert middles.loc[("205", "service_training"), "obs_status"] == ObsStatus.NORMAL


def test_at_the_middle_the_parts_add_up_exactly_and_lie_within_their_bounds():
    country = pd.concat([JUNE, observations(ELSEWHERE)], ignore_index=True)
    codes = [*MUNICIPALITIES, "898", "899"]
    point = activation_against_country(at_middle(country), codes)
    bounds = activation_against_country(country, codes)

    parts = point.strata["rate_effect_low"].sum() + point.strata["composition_effect_low"].sum()
    assert parts == pytest.approx(point.difference.low, abs=1e-12)
    assert point.difference.low > 0.01
    assert point.rate_effect.low in bounds.rate_effect
    assert point.composition_effect.low in bounds.composition_effect


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 1))
def test_each_by_itself_never_takes_fewer_places_than_the_area_as_a_whole(rate):
    area = needed(rate, [EMPLOYMENT_AREA])["placements_low"].iloc[0]

    # Suppressed participants lie anywhere in their interval; at the fewest, no place is saved.
    assert needed_separately(needed(rate)).high >= area
