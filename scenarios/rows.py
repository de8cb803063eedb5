"""Versions and events as rows of the tables, each version sealed with a checksum."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from domain.errors import DashboardError
from scenarios.documents import canonical, event_document, version_document, written
from scenarios.errors import ScenarioDamagedError, ScenarioFutureError, ScenarioNameError
from scenarios.identifiers import LENGTH, checked_identifier
from scenarios.limits import EARLIEST, MAX_AUTHOR, MAX_NAME, MAX_NOTE, check_name, check_time, legible
from scenarios.model import SCHEMA_VERSION, Event, Kind, Scenario, Version

UNREADABLE = (DashboardError, ValueError, TypeError, AttributeError, RecursionError, OverflowError)
"""What reading may raise of a row that somebody, or a bad disk, has changed."""

NAMELESS = "?"
"""In place of a name of which nothing is left."""

SEALED = (*Version.__dataclass_fields__, "schema_version")
"""Columns that the checksum covers."""


def version_row(version: Version) -> dict[str, Any]:
    """Return the row that stores a version."""
    row = version_document(version) | {
        "created_at": version.created_at,
        "data_vintage": canonical(version.data_vintage),
        "inputs": canonical(version.inputs),
        "schema_version": SCHEMA_VERSION,
    }
    found_by = searched(f"{version.id} {version.name} {version.author} {version.note}")
    return row | {"checksum": sealed(row), "searched": found_by}


def version_of(row: RowMapping, model_version: str | None) -> Version:
    """Return the version that a row stores.

    Args:
        row: A row of the versions' table.
        model_version: The newest computation this programme knows; None accepts any.

    Raises:
        ScenarioFutureError: A newer programme saved it.
        ScenarioDamagedError: It is not what was saved.
    """
    identifier = legible(row["id"], LENGTH)
    try:
        if row["schema_version"] > SCHEMA_VERSION:
            raise ScenarioFutureError(
                f"{identifier} has schema {row['schema_version']}", identifier=identifier
            )
        if sealed(row) != row["checksum"]:
            raise ScenarioDamagedError(f"{identifier} is not what was saved", identifier=identifier)
        version = Version(
            **{name: row[name] for name in Version.__dataclass_fields__}
            | {name: json.loads(row[name]) for name in ("data_vintage", "inputs")}
        )
    except (ScenarioFutureError, ScenarioDamagedError):
        raise
    except UNREADABLE as error:
        raise ScenarioDamagedError(f"{identifier} breaks a rule: {error}", identifier=identifier) from error
    if model_version is not None and _numbers(version.model_version) > _numbers(model_version):
        raise ScenarioFutureError(f"{version.id} needs model {version.model_version}", identifier=version.id)
    return version


def event_row(scenario_id: str, event: Event) -> dict[str, Any]:
    """Return the row that stores an event."""
    found_by = searched(f"{event.name} {event.author} {event.reason}")
    changed = {"created_at": event.created_at, "scenario_id": scenario_id, "searched": found_by}
    return event_document(event) | changed


def event_of(row: RowMapping) -> Event:
    """Return the event that a row stores; its reason is the version's note where it has none of its own.

    A row that is not what was stored is told of as damaged, with what is left of it.
    """
    said = {name: row[name] for name in ("author", "name", "version_id", "source_id")}
    try:
        return Event(
            **said,
            kind=Kind(row["kind"]),
            created_at=row["created_at"],
            reason=row["reason"] or row["note"] or "",
            is_archived=_truth(row["is_archived"]),
        )
    except UNREADABLE:
        return Event(
            kind=Kind.SAVED,
            created_at=_time(row["created_at"]),
            author=_line(row["author"], MAX_AUTHOR),
            name=_line(row["name"], MAX_NAME) or NAMELESS,
            is_archived=row["is_archived"] is True,
            version_id=_identifier(row["version_id"]),
            is_damaged=True,
        )


def scenario_of(row: RowMapping) -> Scenario:
    """Return the scenario that a row of the list describes; one that is not what was stored says so."""
    name = _line(row["name"], MAX_NAME) or legible(row["id"], LENGTH) or NAMELESS
    shown: dict[str, Any] = {
        "id": legible(row["id"], LENGTH),
        "name": name,
        "is_archived": row["is_archived"] is True,
        "latest_version_id": legible(row["latest_version_id"], LENGTH),
        "note": legible(row["note"], MAX_NOTE),
        "author": _line(row["author"], MAX_AUTHOR),
        "created_at": _time(row["created_at"]),
        "changed_at": _time(row["changed_at"]),
    }
    is_damaged = any(row[field] != value for field, value in shown.items())
    return Scenario(**shown, versions=row["versions"], is_damaged=is_damaged)


def sealed(row: Mapping[str, Any] | RowMapping) -> str:
    """Return the sha256 of everything that a version's row says."""
    said = {name: row[name] for name in SEALED} | {"created_at": written(row["created_at"])}
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def searched(text: str) -> str:
    """Return text in the form in which it is searched: case and width of letters do not count."""
    return unicodedata.normalize("NFKC", text).casefold()


def _numbers(model_version: str) -> list[int]:
    return [*map(int, model_version.split(".")), 0, 0, 0][:4]


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _time(value: datetime | None) -> datetime:
    try:
        check_time(value)  # type: ignore[arg-type]
    except UNREADABLE:
        return EARLIEST
    return value or EARLIEST


def _line(value: object, longest: int) -> str:
    """Return what can be shown of a stored line; "" where nothing can."""
    line = legible(value, longest)
    try:
        check_name(line)
    except ScenarioNameError:
        return " ".join(line.split())
    return line


def _identifier(value: object) -> str | None:
    try:
        return checked_identifier(value)  # type: ignore[arg-type]
    except UNREADABLE:
        return None
