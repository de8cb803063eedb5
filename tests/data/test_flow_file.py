"""A loaded file of flows: CSV or parquet to short plain texts, and nothing else gets through."""

import duckdb
import pytest

from data.flow_file import MOST_BYTES, MOST_ROWS, FlowFileError, FlowFileSizeError, flow_rows

COLUMNS = ("origin_area", "destination_area", "commuters")


def rows_of(content):
    return flow_rows(content, COLUMNS).to_numpy().tolist()


def parquet(tmp_path, query):
    path = tmp_path / "flows.parquet"
    duckdb.sql(query).write_parquet(str(path), compression="zstd")
    return path.read_bytes()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_with_any_common_delimiter(mark):
    content = mark.join(COLUMNS) + f"\r\n205{mark}765{mark}819\r\n"

    assert rows_of(content.encode()) == [["205", "765", "819"]]


def test_codes_stay_text_and_the_byte_order_mark_of_a_spreadsheet_is_no_part_of_a_name():
    content = "\ufefforigin_area,destination_area,commuters\n005,765,1\n"

    assert rows_of(content.encode()) == [["005", "765", "1"]]


def test_columns_are_found_by_name_and_others_left_aside():
    content = b"commuters,year,destination_area,origin_area\n819,2023,765,205\n"

    assert rows_of(content) == [["205", "765", "819"]]


def test_a_missing_column_is_left_out_for_the_check_that_names_it():
    assert flow_rows(b"origin_area,commuters\n205,1\n", COLUMNS).columns.tolist() == [
        "origin_area",
        "commuters",
    ]


def test_parquet_numbers_become_text(tmp_path):
    content = parquet(tmp_path, "SELECT '205' AS origin_area, '765' AS destination_area, 819 AS commuters")

    assert rows_of(content) == [["205", "765", "819"]]


def test_an_empty_cell_of_parquet_stays_an_empty_text(tmp_path):
    content = parquet(tmp_path, "SELECT NULL::VARCHAR AS origin_area, 0 AS commuters")

    assert flow_rows(content, COLUMNS).to_numpy().tolist() == [["", "0"]]


def test_what_could_be_markup_in_a_message_is_taken_out_of_a_cell():
    content = (
        b"origin_area,destination_area,commuters\n[a](javascript:alert),<b>,![x](http://example.invalid)\n"
    )

    cells = "".join(rows_of(content)[0])
    assert not set("[]()<>!:/*`$") & set(cells)
    assert max(map(len, rows_of(content)[0])) <= 20


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\xff\xfe\x00",
        "origin_area,destination_area,commuters\nå,b,c\n".encode("latin-1"),
        b'origin_area,destination_area,commuters\n"205,765,1\n',
        b"origin_area,destination_area,commuters\n205,765\n",
        b"PAR1 and nothing that follows",
        b"PAR1" * 3,
    ],
)
def test_what_is_neither_csv_nor_parquet_is_refused(content):
    with pytest.raises(FlowFileError):
        flow_rows(content, COLUMNS)


def test_a_file_without_a_line_has_no_columns():
    assert flow_rows(b"", COLUMNS).empty


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(FlowFileSizeError):
        flow_rows(b" " * (MOST_BYTES + 1), COLUMNS)


@pytest.mark.parametrize("rows", [MOST_ROWS, MOST_ROWS + 1])
def test_the_most_rows_are_read_and_not_one_more(rows):
    content = b"commuters\n" + b"1\n" * rows

    if rows > MOST_ROWS:
        with pytest.raises(FlowFileSizeError):
            flow_rows(content, COLUMNS)
    else:
        assert len(flow_rows(content, COLUMNS)) == rows


def test_a_small_parquet_file_that_unpacks_into_gigabytes_is_refused(tmp_path):
    content = parquet(
        tmp_path, "SELECT repeat('x', 10_000_000) AS origin_area, 1 AS commuters FROM range(500)"
    )
    assert len(content) < 10_000

    with pytest.raises(FlowFileError):
        flow_rows(content, COLUMNS)


def test_a_long_text_repeated_is_cut(tmp_path):
    content = parquet(tmp_path, "SELECT repeat('x', 100_000) AS origin_area, 1 AS commuters FROM range(1000)")

    assert set(flow_rows(content, COLUMNS)["origin_area"]) == {"x" * 20}
