"""A meeting room in words: its state, its spread, where an answer stands, and what the minutes say."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.answers import Spread, concordance, outside, spread
from domain.interval import Interval
from i18n.text import Text
from scenarios.documents import canonical
from scenarios.rooms.decision import Decision
from scenarios.rooms.model import Answer, Ballot, Party, Room, State, Vote
from views.results import read_results

Write = Callable[[Interval], str]
"""Writes a value of the room's metric."""

FEWEST_ORDERS = 2

VINTAGE_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What participants are called: municipalities by their name in the reader's language.

    Attributes:
        areas: Name of an area by its code.
    """

    areas: Mapping[str, str]

    def of(self, party: Party) -> str:
        """Return a participant's name."""
        return party.name or self.areas.get(party.code, party.code)

    def by_code(self, room: Room, code: str) -> str:
        """Return the name of a participant of a room; its code where it is none."""
        party = room.party(code)
        return self.of(party) if party is not None else code


def value_of(answer: Answer, metric: str) -> Interval | None:
    """Return what an answer comes to; None where it could not be worked out."""
    return read_results(answer.results).get(metric)


def values(room: Room, answers: Mapping[str, Answer]) -> dict[str, Interval]:
    """Return what each answer comes to, in the order of the participants; unknown ones left out."""
    found = {
        party.code: value_of(answers[party.code], room.metric)
        for party in room.parties
        if party.code in answers
    }
    return {party: value for party, value in found.items() if value is not None}


def heading(text: Text, state: State) -> str:
    """Return the state of a room: hidden, revealed or frozen, and which round."""
    phase = text(f"room.phase.{state.phase}")
    return text("room.second_round", phase=phase) if state.round > 1 else phase


def counted(text: Text, state: State) -> str:
    """Return how many of those expected have answered."""
    return text("room.answered", answered=str(len(state.answers)), expected=str(len(state.room.parties)))


def missing(text: Text, state: State, names: Names) -> str:
    """Return who has not answered; for the chair alone as long as the answers are hidden."""
    if not state.missing:
        return text("room.none_missing")
    return text("room.missing", names=text.listed([names.of(each) for each in state.missing]))


def spread_of(state: State) -> Spread | None:
    """Return the spread of the answers of a room that has been revealed; None before."""
    return spread(list(values(state.room, state.answers).values())) if state.is_told else None


def standing(text: Text, state: State, party: str, write: Write) -> str:
    """Return where a participant's own answer stands among all; "" before the reveal, or without one."""
    said = values(state.room, state.answers)
    found = spread_of(state)
    if found is None or party not in said:
        return ""
    own = said[party]
    where = "equal" if own == found.median else "below" if own.high < found.median.low else "above"
    if where == "above" and own.low <= found.median.high:
        where = "around"
    sentence = text(f"room.own.{where}", value=write(own), median=write(found.median))
    return f"{sentence} {text('room.own.outside')}" if party in apart(state) else sentence


def apart(state: State) -> tuple[str, ...]:
    """Return whose answers lie outside the quartiles, once the answers are revealed."""
    return outside(values(state.room, state.answers)) if state.is_told else ()


def agreement(text: Text, state: State) -> str:
    """Return how far the orders in which participants put the proposals agree; "" of fewer than two."""
    if len(state.rankings) < FEWEST_ORDERS or len(state.answers) < FEWEST_ORDERS:
        return ""
    found = concordance([*state.rankings.values()])
    return text("room.rank.agreement", w=text.number(found, 2), orders=str(len(state.rankings)))


def ballot(text: Text, state: State, names: Names, write: Write) -> str:
    """Return what is voted on, and how many have voted; the votes only when they are counted."""
    put = state.ballot
    if put is None:
        return ""
    value = value_of(state.answers[put.party], state.room.metric)
    sentence = text(
        "room.vote.put",
        party=names.by_code(state.room, put.party),
        value=write(value) if value is not None else text.unknown,
    )
    if not put.is_counted:
        voted = text("room.vote.going", voted=str(len(put.votes)), expected=str(len(state.room.parties)))
        return f"{sentence} {voted}"
    outcome = text(f"room.outcome.{put.outcome(state.room.quorum)}", quorum=str(state.room.quorum))
    return f"{sentence} {votes(text, put)} {outcome}"


def votes(text: Text, put: Ballot) -> str:
    """Return the votes of a counted ballot."""
    return text(
        "room.vote.counted",
        yes=str(put.count(Vote.YES)),
        no=str(put.count(Vote.NO)),
        abstain=str(put.count(Vote.ABSTAIN)),
    )


def spread_words(text: Text, found: Spread, write: Write) -> str:
    """Return minimum, median, maximum and, from four answers on, the quartiles in a sentence."""
    said = text(
        "room.spread.sentence",
        minimum=write(found.minimum),
        median=write(found.median),
        maximum=write(found.maximum),
    )
    if found.quartiles is None:
        return f"{said} {text('room.spread.few')}"
    lower, upper = map(write, found.quartiles)
    return f"{said} {text('room.spread.quartiles', lower=lower, upper=upper)}"


def minutes(text: Text, decision: Decision, names: Names, metric: str, write: Write, moment: str) -> str:
    """Return the paragraph for the minutes.

    Args:
        text: The language of the minutes.
        decision: The decision.
        names: What participants are called.
        metric: What the metric is called.
        write: Writes a value of it.
        moment: When it was made, in words.
    """
    room = decision.room
    sentences = [
        text(
            "room.minutes.question",
            question=room.question.rstrip(".?!"),
            answered=str(len(decision.answers)),
            expected=str(len(room.parties)),
            quorum=str(room.quorum),
        )
    ]
    found = spread(list(values(room, decision.answers).values()))
    if found is not None:
        sentences += [text("room.minutes.metric", metric=metric), spread_words(text, found, write)]
    if decision.answers:
        sentences.append(text("room.minutes.data", vintage=vintage(decision)))
    if decision.ballot is not None:
        sentences += [votes(text, decision.ballot)]
    sentences.append(text(f"room.outcome.{decision.outcome}", quorum=str(room.quorum)))
    if decision.party:
        value = value_of(decision.answers[decision.party], room.metric)
        sentences.append(
            text(
                "room.minutes.decided",
                party=names.by_code(room, decision.party),
                value=write(value) if value is not None else text.unknown,
            )
        )
    if decision.undoes:
        sentences = [text("room.minutes.undoes", decision=decision.undoes, reason=decision.reason)]
    return " ".join([*sentences, text("room.minutes.id", decision=decision.id, time=moment)])


def vintage(decision: Decision) -> str:
    """Return a short mark of the data behind the answers; several where they were sent over a refresh."""
    marks = {
        hashlib.sha256(canonical(dict(answer.vintage)).encode()).hexdigest()[:VINTAGE_LENGTH]
        for answer in decision.answers.values()
    }
    return ", ".join(sorted(marks))
