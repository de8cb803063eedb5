"""Rooms in real databases: what was acknowledged is there for everybody, and nothing else."""

import sqlite3

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from scenarios.database import default_url
from scenarios.errors import ScenarioLinkError, ScenarioStorageError
from scenarios.rooms.errors import (
    RoomChairError,
    RoomDamagedError,
    RoomFormError,
    RoomOrderError,
    RoomSeatError,
    RoomUnknownError,
)
from scenarios.rooms.model import Deed, Outcome, Phase
from scenarios.rooms.store import ALPHABET, RoomStore, typed
from scenarios.store import ScenarioStore
from scenarios.tables import ROOM, ROOM_ACT, ROOM_DECISION
from tests.scenarios.drafts import NOON, change
from tests.scenarios.rooms.acts import act, draft_of, proposal, room
from tests.scenarios.test_concurrency import at_once


@pytest.fixture
def rooms(url):
    opened = RoomStore(url)
    yield opened
    opened.close()


def revealed(rooms, *targets):
    """Return a room's code and its chair's secret, with these targets proposed and revealed."""
    opened, key = rooms.open(room())
    for party, target in zip(("north", "south", "east", "west"), targets, strict=False):
        seat = rooms.sit(opened.code, act(Deed.SEATED, party))
        rooms.do(opened.code, proposal(party, target), seat=seat)
    rooms.do(opened.code, act(Deed.REVEALED), key=key)
    return opened.code, key


def test_a_room_is_found_by_its_code_as_people_type_it(rooms):
    opened, _ = rooms.open(room())

    assert set(opened.code) <= set(ALPHABET)
    assert rooms.state(f" {opened.code[:3].lower()} {opened.code[3:]}").room == opened
    assert typed("ab c") == "ABC"
    for code in ("", "AAAAAA", "ÄÖ\0🙂", "x" * 5_000):
        with pytest.raises(RoomUnknownError):
            rooms.state(code)


def test_another_process_sees_what_was_acknowledged_and_goes_on_from_there(rooms, url):
    opened, key = rooms.open(room())
    seat = rooms.sit(opened.code, act(Deed.SEATED, "north"))
    other = RoomStore(url)
    assert other.state(opened.code) == rooms.state(opened.code)

    other.do(opened.code, proposal("north", 25), seat=seat)
    assert rooms.state(opened.code).answers["north"].codes == {"target": "25"}
    rooms.do(opened.code, act(Deed.REVEALED), key=key)
    assert other.state(opened.code).phase is Phase.REVEALED
    third = RoomStore(url)
    assert other.state(opened.code) == rooms.state(opened.code) == third.state(opened.code)
    for each in (other, third):
        each.close()


def test_only_the_chairs_secret_reveals_and_only_the_seats_own_answers(rooms):
    opened, _ = rooms.open(room())
    seat = rooms.sit(opened.code, act(Deed.SEATED, "north"))
    rooms.sit(opened.code, act(Deed.SEATED, "south"))
    rooms.do(opened.code, proposal("north", 20), seat=seat)
    for key in ("", seat, "x"):
        with pytest.raises(RoomChairError):
            rooms.do(opened.code, act(Deed.REVEALED), key=key)
        with pytest.raises(RoomChairError):
            rooms.freeze(opened.code, act(Deed.FROZEN), draft_of, key=key)
    for wrong in ("", "x", seat):
        with pytest.raises(RoomSeatError):
            rooms.do(opened.code, proposal("south", 20), seat=wrong)
    assert rooms.state(opened.code).phase is Phase.HIDDEN


def test_seats_and_freezing_have_methods_of_their_own(rooms):
    opened, key = rooms.open(room())
    for deed in (Deed.SEATED, Deed.FROZEN):
        with pytest.raises(RoomFormError):
            rooms.do(opened.code, act(deed, "north"), key=key)


