"""The queries behind the list of scenarios and behind a scenario's history."""

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from scenarios.rows import searched
from scenarios.tables import EVENT, VERSION

MAX_SEARCH = 200
"""Characters of a search that are read."""

_LATEST = (
    select(
        VERSION.c.scenario_id,
        func.max(VERSION.c.position).label("version"),
        func.min(VERSION.c.created_at).label("created_at"),
        func.count().label("versions"),
    )
    .group_by(VERSION.c.scenario_id)
    .subquery()
)
_LAST = (
    select(EVENT.c.scenario_id, func.max(EVENT.c.position).label("event"))
    .group_by(EVENT.c.scenario_id)
    .subquery()
)

SCENARIOS = (
    select(
        EVENT.c.scenario_id.label("id"),
        EVENT.c.name,
        EVENT.c.is_archived,
        _LATEST.c.versions,
        VERSION.c.id.label("latest_version_id"),
        VERSION.c.note,
        EVENT.c.author,
        _LATEST.c.created_at,
        EVENT.c.created_at.label("changed_at"),
    )
    .join_from(EVENT, _LAST, EVENT.c.position == _LAST.c.event)
    .join(_LATEST, _LATEST.c.scenario_id == EVENT.c.scenario_id)
    .join(VERSION, VERSION.c.position == _LATEST.c.version)
)
"""One row per scenario: what `Scenario` holds."""

EVENTS = select(EVENT, VERSION.c.note, VERSION.c.parent_id).outerjoin(
    VERSION, VERSION.c.id == EVENT.c.version_id
)
"""One row per event, with the note and the parent of the version it saved."""


def found(
    search: str, *, archived: bool, where: ColumnElement[bool] | None = None
) -> Select[tuple[object, ...]]:
    """Return the query of scenarios, changed last first, that a search finds.

    Args:
        search: Words that must all occur in the names, authors, notes or reasons it has ever had, or
            an identifier; none finds every scenario.
        archived: Whether the archive is searched, or what is in use.
        where: Which scenarios there are for who asks; None for all.
    """
    plain = search[:MAX_SEARCH].replace("\0", "").encode(errors="ignore").decode()
    words = [_mentions(word) for word in searched(plain).split()]
    # Whatever a damaged place says, it is not the archive: no scenario is in neither.
    place = EVENT.c.is_archived.is_(True) if archived else EVENT.c.is_archived.is_not(True)
    allowed = [] if where is None else [where]
    return SCENARIOS.where(place, *allowed, *words).order_by(EVENT.c.position.desc())


def _mentions(word: str) -> ColumnElement[bool]:
    versions, events = VERSION.alias(), EVENT.alias()
    return or_(
        *(
            exists().where(
                and_(
                    rows.c.scenario_id == EVENT.c.scenario_id,
                    rows.c.searched.contains(word, autoescape=True),
                )
            )
            for rows in (versions, events)
        )
    )
