"""Read numbers and tables as printed: decimal commas, spaced thousands, suppressed and short cells."""

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pandas as pd

from data.build.checks import require
from domain.frames import ObsStatus
from domain.indicators import INDICATORS, Unit

SUPPRESSED = "..."
MISSING = ""
OBSERVATION_KEY = ["ref_area", "time_period", "indicator", "sex", "age"]
"""What makes an observation one row."""

_NUMBER = re.compile(r"(\d+|\d{1,3}( \d{3})+)([.,]\d+)?", re.ASCII)


def read_rows(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file as text, a short row left short."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def number(text: str) -> Decimal:
    """Return the number a text prints: "12 769" is 12769, "89,13" is 89.13.

    Raises:
        BuildError: The text prints no number.
    """
    require(_NUMBER.fullmatch(text), f"{text!r} is not a number")
    return Decimal(text.replace(" ", "").replace(",", "."))


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
