"""Tables behind figures: what is read on the page and what is downloaded."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from tests.drawn import drawn
from views.table import NOTHING, Column, Table, span_columns

FI, EN = Text("fi"), Text("en")

UNDER_25 = drawn(
    """
    area       | value | status       | words | style
    Kajaani    | 230   | normal       |       | over
    Ristijärvi |       | confidential | 2–4   |
    Puolanka   |       | missing      |       |
    Kuhmo      | 10.25 | estimated    |       |
    """,
    value="float64",
)

TABLE = Table(
    caption="Under 25",
    frame=UNDER_25,
    columns=(
        Column(name="area", label="Kunta"),
        Column(name="value", label="Alle 25", quantity=COUNT, status="status", mark="style"),
    ),
    file="under_25",
)


def downloaded(table, text):
    return list(csv.reader(io.StringIO(table.csv(text)), delimiter="," if text is EN else ";"))


def numbers_table(values):
    frame = pd.DataFrame({"value": values}, dtype="float64")
    return Table(
        caption="", frame=frame, columns=(Column(name="value", label="v", quantity=COUNT),), file="v"
    )


def texts_table(words):
    frame = pd.DataFrame({"words": words}, dtype="str")
    return Table(caption="", frame=frame, columns=(Column(name="words", label="w"),), file="w")


def test_a_page_shows_rounded_numbers_and_says_why_one_is_lacking():
    shown = [[cell["text"] for cell in row] for row in TABLE.as_json(FI)["rows"]]

    assert shown == [["Kajaani", "230"], ["Ristijärvi", "1–4"], ["Puolanka", "–"], ["Kuhmo", "10"]]


def test_a_cell_carries_its_status_or_its_mark_for_the_style():
    shown = [row[1]["status"] for row in TABLE.as_json(FI)["rows"]]

    assert shown == ["over", "confidential", "missing", "estimated"]


def test_a_suppressed_and_a_missing_cell_are_explained():
    notes = [row[1].get("note") for row in TABLE.as_json(FI)["rows"]]

    assert notes == [None, FI("figure.confidential_note"), FI("figure.missing_note"), None]


def test_a_download_keeps_suppressed_cells_suppressed_and_numbers_unrounded():
    assert downloaded(TABLE, FI) == [
        ["Kunta", "Alle 25"],
        ["Kajaani", "230"],
        ["Ristijärvi", "..."],
        ["Puolanka", ""],
        ["Kuhmo", "10,25"],
    ]


def test_an_english_download_has_commas_between_and_points_within():
    assert TABLE.csv(EN).splitlines()[-1] == "Kuhmo,10.25"


def test_a_derived_interval_is_for_reading_and_never_downloaded():
    area, value = TABLE.columns
    derived = replace(TABLE, columns=(area, replace(value, shown="words")))

    assert derived.as_json(FI)["rows"][1][1]["text"] == "2–4"
    assert downloaded(derived, FI) == downloaded(TABLE, FI)


def test_only_numbers_stand_to_the_right():
    assert [column["numeric"] for column in TABLE.as_json(FI)["columns"]] == [False, True]


def test_a_table_without_rows_downloads_its_headings():
    assert replace(TABLE, frame=UNDER_25.head(0)).csv(FI) == "Kunta;Alle 25\r\n"


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", *"＝＋－＠"]
)
def test_a_text_that_looks_like_a_formula_is_disarmed(formula):
    assert downloaded(texts_table([formula]), FI)[1] == [f"'{formula}"]


def test_separators_and_quotes_inside_a_text_come_back_whole():
    assert downloaded(texts_table(['Kajaani; "keskus", 1']), FI)[1] == ['Kajaani; "keskus", 1']


@given(st.lists(st.floats(min_value=-1e9, max_value=1e9), min_size=1, max_size=5), st.sampled_from([FI, EN]))
def test_downloaded_numbers_read_back_as_themselves(values, text):
    rows = [float(row[0].replace(",", ".")) for row in downloaded(numbers_table(values), text)[1:]]

    assert rows == pytest.approx(values, rel=1e-9)


@given(st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), min_size=1))
def test_no_downloaded_text_starts_a_formula(words):
    assert downloaded(texts_table([words]), FI)[1][0][:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_a_cell_that_stands_for_nothing_is_empty_and_neither_missing_nor_zero():
    frame = pd.DataFrame({"to": [float("nan"), 7.0], "status": [NOTHING, "normal"]})
    table = replace(
        TABLE, frame=frame, columns=(Column(name="to", label="t", quantity=COUNT, status="status"),)
    )

    assert [row[0]["text"] for row in table.as_json(FI)["rows"]] == ["", "7"]
    assert table.as_json(FI)["rows"][0][0]["status"] == NOTHING
    assert table.csv(EN).splitlines() == ["t", '""', "7"]


def test_two_ends_are_told_in_one_cell_and_stand_by_themselves_in_files():
    frame = pd.DataFrame({"cost_low": [387.4, 12.0, float("nan")], "cost_high": [580.2, 12.0, float("nan")]})
    columns = tuple(span_columns(EN, "cost", "Cost", EUROS))
    table = Table(caption="", frame=frame, columns=columns, file="costs")
    shown = table.as_json(EN)

    assert [each["label"] for each in shown["columns"]] == ["Cost"]
    assert [row[0]["text"] for row in shown["rows"]] == ["€387–581", "€12", EN("figure.missing")]
    assert all("under" not in row[0] for row in shown["rows"])
    assert downloaded(table, EN) == [
        ["Cost, at least", "Cost, at most"],
        ["387", "581"],
        ["12", "12"],
        ["", ""],
    ]


def test_a_column_under_another_is_read_in_its_cells_and_stands_by_itself_in_files():
    frame = pd.DataFrame({"goal": ["A", "B"], "theme": ["Waits", "–"]}, dtype="str")
    columns = (Column(name="goal", label="Goal"), Column(name="theme", label="Theme", under="goal"))
    table = Table(caption="", frame=frame, columns=columns, file="goals")
    shown = table.as_json(EN)

    assert [each["label"] for each in shown["columns"]] == ["Goal"]
    assert [[each.get("under") for each in row] for row in shown["rows"]] == [[[["Theme", "Waits"]]], [None]]
    assert downloaded(table, EN) == [["Goal", "Theme"], ["A", "Waits"], ["B", "–"]]
    assert [each.label for each in table.grid(EN).columns] == ["Goal", "Theme"]
