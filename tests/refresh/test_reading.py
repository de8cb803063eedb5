"""Reading what a service answers: the same back as it has, by ours and by a client that nobody here wrote."""

import csv
import io

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pxwebpy.table import PxTable as Client

from data.refresh.errors import AnswerError
from data.refresh.jsonstat import dataset
from data.refresh.pxweb import PxWeb, split
from data.refresh.service import Service
from tests.refresh.conftest import PATH, small
from tests.standin.pxweb import PxService
from tests.standin.server import served
from tests.standin.tables import PxTable

MARKS = ["...", "..", ".", "-"]
CODES = st.text("ABCÅ019_", min_size=1, max_size=5)


@st.composite
def tables(draw):
    """Draw a table of up to four dimensions, with numbers, marks, and both."""
    names = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
    dimensions = {name: draw(st.lists(CODES, min_size=1, max_size=4, unique=True)) for name in names}
    shape = tuple(map(len, dimensions.values()))
    count = int(np.prod(shape))
    cells = st.one_of(
        st.tuples(st.integers(-(10**9), 10**9).map(float), st.sampled_from(["", "e"])),
        st.tuples(st.just(float("nan")), st.sampled_from(MARKS)),
    )
    drawn = draw(st.lists(cells, min_size=count, max_size=count))
    return PxTable(
        title="Satunnainen",
        dimensions=dimensions,
        values=np.array([value for value, _ in drawn]).reshape(shape),
        marks=np.array([mark for _, mark in drawn], dtype=object).reshape(shape),
        time=names[0],
    )


@pytest.fixture(scope="module")
def running():
    service = PxService(maxCalls=1_000_000)
    with served(service.app) as url:
        yield service, url


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=tables(), most=st.integers(1, 40))
def test_a_random_table_is_read_back_as_it_is(running, table, most):
    service, url = running
    service.tables = {"StatFin/a/t.px": table}
    service.config["maxCells"] = most
    px = PxWeb(Service(), f"{url}/PxWeb/api/v1/fi")

    variables = px.variables("StatFin/a/t.px")
    assert {each.code: list(each.codes) for each in variables} == table.dimensions
    found = {}
    for answer in px.answers("StatFin/a/t.px", table.dimensions):
        assert len(answer.cells) <= most
        for row in answer.cells.to_dict("records"):
            at = tuple(table.dimensions[name].index(row[name]) for name in table.dimensions)
            assert at not in found
            found[at] = row["value"], row["mark"]

    assert len(found) == table.values.size
    for at, (value, mark) in found.items():
        np.testing.assert_equal(value, table.values[at])
        assert mark == table.marks[at]


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=4),
    most=st.integers(1, 500),
)
def test_questions_are_small_enough_and_ask_for_every_cell_once(sizes, most):
    selection = {str(n): [f"{n}.{each}" for each in range(size)] for n, size in enumerate(sizes)}
    asked = set()
    for question in split(selection, most):
        cells = {()}
        for values in question.values():
            cells = {(*cell, value) for cell in cells for value in values}
        assert len(cells) <= most
        assert not asked & cells
        asked |= cells
    assert len(asked) == np.prod(sizes)


def test_a_client_that_nobody_here_wrote_reads_the_same(running):
    service, url = running
    table = small(2)
    service.tables, service.config["maxCells"] = {PATH: table}, 120_000
    client = Client(f"{url}/PxWeb/api/v1/fi/{PATH}")
    wanted = {"timeperiod_m": ["2026M02"], "contentscode": ["TYOTTOMATLOPUSSA", "KOKEILULOP"]}

    assert set(client.get_table_variables()) == set(table.dimensions)
    client.create_query(wanted)
    client.get_data()
    theirs = [each["value"] for each in client.dataset]
    px = PxWeb(Service(), f"{url}/PxWeb/api/v1/fi")
    (ours,) = px.answers(PATH, {"Alue": table.dimensions["Alue"], **wanted})

    assert len(theirs) == 2 * len(table.dimensions["Alue"])
    assert [None if np.isnan(each) else each for each in ours.cells["value"]] == theirs
    assert client.metadata["source"] == "Tilastokeskus"


def test_the_other_formats_tell_the_same(running):
    service, url = running
    table = small(1)
    service.tables, service.config["maxCells"] = {PATH: table}, 120_000
    address, ask = f"{url}/PxWeb/api/v1/fi/{PATH}", Service()
    query = [{"code": "contentscode", "selection": {"filter": "top", "values": ["1"]}}]

    told = ask.json(address, {"query": query, "response": {"format": "json"}})["data"]
    lines = ask.content(address, {"query": query, "response": {"format": "csv"}}).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines)))[1:]

    assert [[*each["key"], *each["values"]] for each in told] == rows
    assert [row[2] for row in rows] == ["UUDETAVP"] * len(rows)


RIGHT = {
    "version": "2.0",
    "class": "dataset",
    "id": ["a", "b"],
    "size": [1, 2],
    "dimension": {
        "a": {"category": {"label": {"x": "X"}}},
        "b": {"category": {"index": {"z": 1, "y": 0}}},
    },
    "value": [1, None],
    "status": {"1": "..."},
}


def test_a_right_answer_is_read_in_the_order_of_its_index():
    cells = dataset(RIGHT).cells

    assert cells.astype({"a": "str", "b": "str"}).fillna(-1).to_dict("records") == [
        {"a": "x", "b": "y", "value": 1, "mark": ""},
        {"a": "x", "b": "z", "value": -1, "mark": "..."},
    ]
    assert dataset(RIGHT | {"value": {"0": 1}, "status": "..."}).cells["mark"].tolist() == ["...", "..."]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {"version": "1.3"},
        {"class": "collection"},
        {"id": ["a"]},
        {"id": ["a", "a"]},
        {"id": ["a", "value"]},
        {"size": [1, 3]},
        {"size": [1, True]},
        {"size": ["1", "2"]},
        {"dimension": {"a": {"category": {"label": {"x": "X"}}}}},
        {"dimension": RIGHT["dimension"] | {"b": {"category": {"index": {"z": 1, "y": 1}}}}},
        {"dimension": RIGHT["dimension"] | {"b": {"category": {"index": ["y", "y"]}}}},
        {"dimension": RIGHT["dimension"] | {"b": {"category": {"label": {"y": "", "z": ""}}}}},
        {"value": [1]},
        {"value": [1, "2"]},
        {"value": [1, True]},
        {"value": [1, float("inf")]},
        {"value": {"2": 1}},
        {"value": {"-1": 1}},
        {"status": [""]},
        {"status": ["", 1]},
        {"status": {"9": "x"}},
        {"updated": 5},
    ],
)
def test_what_breaks_a_rule_of_the_format_is_refused(wrong):
    with pytest.raises(AnswerError, match="JSON-stat"):
        dataset(RIGHT | wrong if isinstance(wrong, dict) else wrong)
