"""Copies of the scenarios' database, made and put back while the server runs."""

import argparse
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from scenarios.database import FOLDER, configured_url
from scenarios.engines import address_of
from scenarios.errors import ScenarioStorageError
from scenarios.tables import VERSION

WAIT_S = 30
"""How long a copy waits for those who save."""


def backed_up(url: str, folder: Path) -> Path:
    """Return a new copy of a SQLite database, whole and checked, of one moment between two saves.

    The file alone is no copy: what was saved last may stand in the one beside it that ends in `-wal`.

    Raises:
        ScenarioStorageError: It cannot be copied, or is not SQLite.
    """
    source = _file(url)
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{source.stem}-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%fZ}.sqlite3"
    try:
        with closing(_opened(source, "ro")) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        _check(copy)
    except sqlite3.Error as error:
        raise ScenarioStorageError(f"{source} cannot be copied: {error}") from error
    return copy


def restored(url: str, copy: Path, folder: Path) -> Path | None:
    """Put a copy in the place of what a SQLite database holds; readers of a running server see it at once.

    Returns:
        A copy of what was there before; None where there was nothing.

    Raises:
        ScenarioStorageError: The copy is damaged or none, or the database stayed busy; nothing is changed.
    """
    target = _file(url)
    try:
        _check(copy)
        before = backed_up(url, folder) if target.exists() else None
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(copy, "ro")) as source, closing(_opened(target, "rwc")) as connection:
            source.backup(connection)
    except sqlite3.Error as error:
        raise ScenarioStorageError(f"{copy} cannot be put back: {error}") from error
    return before


def _file(url: str) -> Path:
    address = address_of(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        raise ScenarioStorageError("not SQLite: copy it with pg_dump, put it back with pg_restore")
    return Path(address.database)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_S)


def _check(copy: Path) -> None:
    with closing(_opened(copy, "ro")) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.execute(str(select(VERSION.c.id)))  # fails where the table is none of ours
    if found != "ok":
        raise ScenarioStorageError(f"{copy} is damaged: {found}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Copy the configured database, or put a copy back."""
    parser = argparse.ArgumentParser(prog="python -m scenarios.backup", description=__doc__)
    parser.add_argument("--restore", type=Path, metavar="COPY", help="the copy to put back")
    parser.add_argument("--to", type=Path, default=FOLDER / "backups", metavar="FOLDER")
    given = parser.parse_args(arguments)
    url = configured_url(FOLDER)
    try:
        if given.restore:
            before = restored(url, given.restore, given.to)
            said = f"{given.restore} is put back" + (f"; what was there is in {before}" if before else "")
        else:
            said = f"Copied to {backed_up(url, given.to)}"
    except (ScenarioStorageError, OSError) as error:
        sys.exit(f"Nothing is changed: {error}")
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main()
