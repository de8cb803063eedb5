"""Tables that only a refresh brings: of these nothing comes with the code."""

from collections.abc import Collection

import pandas as pd

from data.store import Store
from domain.errors import NotFetchedError


def rows_of(store: Store, stem: str, **among: Collection[str]) -> pd.DataFrame:
    """Return the rows of a fetched table in which each named column is among what is given for it.

    Raises:
        NotFetchedError: It has not been fetched, or has no such rows.
        SnapshotDamagedError: Its file was replaced while it was read.
    """
    rows = store.where(stem, **among) if stem in store.layers else pd.DataFrame()
    if rows.empty:
        raise NotFetchedError(f"{stem} has not been fetched", table=stem)
    return rows
