"""Time to load a log of five million events, to show its page, and to hide what is of few."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from time import perf_counter
from typing import TypeVar

import pandas as pd

from analytics.disclosure.cells import Cells
from analytics.disclosure.pattern import least_pattern
from analytics.paths.example import example_log
from data.areas import FIRST, area
from data.store import Store
from domain.errors import DashboardError
from i18n.text import Text
from views.context import Context
from views.own import OwnLog
from views.paths import VIEW
from views.paths.source import counted, example_file
from views.sheet import sheets

T = TypeVar("T")

GOALS = {"paths_5m_load_s": 30.0, "paths_5m_view_ms": 1_500.0, "suppression_ms": 500.0}

TABLE = ((15, 1, 3, 1), (20, 10, 10, 15), (3, 10, 10, 2), (12, 14, 7, 2))
"""The table of FCSM's kind, whose least hiding is proven."""

_CASES = 925_000
"""Of about 5,4 events each."""


def measure() -> dict[str, float]:
    """Return what a reader waits for who loads a log and opens its page."""
    last = date.today()  # noqa: DTZ011 - any day does
    content = _parquet(example_log(last, _CASES))
    cube, load_s = _timed(lambda: counted(content))
    with_log = OwnLog(name="log.parquet", sha256="0" * 64, rows=cube.events, cube=cube)
    store = Store()
    context = Context(store=store, area=area(FIRST), period="", before="").with_own(with_log)
    _, view_s = _timed(lambda: sheets(VIEW, {"path": "young"}, context, Text("fi"), explain=_explain))
    store.close()
    cells = _cells()
    _, hide_s = _timed(lambda: least_pattern(cells))
    _, example_s = _timed(lambda: counted(example_file(last)))
    return {
        "paths_5m_events": float(cube.events),
        "paths_5m_load_s": load_s,
        "paths_5m_view_ms": view_s * 1_000,
        "suppression_ms": hide_s * 1_000,
        "paths_example_ms": example_s * 1_000,
    }


def _parquet(log: pd.DataFrame) -> bytes:
    """Return a log as readers bring one of this size: as CSV it is larger than a server takes."""
    file = BytesIO()
    log.astype("str").to_parquet(file, index=False)
    return file.getvalue()


def _cells() -> Cells:
    """Return the table with its totals."""
    rows = [*(list(row) for row in TABLE), [sum(column) for column in zip(*TABLE, strict=True)]]
    whole = [[*row, sum(row)] for row in rows]
    width, height = len(whole[0]), len(whole)
    sums = [{row * width + at: -1 if at == width - 1 else 1 for at in range(width)} for row in range(height)]
    sums += [
        {row * width + at: -1 if row == height - 1 else 1 for row in range(height)} for at in range(width)
    ]
    values = tuple(value for row in whole for value in row)
    return Cells(
        values=values,
        few=frozenset(at for at, value in enumerate(values) if 0 < value < 5),
        unshown=frozenset(),
        costs=tuple(
            10 if row == height - 1 or at == width - 1 else 1 for row in range(height) for at in range(width)
        ),
        sums=tuple(sums),
    )


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    started = perf_counter()
    found = run()
    return found, perf_counter() - started


def _explain(_text: Text, error: DashboardError) -> str:
    return str(error)
