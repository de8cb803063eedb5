"""Tables for the stand-in: any at all, and one like StatFin's 12r5 whose parts add up."""

import csv
import re
from dataclasses import dataclass, field, replace

import numpy as np

from data.areas import area
from data.build import SOURCE_DIR

SUPPRESSED = "..."
HIDDEN = 2
"""What a suppressed cell of the source stands for here; the producer's rule says 1 to 4."""


@dataclass(kw_only=True)
class PxTable:
    """A table: its dimensions in order, and arrays over them; NaN is a cell without a value, with a mark."""

    title: str
    dimensions: dict[str, list[str]]
    values: np.ndarray
    marks: np.ndarray
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    time: str = ""
    eliminable: tuple[str, ...] = ()
    updated: str = "2026-07-21T08:00:00"
    decimals: int = 0

    def __post_init__(self):
        assert self.values.shape == self.marks.shape == tuple(map(len, self.dimensions.values()))

    def text(self, dimension, value):
        return self.texts.get(dimension, {}).get(value, value)

    def index(self, **codes):
        """Return where a cell stands: a code per dimension, in any order."""
        return tuple(self.dimensions[name].index(codes[name]) for name in self.dimensions)


def months(first, count):
    year, month = map(int, first.split("-"))
    return [f"{year + (month - 1 + n) // 12}M{(month - 1 + n) % 12 + 1:02}" for n in range(count)]


def month_end(first="2010-01", count=200, *, updated="2026-07-21T08:00:00", only=None, more=(), merged=()):
    """Return a table in the form of 12r5: months that follow June 2026 over the year, wholes added up.

    Args:
        first: Its first month.
        count: How many months.
        updated: When it was last changed.
        only: Codes of the municipalities that there are; None for all.
        more: (municipality, month, measure, persons more than otherwise), as a revision.
        merged: (municipality, the one that it has become part of).
    """
    with (SOURCE_DIR / "statfin_12r5_2026M06.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    measures, ended = header[3:], {code for code, _ in merged}
    own = [row for row in rows if re.fullmatch(r"KU\d{3}", row[0]) and (only is None or row[0] in only)]
    base = np.array([[HIDDEN if cell == SUPPRESSED else float(cell) for cell in row[3:]] for row in own])
    periods, codes = months(first, count), [row[0] for row in own]
    season = np.array([1 + 0.15 * np.cos(2 * np.pi * int(each[5:]) / 12) for each in periods])
    parts = np.round(base[:, None, :] * season[None, :, None])  # area, month, measure
    for code, month, measure, persons in more:
        parts[codes.index(code), periods.index(month), measures.index(measure)] += persons
    for code, whole in merged:
        parts[codes.index(whole)] += parts[codes.index(code)]
    parts = parts[[n for n, code in enumerate(codes) if code not in ended]]
    codes = [code for code in codes if code not in ended]
    wholes = {"SSS": list(range(len(codes)))}
    for code, municipalities in area("TA10").totals.items():
        wholes[code] = [codes.index(f"KU{each}") for each in municipalities if f"KU{each}" in codes]
    left = [n for n in range(len(codes)) if n not in wholes["MK18"]]
    for level in ("MK", "SK", "ELY"):
        others = [row[0] for row in rows if re.fullmatch(rf"{level}\d+", row[0]) and row[0] not in wholes]
        wholes |= {code: left[n :: len(others)] for n, code in enumerate(others)}
    wholes |= {row[0]: [] for row in rows if row[0].endswith(("JO", "JOU"))}
    values = np.concatenate([np.array([parts[each].sum(axis=0) for each in wholes.values()]), parts])
    share, part, whole = (measures.index(each) for each in ("TYOTOSUUS", "TYOTTOMATLOPUSSA", "TYOVOIMATK"))
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = 100 * values[:, :, part] / values[:, :, whole]
    hidden = (values > 0) & (values < 5)
    hidden[:, :, share] = hidden[:, :, part]
    values[:, :, share] = np.round(np.nan_to_num(ratio, posinf=0), 1)
    return PxTable(
        title="Työnhakijat kuukauden lopussa",
        dimensions={"Alue": [*wholes, *codes], "timeperiod_m": periods, "contentscode": measures},
        texts={"Alue": {row[0]: row[1] or row[0] for row in rows}},
        values=np.where(hidden, np.nan, values),
        marks=np.where(hidden, SUPPRESSED, ""),
        time="timeperiod_m",
        updated=updated,
        decimals=1,
    )


def published():
    """Return June 2026 of 12r5 as it was published, suppressed cells and persons without a place included."""
    with (SOURCE_DIR / "statfin_12r5_2026M06.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    cells = np.array([row[3:] for row in rows])[:, None, :]
    hidden = cells == SUPPRESSED
    return PxTable(
        title="Työnhakijat kuukauden lopussa",
        dimensions={
            "Alue": [row[0] for row in rows],
            "timeperiod_m": ["2026M06"],
            "contentscode": header[3:],
        },
        values=np.where(hidden, np.nan, np.where(hidden, "0", cells).astype(float)),
        marks=np.where(hidden, SUPPRESSED, ""),
        time="timeperiod_m",
        decimals=1,
    )


def cut(table, dimension, kept):
    """Return the same table with some values of a dimension only."""
    axis = list(table.dimensions).index(dimension)
    places = [n for n, each in enumerate(table.dimensions[dimension]) if kept(each)]
    return replace(
        table,
        dimensions={**table.dimensions, dimension: [table.dimensions[dimension][n] for n in places]},
        values=table.values.take(places, axis),
        marks=table.marks.take(places, axis),
    )


def renamed(table, **names):
    """Return the same table with other codes of its dimensions."""
    said = {names.get(key, key): values for key, values in table.dimensions.items()}
    texts = {names.get(key, key): values for key, values in table.texts.items()}
    return replace(table, dimensions=said, texts=texts, time=names.get(table.time, table.time))
