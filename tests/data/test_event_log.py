"""A log that somebody brings: read in any dialect, or refused with row, column and cell; nothing is left."""

import io
import tempfile

import pandas as pd
import pytest

from analytics.paths.dates import quarter_ends
from analytics.working_days import interviews_due
from data.event_counts import log_counts
from data.event_log import TEMPLATE
from domain.errors import DashboardError
from i18n.text import LANGUAGES, Text
from tests.scripts import abroad
from tests.unit.paths import logs

ROW = ("a", "young", "s", "o", "2026-01-01", "2026-01-05", "")


def counted(content):
    return log_counts(content, interviews_due, quarter_ends)


def table(content):
    frame = counted(content).frames["steps"]
    return frame[frame["state"].notna() & frame["path"].notna()].reset_index(drop=True)


def parquet(content):
    frame = pd.read_csv(io.BytesIO(content), sep=";", dtype="str", keep_default_na=False)
    brought = io.BytesIO()
    frame.to_parquet(brought)
    return brought.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "written",
    [
        lambda content: content.replace(b";", b"\t"),
        lambda content: content.replace(b";", b","),
        lambda content: content.decode().encode("utf-16"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\r\n", b"\n"),
        lambda content: b"sep=;\r\n" + content,
        lambda content: content.replace(
            logs.HEADING.encode(), "Tunniste;Palvelupolku;Palvelu;Järjestäjä;Alku;Loppu;Tulos".encode()
        ),
        parquet,
    ],
    ids=["tabs", "commas", "utf-16", "mark", "lines", "declared", "finnish", "parquet"],
)
def test_a_log_in_any_dialect_is_counted_alike(written):
    content = logs.running_example()

    pd.testing.assert_frame_equal(table(written(content)), table(content))


@pytest.mark.parametrize(
    "day", ["2026-01-01", "1.1.2026", "01.01.2026", "2026-01-01T08:30:00", "1.1.2026 8.30"]
)
def test_a_date_is_read_as_it_is_written(day):
    assert counted(logs.csv((*ROW[:4], day, "", ""))).first.date().isoformat() == "2026-01-01"


@pytest.mark.parametrize(
    ("changed", "row", "column", "cell", "key"),
    [
        ({"start": "2026-02-30"}, "3", "start", "2026-02-30", "date"),
        ({"start": abroad("2026-01-31")}, "3", "start", abroad("2026-01-31"), "date"),
        ({"end": abroad("31.1.2026")}, "3", "end", abroad("31.1.2026"), "date"),
        ({"start": "yesterday"}, "3", "start", "yesterday", "date"),
        ({"start": "infinity"}, "3", "start", "infinity", "date"),
        ({"end": "1.1.1700"}, "3", "end", "1.1.1700", "date"),
        ({"end": "2025-12-31"}, "3", "end", "2025-12-31", "order"),
        ({"pseudonym": " "}, "3", "pseudonym", "", "empty"),
        ({"service": ""}, "3", "service", "", "empty"),
        ({"organisation": "x" * 101}, "3", "organisation", "x" * 39 + "…", "long"),
    ],
)
def test_a_cell_that_cannot_be_is_named(changed, row, column, cell, key):
    bad = tuple(changed.get(name, value) for name, value in zip(TEMPLATE, ROW, strict=True))
    with pytest.raises(DashboardError) as refused:
        counted(logs.csv(("b", *ROW[1:]), bad))

    assert refused.value.text_key == f"paths.errors.{key}"
    assert [refused.value.values[each] for each in ("row", "column", "cell")] == [row, column, cell]
    for language in LANGUAGES:
        said = Text(language)(refused.value.text_key, **refused.value.values)
        assert row in said
        assert column in said


def test_the_same_event_on_two_rows_is_named():
    with pytest.raises(DashboardError) as refused:
        counted(logs.csv(ROW, ("b", *ROW[1:]), ROW))

    assert refused.value.values == {"row": "4", "first": "2"}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "reading.errors.columns"),
        (b"a;b\r\n1;2\r\n", "reading.errors.columns"),
        (logs.csv(), "paths.errors.none"),
        (logs.csv(ROW) + b"one;two\r\n", "reading.errors.row"),
        (logs.csv(ROW) + b'"open;two\r\n', "reading.errors.row"),
        (b"PK\x03\x04....", "reading.errors.workbook"),
        (b"PAR1....", "reading.errors.unreadable"),
        (bytes(range(256)), "reading.errors.unreadable"),
    ],
)
def test_what_is_no_log_is_refused(content, key):
    with pytest.raises(DashboardError) as refused:
        counted(content)

    assert refused.value.text_key == key
    for language in LANGUAGES:
        assert Text(language)(refused.value.text_key, **refused.value.values)


def test_more_names_than_a_table_can_have_are_refused():
    rows = [("a", "young", f"s{number}", "o", "2026-01-01", "", "") for number in range(31)]
    with pytest.raises(DashboardError) as refused:
        counted(logs.csv(*rows))

    assert refused.value.values["found"] == "31"


def test_only_counts_leave_the_room(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = counted(logs.running_example(lambda case: f"secret{case}"))

    assert list(tmp_path.iterdir()) == []
    for frame in found.frames.values():
        assert "secret" not in frame.to_csv()
        assert {"cases", "persons"} <= set(frame.columns)


def test_each_stage_is_told_in_order():
    told = []
    log_counts(logs.running_example(), interviews_due, quarter_ends, lambda *each: told.append(each))

    assert [stage for stage, _ in told][:3] == ["read", "order", "count"]
    assert [share for _, share in told] == sorted(share for _, share in told)
