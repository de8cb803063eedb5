"""Tables behind figures: formatted for reading, raw for download, with unknown values kept as unknown."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

import pandas as pd

from domain.frames import ObsStatus
from domain.records import records
from domain.rounding import Toward
from domain.words import unturned
from i18n.quantity import Quantity
from i18n.text import Text
from reports import model
from reports.model import SUPPRESSED_MARK, is_formula

NOTHING = "none"
"""Status of a cell that stands for nothing at all, neither 0 nor missing: a matrix's diagonal, or a caseload
where nobody serves. It is empty, or says the words of `shown`."""

NO_WORDS = "\N{EN DASH}"
"""Words of a cell where there is nothing to say; under another cell it is left out."""

_PERIODS = ("time_period", "year")
_UNKNOWN = (ObsStatus.CONFIDENTIAL, ObsStatus.MISSING)
_OUTWARDS = {"low": Toward.LOW, "high": Toward.HIGH}


class Ended(Protocol):
    """What lies between two ends."""

    @property
    def low(self) -> float:
        """The lower one."""

    @property
    def high(self) -> float:
        """The upper one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Column of the frame.
        label: Heading.
        quantity: What its numbers measure; None for words.
        own: Column of the frame that holds the quantity of each row, where not all rows measure the same.
        end: Which end of an interval it holds, whose other end the frame has under the other name; the
            ends are written rounded outwards.
        definition: What the column holds, shown on hover of its heading.
        status: Column of the frame that holds the observation status, if any.
        mark: Column of the frame that holds a style for the cell ("over"), if any.
        shown: Column of the frame with the words to read, where the download holds something else: the
            value of `name`, or the mark of a suppressed cell whose derived interval a reader may see.
        hidden: Why cells of it are suppressed, where not by their producer's rule.
        area: The area that it tells of, where the rows are no areas; "" for none.
        under: Name of the column in whose cells a page tells it, below their words; files have it by itself.
        both: Heading of a low end in whose cells a page tells the high end, too, which stands `under` it.
    """

    name: str
    label: str
    quantity: Quantity | None = None
    own: str = ""
    end: Literal["", "low", "high"] = ""
    definition: str = ""
    status: str = ""
    mark: str = ""
    shown: str = ""
    hidden: str = ""
    area: str = ""
    under: str = ""
    both: str = ""

    def quantity_of(self, row: dict[str, Any]) -> Quantity | None:
        """Return what the number of a row measures."""
        own: Quantity | None = row[self.own] if self.own else self.quantity
        return own

    def toward(self, row: dict[str, Any]) -> Toward:
        """Return where the number of a row is rounded to: outwards if it is an end of a true interval."""
        quantity, stem = self.quantity_of(row), self.name.removesuffix(self.end)
        if (
            not self.end
            or quantity is None
            or not quantity.is_interval(row[f"{stem}low"], row[f"{stem}high"])
        ):
            return Toward.NEAREST
        return _OUTWARDS[self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A frame with its columns in reading order, a caption and a file name for the download.

    A frame that takes long may be given as what makes it: a page whose table is shut does without. A matrix
    has narrow columns under upright headings; its cells are shaded by their marks.
    """

    caption: str
    frame: pd.DataFrame | Callable[[], pd.DataFrame]
    columns: tuple[Column, ...]
    file: str
    is_matrix: bool = False

    @property
    def rows(self) -> pd.DataFrame:
        """The frame, made where it was not given."""
        return self.frame() if callable(self.frame) else self.frame

    def as_json(self, text: Text, *, has_csv: bool = True) -> dict[str, Any]:
        """Return what the figure element shows, and what it downloads unless that has an address."""
        frame = self.rows
        rows = records(frame)
        columns = [each for each in self.columns if not each.under]
        return {
            "caption": self.caption,
            "matrix": self.is_matrix,
            "columns": [
                {
                    "label": column.both or column.label,
                    "numeric": column.quantity is not None,
                    "definition": column.definition,
                    **({"area": column.area} if column.area else {}),
                }
                for column in columns
            ],
            "rows": [
                list(row) for row in zip(*(self._told(rows, column, text) for column in columns), strict=True)
            ],
            **({"areas": [str(row["ref_area"]) for row in rows]} if "ref_area" in frame.columns else {}),
            "file": f"{self.file}.csv",
            **({"csv": self._csv(rows, text)} if has_csv else {}),
        }

    def _told(self, rows: list[dict[str, Any]], column: Column, text: Text) -> list[dict[str, Any]]:
        """Return the cells of a column as a page shows them, with what stands under each."""
        told: list[dict[str, Any]] = [*cells(rows, column, text)]
        if column.both:
            stem = column.name.removesuffix("_low")
            for row, each in zip(rows, told, strict=True):
                quantity = column.quantity_of(row)
                if quantity and not _status(row, column):
                    each["text"] = quantity.span(text, *ends_of(row, stem))
        below = [
            each for each in self.columns if each.under == column.name and not (column.both and each.end)
        ]
        for under in below:
            for each, words in zip(told, cells(rows, under, text), strict=True):
                if words["text"] not in ("", NO_WORDS):
                    each.setdefault("under", []).append([under.label, words["text"]])
        return told

    def grid(self, text: Text) -> model.Grid:
        """Return the table for files: numbers unrounded but for bounds, suppressed cells without any."""
        frame = self.rows
        rows = records(frame)
        periods = next((frame[name].astype(str) for name in _PERIODS if name in frame.columns), None)
        is_period = periods is not None and periods.is_unique and len(frame) > 1
        return model.Grid(
            caption=self.caption,
            columns=tuple(_grid_column(rows, column, text) for column in self.columns),
            file=self.file,
            areas=tuple(frame["ref_area"].astype(str)) if "ref_area" in frame.columns else (),
            periods=tuple(periods) if periods is not None and is_period else (),
        )

    def csv(self, text: Text) -> str:
        """Return the table as CSV: numbers as in `grid`, suppressed cells as "...", missing ones empty.

        Finnish and Swedish spreadsheets expect semicolons and decimal commas. A text that a spreadsheet
        could take for a formula is quoted with an apostrophe.
        """
        return self._csv(records(self.rows), text)

    def _csv(self, rows: list[dict[str, Any]], text: Text) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter(text), lineterminator="\r\n")
        writer.writerow(neutral(column.label) for column in self.columns)
        for row in rows:
            writer.writerow(
                _raw(row, column, "." if text.language == "en" else ",") for column in self.columns
            )
        return out.getvalue()


