"""What is read from, and appended to, the tables inside an open transaction."""

from sqlalchemy import Connection, insert, select

from scenarios.errors import ImportConflictError, ScenarioUnknownError
from scenarios.identifiers import checked_identifier
from scenarios.listing import EVENTS, SCENARIOS
from scenarios.model import Change, Event, Holds, Kind, Record, Scenario, Version
from scenarios.rows import event_of, event_row, scenario_of, version_of, version_row
from scenarios.tables import EVENT, SCENARIO, VERSION


def stored_version(connection: Connection, version_id: str, model_version: str | None) -> Version:
    """Return a version.

    Raises:
        ScenarioLinkError, ScenarioUnknownError: It is not here.
        ScenarioDamagedError, ScenarioFutureError: It cannot be read.
    """
    checked_identifier(version_id)
    row = connection.execute(select(VERSION).where(VERSION.c.id == version_id)).mappings().first()
    if row is None:
        raise unknown(version_id)
    return version_of(row, model_version)


def stored_versions(
    connection: Connection, scenario_id: str, model_version: str | None
) -> tuple[Version, ...]:
    """Return the versions of a scenario, in the order they were saved."""
    rows = connection.execute(
        select(VERSION).where(VERSION.c.scenario_id == scenario_id).order_by(VERSION.c.position)
    )
    return tuple(version_of(row, model_version) for row in rows.mappings())


def scenario_of_version(connection: Connection, version_id: str) -> str:
    """Return the identifier of a version's scenario; the version itself may be damaged."""
    checked_identifier(version_id)
    scenario_id = connection.scalar(select(VERSION.c.scenario_id).where(VERSION.c.id == version_id))
    if scenario_id is None:
        raise unknown(version_id)
    return str(scenario_id)


def stored_scenario(connection: Connection, scenario_id: str) -> Scenario:
    """Return a scenario as it is now."""
    checked_identifier(scenario_id)
    row = connection.execute(SCENARIOS.where(EVENT.c.scenario_id == scenario_id)).mappings().first()
    if row is None:
        raise unknown(scenario_id)
    return scenario_of(row)


def stored_history(connection: Connection, scenario_id: str) -> tuple[Event, ...]:
    """Return the events of a scenario, oldest first."""
    rows = connection.execute(EVENTS.where(EVENT.c.scenario_id == scenario_id).order_by(EVENT.c.position))
    return tuple(event_of(row) for row in rows.mappings())


def children(connection: Connection, parent_id: str) -> tuple[Event, ...]:
    """Return the saves made from a version, oldest first."""
    rows = connection.execute(EVENTS.where(VERSION.c.parent_id == parent_id).order_by(EVENT.c.position))
    return tuple(event_of(row) for row in rows.mappings())


def parent_of(connection: Connection, version_id: str) -> str | None:
    """Return the identifier of a version's parent; None for the first one."""
    return connection.scalar(select(VERSION.c.parent_id).where(VERSION.c.id == version_id))


def check_holds(connection: Connection, scenario_id: str, holds: Holds, *, asked: str) -> None:
    """Raise `ScenarioUnknownError` of what was asked for where a scenario's versions hold something else."""
    found = connection.scalar(select(SCENARIO.c.holds).where(SCENARIO.c.id == scenario_id))
    if found is not None and (found == Holds.DECK) != (holds is Holds.DECK):
        raise unknown(asked)


def append_scenario(connection: Connection, scenario_id: str, holds: Holds = Holds.CHOICES) -> None:
    """Append a scenario, to which versions and events can then be appended."""
    connection.execute(insert(SCENARIO).values(id=scenario_id, holds=str(holds)))


def append_version(connection: Connection, version: Version) -> None:
    """Append a version."""
    connection.execute(insert(VERSION).values(version_row(version)))


def append_event(connection: Connection, scenario_id: str, event: Event) -> None:
    """Append an event."""
    connection.execute(insert(EVENT).values(event_row(scenario_id, event)))


def known_versions(connection: Connection, record: Record, model_version: str | None) -> set[str]:
    """Return which versions of a record are stored already.

    Raises:
        ImportConflictError: One is stored with other content, or belongs to another scenario.
    """
    known = set()
    for version in record.versions:
        try:
            stored = stored_version(connection, version.id, model_version)
        except ScenarioUnknownError:
            continue
        if stored != version:
            raise ImportConflictError(f"{version.id} is here with other content", identifier=version.id)
        known.add(version.id)
    return known


def append_record(connection: Connection, record: Record, added: list[Version], change: Change) -> None:
    """Append what is new of an imported scenario.

    Its history comes with it where the scenario is new here; otherwise its new versions join the
    scenario as it is here.
    """
    stored = connection.scalar(select(SCENARIO.c.id).where(SCENARIO.c.id == record.scenario_id))
    if stored is None:
        append_scenario(connection, record.scenario_id)
        last = record.history[-1]
        events = (*record.history, imported(change, last.name, is_archived=last.is_archived))
    else:
        now = stored_scenario(connection, record.scenario_id)
        events = tuple(
            imported(change, now.name, is_archived=now.is_archived, version_id=version.id)
            for version in added
        )
    for version in added:
        append_version(connection, version)
    for event in events:
        append_event(connection, record.scenario_id, event)


def imported(change: Change, name: str, *, is_archived: bool, version_id: str | None = None) -> Event:
    """Return the event that tells of an import."""
    return Event(
        kind=Kind.IMPORTED,
        created_at=change.created_at,
        author=change.author,
        reason=change.reason,
        name=name,
        is_archived=is_archived,
        version_id=version_id,
    )


def unknown(identifier: str) -> ScenarioUnknownError:
    """Return the error that nothing of this identifier is stored here."""
    return ScenarioUnknownError(f"{identifier} is not stored here", identifier=identifier)
