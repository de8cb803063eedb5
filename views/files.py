"""A page as exported files take it: every figure computed, its table cell by cell, its chart or its map."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from charts import theme
from domain.errors import DashboardError, FiguresNoneError, FigureUnknownError
from i18n.text import Text
from reports import model
from reports.charting import drawn_of
from reports.model import shortened
from views.blocks import Chain, Failure, Figure, KeyFigures, Part, Points, Words
from views.choices import Chosen
from views.context import Context
from views.origins import day
from views.page import Page, View
from views.slide import CHAIN
from views.subject import municipality_of
from views.vectors.chain import chained
from views.vectors.sketch import DrawnSketch

Explain = Callable[[Text, DashboardError], str]

UNSAID = ("hint", "heading")
"""Styles of sentences that say nothing in a file."""


def report(
    view: View,
    codes: Mapping[str, str],
    context: Context,
    text: Text,
    *,
    explain: Explain,
    scenario: str = "",
    sentence: str = "",
    speech: str = "",
) -> model.Page:
    """Return what a view shows, for files.

    Args:
        view: The view.
        codes: What was chosen, as in a link.
        context: Where and when, with the reader's own data.
        text: The reader's language.
        explain: Says in the reader's words what an expected error is; what fails is told among the notes.
        scenario: Name of the scenario that is open; "" for none.
        sentence: What the presenter says with the view; "" leaves the answer to speak.
        speech: The presenter's own notes.
    """
    chosen = view.chosen(codes, context)
    try:
        page = view.made(chosen, text)
    except DashboardError as error:
        page = Page(answer=(), moment=view.head(chosen, text), notes=(explain(text, error),))
    notes, built = [*_notes(page), *_failures(page, text, explain), *page.notes], []
    for part in _parts(page):
        try:
            built.append((part.key, part.build(chosen.context, text)))
        except DashboardError as error:
            notes.append(explain(text, error))
    return replace(
        _filed(view, chosen, page, built, text, marked=municipality_of(chosen)),
        sentence=sentence,
        scenario=scenario,
        notes=tuple(each for each in dict.fromkeys(filter(None, notes)) if each not in page.answer),
        speech=speech,
    )


def alone(view: View, chosen: Chosen, key: str, text: Text) -> tuple[Figure, model.Page]:
    """Return one figure of a page, and the page with nothing but it, for files.

    Raises:
        FigureUnknownError: The page has no such figure for what was chosen.
        FiguresNoneError: It has none at all for that.
        DashboardError: It cannot be made.
    """
    page = view.made(chosen, text)
    parts = _parts(page)
    part = next((each for each in parts if each.key == key), None)
    if part is None and parts:
        keys = ", ".join(each.key for each in parts)
        raise FigureUnknownError(f"{view.name} has no such figure", figure=shortened(key, 40), figures=keys)
    if part is None:
        raise FiguresNoneError(f"{view.name} has no figures", why=" ".join((*page.answer, *_warnings(page))))
    figure = part.build(chosen.context, text)
    return figure, _filed(view, chosen, page, [(key, figure)], text)


def _parts(page: Page) -> list[Part]:
    """Return the figures of a page, its chain the last of them."""
    chains = (each for each in page.blocks if isinstance(each, Chain) and each.source)
    return [*page.parts, *(Part(CHAIN, chained, each) for each in chains)]


def _filed(
    view: View, chosen: Chosen, page: Page, built: Sequence[tuple[str, Figure]], text: Text, marked: str = ""
) -> model.Page:
    strips = (each.figures for each in page.blocks if isinstance(each, KeyFigures))
    key_figures = (*page.key_figures, *chain.from_iterable(strips))
    return model.Page(
        name=view.name,
        question=view.title(chosen, text),
        answer=(*page.answer, *filter(None, (_unsaid(page.answer, figure.answer) for _, figure in built))),
        filters=tuple(_filters(view, chosen, text)),
        vintage=vintage(chosen.context, text),
        key_figures=tuple(replace(each, change=each.filed_change or each.change) for each in key_figures),
        figures=tuple(filed(key, figure, chosen.context, text, marked) for key, figure in built),
    )


def _unsaid(said: Sequence[str], answer: str) -> str:
    """Return what a figure answers beyond the sentences that the page has said itself."""
    for each in filter(None, said):
        answer = answer.replace(each, "")
    return answer.replace("  ", " ").strip()


def vintage(context: Context, text: Text) -> str:
    """Return which month the page is about, and whether some of its data are the reader's own."""
    newest = text("exports.vintage", period=text.period(context.period))
    if context.as_of:
        newest = text("moment.filed", vintage=newest, day=day(text, date.fromisoformat(context.as_of)))
    if context.file is None:
        return newest
    return text("exports.vintage_own", newest=newest, file=context.file.name)


