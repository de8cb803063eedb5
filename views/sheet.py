"""A page as the browser draws it, made once for all who see the same."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from domain.errors import DashboardError
from i18n.text import Text
from views.blocks import Bar, Block, Chain, Door, Failure, Figure, Part, Row, Words
from views.choices import Choice, Chosen
from views.context import Context
from views.drawn import digested, plain, strip, written
from views.moment import MOMENT
from views.page import TABLES, Page, Slot, View
from views.subject import SUBJECT, WHOLE, municipality_of

Explain = Callable[[Text, DashboardError], str]

Place = Literal["beside", "after"]
"""Where a sheet stands around the component of a page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece of a page.

    Attributes:
        body: JSON of what stands where; a figure is its digest.
        figures: Digest of each figure -> its JSON.
    """

    body: bytes
    figures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A page for the browser: the sheet; where it has a component, that and what stands around it.

    `is_whole` tells whether nothing failed; what did is tried again at the next asking.
    """

    first: Sheet
    is_whole: bool
    slot: Slot | None = None
    beside: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()

    @property
    def around(self) -> tuple[Place, ...]:
        """The places around the component where something stands."""
        places: tuple[Place, ...] = ("beside", "after")
        return tuple(place for place in places if getattr(self, place))


def sheets(
    view: View,
    codes: Mapping[str, str],
    context: Context,
    text: Text,
    *,
    explain: Explain,
    opened: frozenset[str] | None = None,
) -> Sheets:
    """Return a page for the browser; the same object to everybody who chose the same.

    Args:
        view: The view.
        codes: What was chosen, as in a link.
        context: Where and when.
        text: The reader's language.
        explain: Says in the reader's words what an expected error is; what fails is told in its place.
        opened: What is open of what a reader opens; None for all.
    """
    chosen = view.chosen(codes, context)
    shut = view.opens - opened if opened is not None else frozenset()
    mark = view.mark(context)
    key, maker = (*_key("sheets", chosen, view, text), shut, mark), Maker(view, chosen, text, explain, shut)
    if mark is None:
        return maker.sheets()
    return chosen.context.kept(key, maker.sheets, keeps=lambda made: made.is_whole and not chosen.refused)


def sheet_after(
    place: Place,
    made: Sheets,
    view: View,
    codes: Mapping[str, str],
    context: Context,
    text: Text,
    *,
    explain: Explain,
) -> Sheet:
    """Return the sheet beside or below the component of a page, which is made when that has been drawn."""
    chosen = view.chosen(codes, context)
    mark = view.mark(context)
    key, maker = (*_key(place, chosen, view, text), mark), Maker(view, chosen, text, explain)
    blocks: tuple[Block, ...] = getattr(made, place)
    if mark is None:
        return maker.after(blocks)
    return chosen.context.kept(key, lambda: maker.after(blocks), keeps=lambda _made: maker.is_whole)


def loose(blocks: tuple[Block, ...], context: Context, text: Text, *, explain: Explain) -> Sheet:
    """Return a sheet of blocks that stand on no page, and hold no choice."""
    nowhere = View(name="", choices=(), build=lambda *_: Page(answer=()))
    return Maker(nowhere, nowhere.chosen({}, context), text, explain).after(blocks)


def alone(key: str, figure: Figure, text: Text) -> Sheet:
    """Return a sheet of one figure that stands on no page, and is made already."""
    digest, drawn = digested(figure, text, has_csv=True)
    block = {"kind": "figure", "key": key, "figure": digest}
    body = {"lang": text.language, "below": [block], "notes": []}
    return Sheet(body=written(body), figures={digest: drawn})


def _key(part: str, chosen: Chosen, view: View, text: Text) -> tuple[Hashable, ...]:
    return (
        part,
        view.name,
        text.language,
        tuple(sorted(chosen.codes.items())),
        tuple((key, *error.values.items()) for key, error in sorted(chosen.refused.items())),
    )


