"""What a participant does in a room: takes a seat, goes to the sliders, gives a reason, orders, votes."""

import streamlit as st

from i18n.text import Text
from scenarios.limits import MAX_AUTHOR
from scenarios.rooms.model import MAX_REASON, Deed, Phase, State, Vote
from ui import access, navigation
from ui.live import deeds, place
from ui.live.place import Here
from ui.words import note, notice
from views import room_words
from views.registry import VIEWS
from views.saved.names import moment

FEWEST_TO_ORDER = 2

_ORDER = "room_order"


def show(text: Text, here: Here, state: State, party: str) -> None:
    """Show what the session can do for its participant; where it has none, how it takes a seat."""
    if here.seat and not party:
        notice(text("room.seat.lost"), kind="bad")
    if not party:
        if state.phase is not Phase.FROZEN:
            _sit(text, here, state)
        return
    with st.container(key="room_seat", gap="small"):
        _said(text, state, party)
        if state.phase is Phase.HIDDEN and state.room.page in VIEWS:
            st.page_link(
                navigation.PAGE_DIR / f"{state.room.page}.py",
                label=text("room.to_question", page=text(f"pages.{state.room.page}")),
                icon=":material/tune:",
                query_params=navigation.carried(),
            )
        if state.phase is Phase.REVEALED:
            _vote(text, here, state, party)
            _reason(text, here, state, party)
            _order(text, here, state, party)


def _sit(text: Text, here: Here, state: State) -> None:
    names = place.names()
    drawer = st.container(key="room_sitting")
    with drawer.expander(text("room.seat.title"), icon=":material/event_seat:", expanded=not here.key):
        with st.form("room_sit", border=False):
            party = st.selectbox(
                text("room.seat.party"),
                [each.code for each in state.room.parties],
                format_func=lambda code: names.by_code(state.room, code),
                index=None,
                placeholder=text("room.seat.choose"),
                key="room_party",
            )
            person = st.text_input(
                text("room.seat.person"), deeds.person(), max_chars=MAX_AUTHOR, key="room_sitter"
            )
            if st.form_submit_button(text("room.seat.submit"), type="primary") and party:
                deeds.sit(here.code, party, person)
                st.rerun()
        note(text("room.open.attributed"), *([] if access.is_on() else [text("room.free_names")]))


def _said(text: Text, state: State, party: str) -> None:
    speaks = text("room.seat.speaks", party=place.names().by_code(state.room, party))
    if party not in state.answers:
        notice(speaks, text("room.not_answered" if state.phase is Phase.HIDDEN else "room.too_late"))
        return
    answer = state.answers[party]
    value = room_words.value_of(answer, state.room.metric)
    said = place.writer(text, state.room)(value) if value is not None else text.unknown
    notice(speaks, text("room.kept", value=said, time=moment(text, answer.at)), kind="good")


def _vote(text: Text, here: Here, state: State, party: str) -> None:
    put = state.ballot
    if put is None or put.is_counted:
        return
    own = put.votes.get(party)
    with st.container(key="room_vote", horizontal=True, vertical_alignment="center"):
        for vote in Vote:
            st.button(
                text(f"room.vote.{vote}"),
                # A browser that still shows an earlier vote sends that one's button.
                key=f"room_vote_{vote}_{state.seen}",
                type="primary" if vote is own else "secondary",
                on_click=deeds.seated,
                args=(here, Deed.VOTED, party),
                kwargs={"vote": str(vote), "seen": str(state.seen)},
            )
    notice(text("room.vote.given", vote=text(f"room.vote.{own}")) if own else text("room.vote.secret"))


def _reason(text: Text, here: Here, state: State, party: str) -> None:
    if party not in room_words.apart(state) or state.answers[party].reason:
        return
    with st.form("room_reason", border=True, clear_on_submit=True):
        reason = st.text_area(text("room.outlier.asked"), max_chars=MAX_REASON, height=68, key="room_why")
        if st.form_submit_button(text("room.outlier.submit")):
            deeds.seated(here, Deed.REASONED, party, reason=reason)
            st.rerun(scope="fragment")


def _order(text: Text, here: Here, state: State, party: str) -> None:
    names = place.names()
    answered = [each.code for each in state.room.parties if each.code in state.answers]
    if len(answered) < FEWEST_TO_ORDER:
        return
    with st.expander(text("room.rank.title"), icon=":material/format_list_numbered:"):
        order = st.multiselect(
            text("room.rank.order"),
            answered,
            list(state.rankings.get(party, ())),
            format_func=lambda code: names.by_code(state.room, code),
            key=_ORDER,
        )
        st.button(
            text("room.rank.submit"),
            key="room_rank",
            disabled=len(order) < len(answered),
            on_click=_rank,
            args=(here, party),
        )
        note(text("room.rank.help"))


def _rank(here: Here, party: str) -> None:
    """Send the order as it is chosen now: the list may say another than when the button was drawn."""
    deeds.seated(here, Deed.RANKED, party, order=" ".join(st.session_state[_ORDER]))
