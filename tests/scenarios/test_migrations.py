"""The migrations make the tables that the code uses, once."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from scenarios.database import Database
from scenarios.store import ScenarioStore
from scenarios.tables import METADATA
from tests.scenarios.drafts import draft


def test_an_empty_database_gets_the_tables_that_the_code_uses(url):
    database = Database(url)
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def test_opening_again_changes_nothing(url):
    first = ScenarioStore(url)
    saved = first.save_new(draft())
    second = ScenarioStore(url)
    third = ScenarioStore(url)

    assert third.version(saved.id) == first.version(saved.id) == saved
    for store in (first, second, third):
        store.close()


def test_a_migration_that_fails_leaves_nothing_behind(url, monkeypatch):
    monkeypatch.setattr("alembic.command.upgrade", _failing)
    for _ in range(2):
        try:
            Database(url)
        except ArithmeticError:
            continue
    monkeypatch.undo()

    store = ScenarioStore(url)
    assert store.scenarios() == ()
    store.close()


def _failing(config, _):
    METADATA.tables["scenario"].create(config.attributes["connection"])
    raise ArithmeticError