def _filters(view: View, chosen: Chosen, text: Text) -> Iterator[tuple[str, str]]:
    """Yield what was chosen of what the page depends on: label, words."""
    for choice in view.choices:
        if (
            not chosen.counts(choice) or chosen[choice] is False
        ):  # a switch that is off is nothing to speak of
            continue
        try:
            words = chosen.words(choice, text)
        except DashboardError:  # the notes say what cannot be read
            continue
        if words:
            yield text(choice.label), words


def _notes(page: Page) -> list[str]:
    return _sentences(page, lambda style: style not in UNSAID)


def _failures(page: Page, text: Text, explain: Explain) -> list[str]:
    failures = [each for each in page.blocks if isinstance(each, Failure)]
    return [
        " ".join(filter(None, (each.about and f"{each.about}:", explain(text, each.error))))
        for each in failures
    ]


def _warnings(page: Page) -> list[str]:
    return _sentences(page, lambda style: style == "warning")


def _sentences(page: Page, of: Callable[[str], bool]) -> list[str]:
    found: list[str] = []
    for block in page.blocks:
        if isinstance(block, Words) and of(block.style):
            found += block.sentences
        elif isinstance(block, Points) and of("note"):
            found.append(
                " ".join(filter(None, (block.title and f"{block.title}:", _run_on(block.sentences))))
            )
    return found


def _run_on(said: Sequence[str]) -> str:
    """Return what stood below each other in one line, with a semicolon after what has no stop of its own."""
    return " ".join(each if each.endswith(".") or each is said[-1] else f"{each};" for each in said)


def filed(key: str, figure: Figure, context: Context, text: Text, marked: str = "") -> model.Figure:
    """Return a figure for files: its table, its chart or its map; one area's row may come first, marked."""
    grid = _first(figure.table.grid(text), marked)
    drawn = grid if figure.charted is None else figure.charted.grid(text)
    return model.Figure(
        key=key,
        title=figure.title,
        source=figure.source,
        alt=figure.alt,
        definition=figure.definition,
        grid=grid,
        chart=drawn_of(drawn, figure.chart, context.area.municipalities) if figure.chart else None,
        sketch=figure.sketch or (DrawnSketch(figure.drawing) if figure.drawing else None),
        has_more=figure.charted is not None,
    )


def _first(grid: model.Grid, area: str) -> model.Grid:
    """Return a table whose row of an area comes first, under a marked name; the same where it has none."""
    if not area or area not in grid.areas:
        return grid
    order = sorted(range(len(grid.areas)), key=lambda row: grid.areas[row] != area)
    named = next((column.name for column in grid.columns if not column.is_numeric), "")

    def moved(column: model.Column) -> model.Column:
        first, *rest = (column.cells[row] for row in order)
        head = replace(first, text=f"{theme.POINTER} {first.text}") if column.name == named else first
        return replace(column, cells=(head, *rest))

    return replace(
        grid,
        columns=tuple(map(moved, grid.columns)),
        areas=tuple(grid.areas[row] for row in order),
        periods=tuple(grid.periods[row] for row in order) if grid.periods else (),
    )
