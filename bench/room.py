"""How soon everybody in a meeting room sees what somebody has done, with fifty sessions on one process.

Readers without browsers poll the strip as a browser does; what they see is done by another process.
"""

import asyncio
import statistics
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from scenarios.database import default_url
from scenarios.rooms.model import Act, Deed, Party, Room
from scenarios.rooms.store import RoomStore
from tests.browser.server import Server, started

GOALS = {"room_latency_p95_ms": 1_000.0}

SESSIONS = 50
CHANGES = 12
BETWEEN_S = 2.0
PATIENCE_S = 60.0


@dataclass(slots=True)
class Watcher:
    """One session in the room: what it polls, and when it first saw each number of answers."""

    socket: ClientConnection
    interval_s: float = 0.0
    fragment: str = ""
    seen: dict[int, float] = field(default_factory=dict)

    async def open(self, page: str, query: str) -> None:
        """Open a page in the room, and find what its browser would poll."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        for each in await self._run(message):
            if each.WhichOneof("type") == "auto_rerun":
                self.interval_s, self.fragment = each.auto_rerun.interval, each.auto_rerun.fragment_id
        if not self.fragment:
            raise RuntimeError(f"nothing on {page} is polled")

    async def watch(self, place: int, until: int, query: str) -> None:
        """Poll as a browser does until the last change is seen."""
        due = perf_counter() + self.interval_s * place / SESSIONS
        while until not in self.seen:
            await asyncio.sleep(max(0.0, due - perf_counter()))
            due = max(due + self.interval_s, perf_counter())
            message = BackMsg()
            message.rerun_script.fragment_id = self.fragment
            message.rerun_script.query_string = query
            await self._run(message)

    async def _run(self, message: BackMsg) -> list[ForwardMsg]:
        await self.socket.send(message.SerializeToString())
        messages = []
        while True:
            data = await asyncio.wait_for(self.socket.recv(), PATIENCE_S)
            each = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            messages.append(each)
            body = each.delta.new_element.html.body if each.WhichOneof("type") == "delta" else ""
            if "th-scenario" in body and f"/{SESSIONS}" in body:
                answered = int(body.rpartition(f"/{SESSIONS}")[0].rpartition(" ")[2])
                self.seen.setdefault(answered, perf_counter())
            if each.WhichOneof("type") == "script_finished":
                return messages


def measure() -> dict[str, float]:
    """Return milliseconds from an answer's acknowledgement until each of fifty sessions is told of it."""
    with tempfile.TemporaryDirectory() as folder:
        address = default_url(Path(folder))
        store = RoomStore(address)
        parties = tuple(Party(code=f"p{number}", name=f"P {number}") for number in range(SESSIONS))
        room = Room(
            id="",
            code="",
            question="?",
            page="activation",
            metric="activation_target",
            parties=parties,
            quorum=1,
            chair="",
            created_at=datetime.now(UTC),
        )
        code = store.open(room)[0].code
        seats = [store.sit(code, _act(Deed.SEATED, party)) for party in parties]
        with started(database=address) as server:
            server.wait_until("/ready")
            waits = asyncio.run(_watched(server, store, code, seats))
        store.close()
    return {
        "room_latency_p50_ms": statistics.median(waits),
        "room_latency_p95_ms": statistics.quantiles(waits, n=20)[-1],
    }


async def _watched(server: Server, store: RoomStore, code: str, seats: list[str]) -> list[float]:
    queries = [f"room={code}&seat={seat}" for seat in seats]
    address = f"{server.url.replace('http', 'ws', 1)}/_stcore/stream"
    watchers = []
    for query in queries:
        socket = await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=server.url,  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE_S,
        )
        watchers.append(Watcher(socket))
        await watchers[-1].open("activation", query)
    polls = [
        asyncio.create_task(each.watch(place, CHANGES, queries[place])) for place, each in enumerate(watchers)
    ]
    done: dict[int, float] = {}
    for number in range(CHANGES):
        await asyncio.sleep(BETWEEN_S)
        act = _act(
            Deed.PROPOSED,
            Party(code=f"p{number}"),
            {"codes": {"target": "25"}, "results": {"activation_target": "0.25"}, "model": "1.2"},
        )
        await asyncio.to_thread(store.do, code, act, seat=seats[number])
        done[number + 1] = perf_counter()
    await asyncio.wait_for(asyncio.gather(*polls), PATIENCE_S)
    for each in watchers:
        await each.socket.close()
    # Who first sees a later answer has seen the earlier one by then.
    return [
        (min(at for answered, at in each.seen.items() if answered >= number) - moment) * 1_000
        for each in watchers
        for number, moment in done.items()
    ]


def _act(deed: Deed, party: Party, said: dict[str, str | dict[str, str]] | None = None) -> Act:
    return Act(deed=deed, at=datetime.now(UTC), party=party.code, said=dict(said or {}))
