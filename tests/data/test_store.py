"""The store: what a damaged file stops and what it does not, and what no query may do."""

import hashlib
import re
import shutil
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from data import commuting, employment, places
from data.areas import area
from data.store import QUERY_DIR, SNAPSHOT_DIR, Store, snapshots_read
from domain.errors import SnapshotDamagedError, SnapshotMissingError
from tests.data.conftest import write_drawn
from tests.drawn import drawn

HOME = area("TA10")


@pytest.fixture
def copied_dir(tmp_path):
    return shutil.copytree(SNAPSHOT_DIR, tmp_path / "snapshots")


def test_the_committed_snapshots_are_whole(store):
    assert store.is_whole
    assert not store.problems


def test_a_missing_snapshot_is_named(copied_dir):
    (copied_dir / "statfin_12tf.parquet").unlink()

    with pytest.raises(SnapshotMissingError) as raised:
        employment.monthly_shares(Store(copied_dir))

    assert raised.value.values == {"file": "statfin_12tf.parquet"}


def test_a_renamed_snapshot_is_missing_under_its_name(copied_dir):
    (copied_dir / "statfin_12tf.parquet").rename(copied_dir / "shares.parquet")
    renamed = Store(copied_dir)

    with pytest.raises(SnapshotMissingError, match=r"statfin_12tf\.parquet"):
        employment.monthly_shares(renamed)
    assert set(renamed.problems) == {"statfin_12tf", "shares"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: shutil.copy(path.with_stem("statfin_12r5"), path),
        lambda path: path.with_suffix(".toml").unlink(),
        lambda path: path.with_suffix(".toml").write_text("sha256 ="),
        lambda path: path.with_suffix(".toml").write_text("rows = 1"),
        lambda path: path.with_suffix(".toml").write_bytes(b"\xff"),
    ],
    ids=["cut", "emptied", "another file", "no origin", "broken origin", "no checksum", "not text"],
)
def test_a_damaged_snapshot_is_named_and_the_others_go_on(copied_dir, damage):
    damage(copied_dir / "statfin_12tf.parquet")
    damaged = Store(copied_dir)

    with pytest.raises(SnapshotDamagedError) as raised:
        employment.monthly_shares(damaged)

    assert raised.value.values == {"file": "statfin_12tf.parquet"}
    assert not damaged.is_whole
    assert len(commuting.commuting(damaged)) == 10


def test_a_file_that_is_not_parquet_is_damaged_even_if_its_checksum_agrees(copied_dir):
    path = copied_dir / "areas.parquet"
    path.write_bytes(b"not parquet")
    path.with_suffix(".toml").write_text(f'sha256 = "{hashlib.sha256(b"not parquet").hexdigest()}"')

    with pytest.raises(SnapshotDamagedError, match=r"areas\.parquet"):
        places.areas(Store(copied_dir))


def test_a_snapshot_without_rows_is_damaged_even_if_its_checksum_agrees(snapshot_dir):
    write_drawn(snapshot_dir, "areas", drawn("ref_area | name_fi\n049 | Espoo").head(0))

    with pytest.raises(SnapshotDamagedError, match=r"areas\.parquet .* no rows"):
        places.areas(Store(snapshot_dir))


COLUMNS = "ref_area | area_level | name_fi | name_sv | name_en | role | land_km2 | total_km2"
AREA = "ref_area | land_km2\n205 | 1.5\n105 | {}"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("ref_area | land_km2\n205 | 1.5\n205 | 1.5", "twice"),
        (AREA.format("inf"), "infinite"),
        (AREA.format("-inf"), "infinite"),
    ],
)
def test_what_is_no_figure_is_damage_even_if_the_checksum_agrees(snapshot_dir, table, why):
    write_drawn(snapshot_dir, "areas", drawn(table, land_km2="float64"))

    assert why in str(Store(snapshot_dir).problems["areas"])


def test_a_snapshot_under_another_name_is_told_by_its_description(copied_dir):
    for ending in ("parquet", "toml"):
        shutil.copy(copied_dir / f"statfin_12r5.{ending}", copied_dir / f"statfin_12tf.{ending}")

    assert set(Store(copied_dir).problems) == {"statfin_12tf"}


@pytest.mark.parametrize(
    "table",
    [
        "ref_area\n205",  # without the columns that the query names
        f"{COLUMNS}\n205|x|x|x|x|x|x|x",
        f"{COLUMNS}\n205|x|x|x|x|x|1|1",
    ],
)
def test_rows_that_are_not_what_a_query_reads_are_damage(snapshot_dir, table):
    write_drawn(snapshot_dir, "areas", drawn(table))

    with pytest.raises(SnapshotDamagedError) as raised:
        places.areas(Store(snapshot_dir))

    assert raised.value.values == {"file": "areas.parquet"}


def test_a_file_replaced_under_a_running_store_is_not_handed_on(copied_dir):
    running = Store(copied_dir)
    (copied_dir / "boundaries.parquet").write_bytes(b"built anew")

    with pytest.raises(SnapshotDamagedError, match="replaced"):
        running.path("boundaries")


