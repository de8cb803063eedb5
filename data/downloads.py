"""Whole snapshots, for a reader to take home."""

import pandas as pd
import shapely

from data.store import Store


def snapshot_rows(store: Store, stem: str) -> pd.DataFrame:
    """Return every row of a snapshot as it is kept; boundaries as well-known text (ETRS-TM35FIN, metres).

    Raises:
        SnapshotMissingError: It is not in the folder.
        SnapshotDamagedError: It is not the one described beside it.
    """
    rows = pd.read_parquet(store.path(stem))
    if "geometry" in rows:
        rows = rows.assign(geometry=shapely.to_wkt(shapely.from_wkb(rows["geometry"].to_numpy())))
    return rows
