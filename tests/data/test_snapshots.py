"""The committed sources and snapshots: intact, described, and rebuilt to the same bytes."""

import hashlib
import re

import geopandas as gpd
import pytest

from data.build import SOURCE_DIR, build
from data.origins import origins_of, snapshot_origin, source_origins
from data.store import SNAPSHOT_DIR
from i18n.text import LANGUAGES, catalogue

SNAPSHOTS = sorted(path.stem for path in SNAPSHOT_DIR.glob("*.parquet"))
ORIGINS = source_origins()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    target = tmp_path_factory.mktemp("snapshots")
    build(SOURCE_DIR, target)
    return target


def test_a_rebuild_writes_the_same_files(rebuilt):
    assert {path.name for path in rebuilt.iterdir()} == {path.name for path in SNAPSHOT_DIR.iterdir()}


@pytest.mark.parametrize("path", sorted(SNAPSHOT_DIR.iterdir()), ids=lambda path: path.name)
def test_a_rebuild_writes_the_same_bytes(rebuilt, path):
    assert (rebuilt / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS)
def test_a_source_is_the_file_its_origin_describes(origin):
    assert hashlib.sha256((SOURCE_DIR / origin.file).read_bytes()).hexdigest() == origin.sha256


def test_every_source_has_its_origin():
    files = {path.name for path in SOURCE_DIR.iterdir() if path.suffix != ".toml"}

    assert {origin.file for origin in ORIGINS.values()} == files


@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS)
def test_an_origin_gives_whole_addresses_or_says_that_none_is_known(origin):
    assert all(url == "" or url.startswith("https://") for url in (origin.url, origin.licence_url))
    assert (origin.licence == "") == (origin.licence_url == "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS)
def test_a_source_is_described_in_every_language(origin, language):
    texts = catalogue(language)

    parts = ("short", "title", "producer", "period", "note")
    assert all(texts[f"{origin.text_key}.{part}"] for part in parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_source_that_is_refreshed_names_its_month(language):
    texts = catalogue(language)
    for origin in ORIGINS.values():
        said = [texts[f"{origin.text_key}.{part}"] for part in ("short", "title", "period", "note")]

        assert origin.updated is None or not re.search(r"20\d\d", " ".join(said)), origin.stem


@pytest.mark.parametrize("stem", SNAPSHOTS)
def test_a_snapshot_says_what_it_was_made_of(stem):
    described = snapshot_origin(stem)

    assert described.rows > 0
    assert described.sha256 == hashlib.sha256((SNAPSHOT_DIR / f"{stem}.parquet").read_bytes()).hexdigest()
    assert described.sources == {origin.stem: origin.sha256 for origin in origins_of(stem)}


def test_every_source_feeds_a_snapshot():
    assert {origin.stem for stem in SNAPSHOTS for origin in origins_of(stem)} == set(ORIGINS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_correction_is_explained_in_every_language(store, language):
    ledger = store.query("corrections")

    assert set(ledger["rule"]) | set(ledger["evidence"]) <= catalogue(language).keys()


def test_boundaries_are_a_whole_coverage_in_the_national_grid(store):
    boundaries = gpd.read_parquet(store.path("boundaries"))

    assert boundaries.crs.to_epsg() == 3067
    assert boundaries.columns.tolist() == ["ref_area", "name", "role", "geometry"]
    assert boundaries["role"].value_counts().to_dict() == {"neighbour": 12, "area": 10}
    assert boundaries.geometry.is_valid_coverage()
