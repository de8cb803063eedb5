"""The page of the meeting room: its door, and inside it what the room has come to, kept up to date."""

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.rooms.model import Phase, State
from ui import loaders, navigation, session, url
from ui.live import board, chair, decisions, deeds, door, place, seat
from ui.live.place import Here
from ui.words import answer, note, notice
from views import room_words


def show() -> None:
    """Show the room that the session is in, else the door to rooms."""
    text = session.text()
    st.title(text("room.title"))
    kept = url.choices().get(place.PAGE, {})  # as it was saved in a deck
    code = st.query_params.get(navigation.ROOM, kept.get(navigation.ROOM))
    if place.here() is None and code:
        place.enter(code)
    here = place.here()
    url.keep(place.PAGE, {navigation.ROOM: here.code} if here else {})
    if here is None:
        with session.expected_errors():
            door.show(text)
    else:
        _inside()


@st.fragment(run_every=place.POLL_S)
def _inside() -> None:
    text, here = session.text(), place.here()
    if here is None:
        return
    try:
        state = loaders.room_store().state(here.code)
        is_chair = here.is_chair()
        _room(text, here, state, is_chair=is_chair)
    except DashboardError as error:
        notice(session.explained(text, error), kind="bad")
    with st.container(key="room_away", horizontal=True):
        st.button(
            text("room.leave"), key="room_leave", type="tertiary", icon=":material/logout:", on_click=_leave
        )
    if place.here() is None:
        st.rerun()


def _leave() -> None:
    place.leave()
    url.keep(place.PAGE, {})


def told(text: Text, state: State) -> tuple[str, ...]:
    """Return what a room is asked, and how many have answered of how many."""
    quorum = text("room.quorum_is", quorum=str(state.room.quorum))
    return state.room.question, f"{room_words.counted(text, state)}.", quorum


def _room(text: Text, here: Here, state: State, *, is_chair: bool) -> None:
    party = here.party(state)
    answer(*told(text, state))
    error = deeds.refused()
    if error is not None:
        notice(session.explained(text, error), kind="bad")
    board.large(text, here, state, names=place.names(), is_chair=is_chair)
    if is_chair:
        chair.controls(text, here, state)
    seat.show(text, here, state, party)
    if state.phase is Phase.FROZEN:
        decisions.of_room(text, here, state, is_chair=is_chair)
    if state.is_told:
        board.told(text, state, party)
    if not party and not is_chair:
        note(text("room.observer"))
