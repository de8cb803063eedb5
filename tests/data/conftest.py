"""Stores for tests: the committed snapshots, and drawn ones small enough to check by hand."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from data.store import Store
from tests.drawn import drawn

OBSERVATIONS = """
    ref_area | time_period | indicator        | sex | age    | obs_value | obs_status   | source
    105      | {period}    | unemployed       | _T  | _T     |        50 | normal       | {source}
    105      | {period}    | unemployed       | M   | _T     |        30 | normal       | {source}
    105      | {period}    | unemployed       | _T  | Y_LT20 |           | confidential | {source}
    105      | {period}    | unemployed       | _T  | Y_LT25 |           | missing      | {source}
    105      | {period}    | unemployed_share | _T  | _T     |       0.1 | normal       | {source}
    049      | {period}    | unemployed       | _T  | _T     |       900 | normal       | {source}
    MK18     | {period}    | unemployed       | _T  | _T     |       400 | normal       | {source}
"""

AREAS = """
    ref_area | area_level   | name_fi    | name_sv    | name_en    | role  | land_km2 | total_km2
    105      | municipality | Hyrynsalmi | Hyrynsalmi | Hyrynsalmi | area  |   1421.3 |    1521.4
    049      | municipality | Espoo      | Esbo       | Espoo      | other |          |
    MK18     | region       | Kainuu     | Kajanaland | Kainuu     | other |          |
"""

SHARES = """
    ref_area | time_period | indicator        | obs_value
    105      | 2026-05     | unemployed_share |       0.1
    105      | 2026-06     | unemployed_share |
    105      | 2026-06     | labour_force     |       700
"""


def write_drawn(folder: Path, stem: str, table: pd.DataFrame) -> None:
    """Write a table as a snapshot with its checksum beside it."""
    path = folder / f"{stem}.parquet"
    duckdb.from_df(table).write_parquet(str(path))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".toml").write_text(f'sha256 = "{sha256}"\n', encoding="utf-8")


@pytest.fixture
def snapshot_dir(tmp_path: Path) -> Path:
    """Write the drawn snapshots and return their folder."""
    for stem, period in {"plan_2023_unemployment": "2023-08", "statfin_12r5": "2026-06"}.items():
        observations = OBSERVATIONS.format(period=period, source=stem)
        write_drawn(tmp_path, stem, drawn(observations, obs_value="float64"))
    write_drawn(tmp_path, "areas", drawn(AREAS, land_km2="float64", total_km2="float64"))
    write_drawn(tmp_path, "statfin_12tf", drawn(SHARES, obs_value="float64"))
    return tmp_path


@pytest.fixture
def drawn_store(snapshot_dir: Path) -> Iterator[Store]:
    """Return a store over the drawn snapshots."""
    store = Store(snapshot_dir)
    yield store
    store.close()


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """Return a store over the committed snapshots."""
    committed = Store()
    yield committed
    committed.close()
