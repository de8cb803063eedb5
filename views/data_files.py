"""One figure of a page as a file of data: its table with source, choices and vintage."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

import orjson

from i18n.text import Text
from reports import model
from reports.document import picture
from reports.workbook import origin, workbook
from views.blocks import Figure
from views.choices import Chosen
from views.files import alone
from views.page import View
from views.table import delimiter, neutral

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""

Write = Callable[[Figure, model.Page, Text], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what browsers call it, what writes it, and whether the same data give other bytes."""

    media_type: str
    write: Write
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file; `data` is what it tells where its bytes also tell when it was made."""

    name: str
    content: bytes
    data: bytes = b""


def data_file(view: View, chosen: Chosen, key: str, ending: str, text: Text) -> DataFile:
    """Return a figure of a page as a file.

    Args:
        view: The page.
        chosen: What was chosen there.
        key: The figure.
        ending: One of `FORMATS`.
        text: The language of its words.

    Raises:
        FigureUnknownError: The page has no such figure for what was chosen.
        DashboardError: It cannot be made.
    """
    figure, page = alone(view, chosen, key, text)
    kind = FORMATS[ending]
    data = _json(figure, page, text) if kind.is_dated else b""
    return DataFile(f"{figure.table.file}.{ending}", kind.write(figure, page, text), data)


def _csv(figure: Figure, page: model.Page, text: Text) -> bytes:
    """Return the download of the page; under it, after an empty line, where it comes from."""
    below = io.StringIO()
    writer = csv.writer(below, delimiter=delimiter(text), lineterminator="\r\n")
    writer.writerow(())
    writer.writerows((neutral(words),) for words in origin(page, page.figures[0], text))
    return f"{BYTE_ORDER_MARK}{figure.table.csv(text)}{below.getvalue()}".encode()


def _json(_figure: Figure, page: model.Page, text: Text) -> bytes:
    """Return every cell with its value as files hold it, words and status; unknown values are null."""
    (figure,) = page.figures
    grid = figure.grid
    columns = grid.columns if grid else ()
    return orjson.dumps(
        {
            "page": page.name,
            "figure": figure.key,
            "language": text.language,
            "title": figure.title,
            "definition": figure.definition,
            "source": figure.source,
            "vintage": page.vintage,
            "choices": dict(page.filters),
            "columns": [
                {"name": each.name, "label": each.label, "definition": each.definition} for each in columns
            ],
            "areas": grid.areas if grid else (),
            "periods": grid.periods if grid else (),
            "rows": [[_cell(each) for each in row] for row in (grid.rows if grid else ())],
        }
    )


def _cell(cell: model.Cell) -> dict[str, object]:
    words = model.SUPPRESSED_MARK if cell.is_suppressed else cell.text
    return {"value": cell.value, "text": words, "status": cell.status}


def _png(_figure: Figure, page: model.Page, text: Text) -> bytes:
    return picture(page, text)


def _xlsx(_figure: Figure, page: model.Page, text: Text) -> bytes:
    return workbook([page], text)


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", _csv),
    "json": Format("application/json", _json),
    "png": Format("image/png", _png),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, is_dated=True),
}
"""Ending of a file's name -> what the file is."""
