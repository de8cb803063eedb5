"""The area's monthly share derived from rounded municipal shares, and what stands out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.chance import is_beyond_chance
from analytics.counts import values
from analytics.standouts import Thresholds, standouts
from analytics.trend import SharesMissingError, area_shares, change_over_year, own_shares, published_shares
from charts.trend import share_lines
from data.areas import area
from domain.errors import ParameterError
from domain.interval import Interval
from i18n.text import Text
from tests.codes import EMPLOYMENT_AREA, MUNICIPALITIES
from tests.drawn import drawn
from tests.unit.published import JUNE_2026, observations

HOME = area("TA10")

JUNE = observations(*JUNE_2026)

# StatFin tyonv 12tf, table updated 22.9.2026, percent.
SHARES_PCT = """
    ref_area | 2025-06 | 2025-08 | 2026-06 | 2026-08
    105      |     9.6 |     9.4 |    11.4 |    11.9
    205      |    11.4 |    10.0 |    12.2 |    10.8
    290      |    10.0 |     9.2 |    11.8 |    11.5
    305      |    11.1 |    10.0 |    12.2 |    11.4
    578      |     9.7 |     8.6 |    12.5 |    11.6
    620      |    13.9 |    12.4 |    14.9 |    13.5
    697      |     7.0 |     5.6 |     8.1 |     9.6
    765      |     5.9 |     5.3 |     6.7 |     5.5
    777      |    11.1 |    10.6 |    11.5 |    11.3
    832      |    12.6 |    12.6 |    13.3 |    13.3
