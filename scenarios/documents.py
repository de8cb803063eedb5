"""Versions and events as plain JSON values."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scenarios.model import Event, Kind, Version


def version_document(version: Version) -> dict[str, Any]:
    """Return a version as JSON values, in the form of schema version 1."""
    return {
        "id": version.id,
        "scenario_id": version.scenario_id,
        "parent_id": version.parent_id,
        "name": version.name,
        "note": version.note,
        "author": version.author,
        "created_at": written(version.created_at),
        "data_vintage": dict(version.data_vintage),
        "model_version": version.model_version,
        "inputs": {page: dict(parameters) for page, parameters in version.inputs.items()},
    }


def version_from(document: Mapping[str, Any]) -> Version:
    """Return the version that a document describes.

    Raises:
        DashboardError, ValueError: A value lies outside its limits.
    """
    return Version(**{**document, "created_at": _read(document["created_at"])})


def event_document(event: Event) -> dict[str, Any]:
    """Return an event as JSON values."""
    return {
        "kind": str(event.kind),
        "created_at": written(event.created_at),
        "author": event.author,
        "reason": event.reason,
        "name": event.name,
        "is_archived": event.is_archived,
        "version_id": event.version_id,
        "source_id": event.source_id,
    }


def event_from(document: Mapping[str, Any]) -> Event:
    """Return the event that a document describes.

    Raises:
        DashboardError, ValueError: A value lies outside its limits.
    """
    read = {"kind": Kind(document["kind"]), "created_at": _read(document["created_at"])}
    return Event(**{**document, **read})


def canonical(value: object) -> str:
    """Return JSON that is the same for equal values: sorted keys, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def written(time: datetime) -> str:
    """Return a time as "2026-11-22T08:30:00.000000Z"."""
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _read(time: str) -> datetime:
    return datetime.fromisoformat(time)