def test_boundaries_are_checked_like_any_snapshot(copied_dir):
    whole = Store(copied_dir)
    assert whole.path("boundaries") == copied_dir / "boundaries.parquet"

    (copied_dir / "boundaries.parquet").unlink()

    with pytest.raises(SnapshotMissingError, match=r"boundaries\.parquet"):
        Store(copied_dir).path("boundaries")


def test_an_empty_folder_misses_everything_that_is_read(tmp_path):
    problems = Store(tmp_path).problems

    assert set(problems) == {path.stem for path in SNAPSHOT_DIR.glob("*.parquet")}


@pytest.mark.slow
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT content FROM read_text('{folder}/secret.txt')",
        "SELECT column0 FROM read_csv('{folder}/secret.txt', header = false)",
        "SELECT ref_area FROM '{folder}/areas.parquet'",
        "COPY areas TO '{folder}/out.csv'",
        "EXPORT DATABASE '{folder}/out'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '99GB'",
        "RESET lock_configuration",
    ],
)
def test_no_query_reaches_outside_the_snapshots(copied_dir, tmp_path, statement):
    (copied_dir / "secret.txt").write_text("secret", encoding="utf-8")
    queries = tmp_path / "queries"
    queries.mkdir()
    sql = f"-- Reads:  areas.\n{statement.format(folder=copied_dir)}"
    (queries / "attack.sql").write_text(sql, encoding="utf-8")
    hardened = Store(copied_dir, queries)

    with pytest.raises(duckdb.Error, match=r"disabled|has been locked"):
        hardened.query("attack")

    assert not (copied_dir / "out.csv").exists()
    assert not (copied_dir / "out").exists()


def test_a_parameter_is_bound_and_never_read_as_sql(store):
    hostile = "2026-06' OR '1' = '1"

    assert employment.area_observations(store, time_period=hostile, ref_areas=HOME.observed).empty


def test_threads_share_a_store(store):
    def both_periods(_):
        return [
            len(employment.area_observations(store, time_period=period, ref_areas=HOME.observed))
            for period in ("2023-08", "2026-06")
        ]

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert set(map(tuple, threads.map(both_periods, range(24)))) == {(120, 345)}


def test_threads_that_meet_a_problem_each_get_their_own_error(tmp_path):
    empty = Store(tmp_path)

    def problem(_):
        with pytest.raises(SnapshotMissingError) as raised:
            empty.query("areas")
        return raised.value

    with ThreadPoolExecutor(max_workers=4) as threads:
        assert len({id(error) for error in list(threads.map(problem, range(8)))}) == 8


@pytest.mark.parametrize("path", sorted(QUERY_DIR.glob("*.sql")), ids=lambda path: path.stem)
def test_a_query_file_states_its_contract(path):
    sentence, *rest = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in rest if line.startswith("-- ")]

    assert sentence.startswith("-- ")
    assert sentence.endswith(".")
    assert [line.split(":")[0] for line in header] == ["-- Grain", "-- Units", "-- Reads", "-- Params"]


@pytest.mark.parametrize("path", sorted(QUERY_DIR.glob("*.sql")), ids=lambda path: path.stem)
def test_a_query_reads_what_it_says_in_the_common_subset(path):
    sql = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:FROM|JOIN) (\w+)", sql))
    defined = set(re.findall(r"\b(\w+) AS \(", sql))

    assert named - defined == set(snapshots_read(path))
    assert "SELECT *" not in sql
    assert "::" not in sql
    assert "ORDER BY" in sql
    assert len(duckdb.extract_statements(sql)) == 1


@pytest.mark.parametrize("path", sorted(QUERY_DIR.glob("*.sql")), ids=lambda path: path.stem)
def test_a_query_names_every_parameter_it_binds(path):
    sql = path.read_text(encoding="utf-8")
    stated = re.search(r"^-- Params: (.*)$", sql, re.MULTILINE)
    bound = set(re.findall(r"\$[a-z_]+", sql.partition("-- Params:")[2].partition("\n")[2]))

    assert stated
    assert set(re.findall(r"\$[a-z_]+", stated[1])) == bound


def test_a_query_that_says_nothing_is_refused(tmp_path):
    (tmp_path / "mute.sql").write_text("SELECT 1 AS one", encoding="utf-8")

    with pytest.raises(ValueError, match=r"mute\.sql"):
        snapshots_read(tmp_path / "mute.sql")


def test_a_file_replaced_under_a_running_store_leaves_the_checksum_of_what_is_served(copied_dir, store):
    running = Store(copied_dir)
    path = copied_dir / "statfin_12tf.parquet"
    path.write_bytes(b"built anew")
    path.with_suffix(".toml").write_text(f'sha256 = "{hashlib.sha256(b"built anew").hexdigest()}"')

    assert running.sha256 == store.sha256
    assert (
        running.sha256["statfin_12tf"]
        == hashlib.sha256((SNAPSHOT_DIR / "statfin_12tf.parquet").read_bytes()).hexdigest()
    )


def test_a_damaged_snapshot_has_no_checksum(copied_dir):
    (copied_dir / "statfin_12tf.parquet").write_bytes(b"")

    assert "statfin_12tf" not in Store(copied_dir).sha256
