"""What is read from, and appended to, the tables of shares and of who did what, in an open transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select

from scenarios.access.policy import Reader, Share, Visibility
from scenarios.tables import AUDIT, EVENT, SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the audit trail.

    Attributes:
        at: When, UTC.
        subject: Who, as the sign-in service vouches; "" where nobody was signed in.
        name: What they were called then, or said to be called where nobody signs in.
        deed: What was done.
        object: To what: a scenario, a room, a person.
        detail: More of it; may be empty.
    """

    at: datetime
    subject: str = ""
    name: str = ""
    deed: str
    object: str = ""
    detail: str = ""


def append_entry(connection: Connection, entry: Entry) -> None:
    """Append a line of the audit trail."""
    connection.execute(
        insert(AUDIT).values(
            created_at=entry.at,
            subject=entry.subject,
            name=entry.name,
            deed=entry.deed,
            object=entry.object,
            detail=entry.detail,
        )
    )


def append_share(connection: Connection, scenario_id: str, share: Share, at: datetime) -> None:
    """Append with whom a scenario is shared from now on."""
    connection.execute(
        insert(SHARE).values(
            scenario_id=scenario_id,
            created_at=at,
            visibility=str(share.visibility),
            owner=share.owner,
            team=share.team,
        )
    )


def share_of(connection: Connection, scenario_id: str) -> Share:
    """Return with whom a scenario is shared; a row that is not what was written shares it with its owner."""
    found = select(SHARE).where(SHARE.c.scenario_id == scenario_id).order_by(SHARE.c.position.desc()).limit(1)
    row = connection.execute(found).mappings().first()
    if row is None:
        return Share()
    is_known = row["visibility"] in list(Visibility)
    visibility = Visibility(row["visibility"]) if is_known else Visibility.PRIVATE
    return Share(visibility=visibility, owner=row["owner"], team=row["team"])


_LATEST = select(func.max(SHARE.c.position)).group_by(SHARE.c.scenario_id)


def seen_by(reader: Reader) -> ColumnElement[bool]:
    """Return the condition that leaves the scenarios that a reader may see, as `Reader.sees` has it."""
    hidden = [SHARE.c.position.in_(_LATEST), SHARE.c.visibility != str(Visibility.PUBLIC)]
    if reader.subject:
        is_own = SHARE.c.owner == reader.subject
        is_team = and_(
            SHARE.c.visibility == str(Visibility.TEAM), SHARE.c.team == reader.team, SHARE.c.team != ""
        )
        hidden.append(~or_(is_own, is_team))
    return EVENT.c.scenario_id.not_in(select(SHARE.c.scenario_id).where(*hidden))
