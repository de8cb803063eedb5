"""Connections to SQLite and PostgreSQL that wait some seconds at most, and know when their file has gone."""

import sqlite3
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.datetime import TimestamptzLoader
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from scenarios.errors import ScenarioStorageError

BUSY_POLL_S = 0.01
"""Between tries, where SQLite itself does not wait."""

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
)
"""What was acknowledged survives a power cut."""


class SqliteFile:
    """The file an address names: whether it is still the one that connections have open.

    A file that was removed or replaced lives on, unseen, for those who have it open; what they save would
    be gone when they end.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path or ""
        self._was_there = False

    def before_connect(self, *_: object) -> None:
        """Refuse to make an empty file in the place of one that was there."""
        if self._was_there and not Path(self._path).exists():
            raise sqlite3.OperationalError("the database file was removed")

    def after_connect(self, _: object, record: ConnectionPoolEntry) -> None:
        """Remember which file the connection has open."""
        record.info["file"] = self._identity()
        self._was_there = True

    def before_use(self, _: object, record: ConnectionPoolEntry, *__: object) -> None:
        """Let a connection to a file that was replaced be closed, and another be opened."""
        if record.info["file"] != self._identity():
            raise DisconnectionError("the database file was removed or replaced")

    def check(self, info: Mapping[Any, Any]) -> None:
        """Raise `ScenarioStorageError` if a connection's file is no longer the one of the address."""
        if info["file"] != self._identity():
            raise ScenarioStorageError("The database file was removed or replaced")

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = Path(self._path).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def address_of(url: str) -> URL:
    """Return an address taken apart.

    Raises:
        ScenarioStorageError: It is none, or is neither of SQLite nor of PostgreSQL.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise ScenarioStorageError("The database's address cannot be read") from error
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise ScenarioStorageError(f"{address.get_backend_name()} is neither SQLite nor PostgreSQL")
    return address


def engine_of(address: URL, file: SqliteFile | None, *, connections: int, wait_s: int) -> Engine:
    """Return connections that are waited for, and wait for the database, some seconds at most."""
    pool: dict[str, Any] = {"pool_size": connections, "max_overflow": 0, "pool_timeout": wait_s}
    if file:
        engine = create_engine(address, poolclass=QueuePool, connect_args={"timeout": wait_s}, **pool)
        event.listen(engine, "do_connect", file.before_connect)
        event.listen(engine, "connect", partial(prepare_sqlite, wait_s=wait_s))
        event.listen(engine, "connect", file.after_connect)
        event.listen(engine, "checkout", file.before_use)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={
            "options": f"-c synchronous_commit=on -c timezone=UTC -c lock_timeout={wait_s}s"
            f" -c statement_timeout={2 * wait_s}s -c idle_in_transaction_session_timeout={2 * wait_s}s",
            "connect_timeout": wait_s,
            "tcp_user_timeout": wait_s * 1_000,
        },
        **pool,
    )
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: psycopg.Connection[Any], _: object) -> None:
    connection.adapters.register_loader("timestamptz", _StoredTime)


class _StoredTime(TimestamptzLoader):
    """Times as stored, and None for one that no calendar of ours holds, which would fail the whole query."""

    def load(self, data: Any) -> Any:  # noqa: ANN401 - as the base class has it
        try:
            return super().load(data)
        except psycopg.DataError:
            return None


def prepare_sqlite(connection: sqlite3.Connection, _: object, *, wait_s: int) -> None:
    """Set up a new connection of SQLite."""
    # The driver would begin transactions on its own, and too late to lock: `_begin_sqlite` does it.
    connection.isolation_level = None
    # Damaged text is shown as such by whatever reads it, instead of failing the whole query.
    connection.text_factory = lambda text: text.decode(errors="replace")
    _write_ahead(connection, wait_s)
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _write_ahead(connection: sqlite3.Connection, wait_s: int) -> None:
    """Let readers and the writer not wait for one another.

    When two switch an empty database at once, SQLite fails one of them without waiting: each holds what
    the other wants.
    """
    deadline = time.monotonic() + wait_s
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
