"""The rules of a meeting room, as a model that Hypothesis plays against."""

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from i18n.text import LANGUAGES, Text
from scenarios.rooms.errors import (
    RoomBallotError,
    RoomDoneError,
    RoomEmptyError,
    RoomError,
    RoomFrozenError,
    RoomLateError,
    RoomOrderError,
    RoomSeatError,
)
from scenarios.rooms.machine import after
from scenarios.rooms.model import Deed, Outcome, Phase, State, Vote
from tests.scenarios.rooms.acts import PARTIES, act, proposal, room

parties = st.sampled_from(PARTIES)


def played(*acts, quorum=2):
    """Return the room after these deeds, everybody seated at the start."""
    state = State(room=room(quorum=quorum))
    for party in PARTIES:
        state = after(state, act(Deed.SEATED, party, seat=party))
    for each in acts:
        state = after(state, each)
    return state


def answered(*targets, quorum=2):
    acts = [proposal(party, target, seat=party) for party, target in zip(PARTIES, targets, strict=False)]
    return played(*acts, quorum=quorum)


def voted(*votes):
    """Return a room in which the first proposal was voted on."""
    state = after(answered(20, 30), act(Deed.REVEALED))
    state = after(state, act(Deed.PUT, "north"))
    for party, vote in zip(PARTIES, votes, strict=False):
        state = after(state, act(Deed.VOTED, party, seat=party, vote=vote))
    return after(state, act(Deed.COUNTED))


def test_a_late_answer_is_refused_and_changes_nothing():
    state = after(answered(20), act(Deed.REVEALED))
    with pytest.raises(RoomLateError):
        after(state, proposal("south", 25, seat="south"))
    assert list(state.answers) == ["north"]


def test_a_second_round_clears_the_answers_alone_and_there_is_no_third():
    state = after(after(answered(20, 30), act(Deed.REVEALED)), act(Deed.AGAIN))
    assert (state.phase, state.round, dict(state.answers)) == (Phase.HIDDEN, 2, {})
    assert set(state.earlier) == {"north", "south"}
    assert set(state.seats) == set(PARTIES)

    state = after(after(state, proposal("north", 22, seat="north")), act(Deed.REVEALED))
    with pytest.raises(RoomOrderError):
        after(state, act(Deed.AGAIN))


def test_nothing_is_revealed_of_a_room_that_nobody_answered():
    with pytest.raises(RoomEmptyError):
        after(played(), act(Deed.REVEALED))


def test_only_the_latest_seat_of_a_participant_is_heard():
    state = after(played(), act(Deed.SEATED, "north", seat="other phone"))
    with pytest.raises(RoomSeatError):
        after(state, proposal("north", 20, seat="north"))
    assert "north" in after(state, proposal("north", 20, seat="other phone")).answers


def test_who_is_not_expected_takes_no_seat():
    with pytest.raises(RoomSeatError):
        after(played(), act(Deed.SEATED, "elsewhere", seat="x"))


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (["yes", "yes", "no"], Outcome.CARRIED),
        (["yes", "no", "no"], Outcome.REJECTED),
        (["yes", "no"], Outcome.TIE),
        (["abstain", "abstain"], Outcome.TIE),
        (["yes", "abstain"], Outcome.CARRIED),
        (["yes"], Outcome.NO_QUORUM),
    ],
)
def test_a_vote_comes_to_what_was_voted(votes, outcome):
    state = after(voted(*votes), act(Deed.FROZEN))

    assert state.outcome is outcome
    assert state.decision == ("north" if outcome is Outcome.CARRIED else "")


def test_a_vote_counts_only_for_the_proposal_that_was_being_voted_on_as_it_was_given():
    first = after(after(answered(20, 30), act(Deed.REVEALED)), act(Deed.PUT, "north"))
    vote = act(Deed.VOTED, "east", seat="east", vote="yes", seen=str(first.seen))
    assert after(first, vote).ballot.votes == {"east": Vote.YES}
    assert after(after(first, vote), vote).ballot.votes == {"east": Vote.YES}, "votes put no other proposal"

    for put in ("south", "north"):
        second = after(after(first, act(Deed.COUNTED)), act(Deed.PUT, put))
        with pytest.raises(RoomBallotError) as refused:
            after(second, vote)
        assert second.ballot.votes == {}
    for language in LANGUAGES:
        assert Text(language)(RoomBallotError.text_key, **refused.value.values)


def test_a_vote_of_before_votes_said_what_they_are_on_still_counts():
    put = after(after(answered(20, 30), act(Deed.REVEALED)), act(Deed.PUT, "north"))

    assert after(put, act(Deed.VOTED, "east", seat="east", vote="no")).ballot.votes == {"east": Vote.NO}


REVEALED = (act(Deed.REVEALED),)
PUT = (*REVEALED, act(Deed.PUT, "north"))
LED = pytest.mark.parametrize(
    ("before", "deed"),
    [
        ((), act(Deed.REVEALED)),
        (REVEALED, act(Deed.PUT, "north")),
        (PUT, act(Deed.COUNTED)),
        (REVEALED, act(Deed.AGAIN)),
        (REVEALED, act(Deed.FROZEN, "south")),
    ],
)
"""Each deed of the chair's, with those before it."""


def pressed(state, deed):
    """Return a deed as the chair's page asks for it that shows this state."""
    return replace(deed, said={"seen": str(state.seen)})


@LED
def test_a_second_press_of_the_chairs_is_known_to_be_done_also_when_a_seat_did_something_meanwhile(
    before, deed
):
    shown = reduce(after, before, answered(20, 30))
    press = pressed(shown, deed)
    seated = act(Deed.SEATED, "west", seat="another phone")
    done = after(after(shown, seated), press)

    with pytest.raises(RoomDoneError) as known:
        after(done, press)
    for language in LANGUAGES:
        assert Text(language)(RoomDoneError.text_key, **known.value.values)


