"""Whole snapshots as a reader takes them home."""

import math

import pandas as pd
import pytest

from data.areas import area
from data.downloads import WITHHELD, snapshot_rows
from data.origins import snapshot_origins
from data.store import Store
from domain.area import COUNTRY
from domain.errors import SnapshotMissingError
from domain.indicators import SENSITIVE


@pytest.mark.parametrize("stem", sorted(snapshot_origins()))
def test_a_snapshot_is_given_with_as_many_rows_as_its_origin_says(store, stem):
    assert len(snapshot_rows(store, stem)) == snapshot_origins()[stem].rows


def test_suppressed_cells_have_their_status_and_no_value(store):
    rows = snapshot_rows(store, "statfin_12r5")
    suppressed = rows[rows["obs_status"] == "confidential"]

    assert len(suppressed)
    assert suppressed["obs_value"].isna().all()


@pytest.mark.parametrize("total", ["MK18", "SK178", "SK182"])
@pytest.mark.parametrize("group", sorted(SENSITIVE))
def test_no_total_of_a_sensitive_group_tells_a_suppressed_figure_in_a_dataset(store, total, group):
    rows = snapshot_rows(store, "statfin_12r5").set_index(["ref_area", "indicator"])
    found = rows.loc[(total, group)]

    assert math.isnan(found["obs_value"])
    assert found["obs_status"] == WITHHELD


def test_every_other_figure_of_a_dataset_is_the_published_one(store):
    given, kept = snapshot_rows(store, "statfin_12r5"), pd.read_parquet(store.path("statfin_12r5"))
    withheld = given["obs_status"] == WITHHELD

    assert set(given.loc[withheld, "indicator"]) == SENSITIVE
    assert not given.loc[withheld, "ref_area"].isin([*area("TA10").municipalities, COUNTRY]).any()
    pd.testing.assert_frame_equal(given[~withheld], kept[~withheld])


def test_boundaries_are_text(store):
    assert snapshot_rows(store, "boundaries")["geometry"].str.startswith(("POLYGON", "MULTIPOLYGON")).all()


def test_origins_left_out_are_not_read():
    assert "areas" not in snapshot_origins(without=["areas"])


def test_a_missing_snapshot_is_named(tmp_path):
    empty = Store(tmp_path)
    with pytest.raises(SnapshotMissingError):
        snapshot_rows(empty, "areas")
    empty.close()
