"""Time to save a version so that it survives a power cut, and to find it among a thousand."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np

from scenarios.database import default_url
from scenarios.model import Draft
from scenarios.store import ScenarioStore

GOALS = {"save_p95_ms": 50.0}
"""Most milliseconds."""

SCENARIOS = 500
"""Scenarios that are there already, of two versions each."""

SAVES = 300

START = datetime(2026, 1, 1, tzinfo=UTC)


def measure() -> dict[str, float]:
    """Return the 95th percentile of milliseconds a save, an opening and a search take, in SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        store = ScenarioStore(default_url(Path(folder)))
        for number in range(SCENARIOS):
            store.save_next(store.save_new(_draft(number)).id, _draft(number))
        saved = [store.save_new(_draft(SCENARIOS)).id]
        taken = {
            "save_p95_ms": _p95_ms(
                lambda: saved.append(store.save_next(saved[-1], _draft(SCENARIOS)).version.id), SAVES
            ),
            "open_p95_ms": _p95_ms(lambda: store.version(saved[0]), SAVES),
            "search_p95_ms": _p95_ms(lambda: store.scenarios("kajaani vahvistuu 7"), 30),
        }
        store.close()
    return taken


def _draft(number: int) -> Draft:
    """Return a draft as large as those of every page together, with a note of a thousand signs."""
    return Draft(
        name=f"Kajaani vahvistuu {number}",
        note="Miksi näin päätettiin. " * 45,
        author="Työllisyysjohtaja",
        created_at=START + timedelta(minutes=number),
        data_vintage={f"snapshot_{each}": "0" * 64 for each in range(10)},
        model_version="1.0",
        inputs={
            "staffing": {"jako": "plan", "htv": "~".join(["1", *["12.5"] * 8])},
            "service_points": {"poistetut": "205-1~765-2"},
            "shock": {"kunta": "205", "menetetyt": "535"},
        },
    )


def _p95_ms(task: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = perf_counter()
        task()
        taken.append((perf_counter() - started) * 1_000)
    return float(np.percentile(taken, 95))


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value:.2f}")
