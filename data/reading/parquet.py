"""A parquet file that somebody brought to the table in it, within limits of time, memory and kind."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.reading.errors import ColumnKindError, ColumnsError, UnreadableFileError
from data.reading.table import (
    LIMITS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SECONDS,
    Limits,
    Row,
    Table,
    Wanted,
    column_places,
    table_of,
    too_large,
    too_slow,
)

MAGIC = b"PAR1"

MOST_UNPACKED_BYTES = 100_000_000
"""Of all its columns, as the file itself says."""

MOST_CHARACTERS = 100
"""Of a cell."""

_KINDS = frozenset({"BOOLEAN", "INT32", "INT64", "FLOAT", "DOUBLE", "BYTE_ARRAY"})
"""Physical types of numbers, dates and texts."""


def parquet_table(content: bytes, wanted: Wanted) -> Table:
    """Return the table of a parquet file, every cell as text; rows are counted from 1.

    What the file says of itself is asked first, because to write lists within lists out as text takes twice
    as long with every level. The file may lie, so reading is bounded as well.

    Raises:
        UnreadableFileError: It is no parquet file.
        ColumnKindError: A column holds something else than numbers or texts.
        ColumnsError, ColumnTwiceError: It lacks a column, or has it twice.
        FileSizeError, FileTimeError: There is too much of it.
    """
    headings = parquet_headings(content)
    places = column_places(headings, wanted, 1)
    missing = [column for column in wanted if column not in places]
    if missing:
        raise ColumnsError(f"columns missing: {missing}", missing=", ".join(missing))
    quoted = [heading.replace('"', '""') for heading in headings]
    # Cut within the database, or a long text repeated would not fit in memory.
    cut = ", ".join(f'LEFT(CAST("{name}" AS VARCHAR), {MOST_CHARACTERS})' for name in quoted)
    with tempfile.TemporaryDirectory() as folder, _bounded() as connection:
        path = Path(folder) / "brought.parquet"
        path.write_bytes(content)
        try:
            flat = connection.read_parquet(str(path)).limit(MOST_ROWS + 1)
            rows = flat.project(cut).fetchall()
        except duckdb.InterruptException as error:
            raise too_slow() from error
        except duckdb.Error as error:
            raise UnreadableFileError(f"not parquet: {error}") from error
    numbered = (
        Row(number=number, cells=tuple("" if cell is None else cell for cell in row))
        for number, row in enumerate(rows, start=1)
    )
    return table_of(headings, places, numbered)


def parquet_headings(
    content: bytes, limits: Limits = LIMITS, most_unpacked: int = MOST_UNPACKED_BYTES
) -> tuple[str, ...]:
    """Return the names of the columns, once the file has said that it is flat and small.

    Raises:
        UnreadableFileError: It is no parquet file.
        ColumnKindError: A column holds something else than numbers or texts.
        FileSizeError: It has more rows, or more bytes when unpacked.
    """
    try:
        described = pq.read_metadata(io.BytesIO(content))
        schema = described.schema
        groups = [described.row_group(number) for number in range(described.num_row_groups)]
        unpacked = sum(group.total_byte_size for group in groups)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableFileError(f"not parquet: {error}") from error
    is_long = described.num_rows > limits.rows
    if is_long or described.num_columns > MOST_COLUMNS or unpacked > most_unpacked:
        raise too_large(limits)
    columns = [schema.column(place) for place in range(described.num_columns)]
    for column in columns:
        is_flat = column.path == column.name and column.max_repetition_level == 0
        if not is_flat or column.physical_type not in _KINDS:
            raise ColumnKindError(f"{column.path} is not flat", column=column.path.partition(".")[0])
    return tuple(column.name for column in columns)


@contextmanager
def _bounded() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database of its own that stops after a time and takes little memory."""
    limits: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "256MB",
        "threads": "1",
        "max_temp_directory_size": "0B",
    }
    with duckdb.connect(config=limits) as connection:
        clock = Timer(MOST_SECONDS, connection.interrupt)
        clock.start()
        try:
            yield connection
        finally:
            clock.cancel()
            clock.join()
