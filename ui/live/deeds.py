"""What a session does in its room: each deed is on disk, or its refusal is said in words."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress

import streamlit as st

from domain.errors import DashboardError
from domain.words import unturned
from scenarios.limits import MAX_NAME
from scenarios.model import Change, Draft
from scenarios.rooms.errors import RoomDoneError
from scenarios.rooms.model import Act, Answer, Deed, Party, Room
from ui import access, current_context, loaders, url
from ui.live import place
from ui.live.place import Here
from ui.saved import current
from ui.saved.database import now
from views.registry import VIEWS
from views.results import RESULTS, SAVED_ON, results_of, written_results
from views.saved.names import shortened
from views.saved.results import snapshots_of

PERSON = "room_person"
"""Who said to be speaking or chairing in this session; free text."""

_REFUSED = "room_refused"

logger = logging.getLogger(__name__)


def refused() -> DashboardError | None:
    """Return why what the session did last was refused; None where it was done."""
    found: DashboardError | None = st.session_state.get(_REFUSED)
    return found


def attempt(deed: Callable[[], object]) -> bool:
    """Return whether a deed was done, now or by an earlier press; why not is kept until the next one."""
    try:
        with suppress(RoomDoneError):
            deed()
    except DashboardError as error:
        logger.warning("%s", error)
        st.session_state[_REFUSED] = error
        return False
    st.session_state[_REFUSED] = None
    return True


def chairs(here: Here, deed: Deed, party: str, seen: int) -> None:
    """Do what only the chair does, who had seen so many of the chair's deeds."""
    attempt(lambda: loaders.room_store().do(here.code, _chairs(deed, party, seen), key=here.key))


def seated(here: Here, deed: Deed, party: str, **said: str) -> None:
    """Do something for the participant that the session speaks for."""
    words = {key: unturned(each) for key, each in said.items()}
    attempt(lambda: loaders.room_store().do(here.code, _act(deed, party, words), seat=here.seat))


def sit(code: str, party: str, person: str) -> None:
    """Take a participant's seat."""
    st.session_state[PERSON] = person

    def deed() -> None:
        place.enter(code, seat=loaders.room_store().sit(code, _act(Deed.SEATED, party)))

    attempt(deed)


def propose(here: Here, party: str, room: Room) -> None:
    """Send what the sliders of the room's page show as a participant's proposal."""
    url.settle(room.page)

    def deed() -> None:
        codes = url.choices().get(room.page, {})
        vintage = current_context.shown().data_vintage
        read = snapshots_of(current_context.context(), room.page, {room.page: codes}) or vintage
        said: dict[str, str | Mapping[str, str]] = {
            "codes": codes,
            "results": _results(room.page, codes),
            "vintage": {stem: vintage[stem] for stem in read if stem in vintage},
            "model": VIEWS[room.page].model,
        }
        loaders.room_store().do(here.code, _act(Deed.PROPOSED, party, said), seat=here.seat)

    attempt(deed)
    st.rerun()


def freeze(here: Here, party: str, seen: int) -> None:
    """Freeze the room on a participant's proposal, or on none."""
    store = loaders.room_store()

    def deed() -> None:
        noted = access.noter()
        decision = store.freeze(here.code, _chairs(Deed.FROZEN, party, seen), draft_of, key=here.key)
        noted("room_frozen", here.code, decision.id)

    attempt(deed)


def undo(here: Here, decision: str, reason: str) -> None:
    """Take a decision back, by a decision of its own."""
    change = Change(created_at=now(), author=person(), reason=unturned(reason))

    def deed() -> None:
        noted = access.noter()
        undone = loaders.room_store().undo(decision, change, key=here.key)
        noted("room_undone", here.code, undone.id)

    attempt(deed)


def person() -> str:
    """Return who said to be speaking in this session; "" for nobody."""
    return unturned(access.author(str(st.session_state.get(PERSON) or current.author())))


def draft_of(room: Room, party: Party, answer: Answer) -> Draft:
    """Return the scenario that a participant's answer becomes."""
    name = place.names().of(party)
    return Draft(
        name=shortened(f"{name}: {room.question}", MAX_NAME),
        author=answer.person or name,
        note=answer.reason,
        created_at=answer.at,
        data_vintage=answer.vintage,
        model_version=answer.model,
        inputs={
            room.page: answer.codes,
            RESULTS: answer.results,
            SAVED_ON: current.said_now(room.page),
        },
    )


def _results(page: str, codes: Mapping[str, str]) -> dict[str, str]:
    """Return what choices lead to on the data that all share: a file of one participant's own is no basis."""
    inputs = {page: codes, SAVED_ON: {"page": page}}
    shared = current_context.context()
    return written_results(results_of(inputs, lambda _: shared, {page: VIEWS[page]}))


def _chairs(deed: Deed, party: str, seen: int) -> Act:
    return _act(deed, party, {"seen": str(seen)})


def _act(deed: Deed, party: str = "", said: Mapping[str, str | Mapping[str, str]] | None = None) -> Act:
    return Act(deed=deed, at=now(), person=person(), party=party, said=said or {})
