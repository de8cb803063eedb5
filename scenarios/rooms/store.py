"""Where meeting rooms are kept: what was acknowledged survives whatever becomes of server and browser."""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, Select, insert, select

from scenarios import ledger
from scenarios.database import Database
from scenarios.identifiers import checked_identifier, new_identifier
from scenarios.limits import check_note
from scenarios.model import Change, Draft, Event, Kind, Version
from scenarios.rooms.decision import Decision
from scenarios.rooms.errors import (
    RoomChairError,
    RoomFormError,
    RoomOrderError,
    RoomUnknownError,
)
from scenarios.rooms.machine import after
from scenarios.rooms.model import CHAIRS, Act, Answer, Deed, Party, Room, State
from scenarios.rooms.rows import act_of, act_row, decision_of, decision_row, room_of, room_row
from scenarios.tables import ROOM, ROOM_ACT, ROOM_DECISION, SCENARIO

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of a room's code: read aloud and typed on a phone, so nothing that looks like something else."""

CODE_LENGTH = 6

MOST_KEPT = 50
"""Rooms whose state is remembered by a process."""

DECISIONS_LIMIT = 100

DraftOf = Callable[[Room, Party, Answer], Draft]
"""Returns the scenario that a participant's answer becomes when the room is frozen."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a process knows of a room: everything up to a position."""

    position: int
    state: State


class RoomStore:
    """The rooms of a database; usable from several threads, and from several processes at once.

    Every method may raise `ScenarioStorageError`, those that take a code `RoomUnknownError`, and those that
    do something the `RoomError` that says why it cannot be done: nothing is written then.
    """

    def __init__(self, url: str) -> None:
        """Open the database and bring its tables up to date; fails as `ScenarioStore` does."""
        self._database = Database(url)
        self._seen: dict[str, _Seen] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def open(self, room: Room) -> tuple[Room, str]:
        """Return a new room, now on disk under an identifier and a code of its own, and the chair's secret.

        Args:
            room: The room; its identifier and code are replaced.
        """
        key = new_identifier()
        made = replace(room, id=new_identifier(), code=new_code())
        with self._database.write() as connection:
            connection.execute(insert(ROOM).values(room_row(made, hashed(key))))
        return made, key

    def state(self, code: str) -> State:
        """Return what a room has come to; what this process has read before is not read again."""
        with self._database.read() as connection:
            return self._read(connection, code).state

    def is_chair(self, code: str, key: str) -> bool:
        """Return whether a secret is that of a room's chair."""
        with self._database.read() as connection:
            return _is_chair(_room_row(connection, code), key)

    def sit(self, code: str, act: Act) -> str:
        """Return the secret of a new seat, from which a participant speaks from now on.

        An earlier seat of the same participant is no longer heard: a lost phone keeps nobody out.
        """
        seat = new_identifier()
        self._do(code, replace(act, deed=Deed.SEATED, seat=hashed(seat)))
        return seat

    def do(self, code: str, act: Act, *, seat: str = "", key: str = "") -> State:
        """Return the room after something was done in it, now on disk.

        Args:
            code: The room's.
            act: What is done; not a seat taken, nor the freezing.
            seat: Secret of the participant's seat.
            key: Secret of the chair, for what only the chair does.
        """
        if act.deed in (Deed.SEATED, Deed.FROZEN):
            raise RoomFormError(f"{act.deed} has a method of its own", value=act.deed)
        return self._do(code, replace(act, seat=hashed(seat) if seat else ""), key=key)

    def freeze(self, code: str, act: Act, draft_of: DraftOf, *, key: str) -> Decision:
        """Return the decision of a room that takes no more answers, now on disk with every answer's version.

        Args:
            code: The room's.
            act: Who freezes it and when; its party is whose proposal is decided where nobody voted.
            draft_of: Makes the scenario of an answer.
            key: The chair's secret.
        """
        with self._database.write() as connection:
            before = self._as_chair(connection, code, key)
            state = after(before, replace(act, deed=Deed.FROZEN))
            versions = _save_answers(connection, state, draft_of)
            decision = Decision(
                id=new_identifier(),
                room=state.room,
                created_at=act.at,
                author=act.person,
                outcome=state.outcome,  # type: ignore[arg-type]  # frozen: there is one
                party=state.decision,
                round=state.round,
                answers=state.answers,
                versions=versions,
                ballot=state.ballot,
            )
            connection.execute(insert(ROOM_DECISION).values(decision_row(decision)))
            done = replace(act, deed=Deed.FROZEN, said={"decision": decision.id})
            connection.execute(insert(ROOM_ACT).values(act_row(state.room.id, done)))
        return decision

    def undo(self, decision_id: str, change: Change, *, key: str) -> Decision:
        """Return the decision that takes an earlier one back; the earlier one stays as it was.

        Raises:
            RoomChairError: The secret is not that of the room's chair.
            RoomOrderError: It has been taken back, or takes another back itself.
            RoomFormError: No reason is given.
        """
        check_note(change.reason)
        with self._database.write() as connection:
            undone = _decision(connection, decision_id)
            if not _is_chair(_room_row(connection, undone.room.code), key):
                raise RoomChairError("not the chair", code=undone.room.code)
            if undone.undoes or _undoing(connection, decision_id):
                raise RoomOrderError("taken back already", code=undone.room.code)
            if not change.reason.strip():
                raise RoomFormError("no reason", value="")
            decision = replace(
                undone,
                id=new_identifier(),
                created_at=change.created_at,
                author=change.author,
                undoes=undone.id,
                reason=change.reason,
            )
            connection.execute(insert(ROOM_DECISION).values(decision_row(decision)))
        return decision

    def decision(self, decision_id: str) -> Decision:
        """Return a decision; `RoomUnknownError` where there is none, `RoomDamagedError` if it was changed."""
        with self._database.read() as connection:
            return _decision(connection, decision_id)

    def decisions(self, code: str = "") -> tuple[Decision, ...]:
        """Return the decisions of a room, or the latest of all rooms, latest first."""
        query = select(ROOM_DECISION).order_by(ROOM_DECISION.c.position.desc()).limit(DECISIONS_LIMIT)
        with self._database.read() as connection:
            if code:
                query = query.where(ROOM_DECISION.c.room_id == _room_row(connection, code)["id"])
            return tuple(decision_of(row) for row in connection.execute(query).mappings())

    def _do(self, code: str, act: Act, *, key: str = "") -> State:
        with self._database.write() as connection:
            is_chairs = act.deed in CHAIRS
            before = (
                self._as_chair(connection, code, key) if is_chairs else self._read(connection, code).state
            )
            state = after(before, act)
            connection.execute(insert(ROOM_ACT).values(act_row(state.room.id, act)))
        return state

    def _as_chair(self, connection: Connection, code: str, key: str) -> State:
        if not _is_chair(_room_row(connection, code), key):
            raise RoomChairError("not the chair", code=code[:20])
        return self._read(connection, code).state

    def _read(self, connection: Connection, code: str) -> _Seen:
        """Return what a room has come to: what was known, and what has been done since."""
        code = typed(code)
        with self._lock:
            known = self._seen.get(code)
        if known is not None:
            rows = _acts(connection, known.state.room.id, known.position)
            if rows and rows[0]["position"] == known.position:
                return self._keep(code, known, rows[1:])
            # The database was put back to an earlier state: what was known may never have been.
        room = room_of(_room_row(connection, code))
        return self._keep(code, _Seen(0, State(room=room)), _acts(connection, room.id, 0))

    def _keep(self, code: str, known: _Seen, rows: Sequence[RowMapping]) -> _Seen:
        if not rows:
            return known
        state = known.state
        for row in rows:
            state = after(state, act_of(row))
        seen = _Seen(rows[-1]["position"], state)
        with self._lock:
            self._seen[code] = seen
            while len(self._seen) > MOST_KEPT:
                self._seen.pop(next(iter(self._seen)))
        return seen


