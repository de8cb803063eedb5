"""A meeting room as a value: who is expected, what was done in it, and what follows from that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.digits import plain_whole
from scenarios.limits import check_author, check_inputs, check_name, check_time
from scenarios.rooms.errors import RoomFormError

MOST_PARTIES = 60
"""Participants of one room."""

MAX_REASON = 1_000

PARTY = re.compile(r"[A-Za-z0-9_]{1,20}")


class Phase(StrEnum):
    """Whether the answers are seen; a second round is hidden again."""

    HIDDEN = "hidden"
    REVEALED = "revealed"
    FROZEN = "frozen"


class Deed(StrEnum):
    """What somebody does in a room."""

    SEATED = "seated"
    PROPOSED = "proposed"
    REVEALED = "revealed"
    REASONED = "reasoned"
    RANKED = "ranked"
    AGAIN = "again"
    PUT = "put"
    VOTED = "voted"
    COUNTED = "counted"
    FROZEN = "frozen"


CHAIRS = frozenset({Deed.REVEALED, Deed.AGAIN, Deed.PUT, Deed.COUNTED, Deed.FROZEN})
"""What only the chair does."""


class Vote(StrEnum):
    """A vote on the proposal that was put."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Outcome(StrEnum):
    """What a room came to.

    `UNOPPOSED` is a proposal that the chair stated to be the decision without a vote.
    """

    CARRIED = "carried"
    REJECTED = "rejected"
    TIE = "tie"
    NO_QUORUM = "no_quorum"
    UNOPPOSED = "unopposed"
    NO_PROPOSAL = "no_proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whom a participant speaks for: a municipality by its code, or an organisation by its name.

    Attributes:
        code: Its key in the room.
        name: As the chair wrote it; "" for a municipality, whose name is known in three languages.
    """

    code: str
    name: str = ""

    def __post_init__(self) -> None:
        if not PARTY.fullmatch(self.code):
            raise RoomFormError(f"not a participant: {self.code[:40]!r}", value=self.code[:40])
        if self.name:
            check_name(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room, which never changes; what is done in it stands beside.

    Attributes:
        id: Identifier.
        code: What participants type.
        question: What is decided, in the chair's words.
        page: The page whose choices are the answer.
        metric: The result by which answers are compared.
        parties: Who is expected.
        quorum: How many must have answered, or voted, for a decision.
        chair: The chair's name; may be empty.
        created_at: When it was opened, UTC.
    """

    id: str
    code: str
    question: str
    page: str
    metric: str
    parties: tuple[Party, ...]
    quorum: int
    chair: str
    created_at: datetime

    def __post_init__(self) -> None:
        check_name(self.question)
        check_author(self.chair)
        check_time(self.created_at)
        codes = [party.code for party in self.parties]
        if not 1 <= len(codes) <= MOST_PARTIES or len(set(codes)) < len(codes):
            raise RoomFormError(f"{len(codes)} participants", value=str(len(codes)))
        if not 1 <= self.quorum <= len(codes):
            raise RoomFormError(f"a quorum of {self.quorum}", value=str(self.quorum))

    def party(self, code: str) -> Party | None:
        """Return an expected participant; None for anybody else."""
        return next((each for each in self.parties if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A proposal of one participant.

    Attributes:
        codes: The choices of the room's page that are not at their default.
        results: What they lead to, as `views.results` writes it.
        vintage: Snapshot -> checksum of the data behind the results.
        model: Version of the computation.
        person: Who sent it; may be empty.
        at: When, UTC.
        reason: Why, of one who was asked; "" before.
    """

    codes: Mapping[str, str]
    results: Mapping[str, str]
    vintage: Mapping[str, str]
    model: str
    person: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A vote on one proposal.

    Attributes:
        party: Whose proposal.
        votes: The vote of each participant who has voted.
        is_counted: Whether it is over: only then are its votes told.
    """

    party: str
    votes: Mapping[str, Vote] = field(default_factory=dict)
    is_counted: bool = False

    def count(self, vote: Vote) -> int:
        """Return how many voted so."""
        return sum(each is vote for each in self.votes.values())

    def outcome(self, quorum: int) -> Outcome:
        """Return what the vote came to: more yes than no carries, a tie decides nothing."""
        if len(self.votes) < quorum:
            return Outcome.NO_QUORUM
        yes, no = self.count(Vote.YES), self.count(Vote.NO)
        return Outcome.TIE if yes == no else Outcome.CARRIED if yes > no else Outcome.REJECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing done in a room.

    Attributes:
        deed: What.
        at: When, UTC.
        person: Who; may be empty.
        party: For whom, or whose proposal; "" where it concerns none.
        seat: Hash of the seat's secret; "" of the chair's deeds.
        said: What was said with it: codes, results, a vote, a reason; and what had been seen.
    """

    deed: Deed
    at: datetime
    person: str = ""
    party: str = ""
    seat: str = ""
    said: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_time(self.at)
        check_author(self.person)

    @property
    def seen(self) -> int | None:
        """How many deeds of the chair's its doer had seen; None for what was kept before that was said."""
        said = self.text("seen")
        return plain_whole(said) if said else None

    def text(self, name: str) -> str:
        """Return a text that was said; "" where it was not."""
        value = self.said.get(name, "")
        return value if isinstance(value, str) else ""

    def mapping(self, name: str) -> dict[str, str]:
        """Return names and values that were said; none where they were not."""
        value = self.said.get(name, {})
        return {} if isinstance(value, str) else dict(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a room has come to.

    Attributes:
        room: The room.
        phase: Whether the answers are seen.
        round: 1 or 2.
        seats: Participant -> hash of the secret of the seat that speaks for it now.
        people: Participant -> name of who speaks for it; may be empty.
        answers: Participant -> its proposal of this round, the latest.
        earlier: The same of the first round, once there is a second.
        rankings: Participant -> the proposals in its order, best first.
        ballot: The latest vote.
        decision: Whose proposal was decided; "" before, and where none was.
        outcome: What the room came to; None before it is frozen.
        acts: How many things have been done.
        led: What the chair has done, in order, each with whose proposal it concerned.
    """

    room: Room
    phase: Phase = Phase.HIDDEN
    round: int = 1
    seats: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    earlier: Mapping[str, Answer] = field(default_factory=dict)
    rankings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ballot: Ballot | None = None
    decision: str = ""
    outcome: Outcome | None = None
    acts: int = 0
    led: tuple[tuple[Deed, str], ...] = ()

    @property
    def seen(self) -> int:
        """How many deeds of the chair's somebody has seen who sees this."""
        return len(self.led)

    @property
    def missing(self) -> tuple[Party, ...]:
        """Who has not answered in this round."""
        return tuple(each for each in self.room.parties if each.code not in self.answers)

    @property
    def is_told(self) -> bool:
        """Whether the answers may be shown and exported."""
        return self.phase is not Phase.HIDDEN

    @property
    def is_quorate(self) -> bool:
        """Whether enough have answered."""
        return len(self.answers) >= self.room.quorum


def check_answer(page: str, answer: Answer) -> None:
    """Raise `ScenarioInputsError` for a proposal that a version could not hold."""
    check_inputs({page: answer.codes, "results": answer.results})
