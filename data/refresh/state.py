"""What the last refresh found of each table, for the next one, for its operator and for readers."""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

FILE = "state.json"
GOOD = frozenset({"unchanged", "fetched"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """What became of a table.

    Attributes:
        outcome: A `data.refresh.run.Outcome`.
        checked: When it was asked for.
        message: What there is to say, in English, for the operator.
        updated: When its producer had last changed what we hold; "" if not said.
        rows: How many rows were kept.
        periods: In how many periods.
        revised: In how many of them a figure that was known is another now.
        good: When it was last asked for with success; None if never.
    """

    outcome: str
    checked: datetime
    message: str = ""
    updated: str = ""
    rows: int = 0
    periods: int = 0
    revised: int = 0
    good: datetime | None = None

    def __post_init__(self) -> None:
        if self.is_good:
            object.__setattr__(self, "good", self.checked)

    @property
    def is_good(self) -> bool:
        """Whether what we hold is what the service has."""
        return self.outcome in GOOD

    def after(self, before: "TableState") -> "TableState":
        """Return the same of a table that failed, with what is still true of it from before."""
        return replace(self, updated=before.updated, good=before.good)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is known after a refresh.

    Attributes:
        vintage: Key of the vintage that was last written; "" if none was.
        finished: When; None before the first.
        tables: Stem -> what became of the table.
    """

    vintage: str = ""
    finished: datetime | None = None
    tables: Mapping[str, TableState] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "State":
        """Return the state of a folder; an empty one where there is none, or none that can be read."""
        try:
            said = json.loads((folder / FILE).read_text(encoding="utf-8"))
            tables = {stem: TableState(**_dated(each)) for stem, each in said["tables"].items()}
            return cls(vintage=said["vintage"], finished=_time(said["finished"]), tables=tables)
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            logger.warning("%s cannot be read, everything is asked for anew: %s", FILE, error)
            return cls()

    def write(self, folder: Path) -> None:
        """Keep it in a folder, in one step."""
        partial = folder / f".{FILE}.partial"
        said = json.dumps(asdict(self), default=datetime.isoformat, ensure_ascii=False, indent=1)
        partial.write_text(said, encoding="utf-8")
        os.replace(partial, folder / FILE)  # noqa: PTH105 - the atomic one, said as such


def stamp(folder: Path) -> int:
    """Return what is another number after each refresh; 0 before the first."""
    try:
        return (folder / FILE).stat().st_mtime_ns
    except OSError:
        return 0


def _dated(said: dict[str, Any]) -> dict[str, Any]:
    good = said.get("good")
    return {**said, "checked": _time(said["checked"]), "good": good and _time(good)}


def _time(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)
