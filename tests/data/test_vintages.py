"""Vintages: which file a period is read from, what stays of what is gone, and what a damaged one stops."""

import hashlib
import json
import shutil

import duckdb
import pytest

from data.store import SNAPSHOT_DIR, Store
from data.vintages import MANIFEST, newest_key, vintages
from domain.errors import SnapshotDamagedError
from tests.drawn import drawn

COLUMNS = "ref_area | time_period | indicator | sex | age | obs_value | obs_status | source"


def observed(*rows):
    """Return unemployed persons of drawn areas and months: "105 2026-06 50"."""
    lines = [
        f"{area} | {month} | unemployed | _T | _T | {value} | normal | statfin_12r5"
        for area, month, value in (row.split() for row in rows)
    ]
    return drawn("\n".join([COLUMNS, *lines]), obs_value="float64")


def write_vintage(folder, key, rows, *, stem="statfin_12r5"):
    """Write a vintage of one table by hand, as a refresh would."""
    path = folder / key
    path.mkdir(parents=True)
    duckdb.from_df(rows).write_parquet(str(path / f"{stem}.parquet"))
    part = {
        "stem": stem,
        "sha256": hashlib.sha256((path / f"{stem}.parquet").read_bytes()).hexdigest(),
        "periods": sorted(set(rows["time_period"])),
        "rows": len(rows),
        "url": "http://127.0.0.1/12r5.px",
    }
    (path / MANIFEST).write_text(json.dumps({"parts": [part]}), encoding="utf-8")


@pytest.fixture
def kept(tmp_path):
    folder = tmp_path / "vintages"
    write_vintage(folder, "2026-11-23T100000Z", observed("105 2026-06 50", "105 2026-07 60"))
    write_vintage(folder, "2026-12-22T100000Z", observed("105 2026-07 61", "105 2026-08 70"))
    return folder


def opened(folder, as_of="", **given):
    return Store(vintages=vintages(folder), as_of=as_of, **given)


def values(store):
    rows = store.query("area_observations", time_period="2026-07", ref_areas=["105"])
    return dict(zip(rows["time_period"], rows["obs_value"], strict=True))


def months(store):
    rows = store.query("months", indicators=["unemployed/_T/_T"], number=1)
    return list(rows["time_period"])


def test_a_period_is_read_from_the_newest_vintage_that_holds_it(kept):
    store = opened(kept)

    assert values(store) == {"2026-07": 61}
    assert months(store) == ["2026-06", "2026-07", "2026-08"]
    assert store.vintage == "2026-12-22T100000Z"


@pytest.mark.parametrize(
    ("as_of", "value", "vintage"),
    [
        ("2026-12-21", {"2026-07": 60}, "2026-11-23T100000Z"),
        ("2026-11-23T100000Z", {"2026-07": 60}, "2026-11-23T100000Z"),
        ("2026-12-22", {"2026-07": 61}, "2026-12-22T100000Z"),
        ("2026-11-22", {}, "2026-11-22T000000Z"),
    ],
)
def test_an_earlier_day_shows_what_was_published_then(kept, as_of, value, vintage):
    store = opened(kept, as_of)

    assert values(store) == value
    assert store.vintage == vintage


def test_before_anything_was_published_there_are_no_figures(kept):
    assert months(opened(kept, "2017-01-01")) == []


def test_the_shipped_snapshot_is_the_oldest_vintage(store):
    assert store.vintage == "2026-11-22T000000Z"
    assert months(store) == ["2026-06"]
    assert [layer.part.periods for layer in store.layers["statfin_12r5"]] == [("2026-06",)]


def shares(store):
    return {
        (each["ref_area"], each["time_period"]) for each in store.query("monthly_shares").to_dict("records")
    }


def test_a_release_that_comes_with_the_code_is_a_day_of_its_own_and_no_part_of_the_series():
    store, then = Store(), Store(as_of="2017-02-28")

    assert store.days == ("2017-02-28", "2026-11-22")
    assert shares(then) == {
        (code, "2017-01") for code in ("105", "205", "290", "578", "620", "697", "765", "777")
    }
    assert len(shares(store)) == 24 * 120
    assert [layer.part.path.stem for layer in store.layers["statfin_12tf"]] == ["statfin_12tf"]


