"""Data with more months than one, made of the shipped month: the same figures, with another labour force."""

import hashlib
import shutil

import duckdb

from data.content import content
from data.store import SNAPSHOT_DIR

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
