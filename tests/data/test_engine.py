"""The engine for whole tables: what it is asked, what is kept of it, and what a bad setting comes to."""

import ast
import shutil
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pyarrow as pa
import pytest

from data import engine
from data.engine import ENGINE_SETTING, WHOLE_TABLES, chosen
from data.spark import connect
from data.store import QUERY_DIR, SNAPSHOT_DIR, Store
from data.vintages import vintages
from domain.errors import EngineError, SnapshotDamagedError
from tests.architecture.code import modules, name_of, tree
from tests.data.test_vintages import observed, write_vintage

INDICATORS = {"indicators": ["unemployed/_T/_T"], "number": 1}
ANSWER = pa.table({"time_period": ["1999-01"]})


class Asked:
    """An engine that answers everything alike, and what it was asked."""

    def __init__(self):
        self.questions = []

    def answer(self, *question):
        self.questions.append(question)
        return ANSWER


@pytest.fixture(autouse=True)
def _unasked():
    """Begin and end without anything that an engine answered, or did not."""
    engine._keeping.cache_clear()
    yield
    engine._keeping.cache_clear()


@pytest.fixture
def asked(monkeypatch):
    """Return what the engine of this installation is asked."""
    found = Asked()
    monkeypatch.setattr(engine, "Spark", lambda _address: found)
    monkeypatch.setenv(ENGINE_SETTING, "sc://spark.invalid:15002")
    return found


@pytest.mark.parametrize("said", [None, ""])
def test_without_the_setting_it_is_duckdb(monkeypatch, said):
    monkeypatch.delenv(ENGINE_SETTING, raising=False)
    if said is not None:
        monkeypatch.setenv(ENGINE_SETTING, said)

    assert chosen() is None


def test_it_is_asked_for_whole_tables_and_for_nothing_else(asked):
    read = Store(engine=chosen())

    assert list(read.query("months", **INDICATORS)["time_period"]) == ["1999-01"]
    assert set(read.query("areas")["ref_area"]) == set(Store().query("areas")["ref_area"])
    assert read.periods("statfin_12tf") == Store().periods("statfin_12tf")
    assert len(asked.questions) == 1


def test_every_query_over_whole_tables_is_a_file():
    assert {path.stem for path in QUERY_DIR.glob("*.sql")} >= WHOLE_TABLES


def test_the_same_question_is_asked_once_also_by_another_store(asked):
    for read in (Store(engine=chosen()), Store(engine=chosen())):
        read.query("months", **INDICATORS)
        read.query("months", **INDICATORS)

    assert len(asked.questions) == 1


def test_other_parameters_and_other_data_are_asked_for_anew(asked, tmp_path):
    Store(engine=chosen()).query("months", **INDICATORS)
    Store(engine=chosen()).query("months", **INDICATORS | {"number": 2})
    write_vintage(tmp_path, "2026-11-23T100000Z", observed("105 2026-07 60"))
    later = Store(vintages=vintages(tmp_path), engine=chosen())
    later.query("months", **INDICATORS)
    later.query("monthly_shares")

    assert len(asked.questions) == 4


def test_a_vintage_of_another_table_asks_nothing_anew(asked, tmp_path):
    Store(engine=chosen()).query("monthly_shares")
    write_vintage(tmp_path, "2026-11-23T100000Z", observed("105 2026-07 60"))
    Store(vintages=vintages(tmp_path), engine=chosen()).query("monthly_shares")

    assert len(asked.questions) == 1


def test_an_engine_that_gave_no_answer_is_left_alone_for_a_while(asked, monkeypatch, caplog):
    tried = []

    def fail(*question):
        tried.append(question)
        raise EngineError("it is down")

    with monkeypatch.context() as failing:
        failing.setattr(asked, "answer", fail)
        for _ in range(3):
            with pytest.raises(EngineError, match="it is down"):
                Store(engine=chosen()).query("months", **INDICATORS)

    assert len(tried) == 1
    assert caplog.messages == ["no answer over whole tables: it is down"]


def test_after_that_it_is_asked_again(asked, monkeypatch):
    monkeypatch.setattr(engine, "PAUSE_S", 0.0)
    answer = asked.answer
    monkeypatch.setattr(asked, "answer", Mock(side_effect=[EngineError("it is down"), answer()]))

    with pytest.raises(EngineError):
        Store(engine=chosen()).query("months", **INDICATORS)
    assert list(Store(engine=chosen()).query("months", **INDICATORS)["time_period"]) == ["1999-01"]


