"""The same files give the same rows on DuckDB and a real Spark: master, two workers and Connect server."""

import socket
import threading

import pytest
from pandas.testing import assert_frame_equal

import data.store
from data import engine
from data.engine import ENGINE_SETTING, chosen
from data.store import Store
from data.vintages import vintages
from domain.errors import EngineError
from tests.data.test_vintages import observed, write_vintage
from tests.spark import cluster
from tests.spark.files import BOUND, FILES, ROUNDED

pytestmark = pytest.mark.skipif(bool(cluster.packages()), reason=cluster.packages())
on_a_spark = pytest.mark.skipif(bool(cluster.lacking()), reason=cluster.lacking())

asked_everything = pytest.mark.usefixtures("everything")

ASKED = sorted(FILES.keys() - ROUNDED)


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """Return the address of a Spark, and the folder it works in."""
    folder = tmp_path_factory.mktemp("spark")
    with cluster.running(folder) as address:
        yield address, folder


@pytest.fixture
def everything(spark, monkeypatch):
    """Let Spark be asked every query, not only those over whole tables."""
    monkeypatch.setattr(data.store, "WHOLE_TABLES", frozenset(FILES))
    monkeypatch.setenv(ENGINE_SETTING, spark[0])


@pytest.fixture
def layered(tmp_path):
    """Return vintages: a later one has one month anew, and one column more."""
    later = observed("105 2026-07 61", "105 2026-08 70", "049 2026-08 900")
    write_vintage(tmp_path, "2026-11-23T100000Z", observed("105 2026-06 50", "105 2026-07 60"))
    write_vintage(tmp_path, "2026-12-22T100000Z", later.assign(mark="x"))
    return vintages(tmp_path)


@on_a_spark
@asked_everything
@pytest.mark.parametrize("name", ASKED)
def test_a_file_gives_the_same_rows_on_both(name):
    expected = Store().query(name, **BOUND.get(name, {}))
    found = Store(engine=chosen()).query(name, **BOUND.get(name, {}))

    assert len(expected)
    assert_frame_equal(found, expected, check_exact=True)


@on_a_spark
@asked_everything
@pytest.mark.parametrize("as_of", ["", "2026-12-21"])
def test_vintages_are_read_as_the_store_reads_them(layered, as_of):
    asked = {"months": {"indicators": ["unemployed/_T/_T"], "number": 1}}
    asked["area_observations"] = {"time_period": "2026-08", "ref_areas": ["105", "049"]}
    for name, bound in asked.items():
        expected = Store(vintages=layered, as_of=as_of).query(name, **bound)
        found = Store(vintages=layered, as_of=as_of, engine=chosen()).query(name, **bound)

        assert_frame_equal(found, expected, check_exact=True)


@on_a_spark
@asked_everything
def test_a_parameter_is_bound_and_never_read_as_sql():
    hostile = {"time_period": "2026-06' OR '1' = '1", "ref_areas": ["105') OR true --"]}

    assert Store(engine=chosen()).query("area_observations", **hostile).empty


@on_a_spark
@asked_everything
def test_both_workers_have_worked(spark):
    Store(engine=chosen()).query("monthly_shares")

    assert cluster.executors(spark[1]) == cluster.WORKERS


@pytest.fixture
def talker():
    """Return the port of a server that is none of Spark's."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk():
            while True:
                try:
                    caller, _ = listener.accept()
                except OSError:
                    return
                with caller:
                    caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=talk, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "address", ["sc://127.0.0.1:1", "sc://spark.invalid:15002", "sc://127.0.0.1:{talker}"]
)
def test_where_no_spark_is_the_operator_is_told(monkeypatch, talker, address):
    address = address.format(talker=talker)
    monkeypatch.setenv(ENGINE_SETTING, f"{address}/;token=hush")
    engine._keeping.cache_clear()

    with pytest.raises(EngineError, match=rf"^{address} gave no answer: .*UNAVAILABLE") as raised:
        Store(engine=chosen()).query("monthly_shares")
    assert "hush" not in str(raised.value)