def new_code() -> str:
    """Return a code that nobody guesses in the time that a meeting takes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def typed(code: str) -> str:
    """Return a code as it is kept, from one as people type it."""
    return "".join(code.split()).upper()[:20]


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _is_chair(row: RowMapping, key: str) -> bool:
    return hmac.compare_digest(str(row["chair_key"]), hashed(key))


def _room_row(connection: Connection, code: str) -> RowMapping:
    said = typed(code)
    is_code = len(said) == CODE_LENGTH and set(said) <= set(ALPHABET)
    row = connection.execute(select(ROOM).where(ROOM.c.code == said)).mappings().first() if is_code else None
    if row is None:
        raise RoomUnknownError(f"no room {said!r}", code=said)
    return row


def _acts(connection: Connection, room_id: str, position: int) -> Sequence[RowMapping]:
    """Return what was done in a room from a position on."""
    query: Select[tuple[object, ...]] = (
        select(ROOM_ACT)
        .where(ROOM_ACT.c.room_id == room_id, ROOM_ACT.c.position >= position)
        .order_by(ROOM_ACT.c.position)
    )
    return connection.execute(query).mappings().all()


def _decision(connection: Connection, decision_id: str) -> Decision:
    checked_identifier(decision_id)
    found = connection.execute(select(ROOM_DECISION).where(ROOM_DECISION.c.id == decision_id))
    row = found.mappings().first()
    if row is None:
        raise RoomUnknownError(f"no decision {decision_id}", code=decision_id)
    return decision_of(row)


def _undoing(connection: Connection, decision_id: str) -> bool:
    query = select(ROOM_DECISION.c.id).where(ROOM_DECISION.c.undoes == decision_id)
    return connection.scalar(query) is not None


def _save_answers(connection: Connection, state: State, draft_of: DraftOf) -> dict[str, str]:
    """Save every answer as a version of one new scenario, the decided one last; return their identifiers."""
    room, scenario_id, parent, saved = state.room, new_identifier(), None, {}
    answered = [party for party in room.parties if party.code in state.answers]
    connection.execute(insert(SCENARIO).values(id=scenario_id))
    for party in sorted(answered, key=lambda each: each.code == state.decision):
        draft = draft_of(room, party, state.answers[party.code])
        said = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
        version = Version(**said, id=new_identifier(), scenario_id=scenario_id, parent_id=parent)
        ledger.append_version(connection, version)
        event = Event(
            kind=Kind.SAVED if parent else Kind.CREATED,
            created_at=draft.created_at,
            author=draft.author,
            name=draft.name,
            is_archived=False,
            version_id=version.id,
        )
        ledger.append_event(connection, scenario_id, event)
        saved[party.code] = parent = version.id
    return saved
