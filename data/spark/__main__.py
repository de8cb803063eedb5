"""Put one question to Spark: `python -m data.spark` in the environment that has PySpark.

The question is read as JSON, the rows are written as an Arrow stream. Where there is no answer, the last line
of stderr says why and the process ends with 1.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql.connect.client.retries import DefaultPolicy
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.session import SparkSession

from data.spark.translation import translated
from domain.errors import EngineError

MOST_RETRIES = 2
"""How often a server that does not answer is tried again; PySpark itself would go on for ten minutes."""


def answer(question: dict[str, Any]) -> pa.Table:
    """Return the rows of a question as `data.spark.connect` writes it.

    Raises:
        EngineError: The query says something of which Spark makes something else.
        PySparkException: The server does not answer, or cannot.
    """
    sql = translated(question["sql"])
    session = SparkSession(question["address"])
    session.client.set_retry_policies([DefaultPolicy(max_retries=MOST_RETRIES)])
    try:
        for name, layers in question["tables"].items():
            _rows(session, layers).createOrReplaceTempView(name)
        return session.sql(sql, args=question["parameters"]).toArrow()
    finally:
        session.stop()


def _rows(session: SparkSession, layers: Sequence[tuple[str, Sequence[str]]]) -> DataFrame:
    """Return the rows of a table as the store reads it: of each layer those that no later one has."""
    read = [session.read.parquet(path) for path, _ in layers]
    columns = [name for name in read[0].columns if all(name in each.columns for each in read)]
    rows = None
    for each, (_, superseded) in zip(read, layers, strict=True):
        kept = each.filter(~each["time_period"].isin(*superseded)) if superseded else each
        kept = kept.select(*columns)
        rows = rows.unionAll(kept) if rows is not None else kept
    return rows


def main() -> int:
    """Answer what is asked, and return the exit code."""
    try:
        rows = answer(json.load(sys.stdin))
    except (EngineError, PySparkException) as error:
        sys.stderr.write(" ".join(str(error).split()) + "\n")
        return 1
    with pa.ipc.new_stream(sys.stdout.buffer, rows.schema) as stream:
        stream.write_table(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
