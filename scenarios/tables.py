"""The tables of scenarios; `migrations/` makes them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine


class SqliteTime(sqlite.DATETIME):
    """A time as SQLite keeps it, as text; one that cannot be read does not fail the whole query."""

    def result_processor(self, *_: object) -> Callable[[Any], datetime | None]:
        """Return what reads a stored value: None for what is no time."""

        def read(value: object) -> datetime | None:
            try:
                return datetime.fromisoformat(value)  # type: ignore[arg-type]
            except (TypeError, ValueError):
                return None

        return read


class UtcTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite keeps no time zone, so it is put back. None where it cannot be read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that reads and writes."""
        return dialect.type_descriptor(
            SqliteTime() if dialect.name == "sqlite" else self.impl_instance  # type: ignore[no-untyped-call]
        )

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what is written."""
        return value.replace(tzinfo=None) if value and dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what was written, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


METADATA = MetaData()

SCENARIO = Table(
    "scenario",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("holds", String(20), nullable=False, server_default="choices"),
)
"""One row per scenario or deck, with which of them it is, never changed."""

VERSION = Table(
    "scenario_version",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("scenario_id", String(16), ForeignKey("scenario.id"), nullable=False, index=True),
    Column("parent_id", String(16), ForeignKey("scenario_version.id"), index=True),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("data_vintage", Text, nullable=False),
    Column("model_version", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("checksum", String(64), nullable=False),
    Column("searched", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""One row per version, never changed. Positions grow in the order of saving, within a scenario."""

EVENT = Table(
    "scenario_event",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("scenario_id", String(16), ForeignKey("scenario.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_archived", Boolean, nullable=False),
    Column("version_id", String(16), ForeignKey("scenario_version.id")),
    # No foreign key: the original of an imported copy may have stayed where it was.
    Column("source_id", String(16)),
    Column("searched", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""One row per thing done to a scenario, never changed; the last one says its name and its place."""

ROOM = Table(
    "room",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("created_at", UtcTime, nullable=False),
    Column("chair_key", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("checksum", String(64), nullable=False),
)
"""One row per meeting room, never changed."""

ROOM_ACT = Table(
    "room_act",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("room_id", String(16), ForeignKey("room.id"), nullable=False, index=True),
    Column("deed", String(20), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("person", Text, nullable=False),
    Column("party", String(20), nullable=False),
    Column("seat", String(64), nullable=False),
    Column("said", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""One row per thing done in a room, in the order it was done, never changed; they add up to the room."""

ROOM_DECISION = Table(
    "room_decision",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("room_id", String(16), ForeignKey("room.id"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("undoes", String(16), ForeignKey("room_decision.id")),
    Column("document", Text, nullable=False),
    Column("checksum", String(64), nullable=False),
    sqlite_autoincrement=True,
)
"""One row per decision, never changed; one that undoes another is a decision of its own."""

GOAL_ENTRY = Table(
    "goal_entry",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("area", String(20), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("checksum", String(64), nullable=False),
    sqlite_autoincrement=True,
)
"""One row per thing said of a goal, in the order it was said, never changed."""

SHARE = Table(
    "scenario_share",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("scenario_id", String(16), ForeignKey("scenario.id"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("visibility", String(20), nullable=False),
    Column("owner", Text, nullable=False),
    Column("team", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""One row per change of with whom a scenario is shared; the last one counts, and none shares with all."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("created_at", UtcTime, nullable=False),
    Column("subject", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("deed", String(20), nullable=False),
    Column("object", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_audit_deed_object", "deed", "object"),
    sqlite_autoincrement=True,
)
"""One row per thing that somebody did, never changed; roles are what was granted last."""
