"""Vintages: what each refresh brought, kept for good, and how the figures of a day are made of them.

A vintage is a folder that is written once and never changed: `manifest.json` and a parquet file for each
table of which anything was new. A file of a table holds whole periods, those in which a figure is new or
another than before; a period is read from the newest vintage that holds it. What a service no longer
publishes is thereby kept, and what it revises is seen as it was and as it is.
"""

import hashlib
import json
import logging
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)

FOLDER_SETTING = "TILANNEHUONE_VINTAGES"
"""Environment variable: folder of the vintages that this installation has fetched."""

MANIFEST = "manifest.json"

_KEY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z")
_PLAIN = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a vintage holds of one table.

    Attributes:
        stem: Name of the table in queries.
        path: Its file.
        sha256: Checksum of the file.
        periods: Periods that it holds, each whole; None where it holds the table whole.
        revised: Those of them that were known before with other figures.
        rows: How many rows.
        revised_cells: How many figures are others than before.
        ended: Areas that were published before and no longer are.
        table: The producer's name of the table.
        url: Where it was fetched.
        updated: When its producer last changed it, ISO 8601; "" if it does not say.
    """

    stem: str
    path: Path
    sha256: str
    periods: tuple[str, ...] | None
    revised: tuple[str, ...] = ()
    rows: int = 0
    revised_cells: int = 0
    ended: tuple[str, ...] = ()
    table: str = ""
    url: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintage:
    """What one refresh brought.

    Attributes:
        key: When, UTC: "2026-11-28T190000Z"; later keys sort later.
        parts: Stem -> what it holds of that table.
    """

    key: str
    parts: Mapping[str, Part]

    @property
    def day(self) -> str:
        """The day of it, ISO 8601."""
        return self.key[:10]


@dataclass(frozen=True, slots=True)
class Layer:
    """A part, and the periods that a later one has instead of it."""

    part: Part
    superseded: tuple[str, ...] = field(default=())


def folder() -> Path:
    """Return where this installation keeps the vintages it has fetched."""
    return Path(os.environ.get(FOLDER_SETTING) or Path(__file__).parents[1] / "var" / "vintages")


def vintages(*folders: Path) -> tuple[Vintage, ...]:
    """Return every vintage of the folders, by default the installation's, the oldest first.

    A folder that is still being written, or is damaged, is none; the log says so of the latter.
    """
    found = {}
    for each in folders or (folder(),):
        for path in each.iterdir() if each.is_dir() else ():
            if _KEY.fullmatch(path.name) and (vintage := _read(path)):
                found[vintage.key] = vintage
    return tuple(found[key] for key in sorted(found))


def newest_key(*folders: Path) -> str:
    """Return the key of the newest vintage without reading any; "" if there is none."""
    names = (path.name for each in folders or (folder(),) if each.is_dir() for path in each.iterdir())
    return max(filter(_KEY.fullmatch, names), default="")


def is_by(key: str, as_of: str) -> bool:
    """Return whether a vintage was there at the end of a day, or by the key of another; always by ""."""
    return key[: len(as_of)] <= as_of if as_of else True


def layers(stem: str, known: Iterable[tuple[str, Part]], as_of: str = "") -> tuple[Layer, ...]:
    """Return what a table is read from at a time, the newest first, each with the periods it is not read for.

    Args:
        stem: The table.
        known: Keys and parts of it, in any order.
        as_of: Day, or key of a vintage, up to which anything counts; "" for now.
    """
    found: list[Layer] = []
    taken: set[str] = set()
    for _, part in sorted(
        ((k, p) for k, p in known if p.stem == stem and is_by(k, as_of)),
        reverse=True,
        key=lambda each: each[0],
    ):
        if part.periods is None:
            return (*found, Layer(part, tuple(sorted(taken))))
        if not taken.issuperset(part.periods):
            found.append(Layer(part, tuple(sorted(taken.intersection(part.periods)))))
        taken.update(part.periods)
    return tuple(found)


def parts_of(stem: str, of: Sequence[Vintage]) -> list[tuple[str, Part]]:
    """Return the parts of a table with the keys of their vintages."""
    return [(each.key, each.parts[stem]) for each in of if stem in each.parts]


def _read(path: Path) -> Vintage | None:
    try:
        said = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        parts = [_part(path, each) for each in said["parts"]]
    except FileNotFoundError:
        return None  # still being written
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.error("vintage %s cannot be read: %s", path.name, error)
        return None
    return Vintage(key=path.name, parts={part.stem: part for part in parts})


def _part(path: Path, said: dict[str, Any]) -> Part:
    if not _PLAIN.fullmatch(said["stem"]):
        raise ValueError(f"{said['stem']!r} is no name of a table")
    lists = {key: tuple(value) for key, value in said.items() if isinstance(value, list)}
    return Part(**{**said, **lists, "path": path / f"{said['stem']}.parquet"})


def periods_of(layered: Sequence[Layer]) -> tuple[str, ...]:
    """Return the periods that layers hold together, from the oldest; none where they hold a table whole."""
    return tuple(sorted({period for layer in layered for period in layer.part.periods or ()}))


def content(layered: Sequence[Layer]) -> str:
    """Return the checksum of what layers hold together: the same files in the same order give the same."""
    said = [[layer.part.sha256, layer.superseded] for layer in layered]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
