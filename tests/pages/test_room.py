"""The meeting room as sessions see it: nothing leaks before the reveal, a late answer is refused in words."""

import html
import json
from dataclasses import replace

import pytest
import segno

from i18n.text import LANGUAGES, Text
from scenarios.database import URL_VARIABLE, default_url
from scenarios.rooms.model import Deed, Party
from scenarios.rooms.store import RoomStore
from tests.pages.elements import answer, button, cut_short, errors, opened, said_by_browser, sent_twice, words
from tests.scenarios.rooms.acts import act, draft_of, proposal, room
from ui.components import sheet
from ui.components.sheet import Asked
from ui.meeting.deck import rendered
from views.kept import View

FI = Text("fi")


@pytest.fixture
def rooms(tmp_path, monkeypatch, fresh_databases):  # noqa: ARG001 - as a fixture
    """Return the rooms of a database that the pages read, too."""
    url = default_url(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, url)
    store = RoomStore(url)
    yield store
    store.close()


@pytest.fixture
def meeting(rooms):
    """Return the code of a room with two hidden answers, the chair's secret and those of the seats."""
    made, key = rooms.open(room())
    seats = {party: rooms.sit(made.code, act(Deed.SEATED, party)) for party in ("north", "south")}
    for party, target in (("north", 23), ("south", 37)):
        rooms.do(made.code, proposal(party, target), seat=seats[party])
    return made.code, key, seats


def said(app):
    assert not app.exception
    return " ".join(words(app))


def labels(app):
    return [each.label for each in app.text_area]


def exported(code):
    """Return everything a file of the room holds, as text."""
    page = rendered(View(page="room", parameters={"room": code}), "fi")
    return repr(page)


def test_nothing_of_an_answer_is_shown_or_exported_before_the_reveal(rooms, meeting):
    code, key, seats = meeting
    for secrets in ({}, {"chair": key}, {"seat": seats["north"]}):
        shown = said(opened("room", room=code, **secrets))
        assert "37" not in shown
        assert "Vastannut 2/4" in shown
        assert ("East ja West" in shown) == ("chair" in secrets), "who is missing is named to the chair alone"
    assert "37" not in exported(code)

    rooms.do(code, act(Deed.REVEALED), key=key)
    assert "37,0" in said(opened("room", room=code))
    assert "37" in exported(code)


def test_an_answer_that_comes_after_the_reveal_is_refused_in_words_and_not_kept(rooms, meeting):
    code, key, seats = meeting
    app = opened("activation", room=code, seat=seats["north"], target="15")
    rooms.do(code, act(Deed.REVEALED), key=key)
    app.button(key="room_send").click().run()

    assert FI("room.errors.late", code=code) in said(app)
    assert rooms.state(code).answers["north"].codes == {"target": "23"}


def test_what_the_sliders_show_is_what_is_sent(rooms, meeting):
    code, _, seats = meeting
    app = opened("activation", room=code, seat=seats["north"], target="15")
    app.button(key="room_send").click().run()

    sent = rooms.state(code).answers["north"]
    assert sent.codes["target"] == "15"
    assert sent.results["activation_target"] == "0.15"
    assert set(sent.vintage) == {"statfin_12r5"}
    assert "15,0" in said(app)


def test_what_was_moved_since_the_page_was_drawn_is_what_is_sent(rooms, meeting, monkeypatch):
    code, _, seats = meeting
    app = opened("activation", room=code, seat=seats["north"], target="15")
    moved = Asked(seq=1, codes={"target": "22"})
    monkeypatch.setattr(sheet, "asked", lambda key: [moved] if key == "sheet_activation" else [])
    app.button(key="room_send").click().run()

    assert not app.exception
    assert rooms.state(code).answers["north"].codes["target"] == "22"
    assert "22" in app.query_params["target"]


@pytest.mark.parametrize(
    ("pressed", "named"),
    [("room_put", lambda state: state.ballot.party), ("room_freeze", lambda state: state.decision)],
)
def test_the_proposal_that_is_chosen_is_the_one_that_is_voted_on_or_decided(rooms, meeting, pressed, named):
    code, key, _ = meeting
    rooms.do(code, act(Deed.REVEALED), key=key)
    app = opened("room", room=code, chair=key)
    app.selectbox(key="room_proposal").set_value("south")
    button(app, pressed).click().run()  # in one message, as a busy server gets the two

    assert named(rooms.state(code)) == "south"


def test_the_order_that_is_chosen_is_the_one_that_is_sent(rooms, meeting):
    code, key, seats = meeting
    rooms.do(code, act(Deed.REVEALED), key=key)
    app = opened("room", room=code, seat=seats["north"])
    app.multiselect(key="room_order").set_value(["north", "south"]).run()
    app.multiselect(key="room_order").set_value(["south", "north"])
    app.button(key="room_rank").click().run()

    assert rooms.state(code).rankings["north"] == ("south", "north")


