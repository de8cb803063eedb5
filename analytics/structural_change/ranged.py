"""Numbers that every set of coefficients gives anew: their central values and the ends of their ranges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
import pandas as pd

from analytics.structural_change.persons import Array
from domain.records import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranged:
    """The central value, and the least and the greatest that any run of the chain gives."""

    central: float
    low: float
    high: float


def ranged(runs: Array) -> Ranged:
    """Return the range of one number over the runs of the chain, shape (run,); the first run is central."""
    return Ranged(central=float(runs[0]), low=float(runs.min()), high=float(runs.max()))


def in_order(order: Sequence[str], frame: pd.DataFrame, key: str) -> dict[str, Array]:
    """Return the other columns as numbers, their rows in this order of the key."""
    rows = {row.pop(key): row for row in records(frame)}
    return {
        name: np.array([rows[each][name] for each in order], dtype=float)
        for name in frame.columns
        if name != key
    }


def with_total(values: Array) -> Array:
    """Return values with their sum appended along the last axis; unknown if any of them is."""
    return np.concatenate([values, values.sum(axis=-1, keepdims=True)], axis=-1)


def ranged_table(keys: pd.DataFrame, measures: Mapping[str, Array]) -> pd.DataFrame:
    """Return the keys with each measure's central run, and the least and the greatest of all known ones."""
    columns: list[Array] = []
    for runs in measures.values():
        flat = runs.reshape(len(runs), -1)
        columns += [flat[0], np.fmin.reduce(flat), np.fmax.reduce(flat)]
    names = [f"{name}{end}" for name in measures for end in ("", "_low", "_high")]
    return pd.concat([keys, pd.DataFrame(np.column_stack(columns), columns=names)], axis=1)


# Without the two caches a change takes nearly half as long again. The frame is shared, and safely so: it is
# only joined to other columns, which copies it.
@lru_cache(maxsize=64)
def keyed(
    name: str, keys: tuple[str, ...], months: tuple[str, ...], *, is_slowest: bool = False
) -> pd.DataFrame:
    """Return every key in every month; the month is the slower of the two unless the key is."""
    pairs = product(keys, months) if is_slowest else ((key, month) for month, key in product(months, keys))
    return pd.DataFrame(list(pairs), columns=[name, "time_period"], dtype="str")