class Maker:
    """Makes the sheets of one page."""

    def __init__(
        self, view: View, chosen: Chosen, text: Text, explain: Explain, shut: frozenset[str] = frozenset()
    ) -> None:
        self._view, self._chosen, self._context, self._text = view, chosen, chosen.context, text
        self._explain, self._shut = explain, shut
        self._figures: dict[str, bytes] = {}
        self._has_failed = False
        self._explained: set[str] = set()

    def sheets(self) -> Sheets:
        """Return the page, or why there is none."""
        try:
            page = self._view.made(self._chosen, self._text)
        except DashboardError as error:
            self._has_failed = True
            own = (each for each in self._view.choices if each not in (*MOMENT, SUBJECT))
            drawn = [each for each in own if each.is_drawn and self._chosen.counts(each)]
            others = [Bar((each,)) for each in drawn if self._control(each)["kind"] == "control"]
            page = Page(
                answer=(),
                moment=self._view.head(self._chosen, self._text),
                main=(Words((self._said(error),), "warning"), *others),
            )
        first = self.sheet(self._head(page), main=page.main, side=page.side, below=page.below, notes=page)
        return Sheets(
            first=first,
            is_whole=self.is_whole,
            slot=page.slot,
            beside=page.beside,
            after=page.after,
        )

    def after(self, blocks: tuple[Block, ...]) -> Sheet:
        """Return what stands beside or below a page's component."""
        return self.sheet({}, below=blocks)

    @property
    def _has_csv(self) -> bool:
        """Whether figures bring their tables' files: they have no address, or none could hold own data."""
        context = self._context
        return not self._view.name or context.file is not None or bool(context.library.own.marks)

    @property
    def is_whole(self) -> bool:
        """Whether nothing has failed so far."""
        return not self._has_failed

    def _head(self, page: Page) -> dict[str, Any]:
        return {
            "title": self._view.title(self._chosen, self._text),
            "moment": self._blocks(page.moment),
            "answer": [] if _says(page) else list(page.answer),
            "kpis": [] if _says(page) else strip(page.key_figures, page.tones),
        }

    def sheet(self, head: dict[str, Any], *, notes: Page | None = None, **places: Iterable[Block]) -> Sheet:
        """Return a sheet of blocks at these places under a head, with the notes of a page."""
        self._figures = {}
        placed = {place: self._blocks(blocks) for place, blocks in places.items()}
        explained = set(self._explained)
        try:
            whom = self._whom()
        except DashboardError as error:  # told last on the page, if nothing on it has said so
            whom, said = {}, self._said(error)
            if notes and said not in explained:
                self._has_failed = True
                placed["below"].append({"kind": "words", "style": "warning", "sentences": [said]})
        body = {
            "lang": self._text.language,
            **whom,
            **head,
            **placed,
            "notes": [*notes.notes, *self._refused()] if notes else [],
        }
        return Sheet(body=written(body), figures=dict(self._figures))

    def _whom(self) -> dict[str, Any]:
        """Return whom the page tells of, and whom a reader can choose in its pictures and tables.

        Raises:
            DashboardError: The names of the municipalities cannot be read.
        """
        if not self._view.follows:
            return {}
        chosen = self._chosen
        names = {code: SUBJECT.words(code, chosen, self._text) for code in chosen.context.area.seat_first}
        return {
            "subject": {
                "chosen": municipality_of(chosen),
                "whole": WHOLE,
                "codes": list(names),
                "names": list(names.values()),
            }
        }

    def _refused(self) -> list[str]:
        return list(dict.fromkeys(self._said(error) for error in self._chosen.refused.values()))

    def _blocks(self, blocks: Iterable[Block]) -> list[dict[str, Any]]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Part():
                return self._part(block)
            case Row():
                cells = [self._blocks(cell) for cell in block.cells]
                return {"kind": "row", "widths": list(block.widths), "cells": cells}
            case Bar():
                return {"kind": "bar", "blocks": self._blocks(block.blocks)}
            case Door():
                is_shut = block.key in self._shut
                inside = [each for each in block.blocks if not (is_shut and isinstance(each, Part))]
                return {
                    "kind": "door",
                    "key": block.key,
                    "label": block.label,
                    "blocks": self._blocks(inside),
                    "more": is_shut,
                }
            case Chain():
                return self._chain(block)
            case Failure():
                return self._failure(block)
            case Choice():
                return self._control(block)
        return plain(block)

    def _control(self, choice: Choice[Any]) -> dict[str, Any]:
        """Return the control of a choice; what it was to name may be what cannot be read."""
        try:
            return self._chosen.control(choice, self._text)
        except DashboardError as error:
            self._has_failed = True
            return {"kind": "words", "style": "warning", "sentences": [self._said(error)]}

    def _failure(self, failure: Failure) -> dict[str, Any]:
        self._has_failed = True
        said = list(filter(None, (failure.about and f"{failure.about}:", self._said(failure.error))))
        return {"kind": "words", "style": "warning", "sentences": said}

    def _chain(self, chain: Chain) -> dict[str, Any]:
        return {
            "kind": "chain",
            "boxes": [
                {"label": box.label, "value": box.value, "range": box.range, "more": box.more}
                for box in chain.boxes
            ],
            "arrows": [
                {
                    "key": arrow.key,
                    "label": arrow.label,
                    "captions": [list(caption) for caption in arrow.captions],
                    "blocks": self._blocks(arrow.blocks),
                }
                for arrow in chain.arrows
            ],
        }

    def drawn(self, part: Part) -> str:
        """Return the title of a figure that is drawn; "" where it is a table alone, or cannot be made."""
        try:
            made = orjson.loads(self._made(part)[1])
        except DashboardError:
            return ""
        return made["title"] or part.key if made["figure"] else ""

    def _made(self, part: Part) -> tuple[str, bytes]:
        has = {"has_csv": self._has_csv, "has_table": TABLES not in self._shut}
        key = ("figure", part.make, self._text.language, part.given, *has.values())
        made: tuple[str, bytes] = self._context.kept(
            key, lambda: digested(part.build(self._context, self._text), self._text, **has)
        )
        return made

    def _part(self, part: Part) -> dict[str, Any]:
        try:
            digest, figure = self._made(part)
        except DashboardError as error:
            self._has_failed = True
            return {"kind": "words", "style": "warning", "sentences": [self._said(error)]}
        self._figures[digest] = figure
        return {"kind": "figure", "key": part.key, "figure": digest}

    def _said(self, error: DashboardError) -> str:
        said = self._explain(self._text, error)
        self._explained.add(said)
        return said


def _says(page: Page) -> bool:
    """Return whether the page's component tells its answer and key figures."""
    return page.slot is not None and page.slot.says
