"""Ask a Spark Connect server, by a process that has PySpark: the dashboard itself never loads it.

With it installed, pandera would import all of it at every start, and it asks for an older pandas.
"""

import json
import re
import subprocess
import textwrap
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow as pa

from data.vintages import Layer
from domain.errors import EngineError

ENGINE_SETTING = "TILANNEHUONE_ENGINE"
"""Environment variable: `sc://host:port` of a Spark Connect server; unset for DuckDB alone."""

PATIENCE_S = 300.0
"""How long an answer may take: a cluster without a free worker would let its asker wait for ever."""

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-spark" / "bin" / "python"
"""The environment of `requirements-spark.txt`."""

Value = str | int | float | tuple[str, ...]


class Spark:
    """A Spark Connect server; each question is a session of its own, so it may be restarted in between."""

    def __init__(self, address: str) -> None:
        """Remember where the server is; whether it answers shows when it is asked.

        Args:
            address: `sc://host:port`, and what else Spark Connect takes behind a `/;`.
        """
        self._address = address

    def answer(
        self,
        sql: str,
        tables: Sequence[tuple[str, Sequence[Layer]]],
        parameters: Sequence[tuple[str, Value]] = (),
    ) -> pa.Table:
        """Return the rows of a query.

        Args:
            sql: The query in DuckDB's dialect.
            tables: Name of each table it reads, with its files; the workers read them under the same paths.
            parameters: What is bound to its `$placeholders`.

        Raises:
            EngineError: The address is none, nothing answers there, it took too long, PySpark is missing,
                or the query says something of which Spark makes something else.
        """
        named = _named(self._address)
        question = {
            "address": self._address,
            "sql": sql,
            "tables": {
                name: [(str(layer.part.path.resolve()), layer.superseded) for layer in layers]
                for name, layers in tables
            },
            "parameters": dict(parameters),
        }
        try:
            done = subprocess.run(
                [PYTHON, "-m", "data.spark"],
                input=json.dumps(question).encode(),
                capture_output=True,
                cwd=ROOT,
                timeout=PATIENCE_S,
                check=False,
            )
        except FileNotFoundError as error:
            raise EngineError(f"{named} needs packages that are not installed: make spark") from error
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"{named} gave no answer in {PATIENCE_S:.0f} seconds") from error
        if done.returncode:
            *_, reason = done.stderr.decode(errors="replace").splitlines() or ["it ended"]
            raise EngineError(f"{named} gave no answer: {textwrap.shorten(reason, 400)}")
        with pa.ipc.open_stream(done.stdout) as stream:
            return stream.read_all()


def _named(address: str) -> str:
    """Return an address as an operator may read it in a log: without what stands behind the port.

    Raises:
        EngineError: It is none of Spark Connect.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme == "sc" and parts.hostname and parts.port and re.fullmatch(r"(/(;.*)?)?", parts.path):
            return f"sc://{parts.hostname}:{parts.port}"
    except ValueError:
        pass
    raise EngineError(f"{ENGINE_SETTING} is no address of Spark Connect: it is written sc://host:port")
