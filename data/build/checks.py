"""The error of a failed check, and the checks that several datasets share."""

from collections.abc import Iterable

import pandas as pd

from domain.indicators import WHOLE_OF
from domain.typed import SchemaError, pa


class BuildError(ValueError):
    """A source or a result is not what it must be; the message says which and how."""


def require(condition: object, message: str) -> None:
    """Raise `BuildError` with the message unless the condition holds."""
    if not condition:
        raise BuildError(message)


def require_key(table: pd.DataFrame, key: list[str], what: str) -> None:
    """Raise `BuildError` unless every key is there once."""
    repeated = table.loc[table.duplicated(key), key]
    require(repeated.empty, f"{what} repeats {repeated.to_dict('records')[:3]}")
    require(not table[key].isna().any(axis=None), f"{what} has an empty key")


def require_covers(items: Iterable[str], expected_items: Iterable[str], what: str) -> None:
    """Raise `BuildError` unless both hold the same items."""
    found, expected = set(items), set(expected_items)
    require(
        found == expected,
        f"{what}: missing {sorted(expected - found)[:5]}, unexpected {sorted(found - expected)[:5]}",
    )


def require_rounded(shares: pd.Series, parts: pd.Series, wholes: pd.Series, what: str) -> None:
    """Raise `BuildError` unless each share is parts/wholes rounded to 0.1 %, where both are known."""
    known = shares.notna() & parts.notna() & (wholes > 0)
    off = (parts[known] / wholes[known] - shares[known]).abs() > 0.0005 + 1e-9
    require(not off.any(), f"{what}: the share is not the rounded ratio in {off.index[off].tolist()[:5]}")


def require_parts(counts: pd.DataFrame, what: str) -> None:
    """Raise `BuildError` where a part is larger than its whole: a row per area, a column per indicator."""
    for part, whole in WHOLE_OF.items():
        if {part, whole} <= set(counts.columns):
            over = counts.index[counts[part] > counts[whole]].tolist()
            require(not over, f"{what}: {part} is larger than {whole} in {over[:5]}")


def validated(frame: type[pa.DataFrameModel], table: pd.DataFrame, what: str) -> pd.DataFrame:
    """Return a table as a typed frame.

    Raises:
        BuildError: A cell is not what its column holds; names rows from the first, which is 0.
    """
    try:
        return frame.validate(table)
    except SchemaError as error:
        raise BuildError(f"{what}: {error}") from error