def ends_of(row: "Mapping[Any, Any] | pd.Series[Any] | pd.DataFrame", name: str) -> tuple[Any, Any]:
    """Return the two ends of a figure of a row, or of a frame: its `<name>_low` and `<name>_high`."""
    return row[f"{name}_low"], row[f"{name}_high"]


def as_ends(name: str, figure: Ended) -> dict[str, float]:
    """Return the two ends of a figure as a row has them, `<name>_low` and `<name>_high`."""
    return {f"{name}_low": figure.low, f"{name}_high": figure.high}


def interval_columns(
    rows: pd.DataFrame, text: Text, name: str, label: str, quantity: Quantity
) -> list[Column]:
    """Return the columns of the two ends of a figure, or the one `<name>_low` where every row is exact."""
    low, high = ends_of(rows, name)
    if low.equals(high):
        return [Column(name=f"{name}_low", label=label, quantity=quantity)]
    return end_columns(text, name, label, quantity)


def span_columns(text: Text, name: str, label: str, quantity: Quantity) -> list[Column]:
    """Return the columns of the two ends of a figure, which a page tells in one cell."""
    low, high = end_columns(text, name, label, quantity)
    return [replace(low, both=label), replace(high, under=low.name)]


def end_columns(text: Text, name: str, label: str, quantity: Quantity) -> list[Column]:
    """Return the columns of the two ends of a figure, `<name>_low` and `<name>_high` of the frame."""
    ends: tuple[Literal["low", "high"], ...] = ("low", "high")
    return [
        Column(
            name=f"{name}_{end}",
            label=f"{label}, {text(f'columns.{end}').lower()}",
            quantity=quantity,
            end=end,
        )
        for end in ends
    ]


