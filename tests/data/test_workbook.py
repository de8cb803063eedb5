"""Workbooks that somebody brings: read as the same table in a text, or refused by sheet, row and column."""

import io
import zipfile
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from data.event_log import bring, room
from data.flow_file import flow_rows
from data.own_table import own_rows
from data.reading.areas import AreaNames
from data.reading.door import table_in
from data.reading.errors import (
    ColumnsError,
    FileSizeError,
    FormulaError,
    SheetsError,
    UnpackedSizeError,
    UnreadableFileError,
    WorkbookError,
)
from data.reading.table import Limits
from data.share_file import shares
from domain.errors import DashboardError
from tests.data.test_own_table import AREAS, OWN, PLAIN, POSTS, UNITS, VACANCIES, figures

HEADING = ("Kunta", "Avoimet työpaikat")
ROWS = ((5, 12), ("KU205 Kajaani", 1500.0), ("Kuusamo", 7))


def workbook(*sheets, hidden=()):
    """Return the bytes of a workbook of these sheets, each a name and its rows."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return written.getvalue()


def changed(content, part, change):
    """Return a workbook in which one part is another, or a new one."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != part:
                new.writestr(each, old.read(each))
        new.writestr(part, change(old.read(part) if part in old.namelist() else b""))
    return written.getvalue()


def read(content, template=VACANCIES, names=AREAS, own=OWN):
    return own_rows(content, template, names, own)


TABLE = workbook(("Luvut", [HEADING, *ROWS]))


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        workbook(("Luvut", [("Omat luvut 2026",), (), HEADING, (), *ROWS])),
        workbook(("Ohje", [("Täytä keltaiset solut.",)]), ("Luvut", [HEADING, *ROWS])),
        workbook(("Kunnat", [("Kunta",), ("Vaala",)]), ("Luvut", [HEADING, *ROWS])),
        workbook(("Luvut", [HEADING, *ROWS]), ("Vanhat", [HEADING, (5, 1)]), hidden=("Vanhat",)),
        workbook(("Luvut", [("nro", *HEADING, "huom"), *((n, *row, "x") for n, row in enumerate(ROWS))])),
        workbook(("Luvut", [HEADING, *((code, f"{count:g}") for code, count in ROWS)])),
    ],
    ids=["plain", "lines above", "a sheet of words", "a sheet of places", "hidden", "beside", "as texts"],
)
def test_a_table_in_a_workbook_is_read_as_in_a_text(content):
    assert figures(read(content)) == figures(read(PLAIN.encode()))


@pytest.mark.parametrize(
    ("row", "key", "column"),
    [
        (("Atlantis", 1), "reading.errors.unknown_code", "Kunta"),
        (("Kajaani", "n. 5"), "reading.errors.number", "Avoimet työpaikat"),
        (("Kajaani", 1.5), "reading.errors.count", "Avoimet työpaikat"),
        (("Kajaani", "=1+1"), "reading.errors.number", "Avoimet työpaikat"),
        (("Yhteensä", 9), "reading.errors.total_row", "Kunta"),
    ],
)
def test_a_fault_names_its_sheet_its_row_and_its_column(row, key, column):
    (fault,) = read(workbook(("Luvut", [("Otsikko",), HEADING, row]))).faults

    assert fault.text_key == key
    assert fault.values["row"] == "3 (”Luvut”)"
    assert fault.values["column"] == column


def test_a_number_with_three_decimals_is_certain():
    found = read(
        workbook(("Luvut", [("yksikkö", "htv"), ("Kajaani", 1.125), ("Kuusamo", 16.5)])),
        POSTS,
        UNITS,
        ("one", "two"),
    )

    assert figures(found) == {("one", "fte"): 1.125, ("two", "fte"): 16.5}


def test_a_mark_of_what_is_not_published_stays_one():
    assert figures(read(workbook(("Luvut", [HEADING, ("Kajaani", ".."), ("Kuusamo", None)])))) == {
        ("205", "vacancies"): "hidden",
        ("305", "vacancies"): "hidden",
    }


def test_a_formula_counts_by_the_value_saved_with_it():
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("Luvut")
        sheet.write_row(0, 0, HEADING)
        sheet.write(1, 0, "Kajaani")
        sheet.write_formula(1, 1, "=6*7", value=42)

    assert figures(read(written.getvalue())) == {("205", "vacancies"): 42}


def test_a_formula_without_a_saved_value_is_told_and_not_computed():
    book = openpyxl.Workbook()
    book.active.title = "Luvut"
    for row in (HEADING, ("Kuusamo", 1), ("Kajaani", "=6*7")):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)

    with pytest.raises(FormulaError) as raised:
        read(written.getvalue())

    assert raised.value.values == {"row": "3 (”Luvut”)", "column": "Avoimet työpaikat"}


