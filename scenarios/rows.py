"""Versions and events as rows of the tables, each version sealed with a checksum."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from domain.errors import DashboardError
from scenarios.documents import canonical, event_document, version_document, written
from scenarios.errors import ScenarioDamagedError, ScenarioFutureError
from scenarios.model import SCHEMA_VERSION, Event, Kind, Version

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
    if row["schema_version"] > SCHEMA_VERSION:
        raise ScenarioFutureError(f"{row['id']} has schema {row['schema_version']}", identifier=row["id"])
    if sealed(row) != row["checksum"]:
        raise ScenarioDamagedError(f"{row['id']} is not what was saved", identifier=row["id"])
    try:
        version = Version(
            **{name: row[name] for name in Version.__dataclass_fields__}
            | {name: json.loads(row[name]) for name in ("data_vintage", "inputs")}
        )
    except (DashboardError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ScenarioDamagedError(f"{row['id']} breaks a rule: {error}", identifier=row["id"]) from error
    if model_version is not None and _numbers(version.model_version) > _numbers(model_version):
        raise ScenarioFutureError(f"{version.id} needs model {version.model_version}", identifier=version.id)
    return version


def event_row(scenario_id: str, event: Event) -> dict[str, Any]:
    """Return the row that stores an event."""
    found_by = searched(f"{event.name} {event.author} {event.reason}")
    changed = {"created_at": event.created_at, "scenario_id": scenario_id, "searched": found_by}
    return event_document(event) | changed


def event_of(row: RowMapping) -> Event:
    """Return the event that a row stores; its reason is the version's note where it has none of its own."""
    return Event(
        kind=Kind(row["kind"]),
        created_at=row["created_at"],
        author=row["author"],
        reason=row["reason"] or row["note"] or "",
        name=row["name"],
        is_archived=row["is_archived"],
        version_id=row["version_id"],
        source_id=row["source_id"],
    )


def sealed(row: Mapping[str, Any] | RowMapping) -> str:
    """Return the sha256 of everything that a version's row says."""
    said = {name: row[name] for name in SEALED} | {"created_at": written(row["created_at"])}
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def searched(text: str) -> str:
    """Return text in the form in which it is searched: case and width of letters do not count."""
    return unicodedata.normalize("NFKC", text).casefold()


def _numbers(model_version: str) -> list[int]:
    return [*map(int, model_version.split(".")), 0, 0, 0][:4]
