"""A text of rows and columns to the table in it: its cells, its heading, its rows."""

import csv
import io
import re
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from data.reading.cells import folded, shown
from data.reading.errors import (
    ColumnsError,
    ColumnTwiceError,
    FileSizeError,
    FileTimeError,
    QuotationError,
    RowError,
)
from domain.errors import DashboardError

MOST_BYTES = 5_000_000
MOST_ROWS = 150_000
"""More than every pair of Finland's municipalities."""


class Limits(NamedTuple):
    """How much of a file is read."""

    bytes: int
    rows: int


LIMITS = Limits(MOST_BYTES, MOST_ROWS)
MOST_COLUMNS = 100
MOST_SECONDS = 5.0
"""After which reading ends."""

_DELIMITERS = ";\t,|"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
HEADING_WITHIN = 30
"""Lines within which the heading stands."""

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")

Wanted = Mapping[str, Collection[str]]
"""Column -> its headings, besides its own name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its line in the file, and its cells as they stand."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of a table: what parts its cells, its line, and where each wanted column is."""

    delimiter: str
    row: Row
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of a file.

    Attributes:
        headings: As they stand.
        places: Wanted column -> where it is.
        rows: Every row that is not blank; those that end early lack only columns that nobody wants.
        sheet: Name of the sheet of a workbook; "" of a file that has none.
        first: Row of the headings, where the file is a workbook.
    """

    headings: tuple[str, ...]
    places: Mapping[str, int]
    rows: tuple[Row, ...]
    sheet: str = ""
    first: int = 0

    def on(self, sheet: str, first: int) -> "Table":
        """Return the same as a table of a sheet."""
        return replace(self, sheet=sheet, first=first)

    def named(self, error: DashboardError) -> DashboardError:
        """Return an error of a row with the sheet that the row is on, where there is one."""
        return on_sheet(error, self.sheet)

    def heading(self, column: str) -> str:
        """Return a wanted column's heading, for a message."""
        return shown(self.headings[self.places[column]])


def on_sheet(error: DashboardError, sheet: str) -> DashboardError:
    """Return an error of a row with the sheet that the row is on; "" names none."""
    if not sheet or "row" not in error.values:
        return error
    return type(error)(str(error), **{**error.values, "row": f"{error.values['row']} (”{shown(sheet)}”)"})


@contextmanager
def naming(sheet: str) -> Iterator[None]:
    """Name the sheet in whatever error of a row is raised within."""
    try:
        yield
    except DashboardError as error:
        raise on_sheet(error, sheet) from error


def text_table(text: str, wanted: Wanted, *, limits: Limits = LIMITS) -> Table:
    """Return the table of a text whose cells are parted by semicolons, tabs, commas or upright strokes.

    A first line `sep=;`, lines above the heading, blank rows and columns that nobody wants are left aside.

    Raises:
        ColumnsError, ColumnTwiceError: No heading has the columns, or one has a column twice.
        QuotationError, RowError: A line is no row of the table.
        FileSizeError, FileTimeError: There is too much of it.
    """
    heading = heading_of(text, wanted, limits)
    after = (row for row in _rows(text, heading.delimiter, limits) if row.number > heading.row.number)
    return table_of(heading.row.cells, heading.places, after, limits)


def heading_of(text: str, wanted: Wanted, limits: Limits = LIMITS) -> Heading:
    """Return the heading of a table, which stands among its first lines.

    Raises:
        ColumnsError, ColumnTwiceError: No heading has the columns, or one has a column twice.
        QuotationError: A quotation mark is left open.
    """
    declared = _DECLARED.match(text)
    missing: list[tuple[int, list[str]]] = []
    broken: QuotationError | None = None
    for delimiter in declared[1] if declared else _DELIMITERS:
        try:
            for row in islice(_rows(text, delimiter, limits), HEADING_WITHIN):
                places = _places(row, wanted)
                lacking = [column for column in wanted if column not in places]
                if not lacking:
                    return Heading(delimiter=delimiter, row=row, places=places)
                missing.append((len(lacking), lacking))
        except QuotationError as error:
            broken = broken or error
    if broken and not any(len(lacking) < len(wanted) for _, lacking in missing):
        raise broken
    lacking = min(missing, key=lambda each: each[0], default=(0, list(wanted)))[1]
    raise ColumnsError(f"columns missing: {lacking}", missing=", ".join(lacking))


def table_of(
    headings: tuple[str, ...], places: Mapping[str, int], rows: Iterable[Row], limits: Limits = LIMITS
) -> Table:
    """Return the table of these rows, without the blank ones.

    Raises:
        RowError: A row has cells beyond the heading, or ends before the columns that are wanted.
        FileSizeError, FileTimeError: There is too much of it.
    """
    kept, until, last = [], time.monotonic() + MOST_SECONDS, max(places.values())
    for row in rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        if len(row.cells) <= last or any(cell.strip() for cell in row.cells[len(headings) :]):
            raise RowError(
                f"line {row.number} is no row", row=str(row.number), cell=shown(" ".join(row.cells))
            )
        kept.append(row)
        if len(kept) > limits.rows:
            raise too_large(limits)
        if time.monotonic() > until:
            raise too_slow()
    return Table(headings=headings, places=places, rows=tuple(kept))


def column_places(headings: tuple[str, ...], wanted: Wanted, row: int) -> dict[str, int]:
    """Return where the wanted columns are, by their own names, else by another of their headings.

    Raises:
        ColumnTwiceError: Two columns may be the one that is wanted.
    """
    written = [_heading(heading) for heading in headings]
    places = {}
    for column, others in wanted.items():
        for names in ({_heading(column)}, {_heading(other) for other in others}):
            found = [place for place, heading in enumerate(written) if heading in names]
            if len(found) > 1:
                raise ColumnTwiceError(
                    f"{column} twice",
                    row=str(row),
                    column=shown(headings[found[0]]),
                    other=shown(headings[found[1]]),
                )
            if found:
                places[column] = found[0]
                break
    return places


def too_large(limits: Limits = LIMITS) -> FileSizeError:
    """Return the error of a file that is larger than is read."""
    return FileSizeError(
        "the file is too large",
        megabytes=str(limits.bytes // 1_000_000),
        rows=str(limits.rows),
        columns=str(MOST_COLUMNS),
    )


def too_slow() -> FileTimeError:
    """Return the error of a file that takes too long to read."""
    return FileTimeError("reading took too long", seconds=f"{MOST_SECONDS:g}")


def _places(row: Row, wanted: Wanted) -> dict[str, int]:
    return column_places(row.cells, wanted, row.number)


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise QuotationError(f"line {number}: {error}", row=str(number)) from error
        if cells is None:
            return
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise too_large(limits)
        yield Row(number=number, cells=tuple(cells[:MOST_COLUMNS]))


def _heading(words: str) -> str:
    """Return a heading to compare: producers add the year to it, and programmes write _ for a space."""
    return folded(_YEAR.sub("", words.replace("_", " ")))