def test_readers_who_come_at_once_ask_once(asked):
    read = Store(engine=chosen())
    with ThreadPoolExecutor(max_workers=8) as threads:
        list(threads.map(lambda _: read.query("months", **INDICATORS), range(16)))

    assert len(asked.questions) == 1


def test_the_oldest_answer_goes_first(asked, monkeypatch):
    monkeypatch.setattr(engine, "MOST_KEPT", 2)
    read = Store(engine=chosen())
    for number in (1, 2, 3, 3, 2, 1):
        read.query("months", **INDICATORS | {"number": number})

    assert [dict(bound)["number"] for _, _, bound in asked.questions] == [1, 2, 3, 1]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WHOLE_TABLES))
def test_nothing_that_a_reader_chooses_reaches_a_query_over_whole_tables(name):
    asking = [
        function
        for path in modules()
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(node, ast.Constant) and node.value == name for node in ast.walk(function))
        and any(
            isinstance(node, ast.Call) and name_of(node) in ("query", "rows") for node in ast.walk(function)
        )
    ]

    assert asking
    assert {tuple(each.arg for each in function.args.args) for function in asking} == {("store",)}


def test_it_is_not_asked_of_a_file_that_was_replaced_meanwhile(asked, tmp_path):
    folder = shutil.copytree(SNAPSHOT_DIR, tmp_path / "snapshots")
    read = Store(folder, engine=chosen())
    (folder / "statfin_12tf.parquet").write_bytes(b"built anew")

    with pytest.raises(SnapshotDamagedError, match="replaced"):
        read.query("monthly_shares")
    assert not asked.questions


def test_before_anything_was_published_nothing_is_asked(asked, tmp_path):
    write_vintage(tmp_path, "2026-11-23T100000Z", observed("105 2026-06 50"))
    earliest = Store(vintages=vintages(tmp_path), as_of="2001-01-01", engine=chosen())

    assert earliest.query("months", **INDICATORS).empty
    assert not asked.questions


@pytest.mark.parametrize(
    "address",
    [
        "spark.invalid:15002",
        "spark://spark.invalid:7077",
        "http://spark.invalid:15002",
        "sc://spark.invalid",
        "sc://:15002",
        "sc://spark.invalid:port",
        "sc://spark.invalid:99999",
        "sc://spark.invalid:15002/folder",
        "sc://[::1:15002/;token=hush",
    ],
)
def test_what_is_no_address_is_told_to_the_operator_and_stops_nothing_else(monkeypatch, address):
    monkeypatch.setenv(ENGINE_SETTING, address)
    read = Store(engine=chosen())

    with pytest.raises(EngineError, match=r"TILANNEHUONE_ENGINE .* is written sc://host:port") as raised:
        read.query("months", **INDICATORS)
    assert "hush" not in str(raised.value)
    assert len(read.query("areas"))


def test_a_package_that_is_not_installed_is_told_with_the_command_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(connect, "PYTHON", tmp_path / "python")
    monkeypatch.setenv(ENGINE_SETTING, "sc://spark.invalid:15002/;token=hush")

    with pytest.raises(EngineError, match=r"sc://spark\.invalid:15002 needs .*make spark") as raised:
        Store(engine=chosen()).query("months", **INDICATORS)
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("#!/bin/sh\nsleep 9", "gave no answer in 0 seconds"),
        ("#!/bin/sh\necho noise >&2; echo the cause >&2; exit 1", "gave no answer: the cause"),
        ("#!/bin/sh\nexit 1", "gave no answer: it ended"),
    ],
    ids=["waits", "fails", "says nothing"],
)
def test_a_process_that_answers_nothing_is_told_with_its_last_line(monkeypatch, tmp_path, script, said):
    python = tmp_path / "python"
    python.write_text(script, encoding="utf-8")
    python.chmod(0o700)
    monkeypatch.setattr(connect, "PYTHON", python)
    monkeypatch.setattr(connect, "PATIENCE_S", 0.2 if "sleep" in script else 60.0)
    monkeypatch.setenv(ENGINE_SETTING, "sc://spark.invalid:15002")

    with pytest.raises(EngineError, match=said):
        Store(engine=chosen()).query("months", **INDICATORS)
