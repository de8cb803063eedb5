"""Those who save wait for one another and never take a reader's time; a file that went is noticed."""

import shutil
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest

from scenarios import database
from scenarios.backup import backed_up
from scenarios.database import READ_S, WRITERS_LOCK, default_url
from scenarios.errors import ScenarioStorageError
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import draft

SAVERS = 16


@contextmanager
def held(url):
    """Hold the lock of whoever writes, as another process would."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
    else:
        connection = psycopg.connect(url)
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITERS_LOCK,))
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


@pytest.fixture
def hasty(url, monkeypatch):
    """A store whose savers wait two seconds."""
    monkeypatch.setattr(database, "WRITE_S", 2)
    store = ScenarioStore(url)
    store.save_new(draft("Ensimmäinen"))
    yield store
    store.close()


def test_readers_read_while_savers_wait_and_savers_are_told(hasty, url):
    def save(number):
        try:
            return hasty.save_new(draft(f"Tallentaja {number}"))
        except ScenarioStorageError as error:
            return error

    with ThreadPoolExecutor(SAVERS) as threads, held(url):
        waiting = [threads.submit(save, number) for number in range(SAVERS)]
        time.sleep(0.3)
        begun = time.monotonic()
        read = [each.name for each in hasty.scenarios()]
        took = time.monotonic() - begun
        results = [each.result(timeout=30) for each in waiting]
    assert read == ["Ensimmäinen"]
    assert took < READ_S
    assert all(isinstance(each, ScenarioStorageError) for each in results)
    assert save(0).name == "Tallentaja 0"


def test_a_server_starts_while_somebody_holds_the_lock(hasty, url):
    with held(url):
        other = ScenarioStore(url)
        assert other.scenarios() == hasty.scenarios()
        other.close()


def test_a_save_into_a_file_that_was_removed_is_not_acknowledged(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    store.save_new(draft())
    for file in tmp_path.iterdir():
        file.unlink()

    with pytest.raises(ScenarioStorageError):
        store.save_new(draft())
    with pytest.raises(ScenarioStorageError):
        store.scenarios()
    assert not list(tmp_path.iterdir())  # and no empty one stands in its place
    store.close()


def test_a_file_removed_during_a_save_is_noticed(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    store.save_new(draft())

    def save():
        with store._database.write():
            (tmp_path / "scenarios.sqlite3").unlink()

    with pytest.raises(ScenarioStorageError):
        save()
    store.close()


def test_a_file_that_was_replaced_is_the_one_that_is_read_and_saved_into(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    store.save_new(draft("Ennen"))
    copy = backed_up(default_url(tmp_path), tmp_path / "copies")
    store.save_new(draft("Jälkeen"))
    for file in tmp_path.glob("scenarios.sqlite3*"):
        file.unlink()
    shutil.copy(copy, tmp_path / "scenarios.sqlite3")

    saved = store.save_new(draft("Uusi"))
    assert [each.name for each in store.scenarios()] == ["Uusi", "Ennen"]
    store.close()

    again = ScenarioStore(default_url(tmp_path))
    assert again.version(saved.id) == saved
    again.close()
