"""Whole snapshots, for a reader to take home."""

import pandas as pd
import shapely

from data.store import Store
from domain.indicators import SENSITIVE

WITHHELD = "withheld"
"""State of a published total that is not given on, because a suppressed figure could follow from it."""


def snapshot_rows(store: Store, stem: str) -> pd.DataFrame:
    """Return the rows of a snapshot; boundaries as well-known text (ETRS-TM35FIN, metres).

    Of groups by health and nationality the totals between municipality and country have no value: who
    subtracts finds no more of a suppressed figure than the producer's rule says.

    Raises:
        SnapshotMissingError: It is not in the folder.
        SnapshotDamagedError: It is not the one described beside it.
    """
    rows = store.lately(stem)
    if "geometry" in rows:
        rows = rows.assign(geometry=shapely.to_wkt(shapely.from_wkb(rows["geometry"].to_numpy())))
    if {"ref_area", "indicator", "obs_status"} <= set(rows):
        areas = store.lately("areas").set_index("ref_area")["area_level"]
        is_total = ~rows["ref_area"].map(areas).isin(["municipality", "country"])
        withheld = is_total & rows["indicator"].isin(SENSITIVE)
        rows = rows.assign(
            obs_value=rows["obs_value"].mask(withheld), obs_status=rows["obs_status"].mask(withheld, WITHHELD)
        )
    return rows
