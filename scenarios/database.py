"""The database that scenarios are stored in, its transactions and its migrations."""

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    NotSupportedError,
    ProgrammingError,
    TimeoutError,  # noqa: A004 - SQLAlchemy's name
)

from scenarios.errors import ScenarioStorageError, ScenarioStorageFutureError

URL_VARIABLE = "TILANNEHUONE_DATABASE_URL"

MIGRATIONS = Path(__file__).parent / "migrations"

BUSY_S = 30
"""How long a save waits for others to finish theirs."""

WRITERS_LOCK = 0x7469_6C61
"""PostgreSQL's advisory lock of whoever writes, so that saves come one after another as in SQLite."""

BUSY_POLL_S = 0.01
"""Between tries, where SQLite itself does not wait."""

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
)
"""What was acknowledged survives a power cut."""

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
        self._engine = _engine(url)
        self._writing = self._engine.execution_options(is_writing=True)
        with ExitStack() as on_failure:
            on_failure.callback(self.close)
            with self.write() as connection:
                _migrate(connection)
            on_failure.pop_all()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that reads.

        Raises:
            ScenarioStorageError: The database does not answer.
        """
        with _expected(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open the only transaction that writes; it is on disk when the block is left without an error.

        Raises:
            ScenarioStorageError: The database does not answer, is full, or stayed busy.
        """
        with _expected(), self._writing.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(WRITERS_LOCK)))
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise ScenarioStorageError("The database's address cannot be read") from error
    if address.get_backend_name() == "sqlite":
        engine = create_engine(address, connect_args={"timeout": BUSY_S})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    if address.get_backend_name() == "postgresql":
        return create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            connect_args={"options": "-c synchronous_commit=on", "connect_timeout": BUSY_S},
        )
    raise ScenarioStorageError(f"{address.get_backend_name()} is neither SQLite nor PostgreSQL")


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # The driver would begin transactions on its own, and too late to lock: `_begin_sqlite` does it.
    connection.isolation_level = None
    _write_ahead(connection)
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and the writer not wait for one another.

    When two switch an empty database at once, SQLite fails one of them without waiting: each holds what
    the other wants.
    """
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(BUSY_POLL_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _migrate(connection: Connection) -> None:
    """Bring the tables up to date, inside the writer's transaction: two processes cannot do it at once."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    unknown = set(MigrationContext.configure(connection).get_current_heads()) - known
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
