"""A workbook of saved views: a sheet for each figure, numbers as numbers, suppressed cells as "..."."""

import io
import re
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.frames import ObsStatus
from i18n.text import Text
from reports import style
from reports.model import SUPPRESSED_MARK, Cell, Column, Figure, Page, is_formula, plain, shortened

MOST_NAME = 31
MOST_CELL = 32_000
"""Limits of the file format, in characters."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_HEADING_ROW = 3
"""Rows above a table: the title, the statement and an empty one."""


def workbook(pages: Sequence[Page], text: Text) -> bytes:
    """Return an Excel file: a sheet of contents, then each figure's table with its origin.

    Words are always written as words, never as formulas or links.
    """
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, options) as book:
        title = text("exports.report") if len(pages) != 1 else pages[0].statement
        book.set_properties({"title": shortened(title, 250), "author": "Tilannehuone"})
        styles = _Styles(book)
        contents = book.add_worksheet(_sheet_name(text("exports.contents"), set()))
        names = {contents.name.lower()}
        entries = []
        for page in pages:
            for figure in page.figures:
                if figure.grid is None:
                    continue
                name = _sheet_name(figure.title, names)
                names.add(name.lower())
                _sheet(book.add_worksheet(name), page, figure, text, styles)
                entries.append((name, page, figure))
        _contents(contents, entries, text, styles)
    return file.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:  # noqa: ANN401 - XlsxWriter's own names
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Calibri", **properties})
        return self._made[key]


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has."""
    base = _FORBIDDEN.sub(" ", shortened(title, 200)).strip("' ")[:MOST_NAME].strip("' ") or "-"
    name, number = base, 1
    while name.lower() in taken or name.lower() == "history":
        number += 1
        name = f"{base[: MOST_NAME - 4].rstrip()} {number}"
    return name


def _write(sheet: Worksheet, row: int, column: int, words: str, styles: _Styles, **properties: Any) -> None:  # noqa: ANN401
    said = plain(words)[:MOST_CELL]
    if is_formula(said):
        properties["quote_prefix"] = True  # stays words when somebody edits the cell
    sheet.write_string(row, column, said, styles(**properties))


def _contents(
    sheet: Worksheet, entries: Sequence[tuple[str, Page, Figure]], text: Text, styles: _Styles
) -> None:
    headings = [text(f"exports.{name}") for name in ("sheet", "answer", "choices", "scenario", "source")]
    _write(sheet, 0, 0, text("exports.report"), styles, bold=True, font_size=16, font_color=style.BRAND)
    for column, heading in enumerate(headings):
        _write(sheet, 2, column, heading, styles, bold=True, bottom=2, bottom_color=style.BRAND)
    for place, (name, page, figure) in enumerate(entries):
        choices = "; ".join(f"{label}: {choice}" for label, choice in page.filters)
        said = (name, page.statement, choices, page.scenario, figure.source)
        for column, words in enumerate(said):
            _write(sheet, place + 3, column, words, styles, text_wrap=column > 0, valign="top")
    for column, width in enumerate((34, 60, 40, 24, 70)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 1)


def _sheet(sheet: Worksheet, page: Page, figure: Figure, text: Text, styles: _Styles) -> None:
    grid = figure.grid
    if grid is None:
        return
    _write(sheet, 0, 0, figure.title, styles, bold=True, font_size=14, font_color=style.BRAND)
    _write(sheet, 1, 0, page.statement, styles, font_color=style.MUTED)
    for place, column in enumerate(grid.columns):
        _write(
            sheet,
            _HEADING_ROW,
            place,
            column.label,
            styles,
            bold=True,
            text_wrap=True,
            valign="top",
            align="right" if column.is_numeric else "left",
            bottom=2,
            bottom_color=style.BRAND,
        )
        for row, cell in enumerate(column.cells):
            _cell(sheet, _HEADING_ROW + 1 + row, place, cell, column, text, styles)
        sheet.set_column(place, place, _width(column))
    last = _HEADING_ROW + len(grid.rows)
    sheet.autofilter(_HEADING_ROW, 0, last, len(grid.columns) - 1)
    sheet.freeze_panes(_HEADING_ROW + 1, 1)
    for place, words in enumerate(origin(page, figure, text)):
        _write(sheet, last + 2 + place, 0, words, styles, font_color=style.MUTED)


def _cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, heading: Column, text: Text, styles: _Styles
) -> None:
    quantity = cell.quantity or heading.quantity
    align = "right" if heading.is_numeric else "left"
    if cell.is_suppressed:
        _write(sheet, row, column, SUPPRESSED_MARK, styles, align=align, bg_color=style.UNKNOWN)
    elif cell.status == ObsStatus.MISSING:
        sheet.write_blank(row, column, None, styles(bg_color=style.UNKNOWN))
    elif cell.number is not None and quantity is not None:
        marked = {"font_color": style.OVER, "bold": True} if cell.status == "over" else {}
        value, code = cell.number * quantity.file_scale, quantity.excel(text, cell.number)
        sheet.write_number(row, column, value, styles(num_format=code, **marked))
    elif cell.value is not None:  # a cell that stands for nothing, as on a matrix's diagonal, stays blank
        _write(sheet, row, column, str(cell.value), styles, align=align)


def _width(column: Column) -> float:
    longest = max((len(cell.text) for cell in column.cells), default=0)
    word = max(map(len, column.label.split()), default=0)
    return float(min(max(longest + 2, word + 3, len(column.label) * 0.6, 8), 60))


def origin(page: Page, figure: Figure, text: Text) -> list[str]:
    """Return what stands under a table in a file: its source, definition, choices, scenario and vintage."""
    grid = figure.grid
    suppressed = dict.fromkeys(
        column.hidden or text("exports.confidential")
        for column in (grid.columns if grid else ())
        if any(cell.is_suppressed for cell in column.cells)
    )
    definitions = [
        f"{column.label}: {column.definition}"
        for column in (grid.columns if grid else ())
        if column.definition
    ]
    return [
        figure.source,
        *([f"{text('exports.definition')}: {figure.definition}"] if figure.definition else []),
        *definitions,
        *(f"{SUPPRESSED_MARK} {why}" for why in suppressed),
        *([f"{text('exports.scenario')}: {page.scenario}"] if page.scenario else []),
        *(f"{label}: {choice}" for label, choice in page.filters),
        page.vintage,
    ]
