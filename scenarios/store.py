"""Where scenarios are kept: nothing that was acknowledged is lost, changed or deleted."""

import time
from collections.abc import Sequence
from copy import copy
from dataclasses import fields

from sqlalchemy import ColumnElement, Connection, and_, func, select

from scenarios import ledger
from scenarios.access.policy import Reader, Share
from scenarios.access.rows import Entry, append_entry, append_share, seen_by, share_of
from scenarios.database import Database
from scenarios.errors import (
    ImportConflictError,
    ImportInterruptedError,
    ScenarioDamagedError,
    ScenarioStorageError,
)
from scenarios.identifiers import checked_identifier, new_identifier
from scenarios.listing import found
from scenarios.model import Change, Draft, Event, Holds, Imported, Kind, Record, Saved, Scenario, Version
from scenarios.rows import scenario_of
from scenarios.tables import EVENT, SCENARIO

LIST_LIMIT = 500

PAUSE_S = 0.01
"""Between the transactions of an import: the turn of others who save."""


class ScenarioStore:
    """The scenarios of a database; usable from several threads.

    `decks` returns its decks, which are kept, told of and shared in the same way; neither is listed with the
    other, and what a `GuardedStore` opens of one is unknown to the other.

    Every method may raise `ScenarioStorageError`, and those that take an identifier
    `ScenarioLinkError` (it is not whole) and `ScenarioUnknownError` (it is not here).
    """

    def __init__(self, url: str, *, model_version: str | None = None) -> None:
        """Open the database and bring its tables up to date.

        Args:
            url: Address as SQLAlchemy writes it: `sqlite:///...` or `postgresql://...`.
            model_version: The newest computation that this programme knows; versions that need a
                newer one are refused. None accepts any.

        Raises:
            ScenarioStorageError: It cannot be opened.
            ScenarioStorageFutureError: Its tables are newer than this programme.
        """
        self._database = Database(url)
        self._model_version = model_version
        self._reader: Reader | None = None
        self._holds = Holds.CHOICES

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def acting(self, reader: Reader) -> "ScenarioStore":
        """Return the same store as somebody uses it: what they do is told in the audit trail."""
        other = copy(self)
        other._reader = reader
        return other

    def decks(self) -> "ScenarioStore":
        """Return the decks of the same database: kept as scenarios are, and listed by themselves."""
        other = copy(self)
        other._holds = Holds.DECK
        return other

    def share_of(self, scenario_id: str) -> Share:
        """Return with whom a scenario is shared; one that is not here with everybody.

        Raises:
            ScenarioUnknownError: It is a deck, and this is the store of scenarios, or the other way round.
        """
        checked_identifier(scenario_id)
        with self._database.read() as connection:
            ledger.check_holds(connection, scenario_id, self._holds, asked=scenario_id)
            return share_of(connection, scenario_id)

    def share(self, scenario_id: str, share: Share, change: Change) -> None:
        """Share a scenario with others than before."""
        with self._database.write() as connection:
            now = ledger.stored_scenario(connection, scenario_id)
            append_share(connection, now.id, share, change.created_at)
            self._note(connection, "shared", scenario_id, change, str(share.visibility))

    def scenario_of(self, version_id: str) -> str:
        """Return the identifier of a version's scenario; the version itself may be damaged.

        Raises:
            ScenarioUnknownError: It is of a deck, and this is the store of scenarios, or the other way round.
        """
        with self._database.read() as connection:
            scenario_id = ledger.scenario_of_version(connection, version_id)
            ledger.check_holds(connection, scenario_id, self._holds, asked=version_id)
        return scenario_id

    def save_new(
        self, draft: Draft, *, copied_from: str | None = None, share: Share | None = None
    ) -> Version:
        """Return the first version of a new scenario, now on disk.

        Args:
            draft: What is saved.
            copied_from: The version that the reader saves under a new name.
            share: With whom it is shared from the start; None for everybody.
        """
        version = _made(draft, new_identifier(), None)
        kind = Kind.COPIED if copied_from else Kind.CREATED
        with self._database.write() as connection:
            if copied_from:
                ledger.scenario_of_version(connection, copied_from)
            ledger.append_scenario(connection, version.scenario_id, self._holds)
            if share is not None:
                append_share(connection, version.scenario_id, share, version.created_at)
            ledger.append_version(connection, version)
            event = _event(kind, version, source_id=copied_from)
            self._tell(connection, version.scenario_id, event)
        return version

    def save_next(self, parent_id: str, draft: Draft) -> Saved:
        """Return the version made from `parent_id`, now on disk, with those made from it meanwhile.

        A save is never refused because of another and never replaces one: it becomes its sibling. It
        brings an archived scenario back into use.
        """
        with self._database.write() as connection:
            siblings = ledger.children(connection, parent_id)
            version = _made(draft, ledger.scenario_of_version(connection, parent_id), parent_id)
            ledger.append_version(connection, version)
            self._tell(connection, version.scenario_id, _event(Kind.SAVED, version))
        return Saved(version=version, siblings=siblings)

    def restore(self, version_id: str, change: Change) -> Version:
        """Return a new latest version with the inputs, note, vintage and model of an older one.

        The scenario keeps its present name.

        Raises:
            ScenarioDamagedError, ScenarioFutureError: The older version cannot be read.
        """
        with self._database.write() as connection:
            old = ledger.stored_version(connection, version_id, self._model_version)
            now = ledger.stored_scenario(connection, old.scenario_id)
            kept = {field.name: getattr(old, field.name) for field in fields(Draft)}
            new = {"name": now.name, "author": change.author, "created_at": change.created_at}
            version = _made(Draft(**kept | new), old.scenario_id, now.latest_version_id)
            ledger.append_version(connection, version)
            event = _event(Kind.RESTORED, version, reason=change.reason, source_id=version_id)
            self._tell(connection, version.scenario_id, event)
        return version

    def rename(self, scenario_id: str, name: str, change: Change) -> Scenario:
        """Return the scenario under its new name; its versions keep theirs.

        Raises:
            ScenarioNameError: It is not a name.
        """
        return self._changed(scenario_id, Kind.RENAMED, change, name=name)

    def archive(self, scenario_id: str, change: Change) -> Scenario:
        """Return the scenario, now in the archive; links to its versions go on working."""
        return self._changed(scenario_id, Kind.ARCHIVED, change, is_archived=True)

    def unarchive(self, scenario_id: str, change: Change) -> Scenario:
        """Return the scenario, in use again."""
        return self._changed(scenario_id, Kind.UNARCHIVED, change, is_archived=False)

    def version(self, version_id: str) -> Version:
        """Return exactly the version that was saved.

        Raises:
            ScenarioDamagedError: It is not what was saved.
            ScenarioFutureError: A newer programme saved it.
        """
        with self._database.read() as connection:
            return ledger.stored_version(connection, version_id, self._model_version)

    def siblings(self, version_id: str) -> tuple[Event, ...]:
        """Return the other saves made from the same parent, oldest first."""
        with self._database.read() as connection:
            ledger.scenario_of_version(connection, version_id)
            parent_id = ledger.parent_of(connection, version_id)
            children = ledger.children(connection, parent_id) if parent_id else ()
        return tuple(event for event in children if event.version_id != version_id)

    def scenario(self, scenario_id: str) -> Scenario:
        """Return a scenario as the list shows it."""
        with self._database.read() as connection:
            return ledger.stored_scenario(connection, scenario_id)

    def scenarios(
        self, search: str = "", *, archived: bool = False, limit: int = LIST_LIMIT, after: int = 0
    ) -> tuple[Scenario, ...]:
        """Return the scenarios in use, or those in the archive, changed last first.

        Args:
            search: Words that must all occur in the names, authors, notes or reasons that a scenario
                has ever had; case does not count. An identifier finds its scenario.
            archived: Whether the archive is listed.
            limit: Most scenarios.
            after: How many of the first ones are passed over.
        """
        listed = found(search, archived=archived, where=self._allowed()).limit(limit).offset(after)
        with self._database.read() as connection:
            return tuple(scenario_of(row) for row in connection.execute(listed).mappings())

    def count(self, search: str = "", *, archived: bool = False) -> int:
        """Return how many scenarios `scenarios` would list without a limit."""
        listed = found(search, archived=archived, where=self._allowed()).order_by(None).subquery()
        with self._database.read() as connection:
            return connection.scalar(select(func.count()).select_from(listed)) or 0

    def history(self, scenario_id: str) -> tuple[Event, ...]:
        """Return who did what to a scenario, and why, oldest first."""
        with self._database.read() as connection:
            ledger.stored_scenario(connection, scenario_id)
            return ledger.stored_history(connection, scenario_id)

    def record(self, scenario_id: str) -> Record:
        """Return a whole scenario, to be exported.

        Raises:
            ScenarioDamagedError, ScenarioFutureError: One of its versions cannot be read.
        """
        with self._database.read() as connection:
            ledger.stored_scenario(connection, scenario_id)
            versions = ledger.stored_versions(connection, scenario_id, self._model_version)
            history = ledger.stored_history(connection, scenario_id)
        if any(event.is_damaged for event in history):
            raise ScenarioDamagedError(f"the history of {scenario_id} is damaged", identifier=scenario_id)
        return Record(scenario_id=scenario_id, versions=versions, history=history)

    def add(self, record: Record, change: Change) -> Imported:
        """Return what an imported scenario brought; the same file twice brings nothing the second time.

        Identifiers stay, so that links go on working. Where the scenario is here already, its new
        versions join it and its own history stays.

        Raises:
            ImportConflictError: An identifier is here with other content; nothing is imported.
            ScenarioDamagedError, ScenarioFutureError: A version that is here already cannot be read.
        """
        return self.add_all([record], change)[0]

    def add_all(self, records: Sequence[Record], change: Change) -> tuple[Imported, ...]:
        """Return what each scenario of a file brought.

        What is wrong with any of them is found before the first is written. Each is a transaction of its
        own, so that others save meanwhile: where one fails, those before it are here, whole, and the same
        file brings the rest later.

        Raises:
            ImportConflictError, ScenarioDamagedError, ScenarioFutureError: As `add` does; nothing is
                imported.
            ImportInterruptedError: The database failed in the middle.
        """
        with self._database.read() as connection:
            for record in records:
                ledger.known_versions(connection, record, self._model_version)
        brought: list[Imported] = []
        for record in records:
            time.sleep(PAUSE_S)
            try:
                with self._database.write() as connection:
                    brought.append(self._added(connection, record, change))
            except (ScenarioStorageError, ImportConflictError) as error:
                if not brought:
                    raise
                raise ImportInterruptedError(
                    f"{len(brought)} of {len(records)}: {error}",
                    brought=str(len(brought)),
                    scenarios=str(len(records)),
                ) from error
        return tuple(brought)

    def _allowed(self) -> ColumnElement[bool]:
        """Return the condition that leaves what this store lists, and what its reader may see of that."""
        decks = select(SCENARIO.c.id).where(SCENARIO.c.holds == str(Holds.DECK))
        is_deck = EVENT.c.scenario_id.in_(decks)
        held = is_deck if self._holds is Holds.DECK else ~is_deck  # what is damaged is in one of both, too
        return and_(held, seen_by(self._reader)) if self._reader is not None else held

    def _tell(self, connection: Connection, scenario_id: str, event: Event) -> None:
        """Append an event, and to the audit trail who brought it about."""
        ledger.append_event(connection, scenario_id, event)
        self._note(connection, str(event.kind), scenario_id, event, event.version_id or "")

    def _note(self, connection: Connection, deed: str, scenario_id: str, change: Change, detail: str) -> None:
        if self._reader is not None:
            name = self._reader.name or change.author
            entry = Entry(
                at=change.created_at,
                subject=self._reader.subject,
                name=name,
                deed=deed,
                object=scenario_id,
                detail=detail,
            )
            append_entry(connection, entry)

    def _added(self, connection: Connection, record: Record, change: Change) -> Imported:
        known = ledger.known_versions(connection, record, self._model_version)
        added = [version for version in record.versions if version.id not in known]
        if added:
            ledger.append_record(connection, record, added, change)
            self._note(connection, str(Kind.IMPORTED), record.scenario_id, change, str(len(added)))
        return Imported(
            scenario_id=record.scenario_id,
            added=tuple(version.id for version in added),
            known=tuple(version.id for version in record.versions if version.id in known),
        )

    def _changed(
        self,
        scenario_id: str,
        kind: Kind,
        change: Change,
        *,
        name: str | None = None,
        is_archived: bool | None = None,
    ) -> Scenario:
        """Return the scenario after an event that saves no version."""
        with self._database.write() as connection:
            now = ledger.stored_scenario(connection, scenario_id)
            event = Event(
                kind=kind,
                created_at=change.created_at,
                author=change.author,
                reason=change.reason,
                name=now.name if name is None else name,
                is_archived=now.is_archived if is_archived is None else is_archived,
            )
            self._tell(connection, scenario_id, event)
            return ledger.stored_scenario(connection, scenario_id)


def _made(draft: Draft, scenario_id: str, parent_id: str | None) -> Version:
    said = {field.name: getattr(draft, field.name) for field in fields(Draft)}
    return Version(**said, id=new_identifier(), scenario_id=scenario_id, parent_id=parent_id)


def _event(kind: Kind, version: Version, *, reason: str = "", source_id: str | None = None) -> Event:
    """Return the event that tells of a saved version, which is in use from then on."""
    return Event(
        kind=kind,
        created_at=version.created_at,
        author=version.author,
        reason=reason,
        name=version.name,
        is_archived=False,
        version_id=version.id,
        source_id=source_id,
    )
