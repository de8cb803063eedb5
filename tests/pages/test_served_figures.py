"""The data of figures at addresses of their own: the page's values, and clear words where there are none."""

import csv
import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest
import xlsxwriter
from PIL import Image

from data.store import Store
from i18n.text import LANGUAGES, Text
from reports.model import SUPPRESSED_MARK, plain
from tests.pages.test_served_data import get, rows_of
from ui import current_context, limits, loaders, served_figures
from views.data_files import FORMATS
from views.files import report
from views.own import NOTHING
from views.registry import VIEWS
from views.sources import EXAMPLE

PICTURE_PX = 1496
"""Of 190 mm at 200 dots to the inch."""

CHOICES = "as_of, subject, period, before, target, map"
RATES = "/data/activation/rates"
every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.name)


def pages_own(view, language):
    """Return the figures of the page that a reader finds who comes without a link."""
    return report(
        view, {}, current_context.with_own(view, NOTHING), Text(language), explain=lambda _, error: str(error)
    ).figures


def said(cell):
    return SUPPRESSED_MARK if cell.is_suppressed else cell.text


def cells(content):
    """Return the values of a workbook's second sheet, the first that holds a figure."""
    return list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(values_only=True))


@every_view
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_every_page_is_served_with_the_pages_own_values(view, language):
    for figure in pages_own(view, language):
        address = f"/data/{view.name}/{figure.key}."
        table, found, book = (get(f"{address}{each}?lang={language}") for each in ("csv", "json", "xlsx"))
        headings, count = [plain(column.label) for column in figure.grid.columns], len(figure.grid.rows)

        assert [each.status for each in (table, found, book)] == [200, 200, 200], address
        for ending, each in zip(("csv", "json", "xlsx"), (table, found, book), strict=True):
            assert each.headers["content-type"] == FORMATS[ending].media_type
            assert (
                each.headers["content-disposition"] == f'attachment; filename="{figure.grid.file}.{ending}"'
            )
        told = json.loads(found.content)
        assert [[cell["text"] for cell in row] for row in told["rows"]] == [
            [said(cell) for cell in row] for row in figure.grid.rows
        ]
        assert [[cell["value"] for cell in row] for row in told["rows"]] == [
            [cell.value for cell in row] for row in figure.grid.rows
        ]
        written, below = table.content.decode("utf-8-sig").split("\r\n\r\n")
        assert written.count("\r\n") >= count
        assert told["source"] == figure.source
        assert figure.source.replace('"', '""') in below
        assert told["vintage"] in below
        sheet = cells(book.content)
        assert list(sheet[3][: len(headings)]) == headings
        assert {figure.source, told["vintage"]} <= {row[0] for row in sheet[4 + count :]}


@pytest.mark.parametrize(
    "figure",
    ["overview/trend", "overview/map", "activation/rates", "reconciliation/suppressed"],
    ids=["lines", "map", "bars", "table"],
)
def test_a_figure_is_served_as_a_picture_too(figure):
    found = get(f"/data/{figure}.png?lang=fi")

    assert (found.status, found.headers["content-type"]) == (200, "image/png"), figure
    with Image.open(io.BytesIO(found.content)) as picture:
        assert picture.width == PICTURE_PX
        assert len(picture.convert("L").getcolors()) > 2, "nothing is drawn"


@every_view
def test_a_number_is_the_same_in_csv_and_in_json(view):
    for figure in pages_own(view, "en"):
        address = f"/data/{view.name}/{figure.key}"
        told = json.loads(get(f"{address}.json?lang=en").content)["rows"]
        written = get(f"{address}.csv?lang=en").content.decode("utf-8-sig").split("\r\n\r\n")[0]
        rows = list(csv.reader(io.StringIO(written)))[1:]
        pairs = [
            (float(raw), cell["value"])
            for row, cells_of in zip(rows, told, strict=True)
            for raw, cell in zip(row, cells_of, strict=True)
            if isinstance(cell["value"], float)
        ]

        assert [raw for raw, _ in pairs] == pytest.approx([value for _, value in pairs], rel=1e-9), address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("service_network/map.json?open_areas=0", "No point is open."),
        ("structural_change/caseload.csv?area=697&jobs=-1000", "there are 280 jobs"),
    ],
)
def test_a_page_that_has_no_figures_says_why(address, why):
    answer = get(f"/data/{address}&lang=en")

    assert answer.status == 404
    assert answer.content.decode().startswith("With these choices the page has no figures. ")
    assert why in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_whose_rows_go_on_after_the_month_of_the_page_does_not_call_that_month_its_newest(language):
    words = {"fi": "Tilanne", "sv": "Läget", "en": "Situation"}[language]
    told = json.loads(get(f"/data/overview/trend.json?lang={language}").content)
    month = current_context.context().period

    assert max(told["periods"]) > month
    assert told["vintage"] == f"{words}: {Text(language).period(month)}"


def test_the_example_of_the_page_of_sources_is_served():
    assert get(f"/{EXAMPLE}").status == 200


def test_suppressed_cells_stay_suppressed_in_every_format():
    told = json.loads(get("/data/reconciliation/suppressed.json").content)
    hidden = [cell for row in told["rows"] for cell in row if cell["status"] == "confidential"]

    assert hidden
    assert all((cell["value"], cell["text"]) == (None, SUPPRESSED_MARK) for cell in hidden)
    table = rows_of(get("/data/reconciliation/suppressed.csv"))
    assert sum(value == SUPPRESSED_MARK for row in table for value in row.values()) == len(hidden)
    sheet = cells(get("/data/reconciliation/suppressed.xlsx").content)
    assert sum(cell == SUPPRESSED_MARK for row in sheet for cell in row) == len(hidden)


