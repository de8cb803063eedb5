"""Data with more months than one, and of earlier days, made of the shipped ones with another labour force."""

import hashlib
import json
import shutil

import duckdb

from data.content import content
from data.store import SNAPSHOT_DIR
from data.vintages import MANIFEST

MONTHS = ("2024-12", "2025-06", "2026-05", "2026-06")
PART = "2026-07"
"""A month of which there is only the labour force so far."""

FACTORS = dict(zip((*MONTHS, PART), (5, 3, 2, 1, 7), strict=True))
"""Month -> what its labour force and jobseekers are multiplied by."""

_ROWS = """
SELECT * REPLACE ('{month}' AS time_period,
    obs_value * CASE WHEN indicator IN ('labour_force', 'jobseekers') THEN {factor} ELSE 1 END AS obs_value)
FROM statfin_12r5 WHERE '{month}' != '{part}' OR indicator = 'labour_force'
"""


def write(folder):
    """Write the shipped snapshots to a folder, that of employment with these months."""
    shutil.copytree(SNAPSHOT_DIR, folder, dirs_exist_ok=True)
    path = folder / "statfin_12r5.parquet"
    with duckdb.connect() as connection:
        connection.read_parquet(str(path)).create("statfin_12r5")
        selects = (_ROWS.format(month=month, factor=factor, part=PART) for month, factor in FACTORS.items())
        connection.sql(" UNION ALL ".join(selects)).write_parquet(str(path))
    described_anew(path)


def described_anew(path):
    """Put the checksums of a snapshot that was written anew into its description."""
    described = path.with_suffix(".toml")
    lines = [
        each
        for each in described.read_text().splitlines()
        if not each.startswith(("sha256", "content", "formerly"))
    ]
    place = lines.index("") if "" in lines else len(lines)
    lines[place:place] = [
        f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"',
        f'content = "{content(path)}"',
    ]
    described.write_text("\n".join(lines) + "\n")


RELEASE_DAY, FETCHED_DAY = DAYS = ("2017-02-28", "2026-11-20")
"""A day when only the release that comes with the code was known, and one with other figures since."""


def write_vintages(folder):
    """Write the vintage of the second of these days, which is before that of the shipped snapshots."""
    with duckdb.connect() as connection:
        connection.read_parquet(str(SNAPSHOT_DIR / "statfin_12r5.parquet")).create("statfin_12r5")
        fetched = connection.sql(_ROWS.format(month="2026-06", factor=2, part=PART))
        _write_vintage(folder, FETCHED_DAY, "statfin_12r5", fetched, "2026-06")


def _write_vintage(folder, day, stem, rows, period):
    path = folder / f"{day}T090000Z" / f"{stem}.parquet"
    path.parent.mkdir(parents=True)
    rows.write_parquet(str(path))
    part = {"stem": stem, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "periods": [period]}
    (path.parent / MANIFEST).write_text(json.dumps({"parts": [part]}), encoding="utf-8")
