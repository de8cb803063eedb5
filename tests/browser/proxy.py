"""A reverse proxy as docs/operations.md sets one up: one address and path for several processes.

A cookie names the process that answered last, and keeps a reader there while it is there.
"""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATH = "/tilanne"
COOKIE = "tilannehuone_process"
UNSEEN = ("/metrics",)
"""What the proxy does not pass on."""

END = b"\r\n\r\n"
CHUNK = 65_536

_KEPT = re.compile(rf"^cookie:.*\b{COOKIE}=(\d+)".encode(), re.IGNORECASE | re.MULTILINE)
_UPGRADE = re.compile(rb"^upgrade: *websocket", re.IGNORECASE | re.MULTILINE)
_CONNECTION = re.compile(rb"^connection:[^\r]*\r\n", re.IGNORECASE | re.MULTILINE)


class Proxy:
    """Hand each request on to the process of its reader; a reader who has none gets one in turn."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports, self._readers = ports, count()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection: a websocket, or one request."""
        with suppress(OSError, asyncio.IncompleteReadError):
            await self._answer(await reader.readuntil(END), reader, writer)
        writer.close()

    async def _answer(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = head.split(b" ", 2)[1].decode("latin-1").partition("?")[0]
        if not path.startswith(f"{PATH}/") or path.removeprefix(PATH) in UNSEEN:
            writer.write(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0" + END)
            return
        if not _UPGRADE.search(head):
            head = _CONNECTION.sub(b"", head).replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
        kept = _KEPT.search(head)
        asked = int(kept[1]) if kept else next(self._readers) % len(self._ports)
        number, answer, question = await self._connected(asked)
        question.write(head)
        cookie = f"\r\nSet-Cookie: {COOKIE}={number}; Path={PATH}; HttpOnly; SameSite=Lax"
        said = b"" if kept and number == asked else cookie.encode()
        await asyncio.gather(_copied(reader, question), _back(answer, writer, said))

    async def _connected(self, asked: int) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        """Return a process with a connection to it: the one that is asked for, or another that is there."""
        for number in sorted(range(len(self._ports)), key=lambda each: each != asked):
            with suppress(OSError):
                return number, *await asyncio.open_connection("localhost", self._ports[number])
        raise ConnectionError("no process is there")


async def _back(answer: asyncio.StreamReader, writer: asyncio.StreamWriter, said: bytes) -> None:
    head = await answer.readuntil(END)
    writer.write(head.removesuffix(END) + said + END)
    await _copied(answer, writer)


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hand on what comes until there is no more."""
    with suppress(OSError):
        while part := await reader.read(CHUNK):
            writer.write(part)
            await writer.drain()
    writer.close()


@contextmanager
def proxied(ports: Sequence[int]) -> Iterator[str]:
    """Yield the address under which a proxy, a process of its own, serves the processes at these ports."""
    command = [sys.executable, "-m", __name__, *map(str, ports)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield f"http://localhost:{process.stdout.readline().strip()}{PATH}"
        finally:
            process.terminate()


async def _serve(ports: Sequence[int]) -> None:
    server = await asyncio.start_server(Proxy(ports).serve, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve([int(port) for port in sys.argv[1:]]))
