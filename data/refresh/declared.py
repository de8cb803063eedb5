"""What is fetched, as `tables.toml` declares it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DECLARED = Path(__file__).parent / "tables.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table to fetch; see `tables.toml` for what its fields mean."""

    stem: str
    folder: str
    id: str
    indicators: bool = False
    needs: tuple[str, ...] = ()
    totals_over: tuple[str, ...] = ()
    own_areas: bool = False
    labelled: bool = False

    @property
    def name(self) -> str:
        """What its producer calls it: "tyonv/12r5"."""
        return f"{self.statistic}/{self.id}"

    @property
    def statistic(self) -> str:
        """The statistic that it belongs to: "tyonv"."""
        return self.folder.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Everything that is declared.

    Attributes:
        services: Service -> its address.
        dimensions: Column -> what codes of its dimension begin with.
        unknown_municipality: Code of those whose municipality nobody knows.
        unknown_region: The same beside the regions.
        tables: The tables, in the order in which they are fetched.
    """

    services: Mapping[str, str]
    dimensions: Mapping[str, tuple[str, ...]]
    unknown_municipality: str
    unknown_region: str
    tables: tuple[Table, ...]


@cache
def declared() -> Declared:
    """Return what is declared."""
    said = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    return Declared(
        services=said["services"],
        dimensions={column: tuple(names) for column, names in said["dimensions"].items()},
        unknown_municipality=said["unknown_municipality"],
        unknown_region=said["unknown_region"],
        tables=tuple(map(_table, said["tables"])),
    )


def _table(said: Mapping[str, Any]) -> Table:
    lists = {key: tuple(said.get(key, ())) for key in ("needs", "totals_over")}
    return Table(**{**said, **lists})
