"""Every real page, in every language, as every kind of file."""

import re

import pytest

from domain.errors import LinkError
from domain.frames import ObsStatus
from i18n.text import LANGUAGES, Text
from reports.document import MOST_TITLE, document, writable
from reports.model import shortened
from reports.slides import slides
from reports.workbook import workbook
from tests.pages import elements
from tests.reports import files
from tests.reports.files import charts, opened, series
from tests.reports.pages import NAMES, VIEWS, shown
from tests.reports.spreadsheet import displayed
from tests.views.checked import is_told, told_of
from ui import current_context
from ui.meeting.deck import rendered
from views.blocks import Chain, Door, Part
from views.kept import View
from views.slide import CHAIN
from views.topics import TOPICS

RANGE = re.compile(r"\d[–…]| … ")

every_page = pytest.mark.parametrize("name", NAMES)
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_page
@in_every_language
def test_its_charts_hold_the_models_numbers(name, language):
    page = shown(name, language)
    drawn = [figure.chart for figure in page.figures if figure.chart and figure.is_native]
    native = charts(opened(slides([page], Text(language), every_figure=True)))
    found = [[values for _, values in series(each)] for each in native]
    expected = [
        [
            tuple(None if value is None else value * chart.quantity.file_scale for value in each.values)
            for each in chart.series
        ]
        for chart in drawn
    ]

    assert sorted(found, key=repr) == sorted(expected, key=repr)


@in_every_language
def test_a_report_of_all_has_every_picture_on_its_page_and_every_table_in_its_annex_once(language):
    pages = [shown(name, language) for name in NAMES]
    reader = files.pdf(document(pages, Text(language)))
    titles = {
        shortened(figure.title, MOST_TITLE)
        for page in pages
        for figure in page.figures
        if figure.grid and figure.is_drawn and not figure.has_more
    }
    annex = re.sub(r"\s", "", said_after(reader, Text(language)("exports.annex")))

    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [
        title for title in titles if re.sub(r"\s", "", writable(title, Text(language))) not in annex
    ] == []


@in_every_language
def test_a_memo_has_a_page_for_every_view_and_one_of_contents(language):
    pages = [rendered(view, language) for view in VIEWS]
    reader = files.pdf(document(pages, Text(language), is_memo=True, has_tables=False))
    starts = [each.extract_text() for each in reader.pages]

    assert len(starts) == len(pages) + 1
    for page, start in zip(pages, starts[1:], strict=True):
        assert page.question[:20] in start, page.name


NO_NUMBER = {"own_figures", "paths", "peers", "scenarios"}
"""Pages that say first that nothing is there, that all is made up, or whom an area is like."""


@pytest.mark.parametrize("view", [view for view in VIEWS if view.page not in NO_NUMBER], ids=str)
def test_the_title_of_a_file_is_what_the_page_found_and_no_reservation(view):
    assert re.search(r"\d", rendered(view, "fi").statement)


def said_after(reader, heading):
    """Return the words of a report from the page on that begins with a heading."""
    words = []
    for each in reversed(reader.pages):  # the last page with the heading: those before it need not be read
        words.insert(0, each.extract_text())
        if heading in words[0]:
            return " ".join(words)
    raise AssertionError(f"no page says {heading}")


@every_page
@in_every_language
def test_its_workbook_has_a_sheet_for_each_figure(name, language):
    page = shown(name, language)
    book = files.workbook(workbook([page], Text(language)))

    assert len(book.sheetnames) == 1 + sum(figure.grid is not None for figure in page.figures)


@in_every_language
def test_a_spreadsheet_shows_each_number_as_its_page_does(language):
    text = Text(language)
    wrong = [
        (page.name, column.label, cell.text, shown_by_spreadsheet)
        for page in (rendered(view, language) for view in VIEWS)
        for figure in page.figures
        if figure.grid
        for column in figure.grid.columns
        for cell in column.cells
        if cell.number is not None and not RANGE.search(cell.text)
        for measured in (cell.quantity or column.quantity,)
        for shown_by_spreadsheet in (
            displayed(cell.number * measured.file_scale, measured.excel(text, cell.number), *text.separators),
        )
        if shown_by_spreadsheet != cell.text
    ]

    assert wrong == []


def test_no_suppressed_cell_has_a_number():
    cells = [
        cell
        for name in NAMES
        for figure in shown(name, "fi").figures
        if figure.grid
        for column in figure.grid.columns
        for cell in column.cells
        if cell.status == ObsStatus.CONFIDENTIAL
    ]

    assert cells
    assert all(cell.value is None and cell.text in ("1–4", "...") for cell in cells)


def elsewhere(name):
    """Return the figures of a page that it does not draw as one: behind a door, of a component, a chain."""
    if name not in TOPICS:
        return set()
    view = TOPICS[name]
    shown = view.page({}, current_context.context(), Text("fi"))
    doors = [each for each in shown.blocks if isinstance(each, Door) and each.key in view.doors]
    parts = [part for door in doors for part in door.blocks if isinstance(part, Part)]
    chains = {CHAIN for block in shown.blocks if isinstance(block, Chain)}
    return {part.key for part in (*parts, *shown.drawn)} | chains


@every_page
def test_what_is_exported_is_what_its_reader_sees(name):
    page = shown(name, "fi")
    app = elements.seen(name, "fi")

    assert page.question == elements.titles(app)[0]
    assert " ".join(page.answer).startswith(elements.answer(app))
    seen = elements.figures(app)
    assert {figure.key for figure in page.figures} == set(seen) | elsewhere(name)
    for figure in (each for each in page.figures if each.key in seen):
        table = seen[figure.key]["table"]
        assert figure.title == seen[figure.key]["title"]
        told = told_of(table, [column.label for column in figure.grid.columns])
        for cells, said in zip(figure.grid.rows, told, strict=True):
            for cell, words in zip(cells, said, strict=True):
                assert is_told(cell.text, words) or (cell.is_suppressed and cell.text == "...")


def test_a_views_choices_are_what_its_page_shows():
    page = rendered(View(page="overview", parameters={"kunta": "305"}), "en")
    trend = next(figure for figure in page.figures if figure.key == "trend")

    assert "Kuusamo" in [series.label for series in trend.chart.series if not series.is_pale]
    assert "Kuusamo" in dict(page.filters).values()


def test_a_choice_of_nothing_is_not_told():
    told = [words for name in NAMES for _, words in shown(name, "fi").filters]

    assert told
    assert all(told)


def test_a_seed_is_told_as_it_was_typed():
    page = rendered(View(page="staffing", parameters={"section": "months"}), "fi")

    assert dict(page.filters)["Siemenluku"] == "2026"


def test_a_view_of_no_page_is_refused():
    with pytest.raises(LinkError):
        rendered(View(page="../secrets"), "fi")


def test_a_link_with_nonsense_shows_the_default():
    nonsense = rendered(View(page="overview", parameters={"kunta": "<script>"}), "fi")

    assert nonsense.figures[0].chart == shown("overview", "fi").figures[0].chart
