"""Counts, shares, activation and placements: published answers, then laws that hold for any input."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.benchmarks import COUNTRY_BENCHMARKS
from analytics.counts import counts, total, values
from analytics.placements import ActivationTarget, placements, placements_needed
from analytics.rates import activation, activation_rate, figure, ratio, wilson
from data.areas import area
from domain.errors import InfeasibleError, ParameterError
from domain.interval import UNKNOWN, Interval, sum_bounds
from tests.codes import (
    COUNTRY,
    EMPLOYMENT_AREA,
    KAINUU,
    KAINUU_MUNICIPALITIES,
    MUNICIPALITIES,
    PUBLISHED_TOTALS,
)
from tests.unit.published import JUNE_2026, observations, plan_observations

AREA = area("TA10")

JUNE = observations(*JUNE_2026)
AUGUST_2023 = plan_observations()

SMALL = observations("""
    ref_area | unemployed | service_other | vacancies
    105      |         10 |           ... |         5
    205      |         30 |            20 |       ...
    290      |        ... |             5 |
""")


def area_share(table):
    return figure(counts(table, AREA), AREA.code, "unemployed_share")


def test_a_suppressed_cell_counts_as_one_to_four():
    assert total(SMALL, ["105", "205"], "service_other") == Interval(21, 24)


def test_a_sum_with_a_missing_part_has_no_upper_bound():
    assert total(SMALL, ["105", "290"], "vacancies") == Interval(5, math.inf)


def test_an_area_that_is_not_in_the_table_is_unknown_rather_than_nothing():
    assert total(SMALL, ["305"], "unemployed") == Interval(0, math.inf)


def test_shares_cannot_be_added_up():
    with pytest.raises(ValueError, match="unemployed_share"):
        total(AUGUST_2023, MUNICIPALITIES, "unemployed_share")


def test_two_periods_at_once_are_refused():
    with pytest.raises(ValueError, match="period"):
        counts(JUNE.iloc[:1].assign(time_period="2026-05").merge(JUNE.iloc[:1], how="outer"))


def test_values_leave_suppressed_and_missing_cells_unknown():
    table = values(SMALL)

    assert table.loc["105", "vacancies"] == 5
    assert table.loc[["205", "290"], "vacancies"].isna().all()


@pytest.mark.parametrize(
    ("indicator", "published"), [("jobseekers", 7152), ("unemployed", 4422), ("labour_force", 38394)]
)
def test_the_ten_municipalities_add_up_to_the_area(indicator, published):
    assert total(JUNE, MUNICIPALITIES, indicator) == Interval.point(published)


def test_the_eight_of_kainuu_add_up_to_their_region():
    assert total(JUNE, KAINUU_MUNICIPALITIES, "unemployed") == total(JUNE, [KAINUU], "unemployed")
    assert total(JUNE, KAINUU_MUNICIPALITIES, "unemployed") == Interval.point(3423)


@pytest.mark.parametrize("ref_area", PUBLISHED_TOTALS)
@pytest.mark.parametrize("indicator", sorted(JUNE["indicator"].unique()))
def test_every_published_total_fits_its_municipalities(ref_area, indicator):
    published = total(JUNE, [ref_area], indicator)

    assert published.low in total(JUNE, PUBLISHED_TOTALS[ref_area], indicator)


def test_published_regions_make_a_suppressed_area_total_exact():
    # MK18 562 + SK178 98; two of the ten cells are suppressed.
    assert counts(JUNE, AREA).of(EMPLOYMENT_AREA, "unemployed_under_25") == Interval.point(660)
    # MK18 + SK178; four of the ten cells are suppressed and must be 9 together, so each may be 1-4.
    assert counts(JUNE, AREA).of(EMPLOYMENT_AREA, "unemployed_foreign") == Interval.point(399)


def test_a_sensitive_total_that_would_tell_a_suppressed_cell_is_told_as_its_parts_add_up():
    # Disabled: the published totals leave 3 for the only suppressed cell.
    assert counts(JUNE, AREA).of(EMPLOYMENT_AREA, "unemployed_disabled") == Interval(758, 761)


def test_what_the_producer_publishes_of_other_groups_is_told_as_it_publishes_it():
    kainuu, area = (
        figure(counts(JUNE, AREA), code, "service_participants") for code in (KAINUU, EMPLOYMENT_AREA)
    )

    assert (kainuu, area) == (Interval.point(715), Interval.point(871))


def test_regions_that_contradict_their_municipalities_are_reported():
    contradiction = observations(
        "ref_area | unemployed\nMK18 | 10\nSK178 | 5\nSK181 | 1\nSK182 | 1\n"
        + "\n".join(f"{code} | 1" for code in MUNICIPALITIES)
    )

    with pytest.raises(InfeasibleError, match="unemployed"):
        counts(contradiction, AREA).of(EMPLOYMENT_AREA, "unemployed")


def test_area_share_is_pooled_over_persons():
    before, now = (area_share(month) for month in (AUGUST_2023, JUNE))

    assert before.low == pytest.approx(3217 / 38799)
    assert round(before.low * 100, 2) == 8.29
    assert round(now.low * 100, 1) == 11.5


@pytest.mark.parametrize(
    ("ref_area", "participants", "broad", "percent"),
    [
        (COUNTRY, 64_198, 416_199, 15.42),
        ("205", 512, 2_578, 19.86),
        ("305", 129, 934, 13.81),
        ("765", 58, 370, 15.68),
        (EMPLOYMENT_AREA, 871, 5_293, 16.46),
    ],
)
def test_activation_rate_is_exact_where_no_service_is_suppressed(ref_area, participants, broad, percent):
    row = activation(JUNE, [ref_area], AREA).iloc[0]

    assert row["is_exact"]
    assert (row["participants_low"], row["broad_high"]) == (participants, broad)
    assert round(row["rate_low"] * 100, 2) == percent


def test_activation_rate_is_an_interval_where_services_are_suppressed():
    # Hyrynsalmi: 6 participants and three suppressed cells, 81 unemployed.
    row = activation(JUNE, ["105"]).iloc[0]

    assert (row["participants_low"], row["participants_high"]) == (9, 18)
    assert (row["rate_low"], row["rate_high"]) == (9 / 90, 18 / 99)
    assert not row["is_exact"]


def test_activation_rate_is_unknown_where_services_are_not_published():
    row = activation(AUGUST_2023, ["205"]).iloc[0]

    assert row[["participants_low", "rate_low", "rate_high", "broad_low", "wilson_high"]].isna().all()
    assert row["unemployed"] == 1384


@pytest.mark.parametrize(("benchmark", "percent"), list(zip(COUNTRY_BENCHMARKS, (30.9, 25.1), strict=True)))
def test_benchmarks_give_the_published_national_rates(benchmark, percent):
    assert round(benchmark.rate * 100, 1) == percent


def test_tightness_is_vacancies_per_unemployed():
    table = counts(JUNE)

    assert figure(table, KAINUU, "vacancies_per_unemployed") == Interval.point(329 / 3423)
    assert figure(table, "105", "vacancies_per_unemployed") == Interval(1 / 81, 4 / 81)


def test_a_ratio_over_nobody_is_unknown():
    assert ratio(Interval.point(3), Interval.point(0)) is UNKNOWN
    assert activation_rate(Interval.point(0), Interval.point(0)) is UNKNOWN


def test_a_figure_that_nothing_bounds_is_unknown():
    assert figure(counts(SMALL), "290", "vacancies") is UNKNOWN


def test_an_interval_cannot_run_downwards():
    with pytest.raises(ValueError, match="down"):
        Interval(2, 1)


def test_placements_for_a_quarter_of_kainuu():
    # 0.25 * 4 138 = 1 034.5, of which 715 are there.
    assert placements(3423, 715, ActivationTarget(rate=0.25)) == 320


def test_a_target_already_met_takes_no_placement():
    assert placements(60, 40, ActivationTarget(rate=0.3)) == 0


def test_floating_point_does_not_add_a_placement():
    # 0.07 * 100 is 7.000000000000001.
    assert placements(100, 0, ActivationTarget(rate=0.07)) == 7


def test_more_participants_take_fewer_placements():
    needed = placements_needed(activation(JUNE, ["105", "205"]), ActivationTarget(rate=0.25)).set_index(
        "ref_area"
    )

    assert needed.loc["105", ["placements_low", "placements_high"]].tolist() == [7, 14]
    assert needed.loc["205", "is_exact"]


def test_unknown_participants_leave_placements_unknown():
    needed = placements_needed(activation(AUGUST_2023, ["205"]), ActivationTarget(rate=0.25))

    assert needed[["placements_low", "placements_high"]].isna().all(axis=None)


def test_target_outside_its_range_is_refused():
    with pytest.raises(ParameterError) as error:
        ActivationTarget(rate=1.2)

    assert error.value.values == {"name": "rate", "value": "1.2", "low": "0", "high": "1"}


def test_wilson_interval_reproduces_a_textbook_value():
    # 15 of 148: Newcombe (1998), Statistics in Medicine 17, method 3: 0.0624 to 0.1605.
    interval = wilson(15, 148)

    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0624, 0.1605)


INTERVALS = st.tuples(st.integers(0, 1000), st.integers(0, 100)).map(lambda p: Interval(p[0], p[0] + p[1]))


@given(st.lists(st.tuples(INTERVALS, st.floats(0, 1)), max_size=6))
def test_a_sum_lies_within_the_sum_of_the_bounds(parts):
    actual = sum(round(part.low + place * (part.high - part.low)) for part, place in parts)

    assert actual in sum_bounds([part for part, _ in parts])


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 1000))
def test_placements_reach_the_target_and_one_fewer_does_not(unemployed, participants, per_mille):
    needed = placements(unemployed, participants, ActivationTarget(rate=per_mille / 1000))
    goal = per_mille * (unemployed + participants)

    assert 1000 * (participants + needed) >= goal
    assert needed == 0 or 1000 * (participants + needed - 1) < goal


@given(st.integers(1, 5000), st.data())
def test_wilson_interval_contains_the_share_and_stays_a_share(persons, data):
    successes = data.draw(st.integers(0, persons))
    interval = wilson(successes, persons)

    assert 0 <= interval.low <= successes / persons + 1e-12
    assert successes / persons - 1e-12 <= interval.high <= 1


@given(INTERVALS, INTERVALS, st.floats(0, 1), st.floats(0, 1))
def test_activation_rate_lies_within_its_bounds(unemployed, participants, place_u, place_p):
    u = unemployed.low + place_u * (unemployed.high - unemployed.low)
    p = participants.low + place_p * (participants.high - participants.low)
    bounds = activation_rate(unemployed, participants)

    assert bounds is UNKNOWN or bounds.low - 1e-12 <= p / (u + p) <= bounds.high + 1e-12


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(500, 5000)), min_size=10, max_size=10))
def test_pooled_share_lies_between_the_lowest_and_the_highest(pairs):
    rows = [f"{code} | {u} | {n}" for code, (u, n) in zip(MUNICIPALITIES, pairs, strict=True)]
    table = observations("ref_area | unemployed | labour_force\n" + "\n".join(rows))
    shares = [u / n for u, n in pairs]

    assert min(shares) - 1e-12 <= area_share(table).low <= max(shares) + 1e-12
