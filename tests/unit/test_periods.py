"""Reference periods on a line of years."""

import math

import pytest

from analytics.periods import latest_month, years_spanned


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023", 2023, 2024),
        ("2023-01", 2023, 2023 + 1 / 12),
        ("2023-12", 2023 + 11 / 12, 2024),
        ("2013/2017", 2013, 2018),
        ("2023-07/2026-06", 2023.5, 2026.5),
    ],
)
def test_a_period_runs_from_the_start_of_its_first_unit_to_the_end_of_its_last(period, start, end):
    assert years_spanned(period) == pytest.approx((start, end))


def test_an_unstated_period_has_no_place_on_the_line():
    assert all(math.isnan(end) for end in years_spanned(""))


def test_the_latest_month_is_the_end_of_a_range_too():
    assert latest_month(["2026-06", "2023-09/2026-08", "2023", ""]) == "2026-08"
