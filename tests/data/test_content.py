"""The vintage of data is that of their rows: no library that writes them otherwise makes scenarios older."""

import hashlib
import tomllib
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.areas import area
from data.build import SOURCE_DIR, statfin
from data.build.write import write
from data.content import content
from data.store import SNAPSHOT_DIR, Store

ROWS = {
    "ref_area": pa.array(["205", "290", None]),
    "obs_value": pa.array([0.1, None, -0.0]),
    "year": pa.array([2023, 2024, 2026]),
    "is_own": pa.array([True, False, None]),
    "shape": pa.array([b"\x00a", b"", None]),
    "day": pa.array([date(2026, 6, 30), None, None]),
}


@pytest.fixture
def of(tmp_path):
    """Return what tells the content of columns, written in some way."""

    def told(columns, **how):
        path = tmp_path / "table.parquet"
        pq.write_table(pa.table(columns), path, **how)
        return content(path)

    return told


@pytest.mark.parametrize(
    "columns",
    [
        ROWS,
        dict(reversed(ROWS.items())),
        {name: column.take(pa.array([2, 0, 1])) for name, column in ROWS.items()},
        ROWS | {"ref_area": ROWS["ref_area"].cast(pa.large_string())},
        ROWS | {"ref_area": ROWS["ref_area"].dictionary_encode()},
        ROWS | {"year": ROWS["year"].cast(pa.int32()), "shape": ROWS["shape"].cast(pa.large_binary())},
        ROWS | {"obs_value": pa.array([0.1, float("nan"), -0.0])},
    ],
    ids=["itself", "columns", "rows", "large text", "dictionary", "narrow", "no number"],
)
@pytest.mark.parametrize("how", [{}, {"compression": "zstd"}, {"version": "1.0", "use_dictionary": False}])
def test_the_same_rows_have_the_same_content_however_they_are_written(of, columns, how):
    assert of(columns, **how) == of(ROWS)


@pytest.mark.parametrize(
    "columns",
    [
        ROWS | {"ref_area": pa.array(["205", "290", ""])},
        ROWS | {"obs_value": pa.array([0.1, 0.0, -0.0])},
        ROWS | {"obs_value": pa.array([0.1 + 1e-16, None, -0.0])},
        ROWS | {"year": pa.array(["2023", "2024", "2026"])},
        {("area" if name == "ref_area" else name): column for name, column in ROWS.items()},
        {name: column.slice(0, 2) for name, column in ROWS.items()},
    ],
    ids=["empty text", "zero", "last digit", "kind", "name", "rows"],
)
def test_other_rows_have_another_content(of, columns):
    assert of(columns) != of(ROWS)


@pytest.mark.parametrize("path", sorted(SNAPSHOT_DIR.glob("*.parquet")), ids=lambda path: path.stem)
def test_a_snapshot_says_what_it_holds(path):
    described = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))

    assert described["content"] == content(path)


def test_a_library_that_writes_other_bytes_ages_no_scenario(tmp_path, monkeypatch):
    snapshot = next(
        each for each in statfin.snapshots(SOURCE_DIR, area("TA10")) if each.stem == "statfin_12tf"
    )
    saved_with = {
        "content": content(SNAPSHOT_DIR / "statfin_12tf.parquet"),
        "file": hashlib.sha256((SNAPSHOT_DIR / "statfin_12tf.parquet").read_bytes()).hexdigest(),
    }
    written, calls = pq.write_table, []

    def otherwise(table, path, **how):
        calls.append(path)
        written(table, path, **how | {"compression": "snappy"})

    monkeypatch.setattr(pq, "write_table", otherwise)
    again = write(snapshot, SOURCE_DIR, tmp_path, SNAPSHOT_DIR)
    store = Store(tmp_path)
    known = store.vintages["statfin_12tf"]
    store.close()

    assert calls
    assert again.sha256 != saved_with["file"]
    assert known[0] == saved_with["content"]
    assert set(saved_with.values()) < set(known)


def test_other_rows_make_what_was_saved_older(tmp_path):
    snapshot = next(
        each for each in statfin.snapshots(SOURCE_DIR, area("TA10")) if each.stem == "statfin_12tf"
    )
    snapshot.table.loc[0, "obs_value"] += 0.001
    write(snapshot, SOURCE_DIR, tmp_path, SNAPSHOT_DIR)
    store = Store(tmp_path)

    assert not set(store.vintages["statfin_12tf"]) & set(Store().vintages["statfin_12tf"])
    store.close()


def test_a_description_whose_checksums_are_none_is_damage(snapshot_dir):
    path = snapshot_dir / "areas.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'content = "none"\n', encoding="utf-8")
    store = Store(snapshot_dir)

    assert "areas" in store.problems
    store.close()
