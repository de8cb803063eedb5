"""Write a snapshot as parquet with its description beside it, the same bytes every time."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.build.checks import require
from data.content import content


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A table ready to be written.

    Attributes:
        stem: File name without suffix, and name of the table in queries.
        table: The rows.
        sources: Stems of the source files it was made from.
        period: Reference period, SDMX: "2023-08", or "2023-09/2026-08"; "" if it has none.
        note: What was done to the sources.
        is_vintage: Whether its figures are those of the day they were fetched on, others at other times.
        release_of: The snapshot whose figures these were on an earlier day; "" for none.
    """

    stem: str
    table: pd.DataFrame
    sources: tuple[str, ...]
    period: str
    note: str
    is_vintage: bool = False
    release_of: str = ""


_TEXT = pd.StringDtype("pyarrow", na_value=float("nan"))
"""How texts are written, whatever they are kept as meanwhile: the same rows give the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A snapshot as it stands on disk."""

    stem: str
    rows: int
    sha256: str
    content: str


def write(snapshot: Snapshot, sources: Path, target: Path, shipped: Path) -> Written:
    """Return the snapshot written to `target`, described beside it.

    Args:
        snapshot: What to write.
        sources: Folder of the sources.
        target: Folder to write to.
        shipped: Folder of the snapshots so far: where one has the same rows in other bytes, the checksum of
            those stays known, for scenarios were saved with it.

    Raises:
        BuildError: A source is not the one its origin describes.
    """
    path = target / f"{snapshot.stem}.parquet"
    before = _described(shipped / f"{snapshot.stem}.toml")
    rows = snapshot.table
    rows = rows.astype(dict.fromkeys(rows.select_dtypes("str"), _TEXT))
    if isinstance(rows, gpd.GeoDataFrame):
        rows.to_parquet(path, index=False, compression="zstd", schema_version="1.1.0")
    else:
        table = pa.Table.from_pandas(rows, preserve_index=False)
        # Without the pandas metadata, which would carry version numbers into the bytes.
        pq.write_table(table.replace_schema_metadata(None), path, compression="zstd")
    written = Written(stem=snapshot.stem, rows=len(rows), sha256=_sha256(path), content=content(path))
    path.with_suffix(".toml").write_text(
        _description(snapshot, written, sources, _formerly(before, written)), encoding="utf-8"
    )
    return written


def _formerly(before: dict[str, Any], written: Written) -> list[str]:
    """Return the checksums that files of the same rows had before this one."""
    if before.get("content") != written.content:
        return []
    return [each for each in (*before.get("formerly", []), before["sha256"]) if each != written.sha256]


def _described(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _description(snapshot: Snapshot, written: Written, sources: Path, formerly: list[str]) -> str:
    lines = [
        f"stem = {json.dumps(snapshot.stem)}",
        f"sha256 = {json.dumps(written.sha256)}",
        f"content = {json.dumps(written.content)}",
        *([f"formerly = {json.dumps(formerly)}"] if formerly else []),
        f"rows = {written.rows}",
        f"period = {json.dumps(snapshot.period)}",
        f"note = {json.dumps(snapshot.note, ensure_ascii=False)}",
        *([f"taken = {json.dumps(_accessed(snapshot, sources))}"] if snapshot.is_vintage else []),
        *([f"release_of = {json.dumps(snapshot.release_of)}"] if snapshot.release_of else []),
    ]
    for stem in snapshot.sources:
        file, sha256 = _source(stem, sources)
        lines += ["", "[[sources]]", f"file = {json.dumps(file)}", f"sha256 = {json.dumps(sha256)}"]
    return "\n".join(lines) + "\n"


def _accessed(snapshot: Snapshot, sources: Path) -> str:
    """Return the day of the newest source of a snapshot, ISO 8601: fetched, or known by where it says so."""
    origins = (tomllib.loads((sources / f"{each}.toml").read_text("utf-8")) for each in snapshot.sources)
    return str(max(origin.get("known_by", origin["accessed"]) for origin in origins))


def _source(stem: str, sources: Path) -> tuple[str, str]:
    origin = tomllib.loads((sources / f"{stem}.toml").read_text(encoding="utf-8"))
    file, sha256 = origin["file"], _sha256(sources / origin["file"])
    require(sha256 == origin["sha256"], f"{file} is not the file its origin describes")
    return file, sha256


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
