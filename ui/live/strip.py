"""The strip above every page of a session in a room: how the room stands, and the way to send a proposal."""

import html

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.rooms.model import Phase, State
from ui import loaders, navigation, session
from ui.live import deeds, place
from ui.live.place import Here
from ui.words import marked, notice
from views import room_words
from views.registry import VIEWS
from views.saved.names import moment


def show(page: str) -> None:
    """Show how the room stands, on every page but its own; nothing where the session is in none."""
    if page != place.PAGE and place.here() is not None:
        _strip(page)


@st.fragment(run_every=place.POLL_S)
def _strip(page: str) -> None:
    text, here = session.text(), place.here()
    if here is None:
        return
    with st.container(key="room_strip", gap="xsmall"):
        try:
            state = loaders.room_store().state(here.code)
        except DashboardError as error:
            notice(session.explained(text, error), kind="bad")
            return
        _line(text, here, state, page)
        _refused(text)


def _line(text: Text, here: Here, state: State, page: str) -> None:
    party, room = here.party(state), state.room
    said = [
        f"{text('pages.room')} <strong>{html.escape(room.code)}</strong>",
        marked(room.question),
        html.escape(room_words.heading(text, state)),
        html.escape(room_words.counted(text, state)),
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="th-scenario" role="status">{" · ".join(said)}</p>', width="content")
        if party and state.phase is Phase.HIDDEN and page == room.page:
            st.button(
                text("room.send_again" if party in state.answers else "room.send"),
                key="room_send",
                type="secondary" if party in state.answers else "primary",
                icon=":material/send:",
                on_click=deeds.propose,
                args=(here, party, room),
            )
        elif page != room.page and room.page in VIEWS:
            _to(text("room.to_question", page=text(f"pages.{room.page}")), room.page, ":material/tune:")
        _to(text("room.to_room"), place.PAGE, ":material/groups:")
    if here.seat and not party:
        notice(text("room.seat.lost"), kind="bad")
    elif party:
        notice(*_own(text, state, party))


def _own(text: Text, state: State, party: str) -> list[str]:
    """Return for whom the session speaks, and what the room knows of it."""
    room = state.room
    speaks = text("room.seat.speaks", party=place.names().by_code(room, party))
    if party not in state.answers:
        return [speaks, text("room.not_answered" if state.phase is Phase.HIDDEN else "room.too_late")]
    answer = state.answers[party]
    value = room_words.value_of(answer, room.metric)
    write = place.writer(text, room)
    said = write(value) if value is not None else text.unknown
    return [speaks, text("room.kept", value=said, time=moment(text, answer.at))]


def _refused(text: Text) -> None:
    error = deeds.refused()
    if error is not None:
        notice(session.explained(text, error), kind="bad")


def _to(label: str, page: str, icon: str) -> None:
    st.page_link(
        navigation.PAGE_DIR / f"{page}.py", label=label, icon=icon, query_params=navigation.carried()
    )
