"""A workbook (.xlsx) that somebody brought to the table in it: values as saved, nothing computed."""

import csv
import io
import re
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from data.reading.cells import shown
from data.reading.errors import (
    ColumnsError,
    FormulaError,
    SheetsError,
    UnpackedSizeError,
    UnreadableFileError,
    WorkbookError,
)
from data.reading.table import (
    HEADING_WITHIN,
    LIMITS,
    MOST_COLUMNS,
    MOST_SECONDS,
    Limits,
    Row,
    Table,
    Wanted,
    column_places,
    naming,
    table_of,
    too_large,
    too_slow,
)
from domain.errors import DashboardError

MAGIC = b"PK\x03\x04"

MOST_UNPACKED_BYTES = 60_000_000
"""Of all its parts, as the archive itself says; no part is read beyond what it says."""

MOST_PARTS = 500

_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a damaged workbook ends with: it has no error of its own."""

_BOOK = "xl/workbook.xml"
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_THREE_DECIMALS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def workbook_table(
    content: bytes, wanted: Wanted, any_of: Wanted | None = None, *, limits: Limits = LIMITS
) -> Table:
    """Return the table of the one visible sheet that has the columns, every cell as text.

    Rows are numbered as the spreadsheet numbers them. A formula counts by the value saved with it.

    Args:
        content: The file.
        wanted: Columns that the sheet must have.
        any_of: Columns of which it must have at least one; None asks for none.
        limits: How much is read.

    Raises:
        WorkbookError: It is no workbook of this kind, such as one of another program.
        UnreadableFileError: It is damaged, or declares what no workbook does.
        ColumnsError, ColumnTwiceError: No sheet has the columns, or the one that does has one twice.
        SheetsError: Several have.
        FormulaError: A formula has no saved value.
        RowError: A row is none of the table.
        FileSizeError, UnpackedSizeError, FileTimeError: There is too much of it.
    """
    with _damage(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check(archive)
    with _damage():
        values, until = _opened(content), time.monotonic() + MOST_SECONDS
        table, title = _only(values, wanted, any_of or {}, until, limits)
        used = {*table.places.values(), *column_places(table.headings, any_of or {}, 1).values()}
        with naming(title):
            _check_formulas(content, title, table, used, until)
    return table


def workbook_text(content: bytes, wanted: Wanted) -> tuple[str, str]:
    """Return the table of a workbook as a text, its lines numbered as its rows, and the name of its sheet.

    Raises:
        DashboardError: As `workbook_table`.
    """
    table = workbook_table(content, wanted)
    lines = {table.first: table.headings, **{row.number: row.cells for row in table.rows}}
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    for number in range(1, max(lines) + 1):
        writer.writerow([" ".join(cell.split()) for cell in lines.get(number, ())])
    return written.getvalue(), table.sheet


@contextmanager
def _damage() -> Iterator[None]:
    """Tell what cannot be read as such: what reads workbooks stumbles over damage in ways of all kinds."""
    try:
        yield
    except DashboardError:
        raise
    except zipfile.BadZipFile as error:
        raise WorkbookError(f"no archive: {error}") from error
    except _STUMBLES as error:
        raise UnreadableFileError(f"no workbook: {error!r}") from error


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse what is no workbook, what would unpack to too much, and what declares entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise UnpackedSizeError(
            "it would unpack to too much", megabytes=str(MOST_UNPACKED_BYTES // 1_000_000)
        )
    if _BOOK not in archive.namelist():
        raise WorkbookError("an archive that is no workbook")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)
            if b"\0" in text or _DECLARES.search(text):
                raise UnreadableFileError(f"{part.filename} declares what no workbook does")


def _opened(content: bytes, *, is_formulas: bool = False) -> Any:  # noqa: ANN401 - openpyxl has no types
    return openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=not is_formulas, keep_links=False
    )


def _only(
    book: Any,  # noqa: ANN401 - as above
    wanted: Wanted,
    any_of: Wanted,
    until: float,
    limits: Limits,
) -> tuple[Table, str]:
    """Return the table of the sheet that has the columns."""
    lacking: list[list[str]] = []
    found: list[tuple[str, Row, dict[str, int]]] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # it may say any size
        best: list[str] | None = None
        for row in islice(_rows(sheet, until, limits), HEADING_WITHIN):
            places = column_places(row.cells, wanted, row.number)
            missing = [column for column in wanted if column not in places]
            if not missing and any_of and not column_places(row.cells, any_of, row.number):
                missing = list(any_of)
            if not missing:
                found.append((sheet.title, row, places))
                break
            best = missing if best is None or len(missing) < len(best) else best
        lacking.append(best or list(wanted))
    if not found:
        least = min(lacking, key=len, default=list(wanted))
        raise ColumnsError(f"columns missing: {least}", missing=", ".join(least))
    if len(found) > 1:
        titles = ", ".join(f"”{shown(title)}”" for title, _, _ in found)
        raise SheetsError(f"several sheets: {titles}", sheets=titles)
    [(title, heading, places)] = found
    after = (row for row in _rows(book[title], until, limits) if row.number > heading.number)
    with naming(title):
        table = table_of(heading.cells, places, after, limits)
    return table.on(title, heading.number), title


def _rows(sheet: Any, until: float, limits: Limits) -> Iterator[Row]:  # noqa: ANN401 - as above
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
        if time.monotonic() > until:
            raise too_slow()
        if len(values) > MOST_COLUMNS and values[MOST_COLUMNS] is not None:
            raise too_large(limits)
        yield Row(number=number, cells=tuple(map(_text, values[:MOST_COLUMNS])))


def _check_formulas(content: bytes, title: str, table: Table, used: set[int], until: float) -> None:
    """Refuse a formula that has no saved value in a column that counts."""
    empty = {row.number: row for row in table.rows if any(not _at(row, place) for place in used)}
    if not empty:
        return
    sheet = _opened(content, is_formulas=True)[title]
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if time.monotonic() > until:
            raise too_slow()
        for place in sorted(used) if number in empty else ():
            is_formula = place < len(cells) and cells[place].data_type == "f"
            if is_formula and not _at(empty[number], place):
                raise FormulaError(
                    f"row {number}: a formula without a value",
                    row=str(number),
                    column=shown(table.headings[place]),
                )


def _at(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _text(value: object) -> str:
    """Return a cell as a text in which a number is certain and a date is written by its year first."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value))
        written = f"{value:.15g}"
        written = f"{value:.15f}" if "e" in written else written
        return f"{written}0" if _THREE_DECIMALS.fullmatch(written) else written
    return str(value)
