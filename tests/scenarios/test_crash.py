"""Nothing acknowledged is lost when the process, or the database server, is killed in the middle."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from scenarios.database import default_url
from scenarios.errors import ScenarioStorageError
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import draft

ROOT = Path(__file__).parents[2]


def killed_while_saving(url, acknowledged, held="choices"):
    """Return the identifiers that a process acknowledged before it was killed with -9."""
    command = [sys.executable, "-m", "tests.scenarios.saver", url, held]
    saver = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with saver:
        heard = [saver.stdout.readline() for _ in range(acknowledged)]
        saver.send_signal(signal.SIGKILL)
        heard += saver.stdout.readlines()
    assert saver.returncode == -signal.SIGKILL
    return [line.rstrip() for line in heard if line.endswith("\n")]


@pytest.mark.parametrize(
    ("acknowledged", "held"), [(1, "choices"), (17, "choices"), (500, "choices"), (1, "deck"), (50, "deck")]
)
def test_every_acknowledged_version_is_whole_after_the_process_is_killed(url, acknowledged, held):
    said = killed_while_saving(url, acknowledged, held)
    store = ScenarioStore(url).decks() if held == "deck" else ScenarioStore(url)

    assert acknowledged <= len(said) < 1_000
    versions = [store.version(identifier) for identifier in said]
    assert all(version.note == "x" * 5_000 for version in versions)
    assert [each.parent_id for each in versions] == [None, *said[:-1]]

    # One more may have been on disk, unsaid; it is whole too, and told of in the history.
    record = store.record(versions[0].scenario_id)
    assert [each.id for each in record.versions][: len(said)] == said
    assert len(record.versions) <= len(said) + 1
    assert [each.version_id for each in record.history] == [each.id for each in record.versions]
    store.save_next(said[-1], draft())
    store.close()


def test_every_acknowledged_version_is_whole_after_the_database_crashed_and_was_restarted(server):
    store = ScenarioStore(server.new_url())
    saved = [store.save_new(draft(f"Versio {number}")) for number in range(20)]

    server.crash()
    with pytest.raises(ScenarioStorageError):  # which readers are told in words
        store.save_new(draft("Kadonnut"))
    server.start()

    assert [store.version(each.id) for each in saved] == saved
    assert len(store.scenarios()) == len(saved)
    assert store.save_new(draft("Uusi")).name == "Uusi"
    store.close()


def test_the_sqlite_file_is_sound_after_the_process_was_killed(tmp_path):
    killed_while_saving(default_url(tmp_path), 50)
    engine = create_engine(default_url(tmp_path))
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
    engine.dispose()


def test_every_sqlite_connection_waits_for_the_disk(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    with store._database.read() as connection:
        settings = [connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")]
    store.close()

    assert settings == ["wal", 2]
