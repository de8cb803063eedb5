"""What a move costs the server's CPU, and the readers who move something every second.

Readers without browsers: each speaks Streamlit's websocket as a browser does. CPU is that of the server's
process, read before and after, over the same moves of the plain fragment in the same run.
"""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from time import perf_counter
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from data.areas import chosen as chosen_area
from data.employment import months
from data.store import Store
from tests.browser.server import Server, running, started
from views.choices import Choice, Number, OneOf
from views.context import Context
from views.moment import MOMENT
from views.page import View
from views.registry import VIEWS
from views.subject import SUBJECT

GOALS = {"cpu_new_over_fragment": 3.0, "cpu_seen_over_fragment": 1.0}

MOVES = 30
MOVES_EACH = 20
PATIENCE_S = 60.0

Codes = dict[str, str]


@dataclass(slots=True)
class Reader:
    """One session: where its page's element stands, and how many messages it has sent.

    Attributes:
        socket: Its connection.
        element: Id of the element it moves.
        fragment: Id of the fragment that reruns.
        session: Its name, which a sheet's message carries.
        seq: Its count of messages.
    """

    socket: ClientConnection
    element: str = ""
    fragment: str = ""
    session: str = ""
    seq: int = 0
    sent: dict[str, Any] = field(default_factory=dict)

    async def open(self, page: str, component: str) -> None:
        """Open a page and find the element of this name, or the first slider where it is ""."""
        message = BackMsg()
        message.rerun_script.page_name = page
        for each in await self._run(message):
            element = each.delta.new_element
            kind = element.WhichOneof("type") if each.WhichOneof("type") == "delta" else ""
            name = element.bidi_component.component_name if kind == "bidi_component" else ""
            if (component and component in name) or (not component and kind == "slider"):
                found = element.bidi_component.id if component else element.slider.id
                if not self.element:
                    self.element, self.fragment = found, each.delta.fragment_id
                if "sheet" in component:
                    self.session = json.loads(element.bidi_component.bytes)["session"]
        if not self.element:
            raise RuntimeError(f"{page} has no {component or 'slider'}")

    async def choose(self, codes: Codes) -> float:
        """Return the seconds until a choice on a sheet is answered."""
        self.seq += 1
        message = {"seq": self.seq, "codes": codes}
        self.sent = {"chosen": {"session": self.session, "messages": [message]}}
        return await self._move(lambda state: setattr(state, "json_value", json.dumps(self.sent)))

    async def allocate(self, fte: dict[str, float], revision: int) -> float:
        """Return the seconds until an allocation on the staffing board is confirmed."""
        self.seq += 1
        self.sent = {"allocation": {"seq": self.seq, "revision": revision, "fte": fte}}
        return await self._move(lambda state: setattr(state, "json_value", json.dumps(self.sent)))

    async def slide(self, value: float) -> float:
        """Return the seconds until a plain slider is answered."""
        return await self._move(lambda state: state.double_array_value.data.append(value))

    async def _move(self, write: Callable[[Any], None]) -> float:
        message = BackMsg()
        message.rerun_script.fragment_id = self.fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.element
        write(state)
        began = perf_counter()
        await self._run(message)
        return perf_counter() - began

    async def _run(self, message: BackMsg) -> list[ForwardMsg]:
        await self.socket.send(message.SerializeToString())
        messages = []
        while True:
            data = await asyncio.wait_for(self.socket.recv(), PATIENCE_S)
            messages.append(ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode()))
            if messages[-1].WhichOneof("type") == "script_finished":
                return messages


def measure() -> dict[str, float]:
    """Return CPU of a move new and seen before over the plain fragment's."""
    with started(script="bench/peers/plain_fragment.py") as server:
        server.wait_until("/_stcore/health")
        plain_ms = asyncio.run(_plain(server))
    new_ms = max(new for new, _ in costs().values())
    seen_ms = max(seen for _, seen in costs().values())
    return {
        "fragment_cpu_ms": plain_ms,
        "cpu_new_ms": new_ms,
        "cpu_seen_ms": seen_ms,
        "cpu_new_over_fragment": new_ms / plain_ms,
        "cpu_seen_over_fragment": seen_ms / plain_ms,
        **{f"cpu_new_{name}_ms": new for name, (new, _) in costs().items()},
        **{f"cpu_seen_{name}_ms": seen for name, (_, seen) in costs().items()},
    }


@cache
def costs() -> dict[str, tuple[float, float]]:
    """Return the CPU milliseconds of a move on each page: that nobody has made, and that somebody has."""
    with running() as server:
        return {name: asyncio.run(_cost(server, name, moves)) for name, moves in movable().items()}


def heaviest() -> str:
    """Return the page whose moves take the server longest."""
    return max(costs(), key=lambda name: costs()[name][0])


