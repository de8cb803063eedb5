"""Several threads and processes at one database: every save is kept, and everybody is told."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from scenarios.engines import prepare_sqlite
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import change, draft

ROOT = Path(__file__).parents[2]

OPEN = "import sys; from scenarios.store import ScenarioStore; ScenarioStore(sys.argv[1]).close()"


def at_once(deeds):
    """Return the results of deeds that all start at the same moment."""
    together = Barrier(len(deeds))

    def started(deed):
        together.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(started, deeds))


def test_two_stores_that_save_the_same_parent_at_once_make_siblings_that_know_of_each_other(store, url):
    other = ScenarioStore(url)
    for _ in range(10):
        parent = store.save_new(draft())
        results = at_once(
            [
                lambda parent=parent: store.save_next(parent.id, draft(author="Aino")),
                lambda parent=parent: other.save_next(parent.id, draft(author="Eino")),
            ]
        )
        first, second = sorted(results, key=lambda saved: len(saved.siblings))

        assert first.siblings == ()
        assert [each.version_id for each in second.siblings] == [first.version.id]
        assert [each.version_id for each in other.siblings(first.version.id)] == [second.version.id]
        assert {first.version.author, second.version.author} == {"Aino", "Eino"}
    other.close()


def test_many_threads_lose_nothing(store):
    parent = store.save_new(draft())
    results = at_once([lambda: [store.save_next(parent.id, draft()) for _ in range(10)] for _ in range(8)])
    saved = [each for several in results for each in several]

    assert sorted(len(each.siblings) for each in saved) == list(range(80))
    assert store.scenario(parent.scenario_id).versions == 81


def test_renaming_and_archiving_at_once_loses_neither(store, url):
    other = ScenarioStore(url)
    scenario_id = store.save_new(draft()).scenario_id
    at_once(
        [
            lambda: store.rename(scenario_id, "Uusi", change()),
            lambda: other.archive(scenario_id, change()),
        ]
    )

    scenario = store.scenario(scenario_id)
    assert (scenario.name, scenario.is_archived) == ("Uusi", True)
    other.close()


def test_reading_does_not_wait_for_a_save(store):
    saved = store.save_new(draft())
    with store._database.write():
        assert store.version(saved.id) == saved


def test_many_threads_open_an_empty_database_at_once(url):
    for store in at_once([lambda: ScenarioStore(url)] * 6):
        saved = store.save_new(draft())
        assert store.version(saved.id) == saved
        store.close()


def test_processes_open_an_empty_database_at_once(url):
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN, url], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]

    assert [(process.communicate()[1], process.returncode) for process in processes] == [("", 0)] * 4


def test_connections_switch_an_empty_file_to_write_ahead_at_once(tmp_path):
    def journal(path):
        connection = sqlite3.connect(path, timeout=30)
        prepare_sqlite(connection, None, wait_s=30)
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        connection.close()
        return mode

    for number in range(40):  # two of them must meet in the middle of it
        path = tmp_path / f"{number}.sqlite3"

        assert at_once([lambda path=path: journal(path)] * 8) == ["wal"] * 8
