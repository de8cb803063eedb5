"""The dashboard as a real server on a free port, for as long as somebody needs it."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scenarios.database import URL_VARIABLE, default_url
from scenarios.store import ScenarioStore
from tests.pages import stored

ROOT = Path(__file__).parents[2]
PATIENCE_S = 180.0
"""How long a start may take before it counts as failed; a cold disk is slow, a hung server never comes."""

POLL_S = 0.02

CALM_S = 0.2
"""How often to ask a server that warms up, where nobody measures how long: each answer takes time from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running dashboard: its address, and the file its log goes to."""

    url: str
    log_path: Path
    process: subprocess.Popen[bytes]

    def log(self) -> str:
        """Return what the server has logged so far."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def sessions(self) -> float:
        """Return how many readers have a page open, as the server tells monitoring."""
        with urllib.request.urlopen(f"{self.url}/metrics") as answer:  # noqa: S310 - our own address
            found = re.search(rb"^tilannehuone_sessions ([0-9.]+)", answer.read(), re.MULTILINE)
        assert found
        return float(found[1])

    def wait_until(self, path: str, poll_s: float = POLL_S) -> float:
        """Return the seconds until a path that is asked so often answers 200.

        Raises:
            RuntimeError: The server ended, or took too long.
        """
        start = time.perf_counter()
        while time.perf_counter() - start < PATIENCE_S:
            if _answers(self.url + path):
                return time.perf_counter() - start
            try:
                self.process.wait(poll_s)
            except subprocess.TimeoutExpired:
                continue
            break
        raise RuntimeError(f"the server does not answer at {path}:\n{self.log()}")


@contextmanager
def started(
    script: str = "app.py",
    *,
    database: str = "",
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """Yield a server whose process has just been started, and end it afterwards; it may not answer yet.

    It keeps its scenarios in a database of its own, which holds a few, unless it is given one and a port.
    """
    port = port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        if not database:
            database = default_url(Path(folder))
            store = ScenarioStore(database)
            stored.fill(store)
            store.close()
        log_path = Path(folder) / "server.log"
        streamlit = [sys.executable, "-m", "streamlit", "--log_level=info"]
        command = [*streamlit, "run", script, "--server.port", str(port), *options]
        with (
            log_path.open("wb") as log,
            subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, URL_VARIABLE: database, **(environment or {})},
            ) as process,
        ):
            try:
                yield Server(url=f"http://localhost:{port}", log_path=log_path, process=process)
            finally:
                process.terminate()


@contextmanager
def running() -> Iterator[Server]:
    """Yield a server that has loaded its data."""
    with started() as server:
        server.wait_until("/ready", CALM_S)
        yield server


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