def test_a_release_stands_for_no_series_that_is_damaged(tmp_path):
    copied = shutil.copytree(SNAPSHOT_DIR, tmp_path / "snapshots")
    (copied / "statfin_12tf.parquet").write_bytes(b"cut")
    damaged = Store(copied)

    assert damaged.problems.keys() == {"statfin_12tf"}
    with pytest.raises(SnapshotDamagedError):
        damaged.query("monthly_shares")


def test_a_release_joins_no_series_whose_months_are_others(tmp_path):
    rows = Store().where("statfin_12tf", time_period=["2026-08"])
    copied = shutil.copytree(SNAPSHOT_DIR, tmp_path / "snapshots")
    (copied / "statfin_12tf.parquet").unlink()
    write_vintage(tmp_path / "kept", "2026-12-24T100000Z", rows, stem="statfin_12tf")
    store = Store(copied, vintages=vintages(tmp_path / "kept"))

    assert {month for _, month in shares(store)} == {"2026-08"}


def test_a_table_of_which_no_file_is_whole_is_damaged_and_the_others_go_on(tmp_path):
    write_vintage(tmp_path, "2026-12-24T100000Z", observed("105 2026-08 70"), stem="statfin_12tl")
    (tmp_path / "2026-12-24T100000Z" / "statfin_12tl.parquet").write_bytes(b"cut")
    store = Store(vintages=vintages(tmp_path))

    assert store.problems.keys() == {"statfin_12tl"}
    assert shares(store)
    with pytest.raises(SnapshotDamagedError, match="statfin_12tl"):
        store.where("statfin_12tl")


def test_two_sets_of_the_same_files_have_the_same_checksum_and_others_another(kept):
    now, before = opened(kept), opened(kept, "2026-12-01")

    assert now.vintages["statfin_12r5"] == opened(kept).vintages["statfin_12r5"]
    assert now.vintages["statfin_12r5"] != before.vintages["statfin_12r5"]
    assert now.vintages["areas"] == before.vintages["areas"]


def test_a_vintage_being_written_is_none(kept):
    (kept / "2027-01-01T000000Z").mkdir()
    (kept / ".2027-01-02T000000Z.partial").mkdir()

    assert [each.key for each in vintages(kept)][-1] == "2026-12-22T100000Z"


def test_a_damaged_file_leaves_the_vintage_before_it(kept, caplog):
    (kept / "2026-12-22T100000Z" / "statfin_12r5.parquet").write_bytes(b"cut")

    assert values(opened(kept)) == {"2026-07": 60}
    assert "is not what its manifest says" in caplog.text


@pytest.mark.parametrize("said", ["", "[]", '{"parts": [{"stem": "../x"}]}', '{"parts": [{"unknown": 1}]}'])
def test_a_damaged_manifest_leaves_the_vintages_before_it(kept, caplog, said):
    (kept / "2026-12-22T100000Z" / MANIFEST).write_text(said)

    assert values(opened(kept)) == {"2026-07": 60}
    assert "2026-12-22T100000Z cannot be read" in caplog.text


def test_a_vintage_is_read_where_it_lies_and_nothing_else_is(kept):
    store = opened(kept)
    file = kept / "2026-12-22T100000Z" / "statfin_12r5.parquet"

    assert store.path("statfin_12r5") == file
    for forbidden in (
        lambda: store._connection.table("areas").write_parquet(str(file)),
        lambda: store._connection.read_parquet(str(file.parents[1] / "x.parquet")),
    ):
        with pytest.raises(duckdb.PermissionException):
            forbidden()


def test_the_last_periods_of_a_long_table_can_be_taken_home(kept, monkeypatch):
    monkeypatch.setattr("data.store.MOST_ROWS", 2)

    rows = opened(kept).lately("statfin_12r5")

    assert sorted(rows["time_period"]) == ["2026-07", "2026-08"]


def test_the_newest_key_is_known_without_reading_any(kept):
    assert newest_key(kept) == "2026-12-22T100000Z"
    assert newest_key(kept / "none") == newest_key()


def test_a_file_changed_under_a_running_store_is_told_and_read_again_once_it_is_whole(kept):
    store = opened(kept)
    (path,) = kept.glob("2026-12-22*/statfin_12r5.parquet")
    whole, before = path.read_bytes(), values(store)
    duckdb.from_df(observed("105 2026-07 99", "105 2026-08 99")).write_parquet(str(path))  # a whole file, too

    with pytest.raises(SnapshotDamagedError, match="while the server was running"):
        values(store)
    with pytest.raises(SnapshotDamagedError):
        store.periods("statfin_12r5")

    path.write_bytes(whole)
    assert values(store) == before
    store.close()
