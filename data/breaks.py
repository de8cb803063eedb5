"""Moments from which official series are not like before: a fact each, with the law behind it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("breaks.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break: key of its texts, the first month of the new kind (SDMX), and the law that made it."""

    key: str
    period: str
    law: str


@cache
def breaks() -> tuple[Break, ...]:
    """Return every break, from the oldest."""
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        sorted((Break(key=key, **each) for key, each in found.items()), key=lambda each: each.period)
    )
