"""A loaded file of flows: every dialect that people have to the same rows; what is not certain is named."""

import threading
import time

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from data.flow_file import DuplicateFlowError, PartedFlowError, flow_rows
from data.reading import parquet as parquet_module
from data.reading.errors import (
    ColumnKindError,
    ColumnsError,
    ColumnTwiceError,
    CountError,
    FileSizeError,
    FileTimeError,
    NoCodeError,
    NumberError,
    QuotationError,
    RowError,
    TotalRowError,
    TwoCodesError,
    TwoNumbersError,
    UnknownCodeError,
    UnknownPlaceError,
    UnreadableFileError,
    WorkbookError,
)
from data.reading.table import MOST_BYTES, MOST_ROWS, MOST_SECONDS
from tests import flow_files
from tests.flow_files import HEADING, written
from tests.scripts import FULL_WIDTH, abroad
from ui import current_context
from views.flows.own_file import area_names


def read(content):
    return flow_rows(content, area_names(current_context.context()))


def refused(content):
    """Return the error of a file and what it names."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - every test names the error
        read(content)
    return type(caught.value), getattr(caught.value, "values", {})


def repeated(rows):
    """Return a query for a file of the same row, so many times."""
    return f"SELECT '105' AS origin_area, '205' AS destination_area, 1 AS commuters FROM range({rows})"  # noqa: S608


def parquet(tmp_path, query):
    path = tmp_path / "flows.parquet"
    duckdb.sql(query).write_parquet(str(path), compression="zstd")
    return path.read_bytes()


def written_parquet(table, tmp_path):
    path = tmp_path / "flows.parquet"
    pa.parquet.write_table(table, path, row_group_size=1_000_000)
    return path.read_bytes()


def sums(content):
    rows = read(content)
    ours = set(rows.loc[rows["origin_area"] == rows["destination_area"], "origin_area"])
    home, work = rows["origin_area"].isin(ours), rows["destination_area"].isin(ours)
    apart = rows["origin_area"] != rows["destination_area"]
    return [
        rows.loc[each & apart, "commuters"].sum() for each in (home, home & work, home & ~work, ~home & work)
    ]


@pytest.mark.parametrize("dialect", flow_files.dialects())
def test_every_dialect_says_the_same(dialect):
    assert sums(flow_files.dialects()[dialect]) == [6425, 2210, 4215, 4306]


@pytest.mark.parametrize("mark", ["..", "...", ".", "*", "", "…"])
def test_a_mark_of_a_suppressed_cell_is_missing_and_never_0(mark):
    hidden = [1 <= int(count) <= 4 for *_, count in flow_files.rows()]

    commuters = read(flow_files.suppressed(mark))["commuters"]

    assert commuters.isna().tolist() == hidden
    assert sum(hidden) == 40


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    content = written(
        [("105", "205", "1"), ("", "", ""), ("105", "290", "2")], above=("Title", "", "A long note")
    )

    assert read(content)["row"].tolist() == [5, 7]


@pytest.mark.parametrize(
    ("row", "error", "column", "cell"),
    [
        (("SSS", "105", "1"), TotalRowError, "origin_area", "SSS"),
        (("105", "Koko maa", "1"), TotalRowError, "destination_area", "Koko maa"),
        (("105", "SSS KOKO MAA", "1"), TotalRowError, "destination_area", "SSS KOKO MAA"),
        (("105", "MK18", "1"), TotalRowError, "destination_area", "MK18"),
        (("105", "MK99", "1"), TotalRowError, "destination_area", "MK99"),
        (("Totalt", "105", "1"), TotalRowError, "origin_area", "Totalt"),
        (("105", "XX", "1"), UnknownPlaceError, "destination_area", "XX"),
        (("105", "XX Tuntematon", "1"), UnknownPlaceError, "destination_area", "XX Tuntematon"),
        (("105", "Utlandet", "1"), UnknownPlaceError, "destination_area", "Utlandet"),
        (("105", "999", "1"), UnknownCodeError, "destination_area", "999"),
        (("105", "Kajani", "1"), UnknownCodeError, "destination_area", "Kajani"),
        (("Lähde 105", "205", "1"), UnknownCodeError, "origin_area", "Lähde 105"),
        (("105", "205 Sotkamo", "1"), TwoCodesError, "destination_area", "205 Sotkamo"),
        (("105", "205", "12.769"), TwoNumbersError, "commuters", "12.769"),
        (("105", "205", "12,769"), TwoNumbersError, "commuters", "12,769"),
        (("105", "205", "2,5"), CountError, "commuters", "2,5"),
        (("105", "205", "-1"), CountError, "commuters", "-1"),
        (("105", "205", "\N{MINUS SIGN}1"), CountError, "commuters", "\N{MINUS SIGN}1"),
        (("105", "205", "1E+05"), NumberError, "commuters", "1E+05"),
        (("105", "205", "-"), NumberError, "commuters", "-"),
        (("105", "205", "nan"), NumberError, "commuters", "nan"),
        (("105", "205", abroad("3")), NumberError, "commuters", abroad("3")),
        (("105", "205", abroad("1 234", FULL_WIDTH)), NumberError, "commuters", abroad("1 234", FULL_WIDTH)),
        ((abroad("105"), "205", "1"), UnknownCodeError, "origin_area", abroad("105")),
        (("105", "205", "1 2 3"), NumberError, "commuters", "1 2 3"),
        (("105", "205", "12 76"), NumberError, "commuters", "12 76"),
    ],
)
def test_a_refusal_names_row_column_and_the_cell_as_it_stands(row, error, column, cell):
    found = refused(written([("105", "105", "398"), row]))

    assert found == (error, {"row": "3", "column": column, "cell": cell})


@pytest.mark.parametrize(("row", "column"), [((" ", "105", "1"), HEADING[0]), (("105", "", "1"), HEADING[1])])
def test_a_row_without_a_municipality_is_named(row, column):
    assert refused(written([row])) == (NoCodeError, {"row": "2", "column": column})


def test_a_heading_is_named_as_it_stands():
    content = written([("SSS", "105", "1")], ("Asuinkunta", "TYÖPAIKAN KUNTA", "Lukumäärä 2021"))

    assert refused(content)[1]["column"] == "Asuinkunta"


def test_a_note_below_the_table_is_refused_with_its_line():
    content = written(flow_files.rows(), below=("", "Source: register, last week of the year"))

    assert refused(content) == (RowError, {"row": "203", "cell": "Source: register, last week of the year"})


def test_a_decimal_comma_among_commas_is_no_other_number():
    content = written([("105", "205", "53,5")], delimiter=",")

    assert refused(content) == (RowError, {"row": "2", "cell": "105 205 53 5"})


def test_a_column_that_parts_the_rows_is_named():
    halves = [("1", a, b, str(int(n) // 2)) for a, b, n in flow_files.rows()] + [
        ("2", a, b, str(int(n) - int(n) // 2)) for a, b, n in flow_files.rows()
    ]

    assert refused(written(halves, ("sex", *HEADING))) == (PartedFlowError, {"column": "sex"})


def test_a_pair_that_comes_twice_is_named_with_both_rows():
    content = written(
        [("105", "205", "1", "a"), ("205", "105", "1", "b"), ("KU105", "Kajaani", "1", "c")], (*HEADING, "id")
    )

    assert refused(content) == (
        DuplicateFlowError,
        {"origin": "105", "destination": "205", "row": "4", "first": "2"},
    )


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        (b"", "origin_area, destination_area, commuters"),
        (b"\xef\xbb\xbf", "origin_area, destination_area, commuters"),
        (b"origin_area;commuters\n205;1\n", "destination_area"),
        (b"105;205;53\n105;290;5\n", "origin_area, destination_area, commuters"),
    ],
)
def test_missing_columns_are_named(content, missing):
    assert refused(content) == (ColumnsError, {"missing": missing})


def test_two_columns_that_may_be_the_same_are_both_named():
    content = written([("105", "205", "1", "2")], (*HEADING[:2], "Työlliset 2022", "Työlliset 2023"))

    assert refused(content) == (
        ColumnTwiceError,
        {"row": "1", "column": "Työlliset 2022", "other": "Työlliset 2023"},
    )


def test_an_open_quotation_mark_is_named_with_its_line():
    content = written([("105", "205", "1"), ("105", '"290', "1")])

    assert refused(content) == (QuotationError, {"row": "3"})


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\xff\xfe\x00", b"\x00\xff\xfe", b"PAR1 and nothing more", b"PAR1" * 3]
)
def test_what_is_no_table_is_refused(content):
    assert refused(content)[0] is UnreadableFileError


def test_a_workbook_is_called_one():
    assert refused(b"PK\x03\x04rest")[0] is WorkbookError


def test_a_message_shows_no_invisible_signs_and_is_short():
    cell = "\N{RIGHT-TO-LEFT OVERRIDE}" + "x" * 500

    assert refused(written([(cell, "105", "1")]))[1]["cell"] == "x" * 39 + "…"


def test_parquet_is_read_with_numbers_or_texts_under_any_heading(tmp_path):
    content = parquet(
        tmp_path,
        "SELECT 5 AS asuinkunta, 'Kajana' AS destination_area, 819::DOUBLE AS commuters, DATE '2023-12-31' d"
        " UNION ALL SELECT 91, '765', NULL, NULL",
    )

    frame = read(content)

    assert frame[["origin_area", "destination_area"]].to_numpy().tolist() == [["005", "205"], ["091", "765"]]
    np.testing.assert_array_equal(frame["commuters"], [819, np.nan])


def test_a_row_of_parquet_is_named_by_its_number(tmp_path):
    content = parquet(tmp_path, "SELECT 'SSS' AS origin_area, '205' AS destination_area, 1 AS commuters")

    assert refused(content) == (TotalRowError, {"row": "1", "column": "origin_area", "cell": "SSS"})


@pytest.mark.parametrize("depth", [1, 24, 40])
@pytest.mark.parametrize("place", [0, 3])
def test_lists_within_lists_are_refused_before_they_are_read(depth, place, tmp_path):
    kind = pa.string()
    for _ in range(depth):
        kind = pa.list_(kind)
    columns = {name: pa.array(["105"]) for name in (*HEADING, "extra")}
    columns[[*columns][place]] = pa.array([None], kind)

    started = time.monotonic()
    error, values = refused(written_parquet(pa.table(columns), tmp_path))

    assert (error, values) == (ColumnKindError, {"column": [*columns][place]})
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("kind", [pa.struct([("a", pa.string())]), pa.map_(pa.string(), pa.string())])
def test_tables_within_cells_are_refused(kind, tmp_path):
    columns = {name: pa.array(["105"]) for name in HEADING} | {"extra": pa.array([None], kind)}

    assert refused(written_parquet(pa.table(columns), tmp_path)) == (ColumnKindError, {"column": "extra"})


@pytest.mark.parametrize(
    "query",
    [
        repeated(MOST_ROWS + 1),
        "SELECT " + ", ".join(f"1 AS c{number}" for number in range(200)),
    ],
)
def test_parquet_that_says_it_is_huge_is_refused_unread(query, tmp_path, monkeypatch):
    content = parquet(tmp_path, query)
    monkeypatch.setattr(parquet_module, "_bounded", None)  # nothing is opened

    assert len(content) < MOST_BYTES
    assert refused(content)[0] is FileSizeError


def test_reading_parquet_ends_after_its_time(tmp_path, monkeypatch):
    """The clock rings early and until reading ends; what it rings is the database's own interrupt."""
    content = parquet(tmp_path, repeated(MOST_ROWS))

    class Impatient(threading.Timer):
        def run(self):
            assert self.interval == MOST_SECONDS
            while not self.finished.wait(0.0005):
                self.function()

    monkeypatch.setattr(parquet_module, "Timer", Impatient)

    assert refused(content) == (FileTimeError, {"seconds": "5"})


