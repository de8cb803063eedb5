"""Rooms, participants and deeds for the tests of meeting rooms."""

from datetime import timedelta

from scenarios.model import Draft
from scenarios.rooms.model import Act, Deed, Party, Room
from tests.scenarios.drafts import NOON

PARTIES = ("north", "south", "east", "west")


def room(*, parties=PARTIES, quorum=2):
    return Room(
        id="",
        code="",
        question="Mikä on tavoite?",
        page="activation",
        metric="activation_target",
        parties=tuple(Party(code=code, name=code.title()) for code in parties),
        quorum=quorum,
        chair="Maija",
        created_at=NOON,
    )


def act(deed, party="", *, seat="", minutes=0, **said):
    return Act(deed=deed, at=NOON + timedelta(minutes=minutes), person="P", party=party, seat=seat, said=said)


def proposal(party, target, *, seat=""):
    """Return a proposal of a target in per cent."""
    return act(
        Deed.PROPOSED,
        party,
        seat=seat,
        codes={"target": str(target)},
        results={"activation_target": str(target / 100)},
        vintage={"statfin": "0" * 64},
        model="1.2",
    )


def draft_of(room, party, answer):
    return Draft(
        name=f"{room.question} – {party.name}",
        author=answer.person,
        created_at=answer.at,
        data_vintage=answer.vintage,
        model_version=answer.model,
        inputs={room.page: answer.codes, "results": answer.results},
    )
