"""Read numbers and tables as printed: decimal commas, spaced thousands, suppressed and short cells."""

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import pandas as pd

from data.build.checks import require, require_covers
from domain.frames import ObsStatus
from domain.indicators import INDICATORS, Unit

SUPPRESSED = "..."
MISSING = ""
OBSERVATION_KEY = ["ref_area", "time_period", "indicator", "sex", "age"]
"""What makes an observation one row."""

_NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]+)?")


def read_rows(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file as text, a short row left short."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def number(text: str, where: str = "") -> Decimal:
    """Return the number a text prints: "12 769" is 12769, "89,13" is 89.13.

    Raises:
        BuildError: The text prints no number; the message begins with `where` it stands.
    """
    require(_NUMBER.fullmatch(text), f"{where}{text!r} is not a number")
    return Decimal(text.replace(" ", "").replace(",", "."))


def whole(text: str) -> int:
    """Return the whole number a text prints.

    Raises:
        BuildError: The text prints none.
    """
    printed = number(text)
    require(printed == int(printed), f"{text!r} is not a whole number")
    return int(printed)


def read_table(
    path: Path, *, words: Sequence[str], numbers: Sequence[str] = (), optional: Sequence[str] = ()
) -> pd.DataFrame:
    """Return a CSV file as a table: text as printed, an empty cell as "", and columns of numbers.

    Args:
        path: The file.
        words: Columns of text.
        numbers: Columns that hold a number in every row.
        optional: Columns that hold a number or nothing.

    Raises:
        BuildError: The columns are others, a row has another length, or a cell is no number.
    """
    header, *rows = read_rows(path)
    require_covers(header, {*words, *numbers, *optional}, f"columns of {path.stem}")
    for line, row in enumerate(rows, start=2):
        require(len(row) == len(header), f"{path.stem}, line {line}: {len(row)} cells, not {len(header)}")
    table = pd.DataFrame(rows, columns=header, dtype="str")
    for column in (*numbers, *optional):
        table[column] = [
            float("nan")
            if text == MISSING and column in optional
            else float(number(text, f"{path.stem}, line {line}, {column}: "))
            for line, text in enumerate(table[column], start=2)
        ]
    return table


def value(text: str, *, is_percent: bool = False) -> float:
    """Return the value of a cell, a percentage as a fraction; NaN where suppressed or missing."""
    if text in (SUPPRESSED, MISSING):
        return float("nan")
    # Divided as a decimal, so that 12.8 % is the float closest to 0.128.
    return float(number(text) / 100 if is_percent else number(text))


def status(text: str) -> ObsStatus:
    """Return why a cell has, or lacks, its value."""
    if text == SUPPRESSED:
        return ObsStatus.CONFIDENTIAL
    return ObsStatus.MISSING if text == MISSING else ObsStatus.NORMAL


def observations(cells: Iterable[tuple[str, str, str, str]], source: str) -> pd.DataFrame:
    """Return cells (area, period, indicator key, text) as tidy observations, by their key."""
    rows = []
    for ref_area, time_period, key, text in cells:
        item = INDICATORS[key]
        if item.unit is not Unit.SHARE and text not in (SUPPRESSED, MISSING):
            whole(text)
        rows.append(
            {
                "ref_area": ref_area,
                "time_period": time_period,
                "indicator": item.concept,
                "sex": item.sex,
                "age": item.age,
                "obs_value": value(text, is_percent=item.unit is Unit.SHARE),
                "obs_status": str(status(text)),
                "source": source,
            }
        )
    table = pd.DataFrame(rows)
    return table.sort_values(OBSERVATION_KEY, ignore_index=True)