def pressed_open():
    """Return the door as somebody presses the button that opens a room."""
    app = opened("room")
    app.text_input(key="room_question").set_value("Montako?")
    button(app, "room_open").click()
    return app


def test_a_second_press_of_the_button_opens_no_second_room(rooms, monkeypatch):
    keys = []
    monkeypatch.setattr(RoomStore, "open", lambda *given, real=RoomStore.open: keys.append(1) or real(*given))
    app = sent_twice(pressed_open())

    assert len(keys) == 1
    assert rooms.is_chair(app.query_params["room"], app.query_params["chair"])


@pytest.mark.parametrize("again", [sent_twice, lambda app: (app.run(), app.run())[1]])
def test_a_room_whose_opening_was_stopped_is_entered_by_the_next_run(rooms, monkeypatch, again):
    keys = []
    monkeypatch.setattr(RoomStore, "open", lambda *given, real=RoomStore.open: keys.append(1) or real(*given))
    app = pressed_open()
    cut_short(monkeypatch, RoomStore, "open")
    app = again(app)

    assert not app.exception
    assert len(keys) == 1
    assert rooms.is_chair(app.query_params["room"], app.query_params["chair"])
    assert rooms.state(app.query_params["room"]).room.question == "Montako?"


def test_an_open_room_shows_its_code_and_its_link_also_as_a_drawing_for_cameras(meeting):
    code, _, _ = meeting
    bodies = " ".join(html.unescape(each.proto.body) for each in opened("room", room=code).get("html"))

    assert f"<strong>{code}</strong>" in bodies
    drawn = segno.make(f"/room?room={code}", error="m").svg_data_uri(
        scale=4, border=2, light="white", dark="black"
    )
    assert drawn in bodies


def test_a_vote_of_one_against_one_is_a_tie_and_decides_nothing(rooms, meeting):
    code, key, seats = meeting
    rooms.do(code, act(Deed.REVEALED), key=key)
    chair = opened("room", room=code, chair=key)
    chair.selectbox(key="room_proposal").set_value("south").run()
    button(chair, "room_put").click().run()
    for party, vote in (("north", "no"), ("south", "yes")):
        seated = opened("room", room=code, seat=seats[party])
        button(seated, f"room_vote_{vote}").click().run()
        assert FI("room.vote.given", vote=FI(f"room.vote.{vote}")) in said(seated)
    assert "1 jaa" not in said(opened("room", room=code)), "votes are secret until they are counted"
    button(chair.run(), "room_count").click().run()
    button(chair, "room_freeze").click().run()

    assert FI("room.outcome.tie") in said(chair)
    assert rooms.state(code).decision == ""


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ((), "reveal"),
        ((act(Deed.REVEALED),), "put"),
        ((act(Deed.REVEALED), act(Deed.PUT, "north")), "count"),
        ((act(Deed.REVEALED),), "again"),
        ((act(Deed.REVEALED),), "freeze"),
    ],
)
def test_a_second_press_of_the_chairs_does_and_says_nothing_more(rooms, meeting, before, name):
    code, key, _ = meeting
    for deed in before:
        rooms.do(code, deed, key=key)
    app = opened("room", room=code, chair=key)
    shown = rooms.state(code).acts
    button(app, f"room_{name}").click()
    shown_after = said(sent_twice(app))

    assert rooms.state(code).acts == shown + 1
    for error in ("order", "frozen", "done"):
        assert FI(f"room.errors.{error}", code=code) not in shown_after


def test_a_chair_who_has_not_seen_what_another_device_did_is_told_so(rooms, meeting):
    code, key, _ = meeting
    rooms.do(code, act(Deed.REVEALED), key=key)
    app = opened("room", room=code, chair=key)
    button(app, "room_freeze").click()
    message = said_by_browser(app)
    for deed in (act(Deed.PUT, "south"), act(Deed.COUNTED)):
        rooms.do(code, deed, key=key)
    app._run()  # the page is drawn anew, which the browser has not shown yet
    app._run(message)

    assert FI("room.errors.order", code=code) in said(app)
    assert rooms.decisions(code) == ()


@pytest.mark.parametrize("has_heard", [False, True])
def test_a_vote_on_a_proposal_that_is_no_longer_voted_on_is_refused_in_words(rooms, meeting, has_heard):
    code, key, seats = meeting
    for deed in (act(Deed.REVEALED), act(Deed.PUT, "north")):
        rooms.do(code, deed, key=key)
    app = opened("room", room=code, seat=seats["south"])
    button(app, "room_vote_yes").click()
    message = said_by_browser(app)
    for deed in (act(Deed.COUNTED), act(Deed.PUT, "south")):
        rooms.do(code, deed, key=key)
    if has_heard:
        app._run()  # the page is drawn anew, which the browser has not shown yet
    app._run(message)

    assert rooms.state(code).ballot.votes == {}
    assert FI("room.errors.ballot", code=code) in said(app)
    button(app, "room_vote_yes").click().run()
    assert rooms.state(code).ballot.votes == {"south": "yes"}


