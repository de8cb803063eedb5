"""Translate queries: `python -m tests.spark.translating` in the environment that has sqlglot.

Reads a JSON list of queries; writes for each what it is in Spark's dialect or why it is refused, the names of
its parameters before and after, and what it consists of.
"""

import json
import sys

import sqlglot

from data.spark.translation import construct, translated
from domain.errors import EngineError


def told(sql):
    """Return what becomes of a query."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    said = {"constructs": sorted({construct(each) for each in tree.walk()}), "before": names(tree)}
    try:
        spark = translated(sql)
    except EngineError as error:
        return said | {"refused": str(error)}
    return said | {"spark": spark, "after": names(sqlglot.parse_one(spark, read="spark"))}


def names(tree):
    """Return the names of a query's parameters."""
    return sorted({each.name for each in tree.find_all(sqlglot.exp.Placeholder, sqlglot.exp.Parameter)})


json.dump([told(sql) for sql in json.load(sys.stdin)], sys.stdout)
