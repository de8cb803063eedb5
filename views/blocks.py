"""What stands on a page: figures that are computed only where they are shown, words, and what holds them."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from charts.drawing import Drawing
from domain.errors import DashboardError
from i18n.text import Text
from reports.model import Bars, KeyFigure, Lines
from reports.vectors import Sketch
from views.choices import Choice
from views.context import Context
from views.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with its table, every word already in the reader's language.

    Attributes:
        title: What it shows.
        source: Where it comes from, with notes.
        table: The figures behind the drawing.
        alt: What a reader who cannot see the drawing should know.
        definition: What is measured, shown on hover of the title.
        drawing: As the browser draws it; None shows the table alone.
        chart: Its chart in files, if it has one.
        charted: The table that this draws, where it is another than the figure's own.
        is_open: Whether its table stands open below the drawing.
        is_map: Whether the drawing is a map, which files draw as one.
        sketch: What files draw, where that is not the drawing.
        heading: The question that it answers, where that is not the page's; "" for none.
        answer: The answer to that question; "" for none.
    """

    title: str
    source: str
    table: Table
    alt: str = ""
    definition: str = ""
    drawing: Drawing | None = None
    chart: Bars | Lines | None = None
    charted: Table | None = None
    is_open: bool = False
    is_map: bool = False
    sketch: Sketch | None = None
    heading: str = ""
    answer: str = ""


class Part:
    """A figure that is computed only where it is shown: one that fails leaves the others on the page.

    Attributes:
        key: Its name on the page, and in its address.
        make: Returns the figure of a context, in a language, for `given`.
        given: What it depends on besides; what can be hashed is computed once for all readers.
    """

    __slots__ = ("given", "key", "make")

    def __init__(self, key: str, make: Callable[..., Figure], *given: Hashable) -> None:
        self.key, self.make, self.given = key, make, given

    def build(self, context: Context, text: Text) -> Figure:
        """Return the figure.

        Raises:
            DashboardError: Its data cannot be read, or what was chosen cannot be worked out.
        """
        return self.make(context, text, *self.given)


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks side by side, in cells of these relative widths; one under the other on a phone."""

    widths: tuple[int, ...]
    cells: "tuple[tuple[Block, ...], ...]"


@dataclass(frozen=True, slots=True)
class Bar:
    """Controls in a line, which wraps where there is no room."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Door:
    """Blocks behind a door that a reader opens, such as the assumptions of a model."""

    key: str
    label: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences on a page.

    Attributes:
        sentences: In order, each whole.
        style: "heading", "answer", "note", "warning", or "hint": what to do here, left out of files.
    """

    sentences: tuple[str, ...]
    style: str = "note"


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences below each other, each whole, under the name of what they are about; "" for none."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read or worked out, told where it would stand, with the name of what it is about."""

    error: DashboardError
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A button whose press the program answers; what it does is registered under its key.

    Attributes:
        key: What it does.
        label: Words on it.
        help: What happens, said before it is pressed.
        is_primary: Whether it is the page's main one.
        is_disabled: Whether there is nothing to do.
    """

    key: str
    label: str
    help: str = ""
    is_primary: bool = False
    is_disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to the next question: another page, opened with choices, or other choices of this page."""

    view: str
    label: str
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that the server has at an address of its own, in the reader's language."""

    address: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What something has of one kind; with an address the value leads there."""

    label: str
    value: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known of one thing, such as a source."""

    title: str
    facts: tuple[Fact, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Things side by side, as many as there is room for."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list that is read from top to bottom, such as a scenario.

    Attributes:
        title: What it is called.
        facts: What is known of it, in order.
        links: Ways that lead from it.
        note: What was written of it; "" for nothing.
        is_chosen: Whether it is the one that the page tells more of.
        id: What it is known by, where it matters whether it has been shown before.
    """

    title: str
    facts: tuple[str, ...]
    links: tuple[Link, ...] = ()
    note: str = ""
    is_chosen: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Things below each other."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has come lately, of which a browser tells apart what it has not shown on an earlier visit.

    Attributes:
        title: Heading.
        entries: The newest first, each with its `id`.
        said: What is said on the `first` visit, of `none`, `one` or `many` new things ("{count}"), and the
            `mark` of a new one.
    """

    title: str
    entries: tuple[Entry, ...]
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures in a row, where they do not belong to the head of the page."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A step of a chain: what it is, its number, the range and one more line."""

    label: str
    value: str
    range: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """What leads from one step of a chain to the next: (coefficient, range, explanation) of each."""

    key: str
    label: str
    captions: tuple[tuple[str, str, str], ...]
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Steps with arrows between them, one arrow fewer than boxes, and the line of source of their numbers.

    Without numbers it has no source, and is no picture of anything.
    """

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    source: str = ""


Block: TypeAlias = (
    "Choice[Any] | Part | Row | Bar | Door | Words | Points | Failure | Action | Link | Download | Cards"
    " | Entries | News | KeyFigures | Chain"
)
"""What stands on a page: a choice where its control is drawn, a figure, words, or several of them."""


def every(blocks: "tuple[Block, ...]") -> Iterator[Block]:
    """Yield blocks in reading order, each before those within it."""
    for block in blocks:
        yield block
        match block:
            case Row():
                for cell in block.cells:
                    yield from every(cell)
            case Bar() | Door():
                yield from every(block.blocks)
            case Chain():
                for arrow in block.arrows:
                    yield from every(arrow.blocks)
