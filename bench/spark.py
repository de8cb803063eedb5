"""What a query over a table of the country's size costs on Spark, beside DuckDB: `python -m bench spark`.

Master, two workers and Connect server run on this machine: it shows what Spark adds, not what more machines
would bring. Not part of `make bench`: it needs Java and `.venv-spark`. `BENCH_SCALE` makes the table smaller.
"""

import sys
import tempfile
from pathlib import Path
from unittest import mock

import duckdb
from pandas.testing import assert_frame_equal

import data.store
from bench.queries import REAL
from bench.scale import median_ms, months, panel
from data.engine import Question
from data.spark.connect import Spark
from data.store import Parameter, Store
from data.vintages import vintages
from domain.indicators import INDICATORS
from tests.spark import cluster

RUNS = 3
EVERY = sorted(f"{each.concept}/{each.sex}/{each.age}" for each in INDICATORS.values() if each.concept)


def measure() -> dict[str, float]:
    """Return the median milliseconds of each query on both engines, which must give the same rows."""
    if reason := cluster.lacking():
        sys.exit(reason)
    month = {**REAL, "time_period": months()[-1]}
    asked: dict[str, dict[str, Parameter]] = {
        "months": {"indicators": EVERY, "number": len(EVERY)},
        "monthly_shares": {},
        "national_observations": {name: month[name] for name in ("time_period", "area_level")},
        "area_observations": {name: month[name] for name in ("time_period", "ref_areas")},
    }
    found = {}
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(data.store, "WHOLE_TABLES", set(asked)):
        root = Path(folder)
        with duckdb.connect() as connection:
            panel(connection, root / "vintages")
        (root / "spark").mkdir()
        known = vintages(root / "vintages")
        with cluster.running(root / "spark", worker_memory="2g") as address:
            spark = Spark(address)

            def engine(question: Question):  # type: ignore[no-untyped-def] # noqa: ANN202 - a table of Arrow
                return spark.answer(question.sql, question.tables, question.parameters)

            stores = {"duckdb": Store(vintages=known), "spark": Store(vintages=known, engine=engine)}
            for name, bound in asked.items():
                on_duckdb, on_spark = (store.query(name, **bound) for store in stores.values())
                assert_frame_equal(on_spark, on_duckdb, check_exact=True)
                for each, store in stores.items():
                    ask = lambda: store.query(name, **bound)  # noqa: B023, E731 - called at once
                    found[f"{each}_{name}_ms"] = median_ms(ask, RUNS)
    return found
