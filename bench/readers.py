"""How long readers wait when 10, 50, 100 or 200 of them move one control a second, on so many processes."""

import asyncio
import statistics
from contextlib import ExitStack

from bench.sessions import board_crowd, crowd, heaviest, movable
from tests.browser.server import running

GOALS = {"sessions_p95_ms": 500.0, "sessions_board_p95_ms": 500.0}

PROCESSES = {10: 1, 50: 1, 100: 2, 200: 2}
"""Readers -> processes, as docs/operations.md has it for 2 cores."""

SESSIONS = 100
"""Readers whose waits have a goal, and are called `sessions`."""


def measure() -> dict[str, float]:
    """Return the median and the 95th percentile of their waits, on the heaviest page and on the board."""
    found: dict[str, float] = {}
    page = heaviest()
    moves = movable()[page]
    for readers, processes in PROCESSES.items():
        with ExitStack() as stack:
            servers = [stack.enter_context(running()) for _ in range(processes)]
            waits = asyncio.run(crowd(servers, readers, page, moves))
            board = asyncio.run(board_crowd(servers, readers))
        name = "sessions" if readers == SESSIONS else f"readers_{readers}"
        found |= {
            f"{name}_p50_ms": statistics.median(waits),
            f"{name}_p95_ms": statistics.quantiles(waits, n=20)[-1],
            f"{name}_board_p95_ms": statistics.quantiles(board, n=20)[-1],
        }
    return found
