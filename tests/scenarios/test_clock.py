"""A server's clock that is set back: what is said stays in the order in which it was said."""

from datetime import UTC, datetime, timedelta

import pytest

from data.refresh.keeping import key_of
from scenarios.errors import ScenarioTimeError
from tests.scenarios.drafts import NOON, change, draft

BACK = timedelta(hours=5)


def test_what_is_saved_after_the_clock_was_set_back_is_the_latest_all_the_same(store):
    first = store.save_new(draft("Ensin"))
    second = store.save_next(first.id, draft("Sitten", created_at=NOON - BACK)).version
    other = store.save_new(draft("Viimeksi", created_at=NOON - 2 * BACK))
    store.rename(first.scenario_id, "Nimetty", change(minutes=-900))

    assert [event.version_id for event in store.history(first.scenario_id)] == [first.id, second.id, None]
    assert store.scenario(first.scenario_id).latest_version_id == second.id
    assert [each.name for each in store.scenarios()] == ["Nimetty", "Viimeksi"]
    assert [store.version(each.id) for each in (first, second, other)] == [first, second, other]


def test_a_clock_that_is_off_by_years_is_told_and_nothing_is_saved(store):
    with pytest.raises(ScenarioTimeError):
        draft(created_at=datetime(1970, 1, 1, tzinfo=UTC))
    assert store.scenarios() == ()


def test_a_refresh_by_a_clock_that_is_behind_the_newest_vintage_says_so_and_keeps_nothing_unread():
    with pytest.raises(ValueError, match="it would never be read"):
        key_of(datetime(2026, 11, 28, 7, tzinfo=UTC), "2026-11-28T120000Z")
