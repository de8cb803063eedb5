"""Kela's open data on the benefits that municipalities pay a share of: its bytes to euros, never trusted.

The columns are those of Kela's published set. Of its break-downs, such as class of paid days, age and sex,
the rows of the total are taken where there are any; the labels of today's set are not known here, so every
column that holds such a row counts as one.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from data.reading.areas import AreaNames, Unfit
from data.reading.cells import folded, number, shown
from data.reading.door import table_in
from data.reading.errors import TwoCodesError
from data.reading.rows import number_of
from data.reading.table import Limits, Row, Table, Wanted, naming
from domain.errors import DashboardError

HEADINGS: Wanted = {
    "vuosikuukausi": ("kuukausi", "månad", "month", "time_period"),
    "kunta_nro": ("kuntanumero", "kuntanro", "kunnan numero", "kunta", "kommunnummer", "municipality"),
    "kunta_osuus_eur": ("kunnan osuus", "kunnan osuus eur", "kommunens andel", "municipal share"),
}
"""Column -> its other headings."""

KIND = "aikatyyppi"
"""Column that tells months from years and sums since January."""

LIMITS = Limits(bytes=40_000_000, rows=600_000)
"""Kela's set by employment area has 15 megabytes."""

TOTAL = frozenset({"yhteensä", "kaikki", "totalt", "samtliga", "total", "all"})
"""How a row says that others are part of it."""

_MONTHLY = ("kuukau", "månad", "month")
_MONTH = re.compile(r"(20[0-9]{2})[-/Mm.]?(0[1-9]|1[0-2])(?:-01)?")
"""A spreadsheet makes the first day of a month."""
_YEAR = re.compile(r"20[0-9]{2}(00|99)?")


class MonthError(DashboardError):
    """A cell is no month; values `row`, `column`, `cell`."""

    text_key = "bill.errors.month"


class NoShareError(DashboardError):
    """The file has no euros of any of the area's municipalities."""

    text_key = "bill.errors.none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What municipalities paid in a month.

    Attributes:
        period: The month.
        eur: Municipality -> its share, euros; below 0 where more was recovered than paid.
    """

    period: str
    eur: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Line:
    row: Row
    period: str
    area: str


def shares(content: bytes, areas: AreaNames, own: Collection[str], period: str) -> Shares:
    """Return what the area's municipalities paid in a month: the one asked for, else the newest there is.

    A figure that is not published counts for nothing: it is of fewer than four persons.

    Args:
        content: A file of any kind that `data.reading.door` reads.
        areas: Every area that a row may name.
        own: The area's municipalities.
        period: The month asked for.

    Raises:
        DashboardError: It cannot be read; those of `data.reading.errors` and this module.
    """
    table = table_in(content, HEADINGS, limits=LIMITS)
    with naming(table.sheet):
        return _shares(table, areas, own, period)


def _shares(table: Table, areas: AreaNames, own: Collection[str], period: str) -> Shares:
    lines = [
        line for row in _monthly(table) if (line := _line(row, table, areas)) is not None and line.area in own
    ]
    months = {line.period for line in lines}
    if not months:
        raise NoShareError("none of the area's municipalities")
    wanted = period if period in months else max(months)
    by_area: dict[str, list[Row]] = {}
    for line in lines:
        if line.period == wanted:
            by_area.setdefault(line.area, []).append(line.row)
    found = {area: _sum(_totals(rows, table), table) for area, rows in by_area.items()}
    return Shares(period=wanted, eur=found)


def _monthly(table: Table) -> Iterable[Row]:
    """Return the rows of months, where a column tells them from other rows."""
    place = next((at for at, heading in enumerate(table.headings) if folded(heading) == KIND), None)
    if place is None:
        return table.rows
    monthly = [row for row in table.rows if folded(_cell(row, place)).startswith(_MONTHLY)]
    return monthly or table.rows


def _line(row: Row, table: Table, areas: AreaNames) -> _Line | None:
    """Return the month and the municipality of a row; None of a year, of nobody's, or of no municipality."""
    month, area = (row.cells[table.places[column]] for column in ("vuosikuukausi", "kunta_nro"))
    plain = folded(month)
    line = str(row.number)
    if _YEAR.fullmatch(plain):
        return None
    found = _MONTH.fullmatch(plain)
    if found is None:
        raise MonthError(
            f"line {line}: no month {shown(month)!r}",
            row=line,
            column=table.heading("vuosikuukausi"),
            cell=shown(month),
        )
    code = areas.code(area)
    if code is Unfit.TWO_CODES:
        raise TwoCodesError(
            f"line {line}: two areas", row=line, column=table.heading("kunta_nro"), cell=shown(area)
        )
    return None if isinstance(code, Unfit) else _Line(row, f"{found[1]}-{found[2]}", code)


def _totals(rows: list[Row], table: Table) -> list[Row]:
    """Return the rows that no other of the same municipality and month is part of."""
    for place in range(len(table.headings)):
        if place not in table.places.values():
            whole = [row for row in rows if folded(_cell(row, place)) in TOTAL]
            rows = whole or rows
    return rows


def _sum(rows: list[Row], table: Table) -> float:
    return math.fsum(_euros(row, table) for row in rows)


def _euros(row: Row, table: Table) -> float:
    value = number_of(
        number, row, row.cells[table.places["kunta_osuus_eur"]], table.heading("kunta_osuus_eur")
    )
    return 0.0 if math.isnan(value) else value


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
