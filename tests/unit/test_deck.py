"""The deck as it may come from an imported scenario: nothing of its shape is taken for granted."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from i18n.text import Text
from ui.components import deck as cards
from ui.meeting import deck
from ui.meeting.deck import DeckPageError
from views import kept
from views.kept import MAX_VIEWS, View, within

VIEW = {"page": "staffing", "parameters": {"htv": "1~16"}, "sentence": "Riittääkö?", "notes": ""}


def read():
    import streamlit as st

    from ui.meeting import deck

    st.session_state["views"] = [view.page for view in deck.views()]


def views(*codes):
    app = AppTest.from_function(read)
    app.session_state["url_choices"] = {"deck": {f"{place:03}": code for place, code in enumerate(codes)}}
    app.run()
    assert not app.exception
    return app.session_state["views"]


def test_views_stand_in_their_order():
    assert views(json.dumps(VIEW), json.dumps({**VIEW, "page": "flows"})) == ["staffing", "flows"]


def test_the_picture_of_a_view_is_kept_and_one_of_earlier_times_has_none():
    (chosen, earlier) = kept.views({"000": json.dumps({**VIEW, "picture": "map"}), "001": json.dumps(VIEW)})

    assert (chosen.picture, earlier.picture) == ("map", "")
    assert kept.views(kept.written([chosen, earlier])) == [chosen, earlier]


@pytest.mark.parametrize(("said", "minutes"), [(3, 3), (-1, 0), (10_000, 120), (True, 0), ("3", 0), (2.5, 0)])
def test_speaking_time_is_whole_minutes_within_reason(said, minutes):
    (view,) = kept.views({"000": json.dumps({**VIEW, "minutes": said})})

    assert view.minutes == minutes


def test_a_deck_is_cut_to_what_one_may_hold():
    assert len(views(*[json.dumps(VIEW)] * 200)) == MAX_VIEWS
    assert len(within({f"{place:03}": "x" for place in range(200)})) == MAX_VIEWS


def test_halves_of_signs_do_not_reach_a_page():
    torn = {
        "page": "flows",
        "parameters": {"direction\udc00": "\ud800in"},
        "sentence": "a\ud800",
        "notes": "\udfff",
    }
    (view,) = kept.views({"000": json.dumps(torn)})

    assert view == View(page="flows", parameters={"direction": "in"}, sentence="a", notes="")


def test_views_of_pages_that_are_not_here_are_refused_in_words():
    lost = [View(page="nope"), View(page="flows"), View(page="<b>")]

    with pytest.raises(DeckPageError) as refused:
        deck.check(lost)
    assert "nope, <b>" in Text("fi")(DeckPageError.text_key, **refused.value.values)
    deck.check([View(page="flows")])


@pytest.mark.parametrize(
    "code", ["", "{", "[" * 8_000, "[1]", '{"page": 1, "no": 2}', '{"page": "flows", "parameters": 3}']
)
def test_what_is_no_view_is_left_out(code):
    assert views(code, json.dumps(VIEW)) == ["staffing"]


SAME = View(page="flows", sentence="Sama")
ORDERED = [View(page="staffing"), SAME, View(page="activation"), SAME]


def arranged(names, views=ORDERED):
    """Return the deck after the views were put in the order that the browser sent, of names."""

    def run():
        import streamlit as st

        from ui.meeting import deck

        deck.keep(st.session_state["given"])
        st.session_state["named"] = list(deck.named())
        places = st.session_state["places"]
        known = st.session_state["named"]
        deck.arrange(known[place] if isinstance(place, int) else place for place in places)
        st.session_state["views"] = deck.views()

    app = AppTest.from_function(run)
    app.session_state["given"], app.session_state["places"] = views, names
    app.run()
    assert not app.exception
    return app.session_state["views"], app.session_state["named"]


def test_views_have_names_of_their_own_also_where_two_are_the_same():
    _, named = arranged([])

    assert len(set(named)) == len(ORDERED)


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([3, 2, 1, 0], [3, 2, 1, 0]),
        ([2], [2, 0, 1, 3]),
        ([], [0, 1, 2, 3]),
        ([2, 2, "<b>", "", 0], [2, 0, 1, 3]),
    ],
)
def test_whatever_order_a_browser_sends_no_view_is_lost_or_doubled(places, order):
    views, _ = arranged(places)

    assert views == [ORDERED[place] for place in order]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        3,
        {},
        {"deeds": 3},
        {"deeds": [None, 3, {}, {"seq": "1", "deed": ["undo"]}, {"seq": 1}, {"seq": 1, "deed": []}]},
        {"deeds": [{"seq": 1, "deed": "undo"}]},
    ],
)
def test_what_is_no_deed_of_the_cards_is_left_out(sent, monkeypatch):
    monkeypatch.setattr(cards.st, "session_state", {"deck_cards": {"asked": sent, "seen": sent}})

    assert cards.asked() == []
    assert cards.seen() == (sent if sent == 3 else 0)


def test_deeds_of_the_cards_are_read_in_their_order(monkeypatch):
    deeds = [
        {"seq": 1, "deed": ["order", ["b", "a"]]},
        {"seq": 2, "deed": ["remove", "a"]},
        {"seq": 3, "deed": ["undo"]},
    ]
    monkeypatch.setattr(cards.st, "session_state", {"deck_cards": {"asked": {"deeds": deeds}}})

    assert [(each.seq, each.deed, each.ids) for each in cards.asked()] == [
        (1, "order", ("b", "a")),
        (2, "remove", ("a",)),
        (3, "undo", ()),
    ]
