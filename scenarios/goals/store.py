"""Where what is said of goals is kept: appended in the order it was said, never changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select

from domain.errors import DashboardError
from scenarios.database import Database
from scenarios.documents import canonical
from scenarios.goals.model import Entry, GoalDamagedError, GoalUnknownError, Kind, said
from scenarios.identifiers import new_identifier
from scenarios.tables import GOAL_ENTRY


class GoalStore:
    """The goals of a database; usable from several threads, and from several processes at once.

    Every method may raise `ScenarioStorageError`.
    """

    def __init__(self, url: str) -> None:
        """Open the database and bring its tables up to date; fails as `ScenarioStore` does."""
        self._database = Database(url)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def add(self, entry: Entry) -> Entry:
        """Return an entry, now on disk under an identifier of its own.

        Raises:
            GoalUnknownError: It is a verdict on a decision that this area has not.
        """
        made = replace(entry, id=new_identifier())
        with self._database.write() as connection:
            if made.kind is Kind.VERDICT:
                query = select(GOAL_ENTRY.c.id).where(
                    GOAL_ENTRY.c.id == made.subject,
                    GOAL_ENTRY.c.kind == str(Kind.DECISION),
                    GOAL_ENTRY.c.area == made.area,
                )
                if connection.scalar(query) is None:
                    raise GoalUnknownError(f"no decision {made.subject[:40]!r}", value=made.subject[:40])
            connection.execute(insert(GOAL_ENTRY).values(row_of(made)))
        return made

    def entries(self, area: str) -> tuple[Entry, ...]:
        """Return everything said of the goals of an area, from the first.

        Raises:
            GoalDamagedError: Something of it is not what was written; the rest comes with it.
        """
        query = select(GOAL_ENTRY).where(GOAL_ENTRY.c.area == area).order_by(GOAL_ENTRY.c.position)
        whole, damaged = [], []
        with self._database.read() as connection:
            for row in connection.execute(query).mappings():
                try:
                    whole.append(entry_of(row))
                except GoalDamagedError as error:
                    damaged.append(error.values["value"])
        if damaged:
            told = GoalDamagedError(f"damaged: {damaged[:9]}", value=", ".join(damaged[:9]))
            told.whole = tuple(whole)
            raise told
        return tuple(whole)


def row_of(entry: Entry) -> dict[str, Any]:
    """Return the row that stores an entry, sealed with a checksum."""
    row: dict[str, Any] = {
        "id": entry.id,
        "area": entry.area,
        "kind": str(entry.kind),
        "subject": entry.subject,
        "created_at": entry.created_at,
        "author": entry.author,
        "reason": entry.reason,
        "said": canonical(dict(entry.said)),
    }
    return row | {"checksum": _seal(row)}


def entry_of(row: RowMapping) -> Entry:
    """Return the entry that a row stores.

    Raises:
        GoalDamagedError: It is not what was written.
    """
    try:
        if _seal(row) != row["checksum"]:
            raise ValueError("not what was written")
        kind, fields = Kind(row["kind"]), json.loads(row["said"])
        from_row = {name: row[name] for name in ("id", "area", "subject", "created_at", "author", "reason")}
        return Entry(kind=kind, said=said(kind, fields), **from_row)
    except (DashboardError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise GoalDamagedError(f"an entry breaks a rule: {error}", value=str(row["id"])) from error


def _seal(row: Mapping[str, Any] | RowMapping) -> str:
    at: datetime = row["created_at"]
    parts = [row[name] for name in ("id", "area", "kind", "subject", "author", "reason", "said")]
    return hashlib.sha256(canonical([*parts, at.astimezone(UTC).isoformat()]).encode()).hexdigest()
