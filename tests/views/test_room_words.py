"""A meeting room in words, as the worked answers say, in every language."""

from dataclasses import replace

import pytest

from domain.interval import Interval
from i18n.text import LANGUAGES, Text
from scenarios.rooms.decision import Decision
from scenarios.rooms.machine import after
from scenarios.rooms.model import Deed, Outcome, State, Vote
from tests.scenarios.drafts import NOON
from tests.scenarios.rooms.acts import act, proposal, room
from views import room_words

FI = Text("fi")
TEN = tuple(f"p{number}" for number in range(10))
FIVE = dict(zip(TEN, (4, 5, 5, 6, 9), strict=False))
NAMES = room_words.Names(areas={"p0": "Kajaani"})


def write(value: Interval) -> str:
    """Return a share in per cent, as short as it can be."""
    return FI.span(100 * value.low, 100 * value.high, 1)


def answered(targets, *, is_revealed=True):
    """Return a room of ten in which these have answered."""
    state = State(room=room(parties=TEN, quorum=6))
    for party, target in targets.items():
        state = after(state, act(Deed.SEATED, party, seat=party))
        state = after(state, proposal(party, target, seat=party))
    return after(state, act(Deed.REVEALED)) if is_revealed else state


def decision(state, **changed):
    made = Decision(
        id="1" * 16,
        room=state.room,
        created_at=NOON,
        author="Maija",
        outcome=Outcome.NO_QUORUM,
        party="",
        round=1,
        answers=state.answers,
        versions={},
    )
    return replace(made, **changed)


def paragraph(made, text=FI):
    return room_words.minutes(text, made, NAMES, "Tavoite", write, "nyt")


def test_five_answers_of_ten_are_told_with_their_quartiles_and_who_stands_apart():
    state = answered(FIVE)
    found = room_words.spread_of(state)

    assert room_words.counted(FI, state) == "Vastannut 5/10"
    said = room_words.spread_words(FI, found, write)
    assert "Pienin 4,0, mediaani 5,0, suurin 9,0." in said
    assert "Neljännekset 5,0 ja 6,0." in said
    assert room_words.apart(state) == ("p0", "p4")
    assert len(state.missing) == 5


def test_two_answers_have_no_quartiles_and_that_is_said():
    found = room_words.spread_of(answered({"p0": 3, "p1": 8}))

    assert "mediaani 5,5" in room_words.spread_words(FI, found, write)
    assert "neljästä vastauksesta" in room_words.spread_words(FI, found, write)


def test_nothing_of_the_answers_is_told_before_the_reveal():
    state = answered(FIVE, is_revealed=False)

    assert room_words.spread_of(state) is None
    assert room_words.apart(state) == ()
    assert room_words.standing(FI, state, "p0", write) == ""


@pytest.mark.parametrize(
    ("party", "where"), [("p0", "alle mediaanin"), ("p1", "sama kuin mediaani"), ("p4", "yli mediaanin")]
)
def test_one_is_told_where_ones_own_answer_stands(party, where):
    said = room_words.standing(FI, answered(FIVE), party, write)

    assert where in said
    assert ("neljännesten ulkopuolella" in said) == (party in ("p0", "p4"))


def test_votes_are_told_only_when_they_are_counted_and_a_tie_is_said_as_a_tie():
    state = after(answered(dict.fromkeys(TEN, 20)), act(Deed.PUT, "p0"))
    for number, party in enumerate(TEN):
        vote = Vote.YES if number < 5 else Vote.NO
        state = after(state, act(Deed.VOTED, party, seat=party, vote=str(vote)))
    going = room_words.ballot(FI, state, NAMES, write)
    assert "Äänestänyt 10/10" in going
    assert "Jaa" not in going
    counted = room_words.ballot(FI, after(state, act(Deed.COUNTED)), NAMES, write)
    assert "Jaa 5, ei 5, tyhjiä 0." in counted
    assert "tasan" in counted


def test_orders_agree_wholly_or_not_at_all():
    state = answered(dict(zip(TEN, (4, 5, 6, 9), strict=False)))
    assert room_words.agreement(FI, state) == ""
    state = after(state, act(Deed.RANKED, "p0", seat="p0", order="p0 p1 p2 p3"))
    same = after(state, act(Deed.RANKED, "p1", seat="p1", order="p0 p1 p2 p3"))
    opposite = after(state, act(Deed.RANKED, "p1", seat="p1", order="p3 p2 p1 p0"))

    assert "on 1,00" in room_words.agreement(FI, same)
    assert "on 0,00" in room_words.agreement(FI, opposite)


def test_the_minutes_tell_answers_quorum_data_and_that_nothing_was_decided():
    said = paragraph(decision(answered(FIVE)))

    assert "5 osallistujalta 10 odotetusta" in said
    assert "tarvittiin 6" in said
    assert "mediaani 5,0" in said
    assert "aineistosta, jonka tunniste on" in said
    assert "päätöstä ei syntynyt" in said
    assert "1" * 16 in said


def test_the_minutes_of_a_decision_name_the_proposal_by_its_participant():
    said = paragraph(decision(answered(FIVE), outcome=Outcome.UNOPPOSED, party="p0"))

    assert "ilman äänestystä" in said
    assert "Ehdotus: P0, 4,0." in said


def test_the_minutes_of_taking_back_say_which_decision_and_why():
    said = paragraph(decision(answered(FIVE), undoes="2" * 16, reason="Väärä luku."))

    assert f"Päätös {'2' * 16} kumottiin. Perustelu: Väärä luku." in said
    assert "mediaani" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_every_language(language):
    text = Text(language)
    state = answered(FIVE)

    assert room_words.heading(text, state)
    assert room_words.missing(text, state, NAMES)
    for outcome in Outcome:
        assert paragraph(decision(state, outcome=outcome), text)