def test_choices_are_those_of_the_page_under_todays_names_and_earlier_ones():
    former, today, first = (
        get(f"{RATES}.json{each}").content for each in ("?tavoite=30", "?target=30", "?target=25&lang=fi")
    )
    one, other = (
        get(f"/data/service_points/ways.json?municipality={each}").content for each in ("205", "765")
    )

    assert former == today
    assert json.loads(today)["choices"] != json.loads(first)["choices"]
    assert json.loads(one)["rows"] != json.loads(other)["rows"]


@every_view
def test_every_code_that_a_page_takes_or_took_is_taken(view):
    chosen = view.chosen({}, current_context.with_own(view, NOTHING))
    for choice in view.choices:
        assert choice.takes(chosen.codes[choice.key], chosen), choice.key
        for old in getattr(choice, "old", {}):
            if choice.renewed(old) in choice.options(chosen):
                assert choice.takes(old, chosen), (choice.key, old)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("address", "status", "key", "values"),
    [
        ("/data/nothing/rates.csv", 404, "no_page", {"page": "”nothing”", "pages": ", ".join(VIEWS)}),
        (f"{RATES}.exe", 404, "no_format", {"format": "”exe”", "formats": "csv, json, png, xlsx"}),
        (f"{RATES}.csv?x%0A=1", 400, "no_choice", {"choice": "”x”", "choices": CHOICES}),
        ("/data/sources/periods.csv?a=1", 400, "no_choice", {"choice": "”a”", "choices": "as_of, subject"}),
        (f"{RATES}.csv?target=nan", 400, "no_value", {"choice": "”target”", "value": "”nan”"}),
        (f"{RATES}.csv?target=1e9", 400, "no_value", {"choice": "”target”", "value": "”1e9”"}),
        (f"{RATES}.csv?map=", 400, "no_value", {"choice": "”map”", "value": "””"}),
        (
            f"{RATES}.csv?map=%E2%80%AE{'a' * 5_000}",
            400,
            "no_value",
            {"choice": "”map”", "value": f"”{'a' * 39}…”"},
        ),
    ],
)
def test_what_cannot_be_served_is_told_in_the_readers_language(language, address, status, key, values):
    answer = get(f"{address}{'&' if '?' in address else '?'}lang={language}")

    assert (answer.status, answer.content.decode()) == (status, Text(language)(f"served.{key}", **values))
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


@every_view
def test_an_unknown_figure_is_told_with_those_that_there_are(view):
    answer = get(f"/data/{view.name}/nothing.csv?lang=en")

    assert answer.status == 404
    for figure in pages_own(view, "en"):
        assert figure.key in answer.content.decode()


@every_view
@pytest.mark.parametrize("said", ["nonsense", "", "-1e9", "nan", "<script>", "%00", "9" * 500, "1-1-1-1"])
def test_whatever_a_choice_is_said_to_be_it_is_taken_or_refused_in_words(view, said):
    key = pages_own(view, "fi")[0].key
    for choice in view.choices:
        answer = get(f"/data/{view.name}/{key}.json?{choice.key}={said}")

        assert answer.status in (200, 400, 404), choice.key
        assert answer.status == 200 or answer.content.decode()


@pytest.mark.parametrize("ending", FORMATS)
def test_what_has_not_changed_is_not_sent_again_in_any_format(ending, monkeypatch):
    monkeypatch.setattr("reports.workbook.Workbook.set_properties", dated(iter(range(1, 9))))
    address = f"{RATES}.{ending}?lang=sv"
    tag = get(address).headers["etag"]

    assert get(address, if_none_match=tag).status == 304
    assert get(f"{RATES}.{ending}?lang=en", if_none_match=tag).status == 200


def dated(hours):
    """Return what gives every workbook another time of making."""
    write = xlsxwriter.Workbook.set_properties
    return lambda book, properties: write(
        book, {**properties, "created": datetime(2026, 1, 1, next(hours), tzinfo=UTC)}
    )


def test_data_that_cannot_be_read_say_why(tmp_path, monkeypatch):
    empty = Store(tmp_path)
    monkeypatch.setattr(
        loaders,
        "context",
        lambda *_: loaders.Context(store=empty, area=loaders.area(), period="2026-06", before="2023-08"),
    )
    answer = get(f"{RATES}.csv?lang=en")

    assert answer.status == 503
    assert "parquet" in answer.content.decode()
    empty.close()


def test_too_many_at_once_are_told_to_come_later(monkeypatch):
    monkeypatch.setattr(served_figures, "MOST_WAITING", 0)
    answer = get(f"{RATES}.csv?lang=sv")

    assert (answer.status, answer.content.decode()) == (503, Text("sv")("served.busy"))


def test_what_is_dear_waits_for_its_turn_like_everybodys(monkeypatch):
    waited = []
    monkeypatch.setattr(limits.Queue, "turn", lambda _, who: waited.append(who))
    taken = []
    monkeypatch.setattr(
        served_figures, "data_file", lambda _, chosen, *__: taken.append(chosen.context) or made("x")
    )
    get(f"{RATES}.csv")
    taken[0].turn()

    assert waited == ["data"]
    assert taken[0].own is None


def made(content):
    return served_figures.File("x.csv", "text/csv", content.encode())
