"""A decision of a room: what was answered, voted and decided, as it is kept for the minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from scenarios.rooms.model import Answer, Ballot, Outcome, Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision, which never changes.

    Attributes:
        id: Identifier.
        room: The room it was made in.
        created_at: When, UTC.
        author: Who froze the room; may be empty.
        outcome: What the room came to.
        party: Whose proposal was decided; "" for none.
        round: In which round the answers were given.
        answers: Participant -> its answer.
        versions: Participant -> identifier of the scenario version that holds its answer.
        ballot: The vote; None where there was none.
        undoes: Identifier of the decision that this one takes back; None for one that takes none back.
        reason: Why it is taken back; "" otherwise.
    """

    id: str
    room: Room
    created_at: datetime
    author: str
    outcome: Outcome
    party: str
    round: int
    answers: Mapping[str, Answer]
    versions: Mapping[str, str]
    ballot: Ballot | None = None
    undoes: str | None = None
    reason: str = ""

    @property
    def version(self) -> str | None:
        """Identifier of the version that was decided; None where nothing was."""
        return self.versions.get(self.party) if self.undoes is None else None
