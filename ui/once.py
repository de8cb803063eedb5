"""A press of a button that writes: done once, and told, whatever becomes of the run that does it."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Any, Generic, TypeVar

import streamlit as st

from domain.errors import DashboardError
from scenarios.errors import SaveInterruptedError
from scenarios.identifiers import new_identifier
from ui.url import ON_THE_WAY_S

T = TypeVar("T")

MOST_MADE = 8
"""Presses that are remembered; an earlier one is on its way no more."""


class Once(Generic[T]):
    """What the presses of a form have come to in one session.

    A request that arrives while a page runs takes its place: the run is stopped at its next look at the
    session, and until then both run at once. What a run has written is therefore noted here, where that
    takes no look at the session, and whichever run comes next opens it.

    Attributes:
        token: Of the press that is awaited. It is part of the button's key: a browser that has not heard of
            the last press yet sends that one's button, and so its token.
        outcome: What the last press came to: what it made, or why it made nothing; None before the first.
    """

    def __init__(self) -> None:
        self.token = new_identifier()
        self.outcome: T | DashboardError | None = None
        self._told_at: float | None = None
        self._made: dict[str, T] = {}
        self._lock = threading.Lock()

    def do(self, token: str, deed: Callable[[], T]) -> T:
        """Return what a press has made, now or before; one that is being done elsewhere is waited for.

        Args:
            token: The press.
            deed: Does it. Writing is the last thing that it does: it looks at the session no more then.

        Raises:
            DashboardError: What the deed raises; it may be pressed again.
        """
        with self._lock:
            self._told_at = None
            if token not in self._made:
                # Nobody can say it any more when the run is stopped.
                self.outcome = SaveInterruptedError("stopped before it was written")
                try:
                    self._made[token] = deed()
                except DashboardError as error:
                    self.outcome = error
                    raise
                for earlier in list(self._made)[:-MOST_MADE]:
                    del self._made[earlier]
            self.outcome = made = self._made[token]
            return made

    def unopened(self) -> T | None:
        """Return what was made by a run that did not live to open it; None where there is no such thing."""
        with self._lock:
            return self._made.get(self.token)

    def opened(self) -> None:
        """Await another press: what the last one made is open."""
        self.token = new_identifier()

    def told(self) -> T | DashboardError | None:
        """Return what the last press came to, for some seconds: then None until the next one.

        A second press on its way draws the page anew, where that was told already.
        """
        if self._told_at is None:
            self._told_at = monotonic()
        elif monotonic() - self._told_at > ON_THE_WAY_S:
            self.outcome = None
        return self.outcome


def once(form: str) -> Once[Any]:
    """Return what the presses of a form have come to in this session."""
    found: Once[Any] = st.session_state.setdefault(f"once_{form}", Once())
    return found
