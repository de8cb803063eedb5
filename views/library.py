"""What readers have saved, as a page reads it; nothing is written here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from scenarios.errors import ScenarioStorageError
from scenarios.model import Event, Inputs, Scenario, Version
from views.own import NOTHING, Held


class Shelf(Protocol):
    """Where scenarios stand, as `scenarios.store.ScenarioStore` has them.

    Everything may raise `ScenarioStorageError`; what takes an identifier, what the store raises for it.
    """

    def version(self, version_id: str) -> Version:
        """Return exactly the version that was saved."""

    def scenario(self, scenario_id: str) -> Scenario:
        """Return a scenario as the list shows it."""

    def scenarios(
        self, search: str = "", *, archived: bool = False, limit: int = 500, after: int = 0
    ) -> tuple[Scenario, ...]:
        """Return the scenarios that a search finds, changed last first."""

    def count(self, search: str = "", *, archived: bool = False) -> int:
        """Return how many `scenarios` would list without a limit."""

    def history(self, scenario_id: str) -> tuple[Event, ...]:
        """Return who did what to a scenario, oldest first."""


def _nowhere() -> Shelf:
    raise ScenarioStorageError("no scenarios are kept here")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The scenarios of this server, and what the one who looks has of them; made anew for each look.

    Attributes:
        open: Returns where they stand; may raise `ScenarioStorageError`.
        opened: The version that the reader has open; None for none.
        own: The reader's own files, which a version may have been saved with.
        now: Returns what the reader has chosen on the pages; None where there is no reader.
    """

    open: Callable[[], Shelf] = _nowhere
    opened: Version | None = None
    own: Held = NOTHING
    now: Callable[[], Inputs] | None = None
    _versions: dict[str, Version] = field(default_factory=dict, repr=False)
    _histories: dict[str, tuple[Event, ...]] = field(default_factory=dict, repr=False)

    def version(self, version_id: str) -> Version:
        """Return the same as the shelf, read once in a look."""
        if version_id not in self._versions:
            self._versions[version_id] = self.open().version(version_id)
        return self._versions[version_id]

    def history(self, scenario_id: str) -> tuple[Event, ...]:
        """Return the same as the shelf, read once in a look."""
        if scenario_id not in self._histories:
            self._histories[scenario_id] = self.open().history(scenario_id)
        return self._histories[scenario_id]