"""


def monthly(drawing):
    wide = drawn(drawing)
    long = wide.melt("ref_area", var_name="time_period", value_name="unemployed_share")
    return long.assign(unemployed_share=pd.to_numeric(long["unemployed_share"]) / 100)


SHARES = monthly(SHARES_PCT)
LABOUR_FORCE = values(JUNE)["labour_force"]
AREA = area_shares(SHARES, LABOUR_FORCE, HOME).set_index("time_period")


def test_the_exact_share_lies_within_the_derived_interval():
    assert AREA.loc["2026-06", "share_low"] < 4422 / 38394 < AREA.loc["2026-06", "share_high"]


def test_rounding_leaves_a_tenth_of_a_point():
    assert (AREA["share_high"] - AREA["share_low"]).tolist() == pytest.approx([0.001] * 4)
    assert set(AREA["ref_area"]) == {EMPLOYMENT_AREA}


def test_a_month_without_one_municipality_is_a_gap():
    gap = area_shares(
        SHARES[(SHARES["ref_area"] != "697") | (SHARES["time_period"] != "2026-08")], LABOUR_FORCE, HOME
    )

    assert gap.set_index("time_period")["share_low"].isna().tolist() == [False, False, False, True]


def test_a_labour_force_without_one_municipality_gives_no_share():
    assert (
        area_shares(SHARES, LABOUR_FORCE.drop("697"), HOME)[["share_low", "share_high"]].isna().all(axis=None)
    )


def test_the_areas_own_shares_leave_its_neighbours_out_and_miss_nobody():
    neighbour = SHARES[SHARES["ref_area"] == "205"].assign(ref_area="777777")

    assert own_shares(pd.concat([SHARES, neighbour]), HOME).equals(SHARES)
    with pytest.raises(SharesMissingError, match="697"):
        own_shares(SHARES[SHARES["ref_area"] != "697"], HOME)


def test_change_compares_the_same_month_a_year_before():
    changes = change_over_year(published_shares(SHARES)).set_index(["ref_area", "time_period"])

    # 9.6 % less 5.6 %, each rounded.
    assert changes.loc[("697", "2026-08"), ["change_low", "change_high"]].tolist() == pytest.approx(
        [0.039, 0.041]
    )


def test_change_is_unknown_where_the_year_before_is_not_there():
    assert change_over_year(published_shares(SHARES)).query("time_period < '2026'")["change_low"].isna().all()


def test_what_stands_out_in_summer_2026():
    found = {each.key: each for each in standouts(JUNE, SHARES, HOME)}

    assert {key: each.ref_area for key, each in found.items()} == {
        "standouts.highest_share": "620",
        "standouts.lowest_share": "765",
        "standouts.group": EMPLOYMENT_AREA,
        "standouts.change_by_chance": "697",
    }
    assert found["standouts.highest_share"].value == Interval.point(128 / 860)
    assert found["standouts.group"].indicator == "unemployed_disabled"
    assert found["standouts.change_by_chance"].reference.low == pytest.approx(0.056)
    # 4.0 points of 447 are 18 persons; a change of that size is nothing rare for the largest of ten.
    assert {key: each.persons for key, each in found.items()} == {
        "standouts.highest_share": Interval.point(128),
        "standouts.lowest_share": Interval.point(312),
        "standouts.group": Interval(758, 761),
        "standouts.change_by_chance": Interval.point(18),
    }


def test_a_change_beyond_chance_is_named_before_a_larger_one_that_chance_may_make():
    # Kajaani 3 points of 16 917 persons, Ristijärvi 4.0 of 447 (z = 2.2, best of ten).
    rose = SHARES.assign(
        unemployed_share=SHARES["unemployed_share"].mask(
            (SHARES["ref_area"] == "205") & (SHARES["time_period"] == "2026-08"), 0.13
        )
    )
    found = {each.key: each for each in standouts(JUNE, rose, HOME)}

    assert "standouts.change_by_chance" not in found
    assert found["standouts.change"].ref_area == "205"
    assert found["standouts.change"].persons == Interval.point(round(0.03 * 16917))


def test_chance_alone_seldom_makes_the_largest_of_ten_pass():
    rng = np.random.default_rng(1)
    people = LABOUR_FORCE.reindex(list(MUNICIPALITIES)).to_numpy(dtype=int)
    draws = rng.binomial(people, 0.1, size=(3_000, 2, len(people))) / people
    passes = [
        any(
            is_beyond_chance(now, before, size, size, comparisons=len(people))
            for now, before, size in zip(*pair, people, strict=True)
        )
        for pair in draws
    ]

    # Five per cent of the years without any real change, within the error of 3 000 draws.
    assert 0.03 < np.mean(passes) < 0.065


@pytest.mark.parametrize(
    ("share", "reference", "persons", "others", "comparisons", "is_beyond"),
    [
        (0.096, 0.056, 447, 447, 10, False),
        (0.096, 0.056, 447, 447, 1, True),
        (0.096, 0.056, 4470, 4470, 10, True),
        (0.1, 0.1, 447, 447, 1, False),
        (0.0, 0.0, 447, 447, 1, False),
        (0.5, 0.1, 0, 447, 1, False),
    ],
)
def test_beyond_chance_depends_on_persons_and_on_how_many_are_compared(
    share, reference, persons, others, comparisons, is_beyond
):
    assert is_beyond_chance(share, reference, persons, others, comparisons=comparisons) is is_beyond


def test_nothing_stands_out_where_thresholds_are_far():
    far = Thresholds(share=0.5, group_ratio=5, change=0.5)

    assert standouts(JUNE, SHARES, HOME, far) == ()


def test_an_empty_table_has_nothing_that_stands_out():
    assert standouts(JUNE.iloc[:0], SHARES, HOME) == ()


@pytest.mark.parametrize("threshold", ["share", "group_ratio", "change"])
def test_a_threshold_decides_what_stands_out(threshold):
    strict = Thresholds(**{threshold: 5})

    assert len(standouts(JUNE, SHARES, HOME, strict)) < len(standouts(JUNE, SHARES, HOME))


def test_a_negative_threshold_is_refused():
    with pytest.raises(ParameterError):
        Thresholds(change=-0.1)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 20_000)), min_size=10, max_size=10))
def test_the_share_before_rounding_lies_within_the_bounds(pairs):
    exact = pd.DataFrame({"ref_area": MUNICIPALITIES, "share": [share for share, _ in pairs]})
    labour_force = pd.Series([n for _, n in pairs], index=list(MUNICIPALITIES))
    rounded = exact.assign(unemployed_share=exact["share"].round(3), time_period="2026-06")
    row = area_shares(rounded.drop(columns="share"), labour_force, HOME).iloc[0]
    actual = sum(share * n for share, n in pairs) / labour_force.sum()

    assert row["share_low"] - 1e-9 <= actual <= row["share_high"] + 1e-9


@pytest.mark.parametrize("years", [1, 3, 5, 6, 10, 25])
def test_the_years_under_the_lines_are_few_enough_for_a_phone(years):
    periods = [str(month) for month in pd.period_range("2016-09", periods=12 * years, freq="M")]
    shares = pd.DataFrame({"ref_area": "205", "time_period": periods, "unemployed_share": 0.1})
    area = pd.DataFrame({"time_period": periods, "share_low": 0.1, "share_high": 0.1})
    axis = share_lines(shares, area, {"205": "Kajaani"}, Text("fi")).layout["xaxis"]

    every = int(axis["dtick"].removeprefix("M"))
    assert every % 12 == 0
    assert 12 * years / every <= 5
    assert axis["tickformat"] == "%Y"
