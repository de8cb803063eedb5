"""A Spark of one's own on this machine: a master, two workers and a Connect server, each a process."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from data.spark.connect import PYTHON
from tests.browser.server import free_port

JAVA = 17
"""The oldest that Spark 4 runs on."""

WORKERS = 2
PATIENCE_S = 180.0
"""How long each of the processes may take to listen."""

_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
_HERE = "127.0.0.1"


def packages() -> str:
    """Return that this machine lacks the packages that ask Spark, as a sentence; "" if it has them."""
    return "" if PYTHON.exists() else "what asks Spark is not installed: make spark"


def lacking() -> str:
    """Return what this machine lacks to run a Spark, as a sentence; "" if it lacks nothing."""
    if (found := _java()) < JAVA:
        return f"Java {JAVA} or newer is needed to start a Spark; found: {found or 'none'}"
    return packages()


@contextmanager
def running(folder: Path, *, worker_memory: str = "1g") -> Iterator[str]:
    """Yield the address of a Connect server, `sc://host:port`, behind which both workers are.

    Args:
        folder: An empty one, for logs and what the workers write.
        worker_memory: Of each worker, as Spark writes it.

    Raises:
        RuntimeError: A process ended, or took too long; with its log.
    """
    master, connect = free_port(), free_port()
    address = f"spark://{_HERE}:{master}"
    with ExitStack() as stack:

        def start(name: str, command: Sequence[str]) -> Path:
            log = folder / f"{name}.log"
            stack.enter_context(_process(command, log, folder))
            return log

        log = start("master", ["spark-class", _MASTER, "--host", _HERE, "--port", str(master), *_web("0")])
        _listens(master, log)
        for n in range(WORKERS):
            where = ["--host", _HERE, "--work-dir", str(folder / f"worker{n}"), *_web("0")]
            size = ["--cores", "1", "--memory", worker_memory]
            start(f"worker{n}", ["spark-class", _WORKER, address, *where, *size])
        settings = {
            "spark.connect.grpc.binding.address": _HERE,
            "spark.connect.grpc.binding.port": str(connect),
            "spark.driver.bindAddress": _HERE,
            "spark.driver.host": _HERE,
            "spark.executor.memory": worker_memory,
            "spark.sql.shuffle.partitions": str(2 * WORKERS),
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.ui.enabled": "false",
        }
        said = [word for pair in settings.items() for word in ("--conf", "=".join(pair))]
        submit = ["spark-submit", "--master", address, *said, "--class", _CONNECT, "spark-internal"]
        _listens(connect, start("connect", submit))
        yield f"sc://{_HERE}:{connect}"


def executors(folder: Path) -> int:
    """Return on how many workers of a running Spark something has been run for the Connect server."""
    return len(list(folder.glob("worker*/app-*/*/stderr")))


def _java() -> int:
    """Return the first number of Java's version; 0 if there is none."""
    if shutil.which("java") is None:
        return 0
    said = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else 0


def _web(port: str) -> list[str]:
    return ["--webui-port", port]


def _home() -> Path:
    (found,) = PYTHON.parents[1].glob("lib/python3*/site-packages/pyspark")
    return found


@contextmanager
def _process(command: Sequence[str], log: Path, folder: Path) -> Iterator[None]:
    """Run one of Spark's scripts for as long as somebody needs it; it starts a Java of its own."""
    home = _home()
    environment: Mapping[str, str] = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": _HERE,
        "SPARK_LOCAL_DIRS": str(folder),
        "SPARK_NO_DAEMONIZE": "1",
    }
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [home / "bin" / command[0], *command[1:]],
            cwd=folder,
            env=environment,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _listens(port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex((_HERE, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(
        f"nothing listens at port {port}:\n{log.read_text(encoding='utf-8', errors='replace')}"
    )
