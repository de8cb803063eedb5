"""Which area a municipality is in at a month, and who has moved by then."""

import pytest

from analytics.membership import Moved, in_force, moved
from tests.drawn import drawn

ROWS = drawn(
    """ref_area | member_of | valid_from
105 | TA10 | 2025-01-01
205 | TA10 | 2025-01-01
785 | TA10 | 2025-01-01
999 | TA01 | 2025-01-01
105 | TA10 | 2026-01-01
205 | TA10 | 2026-01-01
785 | TA01 | 2026-01-01"""
)


@pytest.mark.parametrize(
    ("month", "area"),
    [("2024-12", None), ("2025-01", "TA10"), ("2025-12", "TA10"), ("2026-01", "TA01"), ("2026-06", "TA01")],
)
def test_the_classification_of_the_month_holds(month, area):
    held = in_force(ROWS, month)

    assert dict(zip(held["ref_area"], held["member_of"], strict=True)).get("785") == area


def test_who_moved_is_told_from_the_day_on_and_a_merged_one_has_not_moved():
    assert moved(ROWS, "2025-12") == ()
    assert moved(ROWS, "2026-01") == (Moved("785", "TA10", "TA01", "2026-01-01"),)