@pytest.mark.parametrize(
    ("before", "deed", "meanwhile"),
    [
        (REVEALED, act(Deed.PUT, "north"), (act(Deed.PUT, "south"),)),
        (REVEALED, act(Deed.AGAIN), (act(Deed.PUT, "south"),)),
        (REVEALED, act(Deed.FROZEN, "south"), (act(Deed.PUT, "north"), act(Deed.COUNTED))),
    ],
)
def test_a_press_of_a_chair_who_has_not_seen_what_another_chair_did_is_refused(before, deed, meanwhile):
    shown = reduce(after, before, answered(20, 30))
    with pytest.raises(RoomOrderError) as refused:
        after(reduce(after, meanwhile, shown), pressed(shown, deed))

    assert not isinstance(refused.value, RoomDoneError)


@pytest.mark.parametrize(
    ("before", "deed", "meanwhile"),
    [
        ((), act(Deed.REVEALED), (act(Deed.AGAIN),)),
        (PUT, act(Deed.COUNTED), (act(Deed.PUT, "south"),)),
    ],
)
def test_a_late_second_press_does_nothing_to_the_round_or_the_vote_after_it(before, deed, meanwhile):
    shown = reduce(after, before, answered(20, 30))
    press = pressed(shown, deed)
    with pytest.raises(RoomDoneError):
        after(reduce(after, meanwhile, after(shown, press)), press)


def test_five_against_five_is_a_tie_and_no_decision():
    ten = [f"p{number}" for number in range(10)]
    state = State(room=room(parties=tuple(ten), quorum=6))
    for party in ten:
        state = after(state, act(Deed.SEATED, party, seat=party))
        state = after(state, proposal(party, 20, seat=party))
    state = after(after(state, act(Deed.REVEALED)), act(Deed.PUT, "p0"))
    for number, party in enumerate(ten):
        state = after(state, act(Deed.VOTED, party, seat=party, vote="yes" if number < 5 else "no"))
    state = after(after(state, act(Deed.COUNTED)), act(Deed.FROZEN))

    assert (state.outcome, state.decision) == (Outcome.TIE, "")


def test_without_a_vote_the_chair_states_a_proposal_that_nobody_opposed_where_enough_have_answered():
    revealed = after(answered(20, 30), act(Deed.REVEALED))
    assert after(revealed, act(Deed.FROZEN, "south")).decision == "south"
    assert after(revealed, act(Deed.FROZEN, "south")).outcome is Outcome.UNOPPOSED
    assert after(revealed, act(Deed.FROZEN)).outcome is Outcome.NO_PROPOSAL

    few = after(answered(20, quorum=3), act(Deed.REVEALED))
    assert after(few, act(Deed.FROZEN, "north")).outcome is Outcome.NO_QUORUM
    assert after(few, act(Deed.FROZEN, "north")).decision == ""


def test_a_frozen_room_takes_nothing_more():
    frozen = after(after(answered(20, 30), act(Deed.REVEALED)), act(Deed.FROZEN, "north"))
    for deed in Deed:
        with pytest.raises(RoomFrozenError):
            after(frozen, act(deed, "north", seat="north"))


class Meeting(RuleBasedStateMachine):
    """Anything anybody may try, in any order: what is refused changes nothing."""

    def __init__(self):
        super().__init__()
        self.state = played()
        self.sent = {}
        self.revealed = 0

    def attempt(self, each):
        """Return whether a deed was done."""
        before = self.state
        try:
            self.state = after(before, each)
        except RoomError:
            assert self.state is before
            return False
        assert self.state.acts == before.acts + 1
        return True

    @rule(party=parties, number=st.integers(5, 40), seat=parties)
    def propose(self, party, number, seat):
        was_hidden = self.state.phase is Phase.HIDDEN
        done = self.attempt(proposal(party, number, seat=seat))
        assert done == (was_hidden and seat == party)
        if done:
            self.sent[party] = str(number)

    @rule()
    def reveal(self):
        done = self.attempt(act(Deed.REVEALED))
        self.revealed += done

    @rule()
    def again(self):
        if self.attempt(act(Deed.AGAIN)):
            self.sent = {}

    @rule(party=parties, reason=st.sampled_from(["", "koska"]))
    def reason(self, party, reason):
        assert not self.attempt(act(Deed.REASONED, party, seat=party, reason=reason)) or (
            self.state.phase is Phase.REVEALED and reason and party in self.sent
        )

    @rule(party=parties)
    def put(self, party):
        assert not self.attempt(act(Deed.PUT, party)) or party in self.sent

    @rule(party=parties, vote=st.sampled_from([*Vote, "maybe"]))
    def vote(self, party, vote):
        if self.attempt(act(Deed.VOTED, party, seat=party, vote=str(vote))):
            assert self.state.ballot.votes[party] == vote

    @rule()
    def count(self):
        self.attempt(act(Deed.COUNTED))

    @rule(party=st.sampled_from([*PARTIES, ""]))
    def freeze(self, party):
        if self.attempt(act(Deed.FROZEN, party)):
            assert self.state.outcome is not None
            assert not self.state.decision or self.state.decision in self.sent

    @invariant()
    def holds(self):
        state = self.state
        assert {party: answer.codes["target"] for party, answer in state.answers.items()} == self.sent
        assert state.is_told == (state.phase is not Phase.HIDDEN)
        assert state.round <= 2
        assert self.revealed in (state.round - 1, state.round)
        assert len(state.missing) + len(state.answers) == len(PARTIES)
        assert (state.outcome is not None) == (state.phase is Phase.FROZEN)
        if state.phase is Phase.HIDDEN:
            assert state.ballot is None


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
