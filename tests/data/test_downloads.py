"""Whole snapshots as a reader takes them home."""

import pytest

from data.downloads import snapshot_rows
from data.origins import snapshot_origins
from data.store import Store
from domain.errors import SnapshotMissingError


@pytest.mark.parametrize("stem", sorted(snapshot_origins()))
def test_a_snapshot_is_given_with_as_many_rows_as_its_origin_says(store, stem):
    assert len(snapshot_rows(store, stem)) == snapshot_origins()[stem].rows


def test_suppressed_cells_have_their_status_and_no_value(store):
    rows = snapshot_rows(store, "statfin_12r5")
    suppressed = rows[rows["obs_status"] == "confidential"]

    assert len(suppressed)
    assert suppressed["obs_value"].isna().all()


def test_boundaries_are_text(store):
    assert snapshot_rows(store, "boundaries")["geometry"].str.startswith(("POLYGON", "MULTIPOLYGON")).all()


def test_origins_left_out_are_not_read():
    assert "areas" not in snapshot_origins(without=["areas"])


def test_a_missing_snapshot_is_named(tmp_path):
    empty = Store(tmp_path)
    with pytest.raises(SnapshotMissingError):
        snapshot_rows(empty, "areas")
    empty.close()
