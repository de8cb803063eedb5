"""Loader of the commuting figures of the plan."""

from collections.abc import Collection

from data.store import Store
from domain.frames import Commuting
from domain.typed import DataFrame


def commuting(store: Store, covering: Collection[str] = ()) -> DataFrame[Commuting]:
    """Return the commuters that the plan prints, by area.

    The printed self-sufficiency stands as printed, also where its own flows contradict it.

    Args:
        store: The data.
        covering: Municipalities that must be among them.
    """
    return store.rows(Commuting, "commuting", covering=covering)
