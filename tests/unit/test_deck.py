"""The deck as it may come from an imported scenario: nothing of its shape is taken for granted."""

import json

import pytest
from streamlit.testing.v1 import AppTest

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


@pytest.mark.parametrize(
    "code", ["", "{", "[" * 8_000, "[1]", '{"page": 1, "no": 2}', '{"page": "flows", "parameters": 3}']
)
def test_what_is_no_view_is_left_out(code):
    assert views(code, json.dumps(VIEW)) == ["staffing"]