def test_freezing_writes_a_decision_whose_version_opens_as_a_scenario(rooms, url):
    code, key = revealed(rooms, 20, 30, 25)
    decision = rooms.freeze(code, act(Deed.FROZEN, "south"), draft_of, key=key)

    found = rooms.decision(decision.id)
    assert found == decision
    assert (found.outcome, found.party) == (Outcome.UNOPPOSED, "south")
    store = ScenarioStore(url)
    version = store.version(found.version)
    assert version.inputs["activation"] == {"target": "30"}
    assert store.scenario(version.scenario_id).latest_version_id == version.id
    assert {
        party: store.version(each).inputs["activation"]["target"] for party, each in found.versions.items()
    } == {
        "north": "20",
        "south": "30",
        "east": "25",
    }
    assert rooms.state(code).phase is Phase.FROZEN
    store.close()


def test_nothing_of_a_hidden_room_is_among_the_scenarios(rooms, url):
    opened, _ = rooms.open(room())
    seat = rooms.sit(opened.code, act(Deed.SEATED, "north"))
    rooms.do(opened.code, proposal("north", 20), seat=seat)
    store = ScenarioStore(url)

    assert store.scenarios() == ()
    assert rooms.decisions() == ()
    store.close()


def test_undoing_is_a_decision_of_its_own_and_happens_once(rooms):
    code, key = revealed(rooms, 20, 30)
    made = rooms.freeze(code, act(Deed.FROZEN, "south"), draft_of, key=key)
    with pytest.raises(RoomChairError):
        rooms.undo(made.id, change(reason="väärä luku"), key="x")
    with pytest.raises(RoomFormError):
        rooms.undo(made.id, change(reason=" "), key=key)
    undone = rooms.undo(made.id, change(reason="väärä luku"), key=key)

    assert (undone.undoes, undone.reason, undone.version) == (made.id, "väärä luku", None)
    assert rooms.decision(made.id) == made
    assert [each.id for each in rooms.decisions(code)] == [undone.id, made.id]
    for identifier in (made.id, undone.id):
        with pytest.raises(RoomOrderError):
            rooms.undo(identifier, change(reason="taas"), key=key)


def test_a_decision_that_is_not_here_is_said_to_be_missing(rooms):
    with pytest.raises(ScenarioLinkError):
        rooms.decision("nonsense")


def test_a_scenario_that_cannot_be_made_freezes_nothing(rooms):
    code, key = revealed(rooms, 20, 30)
    with pytest.raises(ArithmeticError):
        rooms.freeze(code, act(Deed.FROZEN, "south"), _failing, key=key)

    assert rooms.state(code).phase is Phase.REVEALED
    assert rooms.decisions() == ()


def _failing(*_):
    raise ArithmeticError


def test_fifty_who_answer_at_once_all_count(rooms, url):
    parties = [f"p{number}" for number in range(50)]
    opened, _ = rooms.open(room(parties=tuple(parties)))
    others = [RoomStore(url), rooms]

    def answer(number):
        store = others[number % 2]
        seat = store.sit(opened.code, act(Deed.SEATED, parties[number]))
        store.do(opened.code, proposal(parties[number], 5 + number % 30), seat=seat)

    at_once([lambda number=number: answer(number) for number in range(50)])

    assert [len(store.state(opened.code).answers) for store in others] == [50, 50]
    others[0].close()


def test_the_database_refuses_to_change_or_delete_what_was_done(rooms):
    code, key = revealed(rooms, 20, 30)
    rooms.freeze(code, act(Deed.FROZEN, "south"), draft_of, key=key)
    for table in (ROOM, ROOM_ACT, ROOM_DECISION):
        for deed in (update(table).values(created_at=NOON), delete(table)):
            with (
                pytest.raises((DatabaseError, ScenarioStorageError), match="what was saved stays"),
                rooms._database.write() as connection,
            ):
                connection.execute(deed)


def test_a_changed_decision_is_said_to_be_damaged(tmp_path):

    rooms = RoomStore(default_url(tmp_path))
    code, key = revealed(rooms, 20, 30)
    made = rooms.freeze(code, act(Deed.FROZEN, "south"), draft_of, key=key)
    connection = sqlite3.connect(tmp_path / "scenarios.sqlite3", isolation_level=None)
    connection.execute("DROP TRIGGER room_decision_no_update")
    connection.execute("UPDATE room_decision SET document = replace(document, 'unopposed', 'carried')")
    connection.close()

    with pytest.raises(RoomDamagedError):
        rooms.decision(made.id)
    rooms.close()
