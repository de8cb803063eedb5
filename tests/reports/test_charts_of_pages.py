"""Every figure of every page says what files draw of it; none leaves that to the order of its columns."""

from functools import cache

import pytest

from i18n.text import Text
from reports.charting import chart_of
from reports.described import described
from tests.codes import MUNICIPALITIES
from tests.reports.pages import VIEWS
from ui.meeting.capture import collected, rendered
from views import registry
from views.kept import View

FI = Text("fi")

UNCONVERTED = [view for view in VIEWS if view.page not in registry.VIEWS]
"""Pages that are not values yet; of the others their own tests see every figure."""

every_view = pytest.mark.parametrize(
    "view", UNCONVERTED, ids=lambda view: "-".join((view.page, *view.parameters.values()))
)


@cache
def tables(place):
    """Return the figures of a view that have a table, each with it and what the figure says of its chart."""
    taken = collected(VIEWS[place], "fi", {}).figures
    return [(each, each.table.grid(FI)) for each in taken if each.table is not None]


def drawn(page, key, **parameters):
    """Return the names of the series that files draw of a figure; None if they draw nothing of it."""
    shown = rendered(View(page=page, parameters=parameters), "fi")
    chart = next(figure.chart for figure in shown.figures if figure.key == key)
    return None if chart is None else [series.label for series in chart.series]


@every_view
def test_a_drawn_figure_with_numbers_is_drawn_in_files_or_says_that_it_is_not(view):
    for figure, grid in tables(VIEWS.index(view)):
        has_numbers = any(column.is_numeric for column in grid.columns)
        if figure.drawing is not None and has_numbers:
            assert figure.chart is not None or chart_of(grid, own=MUNICIPALITIES) is not None, figure.key


@every_view
def test_a_figure_names_columns_that_its_table_has(view):
    for figure, grid in tables(VIEWS.index(view)):
        names = {column.name for column in grid.columns}
        if figure.chart is not None:
            named = {*figure.chart.series, *figure.chart.pale, figure.chart.categories} - {""}

            assert named <= names, figure.key


@every_view
def test_every_series_is_told_in_words_or_has_no_numbers(view):
    for figure, grid in tables(VIEWS.index(view)):
        chart = chart_of(grid, figure.chart, MUNICIPALITIES) if figure.chart or figure.drawing else None
        for series in chart.series if chart else ():
            told = f"{series.label}: " in described(chart, FI)

            assert told or not any(value is not None for value in series.values), figure.key


def test_scenarios_stand_side_by_side_without_their_differences():
    labels = drawn("compare", "caseloads")

    assert len(labels) == 2
    assert "Ero" not in labels


@pytest.mark.parametrize(
    ("page", "key", "parameters", "labels"),
    [
        (
            "staffing",
            "hours_by_unit",
            {"section": "hours"},
            ["Tarvittavat tunnit yhteensä", "Käytettävissä"],
        ),
        ("staffing", "teams", {"section": "teams"}, ["Asiakkaita asiantuntijaa kohden"]),
        ("staffing", "tornado", {"section": "assumptions"}, None),
        (
            "staffing",
            "futures_fan",
            {"section": "months"},
            ["95\N{NO-BREAK SPACE}% alle", "Mediaani", "5\N{NO-BREAK SPACE}% alle"],
        ),
    ],
)
def test_a_file_draws_what_the_title_says(page, key, parameters, labels):
    assert drawn(page, key, **parameters) == labels