def test_who_stands_apart_is_asked_why_and_everybody_reads_it(rooms):
    parties = tuple(f"p{number}" for number in range(5))
    made, key = rooms.open(room(parties=parties))
    seats = {party: rooms.sit(made.code, act(Deed.SEATED, party)) for party in parties}
    for party, target in zip(parties, (20, 21, 22, 23, 40), strict=True):
        rooms.do(made.code, proposal(party, target), seat=seats[party])
    rooms.do(made.code, act(Deed.REVEALED), key=key)
    assert FI("room.outlier.asked") not in labels(opened("room", room=made.code, seat=seats["p2"]))
    app = opened("room", room=made.code, seat=seats["p4"])
    app.text_area(key="room_why").set_value("Kausivaihtelu")
    next(each for each in app.button if each.label == FI("room.outlier.submit")).click().run()

    assert rooms.state(made.code).answers["p4"].reason == "Kausivaihtelu"
    assert "Kausivaihtelu" in said(opened("room", room=made.code))


def is_reveal(each):
    return (each.key or "").startswith("room_reveal")


def test_only_the_chairs_link_shows_what_the_chair_does(meeting):
    code, key, seats = meeting
    for secrets, expected in (
        ({"chair": key}, True),
        ({"chair": "x"}, False),
        ({"seat": seats["north"]}, False),
    ):
        app = opened("room", room=code, **secrets)
        assert any(is_reveal(each) for each in app.button) == expected


def test_a_seat_that_another_device_took_says_so(rooms, meeting):
    code, _, seats = meeting
    rooms.sit(code, act(Deed.SEATED, "north"))

    for page in ("room", "activation"):
        assert FI("room.seat.lost") in said(opened(page, room=code, seat=seats["north"]))


@pytest.mark.parametrize("code", ["ABCDEF", "\0", "<b>x</b>", "x" * 3_000])
def test_a_room_that_is_not_here_is_said_to_be_missing_on_every_page(rooms, code):  # noqa: ARG001
    for page in ("room", "activation"):
        app = opened(page, room=code)
        assert "ei ole tällä palvelimella" in said(app)
        assert not errors(app)


def test_what_somebody_wrote_never_becomes_markup(rooms):
    hostile = "<img src=x onerror=alert(1)> [x](https://evil.example) **l** :red[v] $x^2$ \u2069\u202e"
    parties = (Party(code="o1", name=hostile),)
    made, key = rooms.open(replace(room(quorum=1), question=hostile, parties=parties))
    seat = rooms.sit(made.code, act(Deed.SEATED, "o1"))
    rooms.do(made.code, proposal("o1", 20), seat=seat)
    rooms.do(made.code, act(Deed.REVEALED), key=key)
    rooms.freeze(made.code, act(Deed.FROZEN, "o1"), draft_of, key=key)

    for page in ("room", "activation"):
        app = opened(page, room=made.code, chair=key)
        assert not app.exception
        assert "<img src=x" not in "".join(each.proto.body for each in app.get("html"))
        for kind in ("markdown", "error", "warning", "info", "caption", "title"):
            assert not [each.value for each in app.get(kind) if "[x](" in each.value], kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frozen_room_tells_its_decision_in_every_language(rooms, meeting, language):
    code, key, _ = meeting
    rooms.do(code, act(Deed.REVEALED), key=key)
    decision = rooms.freeze(code, act(Deed.FROZEN, "south"), draft_of, key=key)
    app = opened("room", room=code, lang=language)

    assert decision.id in said(app)
    assert Text(language)("room.outcome.unopposed") in said(app)
    assert "2/4" in answer(app)


def test_a_room_in_a_deck_is_presented_by_its_code_without_a_secret(meeting):
    code, key, _ = meeting
    app = opened("room", room=code, chair=key)
    assert app.session_state["url_choices"]["room"] == {"room": code}

    view = {"page": "room", "parameters": {"room": code}, "sentence": "", "notes": ""}
    app = opened("sources")
    app.session_state["url_choices"] = {"room": {"room": code}, "deck": {"000": json.dumps(view)}}
    app.switch_page("../pages/room.py")
    app.query_params.update({"room": code, "presented": "1"})
    app.run()
    assert "Vastannut 2/4" in said(app)
    assert not any(is_reveal(each) for each in app.button)


def test_who_leaves_is_in_no_room_on_any_page(meeting):
    code, _, seats = meeting
    app = opened("room", room=code, seat=seats["north"])
    app.button(key="room_leave").click().run()

    assert "room" not in app.query_params
    assert "seat" not in app.query_params
    assert FI("room.join.title") in said(app)
