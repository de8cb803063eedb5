"""Whatever has become of the stored rows, lists and histories are read, and damaged scenarios archived."""

import sqlite3
import tempfile
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DashboardError
from scenarios.database import default_url
from scenarios.errors import ScenarioDamagedError
from scenarios.limits import EARLIEST
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import NOON, change, draft

TIMES = [
    "9999-12-31 23:00:00.000000",
    "0001-01-01 00:00:00.000000",
    "2026-02-30 00:00:00",
    "eilen",
    "",
    7,
    b"x",
]

VALUES = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.binary(max_size=20)
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(
        [*TIMES, "\0", "\n", '{"deck": {"000": 1}}', "[" * 5_000, "x" * 30_000, b"\xed\xa0\x80"]
    )
)
"""What SQLite keeps in any column, whatever its type."""

COLUMNS = [
    *(("scenario_version", name) for name in ("id", "scenario_id", "parent_id", "name", "note", "author")),
    *(("scenario_version", name) for name in ("created_at", "data_vintage", "model_version", "inputs")),
    *(("scenario_version", name) for name in ("schema_version", "checksum", "searched")),
    *(("scenario_event", name) for name in ("scenario_id", "kind", "created_at", "author", "reason", "name")),
    *(("scenario_event", name) for name in ("is_archived", "version_id", "source_id", "searched")),
]


def changed(path, table, column, value):
    """Write a value over every row of a column, as a bad disk or a stranger's hand would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table' AND name = ?",
        (table,),
    )
    connection.close()
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # Bytes as text too: what is no UTF-8 is kept as such where a disk has gone bad.
        written = "CAST(? AS TEXT)" if isinstance(value, bytes) else "?"
        connection.execute(f"UPDATE {table} SET {column} = {written}", (value,))  # noqa: S608 - own names
    finally:
        connection.close()


def read_everything(store):
    """Read all that pages read; return the scenarios in use."""
    listed = store.scenarios()
    for each in (*listed, *store.scenarios(archived=True)):
        for read in (store.scenario, store.history, store.record):
            try:
                read(each.id)
            except DashboardError:
                continue
        for read in (store.version, store.siblings):
            try:
                read(each.latest_version_id)
            except DashboardError:
                continue
    return listed


@settings(max_examples=40, deadline=None)
@given(where=st.sampled_from(COLUMNS), value=VALUES)
def test_no_stored_value_keeps_the_list_from_being_read(where, value):
    with tempfile.TemporaryDirectory() as folder:
        store = ScenarioStore(default_url(Path(folder)))
        store.save_new(draft())
        store.close()
        try:
            changed(Path(folder) / "scenarios.sqlite3", *where, value)
        except sqlite3.Error:
            return  # SQLite itself keeps it out
        store = ScenarioStore(default_url(Path(folder)))
        own = store.save_new(draft("Oma"))

        assert own.id in [each.latest_version_id for each in read_everything(store)]
        store.close()


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("table", ["scenario_version", "scenario_event"])
def test_a_scenario_whose_time_is_damaged_says_so_and_can_be_archived(tmp_path, table, time):
    store = ScenarioStore(default_url(tmp_path))
    saved = store.save_new(draft("Vanha"))
    changed(tmp_path / "scenarios.sqlite3", table, "created_at", time)

    (listed,) = store.scenarios()
    assert listed.is_damaged
    assert listed.name == "Vanha"
    assert EARLIEST in (listed.created_at, listed.changed_at)
    if table == "scenario_version":
        with pytest.raises(ScenarioDamagedError):
            store.version(saved.id)
    else:
        (event,) = store.history(saved.scenario_id)
        assert (event.is_damaged, event.version_id) == (True, saved.id)

    store.archive(saved.scenario_id, change())
    assert store.scenarios() == ()
    assert [each.id for each in store.scenarios(archived=True)] == [saved.scenario_id]
    store.close()


def test_a_name_that_is_gone_is_replaced_by_the_identifier_and_the_scenario_renamed(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    saved = store.save_new(draft("Vanha"))
    changed(tmp_path / "scenarios.sqlite3", "scenario_event", "name", "\0\0")

    (listed,) = store.scenarios()
    assert (listed.name, listed.is_damaged) == (saved.scenario_id, True)
    assert store.rename(saved.scenario_id, "Uusi", change()).name == "Uusi"
    store.close()


def test_what_is_whole_is_not_called_damaged(store):
    saved = store.save_new(draft("Ehjä", note="rivi\n\ttoinen"))

    assert not store.scenario(saved.scenario_id).is_damaged
    assert store.scenario(saved.scenario_id).changed_at == NOON
    assert not any(event.is_damaged for event in store.history(saved.scenario_id))


@pytest.mark.parametrize(
    "time", ["infinity", "-infinity", "20000-01-01", "0044-03-15 BC", "9999-12-31 23:59Z"]
)
def test_a_time_that_only_postgresql_keeps_hides_nothing(server, time):
    url = server.new_url()
    store = ScenarioStore(url)
    store.save_new(draft("Outo"))
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE scenario_event DISABLE TRIGGER ALL")
        connection.execute("UPDATE scenario_event SET created_at = %s::timestamptz", (time,))
        connection.execute("ALTER TABLE scenario_event ENABLE TRIGGER ALL")
    store.save_new(draft("Oma"))

    assert [(each.name, each.is_damaged) for each in store.scenarios()] == [("Oma", False), ("Outo", True)]
    store.close()
