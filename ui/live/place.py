"""Where a session is: which room, and whether it speaks for a participant or is the chair."""

from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

import streamlit as st

from i18n.text import Text
from scenarios.rooms.model import Room, State
from scenarios.rooms.store import hashed
from ui import current_context, loaders, session
from ui.navigation import CHAIR, MEETING, ROOM, SEAT
from ui.once import Once, once
from ui.saved import current
from views.results import Metric
from views.room_words import Names, Write
from views.saved import tables

PAGE = "room"
"""Name of the room's own page."""

POLL_S = 0.8
"""How often a browser asks what has changed: everybody sees a change within a second."""


_HERE = "room_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where a session is.

    Attributes:
        code: Of the room.
        seat: Secret of a seat; "" for none.
        key: Secret of the chair; "" for none.
    """

    code: str
    seat: str = ""
    key: str = ""

    def party(self, state: State) -> str:
        """Return whom the session speaks for; "" for nobody, also where another device does by now."""
        if not self.seat:
            return ""
        own = hashed(self.seat)
        return next((party for party, seat in state.seats.items() if seat == own), "")

    def is_chair(self) -> bool:
        """Return whether the session is the chair's."""
        return bool(self.key) and loaders.room_store().is_chair(self.code, self.key)


def openings() -> Once[Here]:
    """Return what the presses that open a room have come to in this session: each a chair."""
    return once("room")


def follow_address() -> None:
    """Take the session into the room that its address names; where it names none, say the room there.

    A room that was opened by a run which did not live to enter it goes before what the address says.
    """
    if (made := openings().unopened()) is not None:
        take_chair(made)
    said = {key: st.query_params[key] for key in MEETING if key in st.query_params}
    if ROOM in said:
        enter(said.pop(ROOM), **said)
    elif _HERE in st.session_state:
        _say(st.session_state[_HERE])


def here() -> Here | None:
    """Return where the session is; None where it is in no room."""
    said: dict[str, str] = st.session_state.get(_HERE, {})
    if not said:
        return None
    return Here(code=said[ROOM], seat=said.get(SEAT, ""), key=said.get(CHAIR, ""))


def enter(code: str, **secret: str) -> None:
    """Take the session into a room, with a secret into a seat of it or into the chair."""
    st.session_state[_HERE] = {**_kept(code), ROOM: code, **secret}
    _say(st.session_state[_HERE])


def take_chair(opened: Here) -> None:
    """Take the session into a room that was opened in it, as its chair."""
    enter(opened.code, **{CHAIR: opened.key})
    openings().opened()


def leave() -> None:
    """Take the session out of its room; its seat stays with who has its link."""
    st.session_state.pop(_HERE, None)
    for key in MEETING:
        st.query_params.pop(key, None)


def _kept(code: str) -> dict[str, str]:
    """Return the secrets that the session has of a room."""
    said: dict[str, str] = st.session_state.get(_HERE, {})
    return said if said.get(ROOM) == code else {}


def _say(said: dict[str, str]) -> None:
    """Say in the address where the session is."""
    for key in MEETING:
        if key in said:
            st.query_params[key] = said[key]
        else:
            st.query_params.pop(key, None)


def link(code: str, **secret: str) -> str:
    """Return the address of a room; with a secret that of a seat, or the chair's own."""
    return f"{urljoin(current.base(), PAGE)}?{urlencode({ROOM: code, **secret})}"


def names() -> Names:
    """Return what participants are called in the reader's language."""
    return Names(areas=current_context.context().names(session.text().language))


def metric_of(room: Room) -> Metric:
    """Return the result by which the answers of a room are compared."""
    return Metric(key=room.metric, page=room.page)


def writer(text: Text, room: Room) -> Write:
    """Return what writes a value of a room's metric."""
    return lambda value: tables.written(text, metric_of(room), value)
