"""How long readers wait when 10, 50, 100 or 200 of them move one control a second, on so many processes."""

import asyncio
import statistics
from contextlib import ExitStack

from bench.sessions import board_crowd, crowd, movable
from tests.browser.server import running

GOALS = {"readers_100_p95_ms": 500.0, "readers_100_board_p95_ms": 500.0}

PROCESSES = {10: 1, 50: 1, 100: 2, 200: 2}
"""Readers -> processes, as docs/operations.md has it for 2 cores."""

HEAVIEST = "flows"
"""The page whose moves take the server longest; `bench.sessions` measures all of them."""


def measure() -> dict[str, float]:
    """Return the median and the 95th percentile of their waits, on the heaviest page and on the board."""
    found: dict[str, float] = {}
    moves = movable()[HEAVIEST]
    for readers, processes in PROCESSES.items():
        with ExitStack() as stack:
            servers = [stack.enter_context(running()) for _ in range(processes)]
            waits = asyncio.run(crowd(servers, readers, HEAVIEST, moves))
            board = asyncio.run(board_crowd(servers, readers))
        found |= {
            f"readers_{readers}_p50_ms": statistics.median(waits),
            f"readers_{readers}_p95_ms": statistics.quantiles(waits, n=20)[-1],
            f"readers_{readers}_board_p95_ms": statistics.quantiles(board, n=20)[-1],
        }
    return found
