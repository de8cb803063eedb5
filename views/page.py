"""A page as a value: its answer, its key figures and its blocks; and a view, which builds it."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from domain.interval import Interval
from i18n.text import Text
from reports.model import KeyFigure
from views import moment, subject
from views.blocks import Block, Part, every
from views.choices import PART, Choice, Chosen, Coded, renewed
from views.context import Context
from views.own import Held, OwnFile


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
        moment: Blocks above the answer: when the page is about, where a reader can choose it.
        tones: "good" or "bad" of a key figure's change by its place; a bad one has a line before it, too.
        main: Blocks under the key figures.
        side: Blocks beside all that.
        below: Blocks across the page, under both.
        slot: A component under those.
        beside: Blocks beside the component in a wide window, under it in another.
        after: Blocks under both.
        drawn: Figures of what the component draws, for files and meetings, which cannot show it.
        notes: What a careful reader should know.
    """

    answer: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...] = ()
    moment: tuple[Block, ...] = ()
    tones: Mapping[int, str] = field(default_factory=dict)
    main: tuple[Block, ...] = ()
    side: tuple[Block, ...] = ()
    below: tuple[Block, ...] = ()
    slot: Slot | None = None
    beside: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    drawn: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, those within others too."""
        return every((*self.moment, *self.main, *self.side, *self.below, *self.beside, *self.after))

    @property
    def parts(self) -> list[Part]:
        """Its figures in reading order, those of its component first."""
        return [*self.drawn, *(block for block in self.blocks if isinstance(block, Part))]


TABLES = "tables"
"""Key of the tables below the drawings of a page: they are written when its reader opens the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page of the menu before anybody opens it; its question is the text `<name>.title`.

    Attributes:
        name: Its address.
        choices: What a reader can choose, in reading order; one of every view is the day whose data it shows.
        build: Returns the page.
        results: Key of a metric -> what it is for these choices; what scenarios are compared by.
        actions: Key of a button -> the codes of what is chosen by pressing it.
        section: Heading of the menu that it stands under; "" stands beside the headings.
        model: Version of the model behind the results; its last number rises when the same choices and
            data give others.
        snapshots: What the results are computed from; () where they may be of any snapshot.
        takes_own: Whether it works with the reader's own flows, where there are any.
        takes_log: Whether it works with the reader's own log of services.
        takes_figures: Whether it works with the reader's own figures of municipalities.
        is_example: Whether what it opens with is an example: its results are those of a scenario only where
            something was chosen on it that no other page has, or the scenario was saved on it.
        doors: Keys of the doors with figures behind them, which are worked out when somebody opens one.
        is_lasting: Whether it stays the same as long as its data do: what readers save changes by the minute.
        said: Of one that does not, the mark of what readers said that it tells of: while that is the same,
            so is the page. None, also as a mark: it is made anew for every reader.
        follows: Whether it tells of the municipality that its reader chose; one that does not says so.
        ahead: Works out, before the first reader comes, what a choice on it would take long for.
    """

    name: str
    choices: tuple[Choice[Any], ...]
    build: Callable[[Chosen, Context, Text], Page]
    results: Mapping[str, Callable[[Chosen], Interval]] = field(default_factory=dict)
    actions: Mapping[str, Callable[[Chosen], Mapping[str, str]]] = field(default_factory=dict)
    section: str = ""
    model: str = "1.0"
    snapshots: tuple[str, ...] = ()
    takes_own: bool = False
    takes_log: bool = False
    takes_figures: bool = False
    is_example: bool = False
    doors: frozenset[str] = frozenset()
    is_lasting: bool = True
    said: Callable[[Context], Hashable | None] | None = None
    follows: bool = False
    ahead: Callable[[Context], object] | None = None

    def __post_init__(self) -> None:
        """Let every page be shown as of an earlier day, to a reader of one municipality."""
        of_every_page = (moment.AS_OF, subject.SUBJECT)
        others = tuple(each for each in self.choices if each not in of_every_page)
        object.__setattr__(self, "choices", (*of_every_page, *others))

    @property
    def opens(self) -> frozenset[str]:
        """Keys of what is worked out only when its reader opens it."""
        return self.doors | {TABLES}

    def files_of(self, held: Held) -> tuple[OwnFile, ...]:
        """Return the files that it works with among those of a reader's own."""
        taken = {held.flows: self.takes_own, held.log: self.takes_log, held.figures: self.takes_figures}
        return tuple(file for file, is_taken in taken.items() if file is not None and is_taken)

    @property
    def former(self) -> frozenset[str]:
        """Names that leave an address: those that its choices no longer have, and those it never holds."""
        return self.known - {choice.key for choice in self.choices if choice.is_linked}

    @property
    def known(self) -> frozenset[str]:
        """Names in an address that are choices of it, today's and former ones."""
        return frozenset(name for choice in self.choices for name in (choice.key, *choice.formerly))

    def linked(self, codes: Mapping[str, str]) -> dict[str, str]:
        """Return codes without those that addresses never hold."""
        return {key: code for key, code in codes.items() if key not in self.former}

    def renewed(self, codes: Mapping[str, str]) -> dict[str, str]:
        """Return the codes of an earlier link or scenario under today's names, without unknown ones."""
        return renewed(self.choices, codes)

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
        """Return what codes, from wherever they come, say of its choices, in the months that they say."""
        return Chosen(self.choices, codes, moment.context_at(self.choices, codes, context))

    def mark(self, context: Context) -> Hashable | None:
        """Return what the page stays the same by besides data and choices; None where it is made anew."""
        if self.is_lasting:
            return ()
        return self.said(context) if self.said else None

    def tried(self, context: Context, text: Text) -> None:
        """Make everything that a reader finds who comes without a link.

        Raises:
            DashboardError: Something of it cannot be made.
        """
        chosen = self.chosen({}, context)
        for part in self.made(chosen, text).parts:
            part.build(chosen.context, text)

    def page(self, codes: Mapping[str, str], context: Context, text: Text) -> Page:
        """Return the page of a link with these codes."""
        return self.made(self.chosen(codes, context), text)

    def made(self, chosen: Chosen, text: Text) -> Page:
        """Return the page of what was chosen.

        Raises:
            DashboardError: It cannot be made.
        """
        page = self.build(chosen, chosen.context, text)
        return replace(page, moment=self.head(chosen, text, without=tuple(page.blocks)))

    def title(self, chosen: Chosen, text: Text) -> str:
        """Return its question, and of which municipality it is asked where a reader chose one."""
        question = text(f"{self.name}.title")
        return subject.titled(chosen, text, question) if self.follows else question

    def head(self, chosen: Chosen, text: Text, without: tuple[Block, ...] = ()) -> tuple[Block, ...]:
        """Return what stands above its answer: the moment, and that it is not about one municipality.

        Args:
            chosen: What was chosen on it.
            text: The reader's language.
            without: Choices that stand on the page already.
        """
        said = () if self.follows else subject.left_out(chosen, text, self.name)
        return (*moment.head(chosen, text, without=without), *said)
