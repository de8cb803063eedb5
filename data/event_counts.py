"""What is counted of a log in its room: the only thing that leaves it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb
import pandas as pd

from data.event_log import OUTCOMES, PATHS, SERVICES, Told, bring, room, statement, untold

COUNTS = (
    "steps",
    "links",
    "gaps",
    "variants",
    "interviews",
    "discussions",
    "endings",
    "passive",
    "stays",
    "chains",
    "dates",
)
"""Names of the counts; each is the file `queries/paths/count_<name>.sql`, which says its columns."""

MOST_VARIANTS = 200

DueDays = Callable[[date, date], pd.DataFrame]
"""Returns for each day from the first to the last: day, with_saturdays, without_saturdays, as dates."""

Dates = Callable[[datetime, datetime], Sequence[datetime]]
"""Returns the times between the first event and the day of the log at which states are counted."""


@dataclass(frozen=True, eq=False)
class LogCounts:
    """What was counted of a log.

    Attributes:
        as_of: The day that it speaks of: the last of its starts and closings.
        first: Its first start.
        events: How many rows it has.
        frames: Name of each count -> its rows, with `cases` and `persons`.
    """

    as_of: datetime
    first: datetime
    events: int
    frames: Mapping[str, pd.DataFrame]


def log_counts(content: bytes, due_days: DueDays, dates: Dates, told: Told = untold) -> LogCounts:
    """Return what is counted of a log; its events are gone when this returns.

    Args:
        content: CSV or parquet by `data.event_log.TEMPLATE`; it may be anything.
        due_days: When a first interview is due that is registered on a day.
        dates: When states are counted.
        told: Is told how far it is: "read", "order", "count".

    Raises:
        DashboardError: It cannot be read, or not for certain.
    """
    with room() as connection:
        told("read", 0.0)
        events = bring(connection, content)
        told("order", 0.4)
        for name, known in (("path", PATHS), ("service", SERVICES), ("outcome", OUTCOMES)):
            _names(connection, f"{name}_names", known)
        _run(connection, "events")
        connection.execute("DROP TABLE brought")
        first, as_of = _span(connection)
        _run(connection, "contacts", as_of=as_of)
        _run(connection, "steps", as_of=as_of)
        connection.register("due_days", due_days(first.date(), as_of.date()))
        connection.register("dates", pd.DataFrame({"day": pd.to_datetime(list(dates(first, as_of)))}))
        frames = {}
        for number, name in enumerate(COUNTS):
            told("count", 0.6 + 0.3 * number / len(COUNTS))
            frames[name] = _counted(connection, name, as_of)
    return LogCounts(as_of=as_of, first=first, events=events, frames=frames)


def _counted(connection: duckdb.DuckDBPyConnection, name: str, as_of: datetime) -> pd.DataFrame:
    counting = statement(f"count_{name}")
    parameters = {"as_of": as_of, "most": MOST_VARIANTS}
    used = {key: value for key, value in parameters.items() if f"${key}" in _code(counting)}
    frame: pd.DataFrame = connection.sql(counting, params=used).to_arrow_table().to_pandas()
    return frame.astype({"cases": "int64", "persons": "int64"})


def _span(connection: duckdb.DuckDBPyConnection) -> tuple[datetime, datetime]:
    """Return the first start, and the last start or closing: a later end is only planned."""
    [(first, as_of)] = connection.sql(statement("span")).fetchall()
    return first, as_of


def _names(connection: duckdb.DuckDBPyConnection, table: str, known: Mapping[str, Sequence[str]]) -> None:
    pairs = [(name.lower(), code) for code, names in known.items() for name in (code, *names)]
    connection.register(table, pd.DataFrame(pairs, columns=["name", "code"]))


def _run(connection: duckdb.DuckDBPyConnection, name: str, **parameters: datetime) -> None:
    connection.execute(statement(name), parameters).fetchall()


def _code(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if not line.startswith("--"))
