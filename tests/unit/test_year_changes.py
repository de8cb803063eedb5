"""Changes over a year: what is usual, what is more, and that a band says nothing it was not tried for."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.counts import values
from analytics.goals.status import is_met
from analytics.history import history
from analytics.staffing.history import Coverage
from analytics.year_changes import (
    Usual,
    Verdict,
    YearChange,
    as_rows,
    usual_changes,
    year_before,
    year_changes,
)
from data.areas import area
from data.employment import monthly_shares, national_observations
from data.store import Store
from domain.interval import UNKNOWN, Interval

HOME = area("TA10")
TESTED = Coverage(inside=9, of=10)


@pytest.fixture(scope="module")
def shipped():
    """Return the published shares and the labour force of June 2026."""
    store = Store()
    observed = national_observations(store, time_period="2026-06", area_level="municipality")
    yield monthly_shares(store), values(observed)["labour_force"]
    store.close()


def found_in(shipped, month):
    shares, force = shipped
    return {
        each.ref_area: each for each in year_changes(history(shares, force, HOME), shares, force, HOME, month)
    }


def change(now, before, width=0.2, tried=TESTED):
    rounded = [Interval(each - 0.0005, each + 0.0005) for each in (now, before)]
    return YearChange(
        ref_area="x",
        now=rounded[0],
        before=rounded[1],
        change=rounded[0] - rounded[1],
        persons=UNKNOWN,
        usual=Usual(width=width, tried=tried, like=1),
        usual_persons=float("nan"),
    )


def test_the_changes_to_august_2026_are_those_published(shipped):
    found = found_in(shipped, "2026-08")

    # StatFin tyonv 12tf, per cent: Kajaani 10.0 -> 10.8 of 16 917, Ristijärvi 5.6 -> 9.6 of 447.
    kajaani, ristijarvi = found["205"], found["697"]
    assert (kajaani.change.low, kajaani.change.high) == pytest.approx((0.007, 0.009))
    assert (kajaani.persons.low, kajaani.persons.high) == pytest.approx((118.4, 152.3), abs=0.1)
    assert (ristijarvi.persons.low, ristijarvi.persons.high) == pytest.approx((17.4, 18.3), abs=0.1)
    beyond = {code for code, each in found.items() if each.verdict in (Verdict.UP, Verdict.DOWN)}
    assert beyond == {"578", "697"}


def test_a_band_is_called_chance_only_where_it_held_when_it_was_tried(shipped):
    found = found_in(shipped, "2026-08")

    # 2 282 of 2 592 would be the pooled band; by size 680/756, 960/1080 and 650/756.
    assert found["697"].usual.tried == Coverage(inside=680, of=756)
    assert found["578"].usual.tried == Coverage(inside=960, of=1080)
    assert found["205"].usual.tried == Coverage(inside=650, of=756)
    # 86 of 108: under the 80 % that a band of 90 % must hold.
    assert found["SK178"].usual.tried == Coverage(inside=86, of=108)
    assert found["SK178"].verdict is Verdict.UNTESTED
    assert found["TA10"].verdict is Verdict.USUAL


def test_a_month_without_its_year_before_is_left_out(shipped):
    assert found_in(shipped, "2017-08") == {}
    assert len(found_in(shipped, "2017-09")) == len(found_in(shipped, "2026-08"))


def test_months_of_the_judged_year_play_no_part_in_what_is_usual(shipped):
    shares, force = shipped
    parts = {"205": ("205",)}
    bent = shares.assign(
        unemployed_share=shares["unemployed_share"].where(
            ~(shares["time_period"] == "2026-08"), shares["unemployed_share"] * 0.5
        )
    )

    assert usual_changes(bent, force, parts, "2026-08")["205"].width == pytest.approx(
        usual_changes(shares, force, parts, "2026-08")["205"].width
    )


def test_without_a_labour_force_nothing_is_called_usual(shipped):
    shares, force = shipped
    found = year_changes(history(shares, force, HOME), shares, pd.Series(dtype=float), HOME, "2026-08")

    assert {each.verdict for each in found} == {Verdict.UNTESTED}
    assert not any(each.persons.is_known for each in found)
    assert as_rows(found)["band_low"].isna().all()


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (0.1210, Verdict.USUAL),  # 12.1 of 10.0 may be 12.05 of 10.05: no more than a fifth
        (0.1215, Verdict.UP),
        (0.0795, Verdict.USUAL),
        (0.0785, Verdict.DOWN),
        (0.1000, Verdict.USUAL),
    ],
)
def test_rounding_makes_no_change_larger_than_usual(now, verdict):
    assert change(now, 0.1).verdict is verdict


@pytest.mark.parametrize("held", [79, 98, 0])
def test_a_band_that_did_not_hold_as_it_says_judges_nothing(held):
    assert change(0.5, 0.1, tried=Coverage(inside=held, of=100)).verdict is Verdict.UNTESTED


def test_a_share_that_may_have_been_nothing_is_not_judged():
    assert change(0.1, 0.0004).verdict is Verdict.UNTESTED


@given(st.floats(0.01, 0.4), st.floats(0.01, 0.4), st.floats(0, 0.5))
def test_what_is_usual_under_a_band_is_usual_under_a_wider_one(now, before, width):
    if change(now, before, width).verdict is Verdict.USUAL:
        assert change(now, before, width + 0.1).verdict is Verdict.USUAL


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_a_month_is_held_against_the_same_month_alone(year, month):
    assert year_before(f"{year}-{month:02d}") == f"{year - 1}-{month:02d}"


@pytest.mark.parametrize(
    ("value", "up_is_good", "is_strict", "met"),
    [
        (Interval.point(100), False, False, True),
        (Interval.point(100), False, True, False),
        (Interval.point(99), False, True, True),
        (Interval(99, 101), False, False, None),
        (Interval(100, 101), False, True, False),
        (Interval.point(100), True, False, True),
        (Interval.point(100), True, True, False),
        (Interval(101, 120), True, True, True),
        (UNKNOWN, True, False, None),
    ],
)
def test_a_target_is_met_missed_or_left_open(value, up_is_good, is_strict, met):
    assert is_met(value, 100, up_is_good=up_is_good, is_strict=is_strict) is met


def test_rows_keep_both_ends_of_everything():
    row = as_rows([change(0.12, 0.1)]).iloc[0]

    assert (row["band_low"], row["band_high"]) == pytest.approx((0.08, 0.12))
    assert np.isnan(row["persons_low"])
    assert row["change_low"] == pytest.approx(0.019)
