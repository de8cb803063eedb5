"""A file of flows that a reader loads: its bytes to a table of short plain texts, never trusted."""

import csv
import io
import re
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import duckdb
import pandas as pd

from domain.errors import DashboardError

MOST_BYTES = 5_000_000
"""Largest file that is read."""

MOST_ROWS = 150_000
"""More than every pair of Finland's municipalities."""

MOST_CHARACTERS = 20
"""Of a cell; municipality codes have three, counts at most seven."""

_PARQUET_MAGIC = b"PAR1"
_UNSAFE = re.compile(r"[^\w.,\- ]")


class FlowFileError(DashboardError):
    """A loaded file is neither CSV text in UTF-8 nor parquet."""

    text_key = "flows_page.errors.unreadable"


class FlowFileSizeError(DashboardError):
    """A loaded file is larger than any matrix of Finland; values `bytes` and `rows` are the limits."""

    text_key = "flows_page.errors.size"


def flow_rows(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    """Return those of `columns` that the file has, every cell as text, in the order of the file.

    Cells are cut to `MOST_CHARACTERS`, and what could be markup in a message becomes a dot: such a cell
    is no code and no number, whatever it stands for.

    Args:
        content: CSV (comma, semicolon or tab; UTF-8) or parquet, told by its first bytes.
        columns: Names of columns to keep.

    Raises:
        FlowFileError: It is neither.
        FlowFileSizeError: It is too large.
    """
    if len(content) > MOST_BYTES:
        raise _too_large()
    is_parquet = content.startswith(_PARQUET_MAGIC)
    rows = _parquet_rows(content, columns) if is_parquet else _csv_rows(content, columns)
    if len(rows) > MOST_ROWS:
        raise _too_large()
    return rows


def _csv_rows(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    try:
        text = content.decode("utf-8-sig")
        heading, _, _ = text.partition("\n")
        delimiter = next((mark for mark in ";\t" if mark in heading), ",")
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        names = [name.strip() for name in next(reader, [])]
        places = {name: names.index(name) for name in columns if name in names}
        rows = [row for row in islice(reader, MOST_ROWS + 1) if row]
        kept = {name: [_plain(row[place]) for row in rows] for name, place in places.items()}
    except (UnicodeDecodeError, csv.Error, IndexError) as error:
        raise FlowFileError(f"not CSV: {error}") from error
    return pd.DataFrame(kept, dtype="str")


def _parquet_rows(content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    """Read through DuckDB within a memory limit: a small parquet file may unpack into a huge one."""
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "256MB",
        "threads": "1",
        "max_temp_directory_size": "0B",
    }
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config=limits) as connection:
        path = Path(folder) / "flows.parquet"
        path.write_bytes(content)
        try:
            flows = connection.read_parquet(str(path))
            kept = [name for name in columns if name in flows.columns]
            if not kept:
                return pd.DataFrame()
            # Cut within the database, or a long text repeated would not fit in memory.
            cut = ", ".join(
                f'LEFT(CAST("{name}" AS VARCHAR), {MOST_CHARACTERS}) AS "{name}"' for name in kept
            )
            rows = flows.limit(MOST_ROWS + 1).project(cut).to_arrow_table()
        except duckdb.Error as error:
            raise FlowFileError(f"not parquet: {error}") from error
    return pd.DataFrame(
        {name: [_plain(cell or "") for cell in rows[name].to_pylist()] for name in kept}, dtype="str"
    )


def _plain(cell: str) -> str:
    return _UNSAFE.sub("·", cell.strip())[:MOST_CHARACTERS]


def _too_large() -> FlowFileSizeError:
    return FlowFileSizeError(
        "the file is too large", megabytes=str(MOST_BYTES // 1_000_000), rows=str(MOST_ROWS)
    )
