"""Versions that are not what was saved, or that a newer programme saved; databases that do not answer."""

import pytest
from sqlalchemy import create_engine, insert, text

from scenarios.database import configured_url, default_url
from scenarios.errors import (
    ScenarioDamagedError,
    ScenarioFutureError,
    ScenarioStorageError,
    ScenarioStorageFutureError,
)
from scenarios.identifiers import new_identifier
from scenarios.rows import sealed, version_row
from scenarios.store import ScenarioStore
from scenarios.tables import VERSION
from tests.scenarios.drafts import change, draft


@pytest.fixture
def planted(store, url):
    """A function that stores a version whose row was changed, and returns its identifier."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))

    def plant(*, sealed_again=False, **changed):
        row = version_row(store.save_new(draft())) | {"id": new_identifier()} | changed
        seal = {"checksum": sealed(row)} if sealed_again else {}
        with engine.begin() as connection:
            connection.execute(insert(VERSION).values(row | seal))
        return row["id"]

    yield plant
    engine.dispose()


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Toinen nimi"},
        {"inputs": '{"staffing":{"htv":"9~9"}}'},
        {"inputs": '{"staffing":'},
        {"data_vintage": "{}"},
        {"checksum": "0" * 64},
        {"schema_version": 0},
    ],
)
def test_a_version_that_is_not_what_was_saved_is_damaged(store, planted, changed):
    with pytest.raises(ScenarioDamagedError):
        store.version(planted(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"inputs": "[]"},
        {"inputs": '{"staffing":"htv"}'},
        {"inputs": '{"staffing":{"htv":1}}'},
        {"inputs": '{"../x":{}}'},
        {"inputs": "["},
        {"inputs": "[" * 100_000},
        {"data_vintage": '{"a":1}'},
        {"model_version": "newest"},
        {"name": ""},
    ],
)
def test_a_version_that_breaks_the_rules_is_damaged_though_its_seal_fits(store, planted, changed):
    with pytest.raises(ScenarioDamagedError):
        store.version(planted(sealed_again=True, **changed))


def test_a_version_of_a_newer_schema_says_so(store, planted):
    with pytest.raises(ScenarioFutureError):
        store.version(planted(schema_version=2))


def test_a_damaged_version_hides_no_other(store, planted):
    damaged = planted(name="Toinen nimi")

    assert len(store.scenarios()) == 1
    (scenario,) = store.scenarios()
    assert store.history(scenario.id)
    assert store.siblings(damaged) == ()


def test_a_save_beside_a_damaged_sibling_succeeds(store, planted):
    parent = store.save_new(draft())
    planted(parent_id=parent.id, scenario_id=parent.scenario_id)

    saved = store.save_next(parent.id, draft())
    assert store.version(saved.version.id) == saved.version


@pytest.mark.parametrize(
    ("known", "needed", "is_future"),
    [
        ("1.0", "1.0", False),
        ("1.0", "1", False),
        ("1", "1.0.0", False),
        ("1.10", "1.9", False),
        ("1.9", "1.10", True),
        ("1.4", "2", True),
        (None, "99", False),
    ],
)
def test_a_version_of_a_newer_model_is_refused(tmp_path, known, needed, is_future):
    store = ScenarioStore(default_url(tmp_path), model_version=known)
    saved = store.save_new(draft(model_version=needed))

    if is_future:
        with pytest.raises(ScenarioFutureError):
            store.version(saved.id)
    else:
        assert store.version(saved.id) == saved
    store.close()


def test_tables_of_a_newer_programme_are_left_alone(store, url):
    saved = store.save_new(draft())
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(ScenarioStorageFutureError):
        ScenarioStore(url)
    assert store.version(saved.id) == saved


@pytest.mark.parametrize(
    "address",
    [
        "not an address",
        "mysql://user@localhost/scenarios",
        "sqlite:////dev/null/scenarios.sqlite3",
        "postgresql://nobody@/x?host=/nonexistent",
    ],
)
def test_a_database_that_cannot_be_opened_is_an_expected_error(address):
    with pytest.raises(ScenarioStorageError):
        ScenarioStore(address)


def test_a_file_that_is_no_database_is_an_expected_error(tmp_path):
    (tmp_path / "scenarios.sqlite3").write_bytes(b"no database" * 1_000)

    with pytest.raises(ScenarioStorageError):
        ScenarioStore(default_url(tmp_path))


def test_an_address_with_a_password_is_not_in_the_message():
    with pytest.raises(ScenarioStorageError) as refused:
        ScenarioStore("postgresql://somebody:s3cret@/x?host=/nonexistent")

    assert "s3cret" not in str(refused.value)


def test_a_full_disk_acknowledges_nothing(tmp_path):
    store = ScenarioStore(default_url(tmp_path))
    first = store.save_new(draft())
    with store._database._writers.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(ScenarioStorageError):
        store.save_new(draft(note="x" * 20_000))

    assert [each.latest_version_id for each in store.scenarios()] == [first.id]
    store.close()


def test_the_environment_chooses_the_database(tmp_path):
    assert configured_url(tmp_path, {}) == default_url(tmp_path)
    assert configured_url(tmp_path, {"TILANNEHUONE_DATABASE_URL": ""}) == default_url(tmp_path)
    assert configured_url(tmp_path, {"TILANNEHUONE_DATABASE_URL": "postgresql:///x"}) == "postgresql:///x"


def test_a_folder_with_odd_signs_in_its_name_holds_a_database(tmp_path):
    folder = tmp_path / "a ?#%41 ä"
    folder.mkdir()
    store = ScenarioStore(default_url(folder))
    saved = store.save_new(draft())
    store.archive(saved.scenario_id, change())
    store.close()

    assert (folder / "scenarios.sqlite3").exists()