def _status(row: dict[str, Any], column: Column) -> str:
    if column.status and row[column.status] != ObsStatus.NORMAL:
        return str(row[column.status])
    value = row[column.name]
    is_missing = value is None or value is pd.NA or value != value
    return ObsStatus.MISSING.value if is_missing else ""


def cells(rows: Iterable[dict[str, Any]], column: Column, text: Text) -> Iterator[dict[str, str]]:
    """Yield how the cells of a column are shown: their text, status or mark, and why one is not known."""
    name, mark, shown, is_special = column.name, column.mark, column.shown, bool(column.own or column.end)
    for row in rows:
        status, words = _status(row, column), str(row[shown]) if shown else ""
        if status == NOTHING:
            yield {"text": words, "status": status}
        elif status and status in _UNKNOWN:
            note = _why(column, words, status, text)
            yield {"text": words or text(f"figure.{status}"), "note": note, "status": status}
        else:
            if not words:
                quantity = column.quantity_of(row) if is_special else column.quantity
                toward = column.toward(row) if is_special else Toward.NEAREST
                words = quantity.write(text, row[name], toward) if quantity else str(row[name])
            yield {"text": words, "status": status or (str(row[mark]) if mark else "")}


def cell(row: dict[str, Any], column: Column, text: Text) -> dict[str, str]:
    """Return how one cell is shown."""
    return next(cells([row], column, text))


def _why(column: Column, words: str, status: str, text: Text) -> str:
    """Return why a cell has no number."""
    if column.hidden and status == ObsStatus.CONFIDENTIAL:
        return column.hidden
    return text("figure.derived_note" if _is_derived(words, status, text) else f"figure.{status}_note")


def _is_derived(words: str, status: str, text: Text) -> bool:
    """Return whether a suppressed cell is shown as another interval than the producer's rule."""
    return status == ObsStatus.CONFIDENTIAL and words not in ("", text("figure.confidential"))


def _raw(row: dict[str, Any], column: Column, decimal_mark: str) -> str:
    status = _status(row, column)
    if status == ObsStatus.CONFIDENTIAL:
        return SUPPRESSED_MARK
    if status in (ObsStatus.MISSING, NOTHING) or pd.isna(row[column.name]):
        return ""
    if quantity := column.quantity_of(row):
        return f"{_number(row, column, quantity):.10g}".replace(".", decimal_mark)
    return neutral(unturned(str(row[column.name])))


def _number(row: dict[str, Any], column: Column, quantity: Quantity) -> float:
    """Return a number as files hold it: unrounded, but an end of an interval as the page writes it."""
    value, toward = row[column.name], column.toward(row)
    # Every program would round an end to the nearest.
    return float(value if toward is Toward.NEAREST else quantity.fixed([value]).bound(value, toward))


def delimiter(text: Text) -> str:
    """Return what stands between the cells of a CSV file, as spreadsheets of the language expect it."""
    return "," if text.language == "en" else ";"


def neutral(words: str) -> str:
    """Return words so that no spreadsheet takes them for a formula."""
    return f"'{words}" if is_formula(words) else words


def _grid_column(rows: list[dict[str, Any]], column: Column, text: Text) -> model.Column:
    cells = tuple(_grid_cell(row, column, text) for row in rows)
    measured = column.quantity
    if measured is not None and not column.own:
        measured = measured.fixed(cell.number for cell in cells if cell.number is not None)
    return model.Column(
        name=column.name,
        label=column.label,
        cells=cells,
        definition=column.definition,
        quantity=measured,
        hidden=column.hidden,
    )


def _grid_cell(row: dict[str, Any], column: Column, text: Text) -> model.Cell:
    shown = cell(row, column, text)
    words, status = shown["text"], shown["status"]
    if status == ObsStatus.CONFIDENTIAL and column.shown:
        words = SUPPRESSED_MARK  # what a reader may see derived on the page is in no file
    if status in (ObsStatus.CONFIDENTIAL, ObsStatus.MISSING, NOTHING):
        return model.Cell(value=None, text=words, status=status)
    value, quantity = row[column.name], column.quantity_of(row)
    if quantity is None:
        return model.Cell(value=str(value), text=words, status=status)
    number = _number(row, column, quantity)
    return model.Cell(value=number, text=words, status=status, quantity=quantity.fixed([value]))