@pytest.mark.slow
def test_a_small_file_that_unpacks_into_gigabytes_is_refused(tmp_path):
    content = parquet(
        tmp_path,
        "SELECT repeat('x', 10_000_000) AS origin_area, '205' AS destination_area, 1 AS commuters"
        " FROM range(500)",
    )
    assert len(content) < 10_000

    assert refused(content)[0] is UnreadableFileError


def test_reading_text_ends_after_its_time(monkeypatch):
    clock = iter(range(0, 100_000, 10))
    monkeypatch.setattr("data.reading.table.time.monotonic", lambda: next(clock))

    assert refused(flow_files.plain()) == (FileTimeError, {"seconds": "5"})


@pytest.mark.slow
@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1])
def test_the_most_rows_are_read_and_not_one_more(rows):
    content = b"commuters;origin_area;destination_area\n" + b"1;105;205\n" * rows
    assert len(content) < MOST_BYTES

    assert refused(content)[0] is (DuplicateFlowError if rows == MOST_ROWS else FileSizeError)


def test_a_file_that_is_too_large_is_refused():
    assert refused(b" " * (MOST_BYTES + 1))[0] is FileSizeError


def test_a_heading_of_countless_columns_is_refused():
    assert refused(b"x;" * 900_000)[0] is FileSizeError


@pytest.mark.parametrize(
    "cell", ["- " * 60_000, "a" * 120_000, "1 " * 60_000, "x-" * 60_000 + "1", "ku" * 60_000]
)
@pytest.mark.parametrize("place", [0, 2])
def test_a_cell_without_end_is_refused_at_once(cell, place):
    row = ["105", "205", "1"]
    row[place] = cell
    started = time.monotonic()

    assert refused(written([row]))[0] in (UnknownCodeError, NumberError)
    assert time.monotonic() - started < 5


def test_a_pair_is_one_row_of_the_frame():
    assert read(flow_files.plain()).shape == (200, 4)
    assert isinstance(read(flow_files.plain()), pd.DataFrame)
