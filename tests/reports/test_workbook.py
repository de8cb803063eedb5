"""The workbook, opened again: numbers as numbers, words as words."""

import pandas as pd
import pytest

from i18n.quantity import POINTS
from i18n.text import Text
from reports.model import Figure
from reports.workbook import MOST_NAME, workbook
from tests.reports import files
from tests.reports.files import HOSTILE, parts
from tests.reports.pages import SECRET, TEXT, figure, page, suppressed, table
from views.table import NOTHING, Column, Table


@pytest.fixture(scope="module")
def book():
    return files.workbook(workbook([page()], TEXT))


def column(sheet, letter):
    return [cell.value for cell in sheet[letter]]


def test_it_has_a_sheet_of_contents_and_one_for_each_figure(book):
    assert book.sheetnames == ["Contents", "People by municipality"]
    assert book["Contents"]["A4"].value == "People by municipality"
    assert book["Contents"]["B4"].value == "There are 20 people."


def test_numbers_are_numbers_and_a_suppressed_cell_is_the_producers_mark(book):
    sheet = book["People by municipality"]

    assert column(sheet, "A")[3:7] == ["Name", "Kajaani", "Puolanka", "Kuhmo"]
    assert column(sheet, "B")[3:7] == ["People", 12, "...", 8]
    assert sheet["B5"].number_format == "#,##0"


def test_source_definition_choices_and_scenario_stand_under_the_table(book):
    below = column(book["People by municipality"], "A")[8:]

    assert below == [
        "Source: a register, 2026.",
        "Definition: Heads.",
        "... The producer does not publish figures below five persons: there are 1–4.",
        "Scenario: More points",
        "Municipality: Kajaani",
        "Newest data: June 2026",
    ]


def test_a_suppressed_figure_is_in_no_part_of_the_file():
    found = [
        name for name, content in parts(workbook([page()], TEXT)) if str(int(SECRET)).encode() in content
    ]

    assert found == []


def test_a_cell_that_stands_for_nothing_is_empty():
    diagonal = table("name", "n", name=["a", "b"], n=[1.0, 2.0], status=["normal", NOTHING])
    sheet = files.workbook(workbook([page(figure(diagonal))], TEXT)).worksheets[1]

    assert column(sheet, "B")[4:6] == [1, None]


def test_a_missing_cell_is_empty():
    shown = figure(table("name", "n", name=["a", "b"], n=[1.0, float("nan")]))
    sheet = files.workbook(workbook([page(shown)], TEXT)).worksheets[1]

    assert column(sheet, "B")[4:6] == [1, None]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_words(hostile):
    shown = figure(table("name", "n", name=[hostile, "b"], n=[1.0, 2.0]), title=hostile, source=hostile)
    book = files.workbook(workbook([page(shown, sentence=hostile, scenario=hostile)], TEXT))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert all(len(name) <= MOST_NAME for name in book.sheetnames)


def test_a_formula_stays_words_when_somebody_edits_its_cell():
    shown = figure(table("name", "n", name=["=1+1", "b"], n=[1.0, 2.0]))
    sheet = files.workbook(workbook([page(shown)], TEXT)).worksheets[1]

    assert sheet["A5"].value == "=1+1"
    assert sheet["A5"].data_type == "s"
    assert sheet["A5"].quotePrefix


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_what_a_download_disarms_a_workbook_disarms_too(sign):
    shown = figure(table("name", "n", name=[f"{sign}1", "b"], n=[1.0, 2.0]))
    sheet = files.workbook(workbook([page(shown)], TEXT)).worksheets[1]

    assert sheet["A5"].quotePrefix


def test_figures_of_one_title_have_sheets_of_their_own():
    book = files.workbook(workbook([page(suppressed(), suppressed())], TEXT))

    assert book.sheetnames == ["Contents", "People by municipality", "People by municipality 2"]


def test_percentage_points_are_written_as_points():
    points = Table(
        caption="Change",
        frame=pd.DataFrame({"name": ["a"], "change": [0.0081]}),
        columns=(
            Column(name="name", label="Name"),
            Column(name="change", label="Change", quantity=POINTS),
        ),
        file="change",
    )
    shown = Figure(key="change", title="Change", source="Source.", grid=points.grid(Text("fi")))
    sheet = files.workbook(workbook([page(shown)], Text("fi"))).worksheets[1]

    assert sheet["B5"].value == pytest.approx(0.81)
    assert "%-yks." in sheet["B5"].number_format
