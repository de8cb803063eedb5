"""How soon after its start the server answers, when the machine has started it before."""

import statistics

from tests.browser.server import started

GOALS = {"server_warm_start_s": 3.0}

STARTS = 5


def measure() -> dict[str, float]:
    """Return median seconds from the start of the process to its first sign of health, and to readiness."""
    healthy, ready = [], []
    for number in range(STARTS + 1):
        with started() as server:
            seconds = server.wait_until("/_stcore/health")
            if number:  # the first start warms the disk's cache
                healthy.append(seconds)
                ready.append(seconds + server.wait_until("/ready"))
    return {"server_warm_start_s": statistics.median(healthy), "server_ready_s": statistics.median(ready)}
