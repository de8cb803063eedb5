"""What the chair of a room does: reveal, open a second round, put to the vote, count, freeze."""

import streamlit as st

from i18n.text import Text
from scenarios.rooms.machine import ROUNDS
from scenarios.rooms.model import Deed, Phase, State
from ui.live import deeds, place
from ui.live.place import Here
from ui.words import note

_NOBODY = ""
_PROPOSAL = "room_proposal"


def controls(text: Text, here: Here, state: State) -> None:
    """Show the chair what can be done now; what cannot is not there."""
    if state.phase is Phase.FROZEN:
        return
    with st.container(key="room_chair", gap="small"):
        if state.phase is Phase.HIDDEN:
            with st.container(horizontal=True, vertical_alignment="center"):
                _button(text, "reveal", here, state, Deed.REVEALED, is_disabled=not state.answers)
            note(text("room.chair.reveal_help"))
            return
        is_voting = state.ballot is not None and not state.ballot.is_counted
        if is_voting:
            _button(text, "count", here, state, Deed.COUNTED)
            return
        _decide(text, here, state)


def _decide(text: Text, here: Here, state: State) -> None:
    names = place.names()
    answered = [party.code for party in state.room.parties if party.code in state.answers]
    is_voted = state.ballot is not None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        party = st.selectbox(
            text("room.chair.proposal"),
            [*answered, _NOBODY],
            format_func=lambda code: (
                names.by_code(state.room, code) if code else text("room.chair.no_proposal")
            ),
            key=_PROPOSAL,
            width=320,
        )
        _button(text, "put", here, state, Deed.PUT, is_disabled=not party)
        if state.round < ROUNDS:
            _button(text, "again", here, state, Deed.AGAIN)
        st.button(
            text("room.chair.freeze_voted" if is_voted else "room.chair.freeze"),
            key=f"room_freeze_{state.seen}",
            type="primary",
            icon=":material/ac_unit:",
            on_click=_freeze,
            args=(here, state.seen),
        )
    note(text("room.chair.freeze_help", quorum=str(state.room.quorum)))


def _button(text: Text, key: str, here: Here, state: State, deed: Deed, *, is_disabled: bool = False) -> None:
    """Show a button of the chair's; a browser that shows an earlier state of the room sends that one's."""
    icons = {"reveal": "visibility", "count": "calculate", "put": "how_to_vote", "again": "replay"}
    st.button(
        text(f"room.chair.{key}"),
        key=f"room_{key}_{state.seen}",
        type="primary" if key in ("reveal", "count") else "secondary",
        icon=f":material/{icons[key]}:",
        disabled=is_disabled,
        on_click=_do,
        args=(here, deed, state.seen),
    )


def _do(here: Here, deed: Deed, seen: int) -> None:
    deeds.chairs(here, deed, _proposal() if deed is Deed.PUT else _NOBODY, seen)


def _freeze(here: Here, seen: int) -> None:
    deeds.freeze(here, _proposal(), seen)


def _proposal() -> str:
    """Return whose proposal is chosen now: the list may say another than when the button was drawn."""
    return st.session_state.get(_PROPOSAL) or _NOBODY
