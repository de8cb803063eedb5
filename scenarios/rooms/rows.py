"""Rooms, what is done in them and decisions as rows of the tables, sealed with checksums."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from domain.errors import DashboardError
from scenarios.documents import canonical, written
from scenarios.rooms.decision import Decision
from scenarios.rooms.errors import RoomDamagedError
from scenarios.rooms.model import Act, Answer, Ballot, Deed, Outcome, Party, Room, Vote

T = TypeVar("T")

UNREADABLE = (DashboardError, ValueError, TypeError, AttributeError, KeyError, RecursionError)


def room_row(room: Room, chair_key: str) -> dict[str, Any]:
    """Return the row that stores a room.

    Args:
        room: The room.
        chair_key: Hash of the chair's secret.
    """
    document = canonical(_room_document(room))
    return {
        "id": room.id,
        "code": room.code,
        "created_at": room.created_at,
        "chair_key": chair_key,
        "document": document,
        "checksum": _seal(room.id, room.code, chair_key, document),
    }


def room_of(row: RowMapping) -> Room:
    """Return the room that a row stores.

    Raises:
        RoomDamagedError: It is not what was written.
    """

    def read() -> Room:
        if _seal(row["id"], row["code"], row["chair_key"], row["document"]) != row["checksum"]:
            raise ValueError("not what was written")
        return _room(json.loads(row["document"]))

    return _whole(read)


def act_row(room_id: str, act: Act) -> dict[str, Any]:
    """Return the row that stores something done in a room."""
    return {
        "room_id": room_id,
        "deed": str(act.deed),
        "created_at": act.at,
        "person": act.person,
        "party": act.party,
        "seat": act.seat,
        "said": canonical(act.said),
    }


def act_of(row: RowMapping) -> Act:
    """Return what a row says was done; raises as `room_of` does."""
    return _whole(
        lambda: Act(
            deed=Deed(row["deed"]),
            at=row["created_at"],
            person=row["person"],
            party=row["party"],
            seat=row["seat"],
            said=json.loads(row["said"]),
        )
    )


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return the row that stores a decision."""
    document = canonical(decision_document(decision))
    return {
        "id": decision.id,
        "room_id": decision.room.id,
        "created_at": decision.created_at,
        "undoes": decision.undoes,
        "document": document,
        "checksum": _seal(decision.id, document),
    }


def decision_of(row: RowMapping) -> Decision:
    """Return the decision that a row stores; raises as `room_of` does."""

    def read() -> Decision:
        if _seal(row["id"], row["document"]) != row["checksum"]:
            raise ValueError("not what was written")
        return _decision(json.loads(row["document"]))

    return _whole(read)


def decision_document(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON values; what it was made of stands in it, so that it is read alone."""
    return {
        **asdict(decision),
        "room": _room_document(decision.room),
        "created_at": written(decision.created_at),
        "outcome": str(decision.outcome),
        "answers": {
            party: asdict(answer) | {"at": written(answer.at)} for party, answer in decision.answers.items()
        },
    }


def _room_document(room: Room) -> dict[str, Any]:
    return asdict(room) | {"created_at": written(room.created_at)}


def _room(document: Mapping[str, Any]) -> Room:
    read = {
        "parties": tuple(Party(**each) for each in document["parties"]),
        "created_at": datetime.fromisoformat(document["created_at"]),
    }
    return Room(**{**document, **read})


def _decision(document: Mapping[str, Any]) -> Decision:
    ballot = document["ballot"]
    votes = {party: Vote(vote) for party, vote in ballot["votes"].items()} if ballot else {}
    read: dict[str, Any] = {
        "room": _room(document["room"]),
        "created_at": datetime.fromisoformat(document["created_at"]),
        "outcome": Outcome(document["outcome"]),
        "answers": {party: _answer(answer) for party, answer in document["answers"].items()},
        "ballot": replace(Ballot(**ballot), votes=votes) if ballot else None,
    }
    return Decision(**{**document, **read})


def _answer(document: Mapping[str, Any]) -> Answer:
    return Answer(**{**document, "at": datetime.fromisoformat(document["at"])})


def _seal(*parts: object) -> str:
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def _whole(read: Callable[[], T]) -> T:
    try:
        return read()
    except UNREADABLE as error:
        raise RoomDamagedError(f"a row breaks a rule: {error}") from error
