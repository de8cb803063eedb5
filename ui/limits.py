"""How much of the server one reader may ask for at a time; who has to wait is told so, and for how long."""

import ctypes
import gc
import platform
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

import streamlit as st

from domain.errors import BusyError
from i18n.text import Text
from ui.streamlit_internals import DeltaGenerator, get_script_run_ctx

SAY_AFTER_S = 0.5
"""A wait that is shorter is not worth a word."""

Say = Callable[[int, float], object]
"""Tells how many are before this one, and after how many seconds it gives up."""


@dataclass(slots=True)
class _Ticket:
    session: str
    is_running: bool = False


@dataclass(slots=True)
class Queue:
    """Work of one kind: so much of it at once in the process, one piece for each session, the rest in turn.

    Attributes:
        at_once: How many pieces may run at the same time.
        patience_s: How long a piece waits for its turn before it is given up.
    """

    at_once: int
    patience_s: float
    _tickets: list[_Ticket] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def turn(self, session: str, say: Say | None = None) -> Iterator[None]:
        """Wait for a turn, and hold it.

        Args:
            session: Whose work it is.
            say: Called about every second of a wait.

        Raises:
            BusyError: No turn came in time.
        """
        ticket, start = _Ticket(session), time.monotonic()
        try:
            with self._changed:
                self._tickets.append(ticket)
            while not self._take(ticket, min(1.0, SAY_AFTER_S + time.monotonic() - start)):
                waited = time.monotonic() - start
                if waited >= self.patience_s:
                    raise BusyError(f"no turn in {waited:.0f} s", seconds=f"{self.patience_s:.0f}")
                if say is not None:
                    say(self._before(ticket), self.patience_s - waited)
            yield
        finally:
            with self._changed:
                self._tickets.remove(ticket)
                self._changed.notify_all()

    def _take(self, ticket: _Ticket, seconds: float) -> bool:
        """Tell whether the ticket's turn has come within these seconds."""
        with self._changed:
            ticket.is_running = self._changed.wait_for(lambda: self._is_next(ticket), seconds)
            return ticket.is_running

    def _is_next(self, ticket: _Ticket) -> bool:
        running = [each for each in self._tickets if each.is_running]
        if len(running) >= self.at_once:
            return False
        held = {each.session for each in running}
        first = next(
            (each for each in self._tickets if not each.is_running and each.session not in held), None
        )
        return first is ticket

    def __len__(self) -> int:
        return len(self._tickets)

    def _before(self, ticket: _Ticket) -> int:
        with self._changed:
            return self._tickets.index(ticket)


FILES = Queue(at_once=2, patience_s=120.0)
"""Exported files: each takes seconds of a core and up to hundreds of megabytes."""

CALCULATIONS = Queue(at_once=2, patience_s=60.0)
"""Searches and simulations that a reader starts."""


@contextmanager
def files(text: Text | None, session: str) -> Iterator[None]:
    """Hold a turn to make a file, and give the memory back afterwards.

    Args:
        text: The reader's language; None where there is no page to say anything on.
        session: Whose file it is.

    Raises:
        BusyError: No turn came in time.
    """
    with _said(text) if text is not None else nullcontext() as say, FILES.turn(session, say):
        try:
            yield
        finally:
            give_back()


@contextmanager
def calculation(text: Text) -> Iterator[None]:
    """Hold a turn to search or simulate; say on the page that it waits.

    Raises:
        BusyError: No turn came in time.
    """
    with _said(text) as say, CALCULATIONS.turn(session(), say):
        yield


def session() -> str:
    """Return who is asking: the session of this run; "" outside of any."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context is not None else ""


def give_back() -> None:
    """Return freed memory to the system: Linux would keep the peak for as long as the server runs."""
    gc.collect()
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def _said(text: Text) -> Iterator[Say]:
    """Yield what says on the page that it waits; the sentence goes when the wait is over."""
    place: DeltaGenerator | None = None

    def say(before: int, seconds: float) -> None:
        nonlocal place
        place = place or st.empty()
        sentence = text("limits.waiting", before=text.integer(before), seconds=text.integer(seconds))
        place.info(sentence, icon=":material/hourglass_top:")

    try:
        yield say
    finally:
        if place is not None:
            place.empty()
