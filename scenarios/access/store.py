"""Who has signed in, which role they were given, and who did what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from scenarios.access.errors import AccessGrantError
from scenarios.access.policy import Deed, Reader, Role
from scenarios.access.rows import Entry, append_entry
from scenarios.database import Database
from scenarios.limits import MAX_AUTHOR, check_author
from scenarios.tables import AUDIT

SIGNED_IN, GRANTED, EXPORTED = "signed_in", "granted", "exported"
"""Deeds of the audit trail that are none of a scenario's history."""

LIMIT = 1_000
"""Most lines of the audit trail that are read at once."""

MOST_PEOPLE = 5_000

_GAP = "\N{INFORMATION SEPARATOR ONE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who has signed in here.

    Attributes:
        subject: Who, as the sign-in service vouches.
        name: What they were called when they signed in last.
        role: Their role now.
        team: Their team now; "" for none.
    """

    subject: str
    name: str
    role: Role
    team: str


class AccessStore:
    """Roles and the audit trail of a database; usable from several threads.

    Every method may raise `ScenarioStorageError`.
    """

    def __init__(self, url: str, administrators: Iterable[str] = ()) -> None:
        """Open the database and bring its tables up to date; fails as `ScenarioStore` does.

        Args:
            url: Address of the database.
            administrators: Subjects who are administrators whatever is granted: the first ones.
        """
        self._database = Database(url)
        self._first = frozenset(administrators)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def reader(self, subject: str, name: str) -> Reader:
        """Return somebody who is signed in, with the role that was granted last; a reader without one."""
        with self._database.read() as connection:
            role, team = self._granted(connection, subject)
        return Reader(subject=subject, name=name[:MAX_AUTHOR], role=role, team=team)

    def signed_in(self, reader: Reader, at: datetime, since: datetime) -> None:
        """Write down that somebody has signed in, once: not again where it was written after `since`."""
        query = select(AUDIT.c.created_at, AUDIT.c.detail).where(
            AUDIT.c.deed == SIGNED_IN, AUDIT.c.object == reader.subject
        )
        with self._database.read() as connection:
            row = connection.execute(query.order_by(AUDIT.c.position.desc()).limit(1)).first()
        if row is None or row.created_at is None or row.created_at < since or row.detail != reader.name:
            self.note(reader, SIGNED_IN, at, object=reader.subject, detail=reader.name)

    def grant(self, by: Reader, subject: str, role: Role, team: str, at: datetime) -> None:
        """Give somebody a role and a team.

        Raises:
            AccessGrantError: Who grants is no administrator, or would take the last administrator away.
        """
        check_author(team)
        if not by.may(Deed.ADMINISTER):
            raise AccessGrantError("not an administrator", subject=subject)
        with self._database.write() as connection:
            if subject in self._first and role is not Role.ADMINISTRATOR:
                raise AccessGrantError("one of the first administrators", subject=subject)
            detail = f"{role}{_GAP}{team.strip()}"
            append_entry(connection, _entry(by, GRANTED, at, subject, detail))

    def note(self, reader: Reader, deed: str, at: datetime, *, object: str, detail: str = "") -> None:  # noqa: A002
        """Write a line of the audit trail."""
        with self._database.write() as connection:
            append_entry(connection, _entry(reader, deed, at, object, detail))

    def people(self) -> tuple[Person, ...]:
        """Return everybody who has signed in or has a role, by subject."""
        latest = (
            select(func.max(AUDIT.c.position))
            .where(AUDIT.c.deed.in_((SIGNED_IN, GRANTED)))
            .group_by(AUDIT.c.deed, AUDIT.c.object)
        )
        query = select(AUDIT).where(AUDIT.c.position.in_(latest)).order_by(AUDIT.c.object).limit(MOST_PEOPLE)
        names: dict[str, str] = {}
        with self._database.read() as connection:
            for row in connection.execute(query).mappings():
                names.setdefault(row["object"], "")
                if row["deed"] == SIGNED_IN:
                    names[row["object"]] = row["detail"]
            roles = {subject: self._granted(connection, subject) for subject in names}
        return tuple(
            Person(subject=subject, name=name, role=roles[subject][0], team=roles[subject][1])
            for subject, name in names.items()
        )

    def trail(self, *, limit: int = LIMIT, before: int | None = None) -> tuple[tuple[int, Entry], ...]:
        """Return the latest lines of the audit trail with their positions, latest first.

        Args:
            limit: Most lines.
            before: Only lines before this position; None for the latest.
        """
        query = select(AUDIT).order_by(AUDIT.c.position.desc()).limit(limit)
        if before is not None:
            query = query.where(AUDIT.c.position < before)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple((row["position"], _entry_of(row)) for row in rows)

    def _granted(self, connection: Connection, subject: str) -> tuple[Role, str]:
        query = (
            select(AUDIT.c.detail)
            .where(AUDIT.c.deed == GRANTED, AUDIT.c.object == subject)
            .order_by(AUDIT.c.position.desc())
            .limit(1)
        )
        said, _, team = (connection.scalar(query) or "").partition(_GAP)
        role = Role(said) if said in list(Role) else Role.READER
        return (Role.ADMINISTRATOR if subject in self._first else role), team


def _entry(reader: Reader, deed: str, at: datetime, about: str, detail: str) -> Entry:
    return Entry(at=at, subject=reader.subject, name=reader.name, deed=deed, object=about, detail=detail)


def _entry_of(row: RowMapping) -> Entry:
    detail = row["detail"].replace(_GAP, " ").strip()
    return Entry(
        at=row["created_at"],
        subject=row["subject"],
        name=row["name"],
        deed=row["deed"],
        object=row["object"],
        detail=detail,
    )
