"""Keep what a refresh brought: compared with what is known, written whole or not at all."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.vintages import MANIFEST, Part

_PARTIAL = ".{}.partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is other in fetched rows than in those known before.

    Attributes:
        rows: The rows of every period in which anything is.
        periods: These periods.
        revised: Those of them in which a figure that was known is another now.
        revised_cells: How many such figures.
    """

    rows: pd.DataFrame
    periods: tuple[str, ...]
    revised: tuple[str, ...]
    revised_cells: int


def change(rows: pd.DataFrame, before: pd.DataFrame, key: Sequence[str], time: str) -> Change:
    """Return what is new or revised; periods that are as they were are left out.

    Args:
        rows: What was fetched: whole periods.
        before: What is known, of these periods at least.
        key: Columns that make a row one.
        time: The column of the period.
    """
    both = rows.merge(
        before, on=list(key), how="outer", suffixes=("", "_before"), validate="one_to_one", indicator=True
    )
    both = both[both[time].isin(rows[time].unique())]
    is_same = (both["obs_value"].eq(both["obs_value_before"])) | (
        both["obs_value"].isna() & both["obs_value_before"].isna()
    )
    is_same &= both["obs_status"].eq(both["obs_status_before"])
    is_known = both["_merge"] == "both"
    changed = set(both.loc[~(is_known & is_same), time])
    revised = both.loc[is_known & ~is_same, time]
    return Change(
        rows=rows[rows[time].isin(changed)].reset_index(drop=True),
        periods=tuple(sorted(changed)),
        revised=tuple(sorted(set(revised))),
        revised_cells=len(revised),
    )


class Writer:
    """The folder of a vintage that is being written; nobody reads it before it is whole."""

    def __init__(self, folder: Path, key: str) -> None:
        self._partial, self._whole = folder / _PARTIAL.format(key), folder / key
        self._parts: list[Part] = []

    def add(self, table: pd.DataFrame, part: Part) -> None:
        """Write the rows of a table; the part says what they are, but not yet the file and its checksum."""
        self._partial.mkdir(parents=True, exist_ok=True)
        path = self._partial / f"{part.stem}.parquet"
        written = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
        pq.write_table(written, path, compression="zstd")
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        fields = {**asdict(part), "sha256": sha256, "rows": len(table)}
        self._parts.append(Part(**{**fields, "path": path}))

    def commit(self) -> bool:
        """Make it a vintage that is read, in one step; return whether there was anything to make one of."""
        if not self._parts:
            return False
        said = [{key: value for key, value in asdict(part).items() if key != "path"} for part in self._parts]
        text = json.dumps({"parts": said}, ensure_ascii=False, indent=1)
        (self._partial / MANIFEST).write_text(text, encoding="utf-8")
        for path in self._partial.iterdir():
            _to_disk(path)
        self._partial.rename(self._whole)
        _to_disk(self._whole.parent)
        return True


@contextmanager
def writing(folder: Path, key: str) -> Iterator[Writer]:
    """Give a vintage to write; what is not committed leaves nothing behind, now or at the next refresh."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(_PARTIAL.format("*")):
        shutil.rmtree(left)
    writer = Writer(folder, key)
    try:
        yield writer
    finally:
        shutil.rmtree(folder / _PARTIAL.format(key), ignore_errors=True)


def key_of(now: datetime, newest: str) -> str:
    """Return the key of a vintage that begins now, later than the newest there is."""
    key = now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    if key > newest:
        return key
    raise ValueError(f"the clock says {key}, and there is a vintage of {newest}: it would never be read")


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
