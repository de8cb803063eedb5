"""Where queries over whole tables run: in DuckDB like others, or in the engine that the operator names."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from time import monotonic

import pyarrow as pa

from data.spark.connect import ENGINE_SETTING, Spark, Value
from data.vintages import Layer
from domain.errors import EngineError

logger = logging.getLogger(__name__)

WHOLE_TABLES = frozenset({"months", "monthly_shares"})
"""Queries that read a table from end to end, once for a vintage: no reader's choice asks them anew."""

MOST_KEPT = 64
"""How many answers a process keeps; the oldest goes first."""

PAUSE_S = 30.0
"""How long an engine that gave no answer is left alone: else every reader's page would try it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query over tables as they are now: two that are equal have the same answer.

    Attributes:
        sql: The query in DuckDB's dialect.
        tables: Name of each table it reads -> the files it is made of, newest first, with their checksums.
        parameters: What is bound to its `$placeholders`; lists as tuples.
    """

    sql: str
    tables: tuple[tuple[str, tuple[Layer, ...]], ...]
    parameters: tuple[tuple[str, Value], ...] = ()


Engine = Callable[[Question], pa.Table]
"""Answers a question, or raises `EngineError`."""


def chosen() -> Engine | None:
    """Return the engine that the operator has named, which keeps its answers; None where it is DuckDB."""
    address = os.environ.get(ENGINE_SETTING)
    return _keeping(address) if address else None


@cache
def _keeping(address: str) -> Engine:
    spark = Spark(address)
    return Keeping(lambda question: spark.answer(question.sql, question.tables, question.parameters))


class Keeping:
    """An engine that is asked each question once, and one at a time."""

    def __init__(self, engine: Engine) -> None:
        """Keep the answers of another engine."""
        self._engine = engine
        self._answers: dict[Question, pa.Table] = {}
        self._lock = Lock()
        self._failure, self._again = "", 0.0

    def __call__(self, question: Question) -> pa.Table:
        """Return the answer to a question.

        Raises:
            EngineError: The engine gave none, now or in the last `PAUSE_S` seconds.
        """
        if (kept := self._answers.get(question)) is not None:
            return kept
        with self._lock:
            if question not in self._answers:
                self._ask(question)
            return self._answers[question]

    def _ask(self, question: Question) -> None:
        if monotonic() < self._again:
            raise EngineError(self._failure)
        try:
            answer = self._engine(question)
        except EngineError as error:
            self._failure, self._again = str(error), monotonic() + PAUSE_S
            logger.error("no answer over whole tables: %s", error)
            raise
        if len(self._answers) == MOST_KEPT:
            del self._answers[next(iter(self._answers))]
        self._answers[question] = answer
