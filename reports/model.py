"""What a page shows, as every exported file takes it: words, figures and tables, in the reader's language."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from domain.frames import ObsStatus
from i18n.quantity import Quantity
from reports.vectors import Sketch

SUPPRESSED_MARK = "..."
"""How a suppressed cell is written where numbers are expected, as its producer writes it."""

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Characters that no file format takes, and those that turn the text after them around."""


_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")
"""What a spreadsheet takes for the beginning of a formula, the full-width forms of it as well."""


class Kind(StrEnum):
    """How a figure is drawn."""

    BAR = "bar"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How files draw a table: a bar for each row.

    Attributes:
        of: Names of its columns, side by side; two that end in `_low` and `_high` are one interval.
        pale: Columns drawn grey behind them.
        is_ordered: Whether the largest comes first; otherwise as in the table.
        first: How many rows from the top are drawn; 0 for all.
        categories: Column that names the bars; "" takes the first column of words.
    """

    of: tuple[str, ...]
    pale: tuple[str, ...] = ()
    is_ordered: bool = True
    first: int = 0
    categories: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """How files draw a table: a line for each column over its rows, which are moments.

    Attributes:
        of: Names of its columns; two that end in `_low` and `_high` are one band.
        pale: Columns drawn grey behind them.
    """

    of: tuple[str, ...]
    pale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell.

    Attributes:
        value: The number, unrounded but for the ends of an interval, or the words; None where the cell is
            suppressed or missing.
        text: How a reader sees it.
        status: An observation status or a mark of the page ("over"); "" for an ordinary cell.
        quantity: What its number measures, where that is not as in the rest of its column.
    """

    value: float | str | None
    text: str
    status: str = ""
    quantity: Quantity | None = None

    @property
    def is_suppressed(self) -> bool:
        """Whether the producer does not publish the number."""
        return self.status == ObsStatus.CONFIDENTIAL

    @property
    def number(self) -> float | None:
        """The number, or None where there is none."""
        return self.value if isinstance(self.value, float) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        name: In code.
        label: Its heading.
        cells: From the top.
        definition: What it holds.
        quantity: What its numbers measure.
        hidden: Why cells of it are suppressed, where not by their producer's rule.
    """

    name: str
    label: str
    cells: tuple[Cell, ...]
    definition: str = ""
    quantity: Quantity | None = None
    hidden: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether it holds numbers, not words."""
        return self.quantity is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table.

    Attributes:
        caption: What it holds.
        columns: In reading order, all of one length.
        file: Name of a file for it, without an ending.
        areas: Code of the area of each row, where rows are areas.
        periods: SDMX period of each row ("2026-06", "2026"), where each row is a period of its own.
    """

    caption: str
    columns: tuple[Column, ...]
    file: str = "table"
    areas: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The cells row by row."""
        return list(zip(*(column.cells for column in self.columns), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of a chart: a value or None per category.

    Attributes:
        label: What it is.
        values: In the order of the categories.
        is_pale: Whether it stands grey behind the others.
        is_lower_end: Whether it is the lower end of the line after it, and is drawn as one with it.
    """

    label: str
    values: tuple[float | None, ...]
    is_pale: bool = False
    is_lower_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of a table.

    Attributes:
        kind: Bars or lines.
        categories: Words at the bars, or the moments from the oldest.
        series: What is drawn; the pale ones first.
        quantity: What the values measure.
        is_interval: Whether the two series are the highest and the lowest value that is possible, drawn
            over each other.
        hidden: The suppressed cells left out, in words.
        periods: SDMX period of each category of a line, where they are periods.
    """

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    quantity: Quantity
    is_interval: bool = False
    hidden: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    def names_series(self, title: str) -> bool:
        """Return whether the series are named under this title: several, or one that it does not name."""
        return len(self.series) > 1 or self.series[0].label.lower() not in title.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with its words, its table, its drawing and the chart that holds the drawing's numbers.

    `has_more` tells whether its table says what its picture does not, and so stands beside that.
    """

    key: str
    title: str
    source: str
    alt: str = ""
    definition: str = ""
    grid: Grid | None = None
    chart: Chart | None = None
    sketch: Sketch | None = field(default=None, compare=False)
    has_more: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture besides the table."""
        return self.chart is not None or self.sketch is not None

    @property
    def is_map(self) -> bool:
        """Whether its drawing is a map, or another whose shape is settled."""
        return self.sketch is not None and self.sketch.aspect > 0

    @property
    def is_native(self) -> bool:
        """Whether its chart says all that its drawing does; a chart stands beside a map as well."""
        return self.chart is not None and (self.sketch is None or self.is_map or self.sketch.is_plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One key figure of a page's strip.

    `filed_change` stands in files instead of `change`, where that is derived and narrower than the rule.
    """

    label: str
    value: str
    change: str = ""
    definition: str = ""
    filed_change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything a page shows, or a saved view of it.

    Attributes:
        name: The page's address.
        question: The page's title.
        answer: The sentences that answer it.
        sentence: What the presenter says with the view; "" leaves the answer to speak.
        filters: What the reader chose, as (label, choice).
        scenario: Name of the scenario shown; "" for none.
        vintage: The month that the page is about, in words.
        key_figures: The strip of key figures.
        figures: In reading order.
        notes: What a careful reader should know.
        speech: The presenter's own notes.
        picture: Key of the figure that the presenter chose; "" for the one that carries the page.
    """

    name: str
    question: str
    answer: tuple[str, ...] = ()
    sentence: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    scenario: str = ""
    vintage: str = ""
    key_figures: tuple[KeyFigure, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    speech: str = ""
    picture: str = ""

    @property
    def statement(self) -> str:
        """What the page says: the presenter's sentence, the first sentence of the answer, or the question."""
        return self.sentence or first_sentence(" ".join(self.answer)) or self.question

    @property
    def lead(self) -> Figure | None:
        """The figure that carries the page; None where it has none.

        The chosen one, else the first drawn one, else the first.
        """
        chosen = [figure for figure in self.figures if figure.key == self.picture]
        drawn = [figure for figure in self.figures if figure.is_drawn]
        return next(iter((*chosen, *drawn, *self.figures)), None)


def first_sentence(words: str) -> str:
    """Return a text up to the end of its first sentence."""
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", words, maxsplit=1)[0]


def is_formula(words: str) -> bool:
    """Return whether a spreadsheet could take words for a formula, also after spaces it passes over."""
    return words.lstrip(" \u00a0\u3000\ufeff").startswith(_FORMULA)


def plain(words: str) -> str:
    """Return a text without control characters and without those that turn the direction of what follows."""
    return _UNFIT.sub("", unicodedata.normalize("NFC", words).replace("\t", " "))


_LONGEST_WORD = 30
"""A longer one is cut within."""


def shortened(words: str, most: int) -> str:
    """Return a text on one line, its last words replaced by "…" where it is longer than `most` characters."""
    line = plain(words).replace("\n", " ")
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    whole, _, part = kept.rpartition(" ")
    is_cut = line[most - 1] != " " and whole and len(part) < _LONGEST_WORD
    return f"{(whole if is_cut else kept).rstrip(' ,;·')}…"