def movable() -> dict[str, list[Codes]]:
    """Return for each page that is a value the codes its first slider, or its first list, moves through."""
    store = Store()
    area, known = chosen_area(), months(store)
    context = Context(store=store, area=area, period=known.newest, before=known.compared_with(known.newest))
    found = {name: _moves(view, context) for name, view in VIEWS.items()}
    store.close()
    return {name: moves for name, moves in found.items() if moves}


def _moves(view: View, context: Context) -> list[Codes]:
    opened = view.chosen({}, context)
    sliders = [each for each in view.choices if isinstance(each, Number) and not each.is_typed]
    lists = [each for each in view.choices if isinstance(each, OneOf) and each not in (*MOMENT, SUBJECT)]
    movable: list[Choice[Any]] = [*sliders, *lists]
    choice = movable[0] if movable else None
    if isinstance(choice, Number):
        steps = round((choice.highest(opened) - choice.low) / choice.step)
        values = [choice.low + step * choice.step for step in range(steps + 1)]
        return [
            {choice.key: choice.code(round(value, 9))} for value in values[:: max(1, steps // (2 * MOVES))]
        ]
    if isinstance(choice, OneOf):
        return [{choice.key: code} for code in choice.options(opened)]
    return []


async def _plain(server: Server) -> float:
    async with a_reader(server) as reader:
        await reader.open("", "")
        values = [0.5 * step for step in range(2 * MOVES)]
        with _cpu(server) as spent:
            for value in values:
                await reader.slide(value)
        return spent() / len(values)


async def _cost(server: Server, page: str, moves: Sequence[Codes]) -> tuple[float, float]:
    """Return the CPU milliseconds of a move that nobody has made and of one that somebody has."""
    async with a_reader(server) as reader:
        await reader.open(page, "sheet")
        some = list(moves[:MOVES])
        taken = []
        for _ in range(2):
            with _cpu(server) as spent:
                for codes in some:
                    await reader.choose(codes)
            taken.append(spent() / len(some))
        return taken[0], taken[1]


async def crowd(
    servers: Sequence[Server], readers: int, page: str, moves: Sequence[Codes], pace_s: float = 1.0
) -> list[float]:
    """Return how long each move of so many readers took, in milliseconds; each moves once in `pace_s`."""

    async def one(place: int) -> list[float]:
        async with a_reader(servers[place % len(servers)]) as reader:
            await reader.open(page, "sheet")
            return await _paced(
                pace_s, place / readers, lambda number: reader.choose(moves[(place + number) % len(moves)])
            )

    return [each for waits in await asyncio.gather(*map(one, range(readers))) for each in waits]


async def board_crowd(servers: Sequence[Server], readers: int, pace_s: float = 1.0) -> list[float]:
    """Return the same of readers who move the staffing board."""

    async def one(place: int) -> list[float]:
        async with a_reader(servers[place % len(servers)]) as reader:
            await reader.open("staffing", "staffing_board")
            units = list(chosen_area().units)
            start = dict.fromkeys(units, 8.0)

            def move(number: int) -> Any:  # noqa: ANN401 - a coroutine
                unit = units[(place + number) % len(units)]
                return reader.allocate({**start, unit: 4.0 + (place + number) % 30 / 2}, 1)

            return await _paced(pace_s, place / readers, move)

    return [each for waits in await asyncio.gather(*map(one, range(readers))) for each in waits]


async def _paced(pace_s: float, begin: float, move: Callable[[int], Any]) -> list[float]:
    await asyncio.sleep(begin * pace_s)
    waits: list[float] = []
    began = perf_counter()
    for number in count():
        due = began + number * pace_s
        if number >= MOVES_EACH:
            return waits
        await asyncio.sleep(max(0.0, due - perf_counter()))
        await move(number)
        waits.append(
            (perf_counter() - due) * 1_000
        )  # who waits for the move before waits longer for the next
    return waits


@contextmanager
def _cpu(server: Server) -> Iterator[Callable[[], float]]:
    """Yield what tells the milliseconds of CPU that the server has spent since."""
    clock = (~server.process.pid << 3) | 2  # what clock_getcpuclockid gives for a process

    def spent() -> float:
        return 1_000 * time.clock_gettime(clock)

    before = spent()
    yield lambda: spent() - before


class _Opening:
    """An open session, closed at the end of the block."""

    def __init__(self, server: Server) -> None:
        address = f"{server.url.replace('http', 'ws', 1)}/_stcore/stream"
        self._connecting = connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=server.url,  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE_S,
        )

    async def __aenter__(self) -> Reader:
        return Reader(await self._connecting.__aenter__())

    async def __aexit__(self, *failure: Any) -> None:  # noqa: ANN401 - the language's own
        await self._connecting.__aexit__(*failure)


def a_reader(server: Server) -> _Opening:
    """Return a new session of a server, for the length of a block."""
    return _Opening(server)
