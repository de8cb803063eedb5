"""Which months there are, and which a month is held beside."""

from data import employment
from data.store import Store
from domain.months import Months


def test_the_newest_complete_month_is_statfins_and_is_not_held_beside_another_of_the_year():
    store = Store()
    months = employment.months(store)
    store.close()

    assert months.newest == "2026-06"
    assert months.every == ("2023-08", "2026-06")
    assert months.compared_with(months.newest) == ""
    assert months.compared_with("2024-08") == ""  # the plan's August is of another source


def test_the_same_month_a_year_before_is_taken_where_it_is_there():
    months = Months(complete=("2025-06", "2025-12", "2026-06"), every=("2025-06", "2025-12", "2026-06"))

    assert months.compared_with("2026-06") == "2025-06"
    assert months.compared_with("2025-12") == ""
    assert months.compared_with("2025-06") == ""


def test_no_month_is_known_where_no_snapshot_can_be_read(tmp_path):
    store = Store(tmp_path)
    months = employment.months(store)
    store.close()

    assert (months.newest, months.every) == ("", ())
    assert months.unread == ("statfin_12r5.parquet", "plan_2023_unemployment.parquet")
    assert months.until("2026-07-01").unread == months.unread
    assert months.compared_with("") == ""
