"""What a snapshot holds, told apart from the bytes that it is written in."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_KINDS: tuple[tuple[str, Callable[[pa.DataType], bool]], ...] = (
    ("truth", pa.types.is_boolean),
    ("integer", pa.types.is_integer),
    ("number", pa.types.is_floating),
    ("text", lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind)),
    ("bytes", lambda kind: pa.types.is_binary(kind) or pa.types.is_large_binary(kind)),
    ("date", pa.types.is_date),
)


def content(path: Path) -> str:
    """Return the sha256 of a parquet file's rows: their columns by name and kind, whatever their order.

    The same rows give the same content by whatever version of whatever library they were written.

    Raises:
        ValueError: A column is of a kind that no snapshot has.
    """
    table = pq.read_table(path, partitioning=None)
    names = sorted(table.column_names)
    columns = [table[name] for name in names]
    head = json.dumps([[name, _kind(column.type)] for name, column in zip(names, columns, strict=True)])
    values = [list(map(_written, column.to_pylist())) for column in columns]
    rows = sorted(json.dumps(row, ensure_ascii=False) for row in zip(*values, strict=True))
    return hashlib.sha256("\n".join([head, *rows]).encode()).hexdigest()


def _kind(kind: pa.DataType) -> str:
    if pa.types.is_dictionary(kind):
        return _kind(kind.value_type)
    for name, is_of in _KINDS:
        if is_of(kind):
            return name
    raise ValueError(f"no snapshot has a column of {kind}")


def _written(value: object) -> str | None:
    if value is None or value != value:
        return None  # not a number is as unknown as nothing
    return value.hex() if isinstance(value, bytes | float) else str(value)
