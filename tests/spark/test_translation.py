"""What is translated for Spark: what is known to mean the same there, and nothing else."""

import ast
import json
import subprocess

import pytest

from data.engine import WHOLE_TABLES
from data.spark import connect
from data.store import QUERY_DIR
from tests.spark import cluster
from tests.spark.files import FILES, ROUNDED

pytestmark = pytest.mark.skipif(bool(cluster.packages()), reason=cluster.packages())

REFUSED = {
    "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) AS half FROM t": "PERCENTILE_CONT",
    "SELECT QUANTILE_CONT(x, 0.5) AS half FROM t": "PERCENTILE_CONT",
    "SELECT LIST(x ORDER BY y) AS xs FROM t": "ArrayAgg",
    "SELECT DATE_DIFF('month', a, b) AS months FROM t": "DateDiff",
    "PIVOT t ON x USING COUNT(y)": "PIVOT",
    "SELECT CAST(x AS BIGINT) AS whole FROM t": "CAST(x AS BIGINT)",
    "SELECT TRY_CAST(x AS DOUBLE) AS number FROM t": "TRY_CAST",
    "SELECT x // 2 AS half FROM t": "IntDiv",
    "SELECT x / 2 AS half FROM t": "x / 2",
    "SELECT SUM(x) AS total FROM t": "SUM(x)",
    "SELECT a.x FROM a LEFT JOIN b USING (x)": "LEFT",
    "SELECT a.x FROM a ASOF JOIN b ON a.x >= b.x": "ASOF",
    "SELECT DISTINCT ON (x) y FROM t": "(x)",
    "SELECT x FROM t GROUP BY ALL": "GROUP BY ALL",
    "SELECT x FROM t ORDER BY ALL": "ALL",
    "SELECT x FROM t ORDER BY x NULLS FIRST": "nulls_first",
    "SELECT x FROM a UNION ALL BY NAME SELECT x FROM b": "BY NAME",
    "SELECT x FROM t LIMIT 3": "LIMIT",
    "SELECT x FROM t USING SAMPLE 10": "SAMPLE",
    "COPY t TO 'out.csv'": "COPY",
    "SELECT x FROM read_csv('t.csv')": "READ_CSV",
}


@pytest.fixture(scope="module")
def told():
    """Return what becomes of each query."""
    queries = [*FILES.values(), *REFUSED]
    done = subprocess.run(
        [connect.PYTHON, "-m", "tests.spark.translating"],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        cwd=connect.ROOT,
        check=False,
    )
    assert not done.returncode, done.stderr
    return dict(zip(queries, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", sorted(FILES.keys() - ROUNDED))
def test_a_file_is_translated_with_the_names_of_its_parameters(told, name):
    found = told[FILES[name]]

    assert "refused" not in found
    assert found["before"] == found["after"]


@pytest.mark.parametrize("name", sorted(ROUNDED))
def test_a_file_that_would_be_rounded_otherwise_is_refused(told, name):
    assert "BIGINT" in told[FILES[name]]["refused"]


def test_nothing_is_taken_for_exact_that_no_file_says(told):
    said = {each for name in FILES.keys() - ROUNDED for each in told[FILES[name]]["constructs"]}

    assert said == exact()


def test_every_query_over_whole_tables_can_be_translated():
    assert FILES.keys() - ROUNDED >= WHOLE_TABLES


@pytest.mark.parametrize(("sql", "named"), REFUSED.items())
def test_what_may_mean_something_else_is_refused_by_name(told, sql, named):
    assert named in told[sql].get("refused", "")


def exact():
    """Return what the translation takes for exact, read from its code: here sqlglot cannot be imported."""
    tree = ast.parse((QUERY_DIR.parent / "spark" / "translation.py").read_text(encoding="utf-8"))
    values = {each.targets[0].id: each.value for each in tree.body if isinstance(each, ast.Assign)}
    return set(ast.literal_eval(values["EXACT"].args[0]))
