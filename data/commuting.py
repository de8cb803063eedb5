"""Loader of the commuting figures of the plan."""

from pandera.typing import DataFrame

from data.store import Store
from domain.areas import MUNICIPALITIES
from domain.frames import Commuting


def commuting(store: Store) -> DataFrame[Commuting]:
    """Return the commuters of the ten municipalities, by area.

    The printed self-sufficiency stands as printed, also where its own flows contradict it.
    """
    return store.rows(Commuting, "commuting", covering=MUNICIPALITIES)
