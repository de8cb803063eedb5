"""The scenarios as one reader may use them: every deed is allowed first, and then told in the audit trail."""

from collections.abc import Sequence

from scenarios.access.errors import AccessDeniedError, AccessSignInError
from scenarios.access.policy import Deed, Reader, Share
from scenarios.model import Change, Draft, Event, Imported, Record, Saved, Scenario, Version
from scenarios.store import LIST_LIMIT, ScenarioStore


def require(reader: Reader, deed: Deed) -> None:
    """Raise where a reader may not do something.

    Raises:
        AccessSignInError: Nobody is signed in, and somebody who is might.
        AccessDeniedError: The reader's role does not allow it.
    """
    if reader.may(deed):
        return
    if not reader.subject and not reader.is_open:
        raise AccessSignInError(f"{deed} without signing in", deed=str(deed))
    raise AccessDeniedError(f"{reader.subject} may not {deed}", deed=str(deed))


class GuardedStore:
    """A `ScenarioStore` for one reader, with its methods; each may also raise as `require` does."""

    def __init__(self, store: ScenarioStore, reader: Reader) -> None:
        self._store = store.acting(reader)
        self._reader = reader

    def save_new(
        self, draft: Draft, *, copied_from: str | None = None, share: Share | None = None
    ) -> Version:
        """See `ScenarioStore.save_new`; a copy is made of what the reader sees."""
        require(self._reader, Deed.SAVE)
        if copied_from:
            self._check_version(copied_from)
        return self._store.save_new(draft, copied_from=copied_from, share=share)

    def save_next(self, parent_id: str, draft: Draft) -> Saved:
        """See `ScenarioStore.save_next`."""
        require(self._reader, Deed.SAVE)
        self._check_version(parent_id)
        return self._store.save_next(parent_id, draft)

    def restore(self, version_id: str, change: Change) -> Version:
        """See `ScenarioStore.restore`."""
        require(self._reader, Deed.RESTORE)
        self._check_version(version_id)
        return self._store.restore(version_id, change)

    def rename(self, scenario_id: str, name: str, change: Change) -> Scenario:
        """See `ScenarioStore.rename`."""
        require(self._reader, Deed.RENAME)
        self._check(scenario_id)
        return self._store.rename(scenario_id, name, change)

    def archive(self, scenario_id: str, change: Change) -> Scenario:
        """See `ScenarioStore.archive`."""
        require(self._reader, Deed.ARCHIVE)
        self._check(scenario_id)
        return self._store.archive(scenario_id, change)

    def unarchive(self, scenario_id: str, change: Change) -> Scenario:
        """See `ScenarioStore.unarchive`."""
        require(self._reader, Deed.ARCHIVE)
        self._check(scenario_id)
        return self._store.unarchive(scenario_id, change)

    def share_of(self, scenario_id: str) -> Share:
        """See `ScenarioStore.share_of`."""
        self._check(scenario_id)
        return self._store.share_of(scenario_id)

    def share(self, scenario_id: str, share: Share, change: Change) -> None:
        """See `ScenarioStore.share`; one that somebody owns is shared by its owner alone.

        Raises:
            AccessDeniedError: Somebody else owns it.
        """
        require(self._reader, Deed.SAVE)
        self._check(scenario_id)
        owner = self._store.share_of(scenario_id).owner
        if owner and owner != self._reader.subject:
            raise AccessDeniedError(f"{scenario_id} is owned by {owner}", deed=str(Deed.SAVE))
        self._store.share(scenario_id, share, change)

    def version(self, version_id: str) -> Version:
        """See `ScenarioStore.version`."""
        self._check_version(version_id)
        return self._store.version(version_id)

    def siblings(self, version_id: str) -> tuple[Event, ...]:
        """See `ScenarioStore.siblings`."""
        self._check_version(version_id)
        return self._store.siblings(version_id)

    def scenario(self, scenario_id: str) -> Scenario:
        """See `ScenarioStore.scenario`."""
        self._check(scenario_id)
        return self._store.scenario(scenario_id)

    def scenarios(
        self, search: str = "", *, archived: bool = False, limit: int = LIST_LIMIT, after: int = 0
    ) -> tuple[Scenario, ...]:
        """See `ScenarioStore.scenarios`; those that the reader may see."""
        return self._store.scenarios(search, archived=archived, limit=limit, after=after)

    def count(self, search: str = "", *, archived: bool = False) -> int:
        """See `ScenarioStore.count`; of those that the reader may see."""
        return self._store.count(search, archived=archived)

    def history(self, scenario_id: str) -> tuple[Event, ...]:
        """See `ScenarioStore.history`."""
        self._check(scenario_id)
        return self._store.history(scenario_id)

    def record(self, scenario_id: str) -> Record:
        """See `ScenarioStore.record`."""
        self._check(scenario_id)
        return self._store.record(scenario_id)

    def add_all(self, records: Sequence[Record], change: Change) -> tuple[Imported, ...]:
        """See `ScenarioStore.add_all`; a scenario that is here is one that the reader sees."""
        require(self._reader, Deed.UPLOAD)
        for record in records:
            self._check(record.scenario_id)
        return self._store.add_all(records, change)

    def _check_version(self, version_id: str) -> None:
        self._check(self._store.scenario_of(version_id))

    def _check(self, scenario_id: str) -> None:
        if self._reader.sees(self._store.share_of(scenario_id)):
            return
        if not self._reader.subject:
            raise AccessSignInError(f"{scenario_id} is shared with some", deed=str(Deed.SEE))
        raise AccessDeniedError(f"{scenario_id} is not shared with them", deed=str(Deed.SEE))
