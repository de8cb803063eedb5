"""The database that scenarios are stored in, its transactions and its migrations."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, func, select
from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    NotSupportedError,
    ProgrammingError,
    TimeoutError,  # noqa: A004 - SQLAlchemy's name
)

from scenarios.engines import SqliteFile, address_of, engine_of
from scenarios.errors import ScenarioStorageError, ScenarioStorageFutureError

URL_VARIABLE = "TILANNEHUONE_DATABASE_URL"

FOLDER = Path(__file__).parents[1] / "var"
"""Where scenarios are kept unless the environment names a database."""

MIGRATIONS = Path(__file__).parent / "migrations"

READ_S = 3
"""How long a reader waits for a connection, and for the database."""

WRITE_S = 12
"""How long a save waits for its turn in this process, and again for those of other processes."""

READERS, WRITERS = 10, 1
"""Connections of each process: saves come one after another, and never take a reader's connection."""

WRITERS_LOCK = 0x7469_6C61
"""PostgreSQL's advisory lock of whoever writes, so that saves come one after another as in SQLite."""

BUGS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)
"""What a database says when this package is wrong, not the database."""


def default_url(folder: Path) -> str:
    """Return the address of the SQLite file in a folder."""
    return URL.create("sqlite", database=str(folder / "scenarios.sqlite3")).render_as_string()


def configured_url(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the database's address from the environment, else of the SQLite file in a folder."""
    return environment.get(URL_VARIABLE) or default_url(folder)


class Database:
    """An open database whose tables are up to date; usable from several threads and processes at once."""

    def __init__(self, url: str) -> None:
        """Open the database and bring its tables up to date.

        Raises:
            ScenarioStorageError: It cannot be opened, or is neither SQLite nor PostgreSQL.
            ScenarioStorageFutureError: Its tables are newer than this programme.
        """
        address = address_of(url)
        self._file = SqliteFile(address.database) if address.get_backend_name() == "sqlite" else None
        self._readers = engine_of(address, self._file, connections=READERS, wait_s=READ_S)
        self._writers = engine_of(address, self._file, connections=WRITERS, wait_s=WRITE_S).execution_options(
            is_writing=True
        )
        with ExitStack() as on_failure:
            on_failure.callback(self.close)
            with self.read() as connection:
                is_ready = _revisions(connection) == _newest()
            if not is_ready:  # only then: a start does not wait for those who save
                with self.write() as connection:
                    _migrate(connection)
            on_failure.pop_all()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that reads.

        Raises:
            ScenarioStorageError: The database does not answer.
        """
        with _expected(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open the only transaction that writes; it is on disk when the block is left without an error.

        Raises:
            ScenarioStorageError: The database does not answer, is full, stayed busy, or its file is not
                where it was: nothing is written then.
        """
        with _expected(), self._writers.begin() as connection:
            info = connection.info
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(WRITERS_LOCK)))
            yield connection
            if self._file:
                self._file.check(info)
        if self._file:  # what was written into a file that is gone by now is not acknowledged either
            self._file.check(info)

    def close(self) -> None:
        """Close every connection."""
        self._readers.dispose()
        self._writers.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _newest() -> set[str]:
    return set(ScriptDirectory.from_config(_config()).get_heads())


def _revisions(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


def _migrate(connection: Connection) -> None:
    """Bring the tables up to date, inside the writer's transaction: two processes cannot do it at once."""
    config = _config()
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    unknown = _revisions(connection) - known
    if unknown:
        raise ScenarioStorageFutureError(f"Tables of an unknown revision: {sorted(unknown)}")
    command.upgrade(config, "head")


@contextmanager
def _expected() -> Iterator[None]:
    """Turn what is wrong with the database into an error that is explained; what is wrong here surfaces."""
    try:
        yield
    except BUGS:
        raise
    except (DatabaseError, InterfaceError) as error:
        raise ScenarioStorageError(f"The database fails: {error.orig}") from error
    except TimeoutError as error:
        raise ScenarioStorageError("No connection to the database became free") from error
