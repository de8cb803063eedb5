"""Working days of Finnish law, against dates worked out by hand."""

from datetime import date

import pytest

from analytics.working_days import free_days, interview_days, interviews_due, working_day_after


@pytest.mark.parametrize(
    ("start", "without_saturdays", "with_saturdays"),
    [
        (date(2026, 12, 14), date(2026, 12, 30), date(2026, 12, 29)),
        (date(2026, 12, 21), date(2027, 1, 8), date(2027, 1, 7)),
        (date(2026, 3, 27), date(2026, 4, 14), date(2026, 4, 10)),
        (date(2026, 6, 15), date(2026, 6, 30), date(2026, 6, 29)),
    ],
)
def test_ten_working_days_over_holidays(start, without_saturdays, with_saturdays):
    assert working_day_after(start, 10, saturdays=False) == without_saturdays
    assert working_day_after(start, 10, saturdays=True) == with_saturdays


def test_the_eves_of_christmas_and_midsummer_are_free():
    assert {date(2026, 12, 24), date(2026, 6, 19), date(2026, 12, 6), date(2026, 5, 1)} <= free_days(2026)


def test_five_days_until_the_end_of_2025_and_ten_since():
    assert interview_days(date(2025, 12, 31)) == 5
    assert interview_days(date(2026, 1, 1)) == 10
    assert interview_days(date(2022, 5, 2)) == 5


def test_of_a_day_before_the_first_rule_nothing_is_due():
    assert interview_days(date(2022, 5, 1)) is None
    assert interviews_due(date(2022, 4, 30), date(2022, 5, 3))["day"].dt.day.tolist() == [2, 3]
    assert interviews_due(date(2022, 4, 1), date(2022, 4, 3)).empty


def test_due_days_stand_for_every_day():
    due = interviews_due(date(2025, 12, 30), date(2026, 1, 2))

    assert len(due) == 4
    assert (due["with_saturdays"] <= due["without_saturdays"]).all()
