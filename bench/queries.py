"""How long the slowest query takes, from SQL to a pandas frame."""

import re
import statistics
from pathlib import Path
from time import perf_counter

from data import areas
from data.store import QUERY_DIR, Parameter, Store

GOALS = {"query_max_ms": 10.0}

RUNS = 20

REAL: dict[str, Parameter] = {
    "time_period": "2026-06",
    "area_level": "municipality",
    "ref_areas": list(areas.chosen().observed),
}
"""What the pages bind to each placeholder; the largest where there is a choice."""


def measure() -> dict[str, float]:
    """Return the largest of the queries' median milliseconds, each run warm."""
    store = Store()
    medians = [_median_ms(store, path) for path in sorted(QUERY_DIR.glob("*.sql"))]
    store.close()
    return {"query_max_ms": max(medians)}


def _median_ms(store: Store, path: Path) -> float:
    names = set(re.findall(r"\$(\w+)", path.read_text(encoding="utf-8")))
    parameters = {name: REAL[name] for name in names}
    store.query(path.stem, **parameters)
    taken = []
    for _ in range(RUNS):
        started = perf_counter()
        store.query(path.stem, **parameters)
        taken.append((perf_counter() - started) * 1_000)
    return statistics.median(taken)
