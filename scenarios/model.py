"""What a scenario is: immutable versions of a reader's choices, and the history of what was done to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scenarios.identifiers import checked_identifier
from scenarios.limits import check_author, check_inputs, check_name, check_note, check_time, check_vintage

SCHEMA_VERSION = 1
"""Form in which versions are stored and exported; raised when an older programme would misread it."""

Inputs = Mapping[str, Mapping[str, str]]
"""Page -> parameter -> value, all as in the address of the page."""


class Holds(StrEnum):
    """What the versions of a scenario hold: the choices of every page, or a deck alone."""

    CHOICES = "choices"
    DECK = "deck"


class Kind(StrEnum):
    """What was done to a scenario."""

    CREATED = "created"
    COPIED = "copied"
    SAVED = "saved"
    RESTORED = "restored"
    RENAMED = "renamed"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Who does something to a scenario, when and why.

    Attributes:
        created_at: Time in UTC.
        author: Free text; may be empty.
        reason: Free text; may be empty.
    """

    created_at: datetime
    author: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        check_time(self.created_at)
        check_author(self.author)
        check_note(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader saves.

    Attributes:
        name: 1-200 characters, kept as written.
        note: What it is and why, at most 20 000 characters, kept as written.
        author: Free text; may be empty.
        created_at: Time of saving in UTC.
        data_vintage: Snapshot's file stem -> sha256 of the rows the numbers were read from; in
            earlier versions of their file.
        model_version: Version of the computation, numbers between dots: "1.4".
        inputs: Page -> parameter -> value.
    """

    name: str
    note: str = ""
    author: str = ""
    created_at: datetime
    data_vintage: Mapping[str, str]
    model_version: str
    inputs: Inputs

    def __post_init__(self) -> None:
        check_name(self.name)
        check_note(self.note)
        check_author(self.author)
        check_time(self.created_at)
        check_vintage(self.data_vintage, self.model_version)
        check_inputs(self.inputs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Draft):
    """A saved draft, which never changes.

    Attributes:
        id: Identifier, unguessable, as in the link.
        scenario_id: The scenario it is a version of.
        parent_id: The version it was made from; None for the first one of a new scenario.
    """

    id: str
    scenario_id: str
    parent_id: str | None = None

    def __post_init__(self) -> None:
        Draft.__post_init__(self)
        for identifier in (self.id, self.scenario_id, self.parent_id):
            if identifier is not None:
                checked_identifier(identifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Change):
    """One line of a scenario's history; its reason is the version's note where a version was saved.

    Attributes:
        kind: What was done.
        name: The scenario's name from then on.
        is_archived: Whether the scenario is in the archive from then on.
        version_id: The version that was saved; None where none was.
        source_id: The version that was restored or copied; None where none was.
        is_damaged: Whether it is not what was stored; then it holds what is left of it, and its kind,
            place and time may be made up.
    """

    kind: Kind
    name: str
    is_archived: bool
    version_id: str | None = None
    source_id: str | None = None
    is_damaged: bool = False

    def __post_init__(self) -> None:
        # Not super(): a slotted dataclass is another class than the one super() was compiled for.
        Change.__post_init__(self)
        check_name(self.name)
        for identifier in (self.version_id, self.source_id):
            if identifier is not None:
                checked_identifier(identifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario as a list shows it.

    Attributes:
        id: Identifier.
        name: Its name now; a version keeps the one it was saved under.
        is_archived: Whether it is in the archive.
        versions: How many.
        latest_version_id: The version saved last.
        note: Note of that version.
        author: Who changed the scenario last.
        created_at: When the first version was saved, UTC.
        changed_at: When anything was done to it last, UTC.
        is_damaged: Whether something of this is not what was stored: it holds what is left, in place of a
            name its identifier, in place of a time `EARLIEST`.
    """

    id: str
    name: str
    is_archived: bool
    versions: int
    latest_version_id: str
    note: str
    author: str
    created_at: datetime
    changed_at: datetime
    is_damaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a save.

    Attributes:
        version: The version now stored.
        siblings: Saves made from the same parent before this one, oldest first: somebody else has saved
            meanwhile. They learn of this one from `ScenarioStore.siblings`.
    """

    version: Version
    siblings: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A whole scenario, as it is exported and imported.

    Attributes:
        scenario_id: Identifier.
        versions: Every version, in the order they were saved.
        history: Every event, oldest first.
    """

    scenario_id: str
    versions: tuple[Version, ...]
    history: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought.

    Attributes:
        scenario_id: The scenario.
        added: Identifiers of the versions that are new here.
        known: Identifiers of those that were here already, the same.
    """

    scenario_id: str
    added: tuple[str, ...]
    known: tuple[str, ...]
