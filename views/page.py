"""A page as a value: its answer, its key figures, and figures that are computed only where they are shown."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from charts.drawing import Drawing
from domain.interval import Interval
from i18n.text import Text
from reports.model import Bars, KeyFigure, Lines
from views.choices import PART, Choice, Chosen, Coded
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
        is_map: Whether the drawing is a map, which files draw as one.
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
    is_map: bool = False
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
    """A way to the next question: another page, opened with choices."""

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
    """Steps with arrows between them, one arrow fewer than boxes."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


Block: TypeAlias = (
    "Choice[Any] | Part | Row | Bar | Door | Words | Action | Link | Download | Cards | KeyFigures | Chain"
)
"""What stands on a page: a choice where its control is drawn, a figure, words, or several of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of a component that is more than a value, such as the staffing board or an upload.

    Attributes:
        key: What is drawn there.
        given: What it is told.
        says: Whether it tells the answer and the key figures itself, which the sheet then leaves to it.
    """

    key: str
    given: Mapping[str, Any] = field(default_factory=dict)
    says: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a view shows of a context to a reader who chose something.

    Attributes:
        answer: The sentences that answer its question.
        key_figures: Below them.
        tones: "good" or "bad" of a key figure's change by its place; a bad one has a line before it, too.
        main: Blocks under the key figures.
        side: Blocks beside all that.
        below: Blocks across the page, under both.
        slot: A component under those.
        after: Blocks under the component.
        notes: What a careful reader should know.
    """

    answer: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...] = ()
    tones: Mapping[int, str] = field(default_factory=dict)
    main: tuple[Block, ...] = ()
    side: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    slot: Slot | None = None
    after: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, those within others too."""
        return _every((*self.main, *self.side, *self.below, *self.after))

    @property
    def parts(self) -> list[Part]:
        """Its figures in reading order."""
        return [block for block in self.blocks if isinstance(block, Part)]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page of the menu before anybody opens it; its question is the text `<name>.title`.

    Attributes:
        name: Its address.
        choices: What a reader can choose, in reading order.
        build: Returns the page.
        results: Key of a metric -> what it is for these choices; what scenarios are compared by.
        actions: Key of a button -> the codes of what is chosen by pressing it.
        model: Version of the model behind the results; its last number rises when the same choices and
            data give others.
        snapshots: What the results are computed from; () where they may be of any snapshot.
        takes_own: Whether it works with the reader's own data, where there are any.
        is_example: Whether what it opens with is an example: its results are those of a scenario only where
            something was chosen on it that no other page has, or the scenario was saved on it.
    """

    name: str
    choices: tuple[Choice[Any], ...]
    build: Callable[[Chosen, Context, Text], Page]
    results: Mapping[str, Callable[[Chosen], Interval]] = field(default_factory=dict)
    actions: Mapping[str, Callable[[Chosen], Mapping[str, str]]] = field(default_factory=dict)
    model: str = "1.0"
    snapshots: tuple[str, ...] = ()
    takes_own: bool = False
    is_example: bool = False

    @property
    def former(self) -> frozenset[str]:
        """Names in earlier addresses that its choices no longer have."""
        return self.known - {choice.key for choice in self.choices}

    @property
    def known(self) -> frozenset[str]:
        """Names in an address that are choices of it, today's and former ones."""
        return frozenset(name for choice in self.choices for name in (choice.key, *choice.formerly))

    def renewed(self, codes: Mapping[str, str]) -> dict[str, str]:
        """Return the codes of an earlier link or scenario under today's names, without unknown ones."""
        found = {}
        for choice in self.choices:
            said = next((codes[name] for name in (choice.key, *choice.formerly) if name in codes), None)
            if said is not None:
                found[choice.key] = choice.renewed(said)
        return found

    def moved(self, codes: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
        """Return the codes after a reader chose new ones; what starts anew with a choice is left out."""
        new = self._whole(codes, new)
        anew = {
            key
            for choice in self.choices
            if choice.key in new and new[choice.key] != codes.get(choice.key)
            for key in choice.starts
        }
        kept = {key: code for key, code in codes.items() if key not in anew}
        return kept | {key: code for key, code in new.items() if key in self.known}

    def _whole(self, codes: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
        """Return new codes with every part of a coded choice put into the whole."""
        found = {key: code for key, code in new.items() if PART not in key}
        coded = {each.key: each for each in self.choices if isinstance(each, Coded) and each.part}
        for key, code in new.items():
            whole, is_part, name = key.partition(PART)
            choice = coded.get(whole)
            if is_part and choice is not None and choice.part is not None:
                found[whole] = choice.part(found.get(whole, codes.get(whole)), name, code)
        return found

    def chosen(self, codes: Mapping[str, str], context: Context) -> Chosen:
        """Return what codes, from wherever they come, say of its choices."""
        return Chosen(self.choices, codes, context)

    def tried(self, context: Context, text: Text) -> None:
        """Make everything that a reader finds who comes without a link.

        Raises:
            DashboardError: Something of it cannot be made.
        """
        for part in self.page({}, context, text).parts:
            part.build(context, text)

    def page(self, codes: Mapping[str, str], context: Context, text: Text) -> Page:
        """Return the page of a link with these codes."""
        return self.build(self.chosen(codes, context), context, text)


def _every(blocks: "tuple[Block, ...]") -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Row():
                for cell in block.cells:
                    yield from _every(cell)
            case Bar() | Door():
                yield from _every(block.blocks)
            case Chain():
                for arrow in block.arrows:
                    yield from _every(arrow.blocks)