def test_sheets_of_which_several_fit_are_named():
    with pytest.raises(SheetsError) as raised:
        read(workbook(("Touko", [HEADING, *ROWS]), ("Kesä", [HEADING, *ROWS])))

    assert raised.value.values == {"sheets": "”Touko”, ”Kesä”"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (workbook(("Luvut", [("Kunta", "Muu"), *ROWS])), ColumnsError),
        (workbook(("Luvut", [])), ColumnsError),
        (
            workbook(("Luvut", [HEADING, *ROWS]), hidden=()).replace(b"xl/workbook.xml", b"xl/w0rkbook.xml"),
            WorkbookError,
        ),
        (TABLE[:200], WorkbookError),
        (TABLE[:-30], WorkbookError),
        (changed(TABLE, "xl/worksheets/sheet1.xml", lambda text: text[:200]), UnreadableFileError),
        (
            changed(TABLE, "xl/workbook.xml", lambda text: b'<!DOCTYPE x [<!ENTITY a "b">]>' + text),
            UnreadableFileError,
        ),
        (changed(TABLE, "xl/media/image.bin", lambda _: b"0" * 100_000_000), UnpackedSizeError),
        (workbook(("Luvut", [(*HEADING, *map(str, range(150))), *ROWS])), FileSizeError),
    ],
    ids=["columns", "empty", "another archive", "cut", "no end", "cut part", "entities", "bomb", "wide"],
)
def test_what_is_no_such_workbook_is_refused(content, error):
    with pytest.raises(error):
        read(content)


def test_an_archive_of_very_many_parts_is_refused():
    written = io.BytesIO(TABLE)
    with zipfile.ZipFile(written, "a") as archive:
        for number in range(1000):
            archive.writestr(f"xl/{number}.xml", "<a/>")

    with pytest.raises(UnpackedSizeError):
        read(written.getvalue())


def test_no_more_rows_are_read_than_are_allowed():
    rows = [HEADING, *((5, 1) for _ in range(20))]

    with pytest.raises(FileSizeError):
        table_in(workbook(("Luvut", rows)), {"kunta": ()}, limits=Limits(5_000_000, 10))
    with pytest.raises(FileSizeError):
        table_in(TABLE, {"kunta": ()}, limits=Limits(100, 10))


def test_a_sheet_that_says_it_is_endless_is_read_by_what_it_has():
    content = changed(
        TABLE, "xl/worksheets/sheet1.xml", lambda text: text.replace(b'ref="A1:B4"', b'ref="A1:XFD1048576"')
    )

    assert figures(read(content)) == figures(read(PLAIN.encode()))


def test_flows_are_read_from_a_workbook():
    areas = AreaNames({"105": (), "205": ()})
    rows = [("Asuinkunta", "Työpaikan kunta", "Työlliset"), (105, 205, 19), (205, 105, "..")]
    found = flow_rows(workbook(("Virrat", rows)), areas)

    assert found["commuters"].fillna(-1).tolist() == [19, -1]
    with pytest.raises(DashboardError) as raised:
        flow_rows(workbook(("Virrat", [*rows, (105, "x", "1")])), areas)
    assert raised.value.values["row"] == "4 (”Virrat”)"


def test_kelas_file_is_read_from_a_workbook_with_dates_for_months():
    areas = AreaNames({"205": ("Kajaani",)})
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "yyyy-mm"}) as book:
        sheet = book.add_worksheet("Kela")
        sheet.write_row(0, 0, ("vuosikuukausi", "kunta_nro", "kunta_osuus_eur"))
        sheet.write_datetime(1, 0, date(2026, 6, 1))
        sheet.write_row(1, 1, (205, 1000.125))
    found = shares(written.getvalue(), areas, ("205",), "2026-06")

    assert (found.period, found.eur) == ("2026-06", {"205": 1000.125})


def test_a_log_is_read_from_a_workbook_and_its_faults_name_the_sheet():
    heading = ("pseudonym", "path", "service", "organisation", "start", "end", "outcome")
    good = ("a", "young", "s; t", "o", "2026-01-31", "31.1.2026", "")
    bad = ("b", "young", "s", "o", "2026-02-30", "", "")

    with room() as connection:
        assert bring(connection, workbook(("Loki", [(), heading, good]))) == 1
        [(service,)] = connection.table("brought").project("service").fetchall()
        assert service == "s; t"
    with room() as connection, pytest.raises(DashboardError) as raised:
        bring(connection, workbook(("Loki", [(), heading, good, bad])))
    assert raised.value.values["row"] == "4 (”Loki”)"


@settings(max_examples=60)
@given(st.integers(0, len(TABLE) - 1), st.binary(min_size=1, max_size=8))
def test_whatever_is_damaged_is_read_or_refused_in_words(place, damage):
    content = TABLE[:place] + damage + TABLE[place + len(damage) :]

    with suppress(DashboardError):
        read(content)
