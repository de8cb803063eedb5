"""What a browser sends of a page: nothing of it is lost to another message, or taken twice."""

import json

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from i18n.text import Text
from tests.pages.elements import BOARD, SHEET, controls, opened, titles
from ui import menu, subject, url
from ui.components import header, sheet
from ui.components.sheet import Asked
from ui.components.staffing_board import Release
from ui.slots import staffing_board

HERE = "this session"


@pytest.fixture
def sent(monkeypatch):
    """Return what each sheet has sent and had no answer to, by its key: a test fills it."""
    messages = {}
    monkeypatch.setattr(sheet, "asked", lambda key: messages.get(key, []))
    return messages


def test_sheets_of_a_page_count_each_for_itself(sent):
    app = opened("staffing", lang="fi")
    sent["sheet_staffing"] = [Asked(seq=1, at=1.0, codes={"step": "1"})]
    app.run()
    sent["sheet_staffing_after"] = [Asked(seq=1, at=2.0, codes={"section": "assumptions"})]
    app.run()

    assert app.query_params["step"] == "1"
    assert app.query_params["section"] == "assumptions"


def test_the_later_of_two_sheets_is_the_last_word(sent):
    app = opened("staffing", lang="fi")
    sent["sheet_staffing_beside"] = [Asked(seq=9, at=1.0, codes={"step": "1"})]
    sent["sheet_staffing"] = [Asked(seq=1, at=2.0, codes={"step": "0.25"})]
    app.run()

    assert app.query_params["step"] == "0.25"


def test_all_that_waits_is_taken_in_its_order_and_once(sent):
    app = opened("activation", lang="fi")
    waiting = [Asked(seq=1, at=1.0, codes={"target": "25"}), Asked(seq=2, at=2.0, codes={"map": "change"})]
    sent["sheet_activation"] = waiting
    app.run()
    assert app.query_params["target"] == "25"

    sent["sheet_activation"] = [*waiting, Asked(seq=3, at=3.0, codes={"target": "30"})]
    app.run()
    sent["sheet_activation"] = waiting
    app.run()

    assert app.query_params["target"] == "30"


def answered(app):
    """Return the last message that each sheet of the page was told is answered."""
    sheets = [each.proto for each in app.get("bidi_component") if each.proto.component_name == SHEET]
    return [json.loads(each.bytes)["seq"] for each in sheets]


def test_a_page_that_was_left_by_a_link_counts_on_when_its_reader_is_back(sent):
    app = opened("activation", lang="fi")
    sent["sheet_activation"] = [Asked(seq=3, view="commuting")]
    app.run()
    assert titles(app) == [Text("fi")("commuting.title")]

    sent.clear()
    app.switch_page("../pages/activation.py").run()
    assert answered(app) == [3]


def test_what_a_stopped_run_had_not_kept_is_taken_by_the_next(monkeypatch):
    app = opened("staffing", lang="fi")
    every = [each.proto for each in app.get("bidi_component")]
    board = json.loads(next(each.bytes for each in every if BOARD in each.component_name))
    fte = {unit: value + 1 for unit, value in board["fte"].items()}
    release = Release(seq=1, revision=board["revision"], fte=fte)
    monkeypatch.setattr(staffing_board, "released", lambda _: release)
    keep = subject.keep

    def stopped(*_):
        monkeypatch.setattr(subject, "keep", keep)
        raise StopException

    monkeypatch.setattr(subject, "keep", stopped)
    app.run()
    assert "fte" not in app.query_params
    app.run()

    assert "fte" in app.query_params


def test_an_address_from_before_a_choice_does_not_take_it_back(sent):
    app = opened("activation", lang="fi", target="21")
    sent["sheet_activation"] = [Asked(seq=1, codes={"target": "30"})]
    app.run()
    app.query_params["target"] = "21"  # the browser asked before it heard of the new address
    app.run()

    assert controls(app)["target"] == 30
    assert app.query_params["target"] == "30"


def test_nor_does_one_from_before_a_choice_of_the_default(sent):
    app = opened("activation", lang="fi", target="21")
    sent["sheet_activation"] = [Asked(seq=1, codes={"target": "20"})]
    app.run()
    assert "target" not in app.query_params
    app.query_params["target"] = "21"
    app.run()

    assert controls(app)["target"] == 20


def test_an_address_is_obeyed_once_the_browser_has_had_time_to_hear_of_the_choice(sent, monkeypatch):
    app = opened("activation", lang="fi", target="21")
    sent["sheet_activation"] = [Asked(seq=1, codes={"target": "30"})]
    app.run()
    monkeypatch.setattr(url, "ON_THE_WAY_S", 0.0)
    app.query_params["target"] = "21"
    app.run()

    assert controls(app)["target"] == 21


def test_what_was_chosen_last_is_not_left_behind_with_the_page(sent, monkeypatch):
    app = opened("activation", lang="fi")
    sent["sheet_activation"] = [Asked(seq=1, codes={"target": "25"})]
    wanted = [header.Asked(page="commuting")]
    monkeypatch.setattr(menu, "header", lambda _: wanted.pop() if wanted else header.Asked())
    app.run()

    assert titles(app) == [Text("fi")("commuting.title")]
    assert app.session_state["url_choices"]["activation"] == {"target": "25"}


def reading(monkeypatch, value, session=HERE):
    monkeypatch.setattr(sheet.limits, "session", lambda: session)
    monkeypatch.setattr(sheet.st, "session_state", {"sheet_x": {"chosen": value}})
    return sheet.asked("sheet_x")


def test_messages_are_read_in_their_order(monkeypatch):
    said = [{"seq": 1, "at": 5, "codes": {"a": "b"}}, {"seq": 2, "action": "search", "missing": True}]

    assert reading(monkeypatch, {"session": HERE, "messages": said}) == [
        Asked(seq=1, at=5.0, codes={"a": "b"}),
        Asked(seq=2, action="search", is_missing=True),
    ]


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        [],
        {"session": HERE},
        {"session": HERE, "messages": 3},
        {
            "session": HERE,
            "messages": [None, 3, {}, {"seq": "1"}, {"seq": -1}, {"seq": 2**63}, {"seq": 1e300}],
        },
        {"session": "one that is gone", "messages": [{"seq": 1, "action": "search"}]},
    ],
)
def test_what_is_no_message_or_was_meant_for_another_session_is_left_out(value, monkeypatch):
    assert reading(monkeypatch, value) == []
