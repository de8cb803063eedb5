"""What may be done in a room when, and what it comes to then: hidden, revealed, hidden again, frozen."""

from dataclasses import replace

from scenarios.rooms.errors import (
    RoomBallotError,
    RoomDoneError,
    RoomEmptyError,
    RoomFormError,
    RoomFrozenError,
    RoomLateError,
    RoomOrderError,
    RoomSeatError,
)
from scenarios.rooms.model import (
    CHAIRS,
    MAX_REASON,
    Act,
    Answer,
    Ballot,
    Deed,
    Outcome,
    Phase,
    State,
    Vote,
    check_answer,
)

ROUNDS = 2


def after(state: State, act: Act) -> State:
    """Return the room after something was done in it.

    Whether the chair is the chair is known to who asks; everybody else must hold their participant's seat.

    Raises:
        RoomDoneError: The chair presses a second time, or on two devices: it is done.
        RoomError: It may not be done now, and why; the room is as it was.
    """
    if act.deed in CHAIRS:
        _check_done(state, act)
    if state.phase is Phase.FROZEN:
        raise RoomFrozenError("the room is frozen", code=state.room.code)
    if act.deed in CHAIRS:
        _check_seen(state, act)
    else:
        _check_seat(state, act)
    found = _STEPS[act.deed](state, act)
    led = (*state.led, (act.deed, act.party)) if act.deed in CHAIRS else state.led
    return replace(found, acts=state.acts + 1, led=led)


def _check_done(state: State, act: Act) -> None:
    """Raise where what the chair did next, after what the page showed, was this very deed."""
    if act.seen is not None and state.led[act.seen : act.seen + 1] == ((act.deed, act.party),):
        raise RoomDoneError(f"{act.deed} is done", code=state.room.code)


def _check_seen(state: State, act: Act) -> None:
    """Raise where the chair did something else since: the deed would meet what its page did not show."""
    if act.seen not in (None, state.seen):
        raise RoomOrderError(f"{act.deed} after {act.seen} deeds, not {state.seen}", code=state.room.code)


def _check_seat(state: State, act: Act) -> None:
    if state.room.party(act.party) is None:
        raise RoomSeatError(f"{act.party[:20]!r} is not expected", party=act.party[:20])
    if act.deed is not Deed.SEATED and state.seats.get(act.party) != act.seat:
        raise RoomSeatError(f"another device speaks for {act.party}", party=act.party)


def _seated(state: State, act: Act) -> State:
    return replace(
        state,
        seats={**state.seats, act.party: act.seat},
        people={**state.people, act.party: act.person},
    )


def _proposed(state: State, act: Act) -> State:
    if state.phase is not Phase.HIDDEN:
        raise RoomLateError("the answers are revealed", code=state.room.code)
    answer = Answer(
        codes=act.mapping("codes"),
        results=act.mapping("results"),
        vintage=act.mapping("vintage"),
        model=act.text("model"),
        person=act.person,
        at=act.at,
    )
    check_answer(state.room.page, answer)
    return replace(state, answers={**state.answers, act.party: answer})


def _revealed(state: State, act: Act) -> State:
    _in(state, act, Phase.HIDDEN)
    if not state.answers:
        raise RoomEmptyError("nobody has answered", code=state.room.code)
    return replace(state, phase=Phase.REVEALED)


def _reasoned(state: State, act: Act) -> State:
    _in(state, act, Phase.REVEALED)
    reason = act.text("reason")
    if act.party not in state.answers:
        raise RoomOrderError(f"{act.party} has not answered", code=state.room.code)
    if not reason.strip() or len(reason) > MAX_REASON:
        raise RoomFormError(f"a reason of {len(reason)} characters", value=str(len(reason)))
    answer = replace(state.answers[act.party], reason=reason)
    return replace(state, answers={**state.answers, act.party: answer})


def _ranked(state: State, act: Act) -> State:
    _in(state, act, Phase.REVEALED)
    order = tuple(act.text("order").split())
    if sorted(order) != sorted(state.answers):
        raise RoomFormError(f"not an order of the proposals: {order}", value=" ".join(order)[:80])
    return replace(state, rankings={**state.rankings, act.party: order})


def _again(state: State, act: Act) -> State:
    _in(state, act, Phase.REVEALED)
    if state.round == ROUNDS:
        raise RoomOrderError("there is no third round", code=state.room.code)
    return replace(
        state,
        phase=Phase.HIDDEN,
        round=state.round + 1,
        earlier=state.answers,
        answers={},
        rankings={},
        ballot=None,
    )


def _put(state: State, act: Act) -> State:
    _in(state, act, Phase.REVEALED)
    if act.party not in state.answers:
        raise RoomOrderError(f"no proposal of {act.party}", code=state.room.code)
    if state.ballot is not None and not state.ballot.is_counted:
        raise RoomOrderError("a vote is going on", code=state.room.code)
    return replace(state, ballot=Ballot(party=act.party))


def _voted(state: State, act: Act) -> State:
    ballot = _going_on(state)
    if act.seen not in (None, state.seen):
        raise RoomBallotError(f"a vote after {act.seen} deeds, not {state.seen}", code=state.room.code)
    try:
        vote = Vote(act.text("vote"))
    except ValueError as error:
        raise RoomFormError("not a vote", value=act.text("vote")[:20]) from error
    return replace(state, ballot=replace(ballot, votes={**ballot.votes, act.party: vote}))


def _counted(state: State, _act: Act) -> State:
    return replace(state, ballot=replace(_going_on(state), is_counted=True))


def _frozen(state: State, act: Act) -> State:
    """Freeze: what a counted vote said, else the proposal that the chair names, else none."""
    _in(state, act, Phase.REVEALED)
    ballot = state.ballot
    if ballot is not None and not ballot.is_counted:
        raise RoomOrderError("a vote is going on", code=state.room.code)
    party = ballot.party if ballot is not None else act.party
    if party and party not in state.answers:
        raise RoomOrderError(f"no proposal of {party}", code=state.room.code)
    outcome = outcome_of(state, party)
    is_decided = outcome in (Outcome.CARRIED, Outcome.UNOPPOSED)
    return replace(state, phase=Phase.FROZEN, outcome=outcome, decision=party if is_decided else "")


def outcome_of(state: State, party: str) -> Outcome:
    """Return what the room would come to if it were frozen on a participant's proposal, or on none."""
    if not state.is_quorate:
        return Outcome.NO_QUORUM
    if state.ballot is not None:
        return state.ballot.outcome(state.room.quorum)
    return Outcome.UNOPPOSED if party else Outcome.NO_PROPOSAL


def _going_on(state: State) -> Ballot:
    if state.ballot is None or state.ballot.is_counted or state.phase is not Phase.REVEALED:
        raise RoomOrderError("no vote is going on", code=state.room.code)
    return state.ballot


def _in(state: State, act: Act, phase: Phase) -> None:
    if state.phase is not phase:
        raise RoomOrderError(f"{act.deed} in {state.phase}", code=state.room.code)


_STEPS = {
    Deed.SEATED: _seated,
    Deed.PROPOSED: _proposed,
    Deed.REVEALED: _revealed,
    Deed.REASONED: _reasoned,
    Deed.RANKED: _ranked,
    Deed.AGAIN: _again,
    Deed.PUT: _put,
    Deed.VOTED: _voted,
    Deed.COUNTED: _counted,
    Deed.FROZEN: _frozen,
}
