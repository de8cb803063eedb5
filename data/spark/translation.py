"""Queries in DuckDB's dialect as Spark understands them, word for word or not at all."""

from typing import Any

from domain.errors import EngineError

_NAMED = ("Identifier", "Literal", "Placeholder")
"""Parts that are a name or a value, whichever."""

EXACT = frozenset(
    {
        "Alias",
        "And",
        "Any",
        "ArrayContains",
        "CTE",
        "Cast DOUBLE",
        "Column",
        "Count big_int",
        "DPipe safe",
        "DataType",
        "Distinct",
        "EQ",
        "Exists",
        "From",
        "Group",
        "Having",
        "Identifier",
        "Join INNER",
        "Literal",
        "Not",
        "Order",
        "Ordered",
        "Ordered desc",
        "Paren",
        "Placeholder",
        "Select",
        "Table",
        "TableAlias",
        "Union",
        "Where",
        "With",
    }
)
"""What a query may consist of, by sqlglot's names: a test runs files with each of these on both engines.

sqlglot itself writes `PERCENTILE_CONT` as an approximation, and Spark cuts fractions off where DuckDB's
`CAST(x AS BIGINT)` rounds them; neither would say so.
"""


def translated(sql: str) -> str:
    """Return a query in Spark's dialect, its parameters under the same names.

    Raises:
        EngineError: It says something that is not known to mean the same there; the message names it.
        ImportError: It is not asked in the environment that has sqlglot.
    """
    import sqlglot

    tree = sqlglot.parse_one(sql, read="duckdb")
    for node in tree.walk(prune=lambda each: isinstance(each, sqlglot.exp.DataType)):
        if construct(node) not in EXACT:
            raise EngineError(f"{node.sql()} ({construct(node)}) may mean something else to Spark")
    spark: str = tree.sql("spark", comments=False, unsupported_level=sqlglot.ErrorLevel.RAISE)
    return spark


def construct(node: Any) -> str:  # noqa: ANN401 - what its classes have in common is little
    """Return what a part of a query is: sqlglot's name, and what else decides its meaning."""
    name = type(node).__name__
    if name in _NAMED:
        return name
    said = [
        key if value is True else value
        for key, value in node.args.items()
        if value is True or isinstance(value, str)
    ]
    if "Cast" in name:
        said.append(node.to.sql())
    return " ".join([name, *said])
