"""How long readers wait when 10, 50, 100 or 200 of them move one control a second, on so many processes.

The second is one of a machine whose plain fragment takes `USUAL_MS`; a slower one has longer seconds, and the
wait that is allowed is longer by as much. A faster one has the same.
"""

import asyncio
import statistics
from contextlib import ExitStack

from bench.board import fragment_ms
from bench.sessions import board_crowd, crowd, heaviest, movable
from tests.browser.server import running

USUAL_MS = 50.0
MOST_MS = 500.0
"""The wait of one reader in twenty on such a machine."""

GOALS = dict.fromkeys(("sessions_over_fragment", "sessions_board_over_fragment"), MOST_MS / USUAL_MS)

PROCESSES = {10: 1, 50: 1, 100: 2, 200: 2}
"""Readers -> processes, as docs/operations.md has it for 2 cores."""

SESSIONS = 100
"""Readers whose waits have a goal, and are called `sessions`."""


def measure() -> dict[str, float]:
    """Return the median and the 95th percentile of their waits, on the heaviest page and on the board."""
    pace_s = max(1.0, fragment_ms() / USUAL_MS)
    found = {"fragment_p50_ms": fragment_ms(), "readers_pace_s": pace_s}
    page = heaviest()
    moves = movable()[page]
    for readers, processes in PROCESSES.items():
        with ExitStack() as stack:
            servers = [stack.enter_context(running()) for _ in range(processes)]
            waits = asyncio.run(crowd(servers, readers, page, moves, pace_s))
            board = asyncio.run(board_crowd(servers, readers, pace_s))
        name = "sessions" if readers == SESSIONS else f"readers_{readers}"
        found |= {
            f"{name}_p50_ms": statistics.median(waits),
            f"{name}_p95_ms": statistics.quantiles(waits, n=20)[-1],
            f"{name}_board_p95_ms": statistics.quantiles(board, n=20)[-1],
        }
    over = {
        "sessions_over_fragment": "sessions_p95_ms",
        "sessions_board_over_fragment": "sessions_board_p95_ms",
    }
    return found | {name: found[wait] / fragment_ms() for name, wait in over.items()}
