"""What a process holds after 2 000 moves of one reader, and after 100 readers have come and gone."""

import asyncio
import re
from itertools import cycle, islice
from pathlib import Path

from bench.sessions import Codes, a_reader, movable
from tests.browser.server import Server, started

GOALS = {"memory_reruns_mb": 30.0, "memory_sessions_mb": 30.0}
"""Growth that is no leak: what the allocator keeps between two looks."""

WARM, RERUNS, SESSIONS = 300, 2_000, 100
PAGE = "activation"
GONE_S = 1
"""After which Streamlit forgets who is gone, instead of its two minutes."""


def measure() -> dict[str, float]:
    """Return the megabytes of a warm process, and how many more it holds afterwards."""
    with started(environment={"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(GONE_S)}) as server:
        server.wait_until("/ready")
        return asyncio.run(_measured(server, movable()[PAGE]))


async def _measured(server: Server, moves: list[Codes]) -> dict[str, float]:
    codes = cycle(moves)
    async with a_reader(server) as reader:
        await reader.open(PAGE, "sheet")
        for each in islice(codes, WARM):
            await reader.choose(each)
        warm = _held_mb(server)
        for each in islice(codes, RERUNS):
            await reader.choose(each)
        after_reruns = _held_mb(server)
    await _visits(server, 10)
    before = _held_mb(server)
    await _visits(server, SESSIONS)
    after_sessions = _held_mb(server)
    return {
        "memory_warm_mb": warm,
        "memory_reruns_mb": after_reruns - warm,
        "memory_sessions_mb": after_sessions - before,
    }


async def _visits(server: Server, number: int) -> None:
    for _ in range(number):
        async with a_reader(server) as reader:
            await reader.open(PAGE, "sheet")
    await asyncio.sleep(3 * GONE_S)


def _held_mb(server: Server) -> float:
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1_024 if found else float("nan")
