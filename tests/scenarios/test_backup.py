"""A copy holds what was acknowledged before it, also of a database that somebody is saving into."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.backup import backed_up, main, restored
from scenarios.database import URL_VARIABLE, default_url
from scenarios.errors import ScenarioStorageError
from scenarios.store import ScenarioStore
from tests.scenarios.drafts import draft

ROOT = Path(__file__).parents[2]


def versions(path):
    """Return the identifiers of a database's versions that open whole."""
    store = ScenarioStore(f"sqlite:///{path}")
    found = [version.id for each in store.scenarios() for version in store.record(each.id).versions]
    store.close()
    return found


def test_a_copy_made_while_somebody_saves_holds_all_that_was_acknowledged(tmp_path):
    url = default_url(tmp_path)
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.scenarios.saver", url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with saver:
        said = [saver.stdout.readline().strip() for _ in range(60)]
        copy = backed_up(url, tmp_path / "copies")
        said_after = saver.stdout.readline().strip()
        saver.kill()

    assert set(said) <= set(versions(copy))
    assert said_after


def test_the_file_alone_is_no_copy_where_one_made_by_us_is(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    saved = store.save_new(draft())
    alone = shutil.copy(tmp_path / "scenarios.sqlite3", tmp_path / "alone.sqlite3")

    assert versions(alone) == []  # it is in the file beside it
    assert versions(backed_up(default_url(tmp_path), tmp_path / "copies")) == [saved.id]
    store.close()


def test_a_running_store_sees_what_was_put_back_and_saves_into_it(tmp_path):
    url = default_url(tmp_path)
    store = ScenarioStore(url)
    first = store.save_new(draft("Ensimmäinen"))
    copy = backed_up(url, tmp_path / "copies")
    second = store.save_new(draft("Toinen"))

    before = restored(url, copy, tmp_path / "copies")
    third = store.save_new(draft("Kolmas"))

    assert [each.name for each in store.scenarios()] == ["Kolmas", "Ensimmäinen"]
    assert set(versions(before)) == {first.id, second.id}
    store.close()
    assert set(versions(tmp_path / "scenarios.sqlite3")) == {first.id, third.id}


def test_a_copy_is_put_back_where_the_database_is_gone(tmp_path, monkeypatch):
    monkeypatch.setenv(URL_VARIABLE, default_url(tmp_path))
    store = ScenarioStore(default_url(tmp_path))
    saved = store.save_new(draft())
    store.close()
    main(["--to", str(tmp_path / "copies")])
    (tmp_path / "scenarios.sqlite3").unlink()

    main(["--restore", *map(str, (tmp_path / "copies").iterdir()), "--to", str(tmp_path / "copies")])

    assert versions(tmp_path / "scenarios.sqlite3") == [saved.id]


def test_a_copy_is_put_back_where_the_file_alone_went_under_a_running_store(tmp_path):
    url = default_url(tmp_path)
    store = ScenarioStore(url)
    saved = store.save_new(draft())
    copy = backed_up(url, tmp_path / "copies")
    store.save_new(draft("Kadonnut"))
    (tmp_path / "scenarios.sqlite3").unlink()  # what stands beside it is of the file that went
    with pytest.raises(ScenarioStorageError):
        store.scenarios()

    restored(url, copy, tmp_path / "copies")

    assert [each.latest_version_id for each in store.scenarios()] == [saved.id]
    again = store.save_new(draft("Uusi"))
    store.close()
    assert set(versions(tmp_path / "scenarios.sqlite3")) == {saved.id, again.id}


@pytest.mark.parametrize("content", [b"", b"no database" * 1_000])
def test_what_is_no_copy_is_refused_and_changes_nothing(tmp_path, content):
    store = ScenarioStore(default_url(tmp_path))
    saved = store.save_new(draft())
    (tmp_path / "copy").write_bytes(content)

    with pytest.raises(ScenarioStorageError):
        restored(default_url(tmp_path), tmp_path / "copy", tmp_path / "copies")
    assert store.version(saved.id) == saved
    store.close()


def test_postgresql_has_tools_of_its_own(monkeypatch):
    monkeypatch.setenv(URL_VARIABLE, "postgresql://somebody:s3cret@/x")

    with pytest.raises(SystemExit, match="pg_dump") as refused:
        main([])
    assert "s3cret" not in str(refused.value)
