"""Sources beside the tables: each is asked what it has, and left where that is not as expected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that is fetched whole.

    Attributes:
        stem: Name of its table in queries.
        name: What its producer calls it.
        fetch: Fetches it; returns its rows and where they came from.
    """

    stem: str
    name: str
    fetch: Callable[[], tuple[pd.DataFrame, str]]


def same(table: pd.DataFrame, known: pd.DataFrame) -> bool:
    """Return whether two tables hold the same rows."""
    return list(table.columns) == list(known.columns) and table.reset_index(drop=True).equals(known)


SOURCES = ("boundaries_municipalities", "population_grid", "area_members", "kela_shares")
"""Names of their tables, in the order in which they are fetched."""


def sources(services: Mapping[str, str]) -> tuple[Source, ...]:
    """Return every source beside the tables, at the addresses of its service."""
    del services
    return ()
