"""Choices in the URL: codes in, validated values out, defaults left out."""

import pytest
from streamlit.testing.v1 import AppTest


def choices():
    import streamlit as st

    from ui import url

    st.session_state["result"] = [
        url.selectbox(
            "Kunta", ("205", "305"), key="kunta", format_func={"205": "Kajaani", "305": "Kuusamo"}.get
        ),
        url.segments("Yksikkö", ("persons", "share"), key="yksikko", format_func=str.upper),
        url.toggle("Vertaa", key="vertaa"),
        url.selectbox("Kuukausi", ("07", "12"), key="kuukausi", format_func=str, default="12"),
    ]


DEFAULTS = ["205", "persons", False, "12"]


def opened(**parameters):
    app = AppTest.from_function(choices)
    app.query_params.update(parameters)
    app.run()
    assert not app.exception
    return app


def result(app):
    return app.session_state["result"]


def test_an_address_without_choices_opens_the_defaults():
    app = opened()

    assert result(app) == DEFAULTS
    assert app.query_params == {}


def test_an_address_with_codes_opens_those_choices():
    app = opened(kunta="305", yksikko="share", vertaa="1", kuukausi="07")

    assert result(app) == ["305", "share", True, "07"]
    assert {key: str(value) for key, value in app.query_params.items()} == {
        "kunta": "305",
        "yksikko": "share",
        "vertaa": "1",
        "kuukausi": "07",
    }


@pytest.mark.parametrize(
    "nonsense", ["", "nonsense", "Kuusamo", "SHARE", "true", "-1", "1e9", "nan", "inf", "-inf", "0x10", "1;2"]
)
def test_an_address_with_nonsense_opens_the_defaults_and_is_cleaned(nonsense):
    app = opened(**dict.fromkeys(("kunta", "yksikko", "vertaa", "kuukausi"), nonsense))

    assert result(app) == DEFAULTS
    assert app.query_params == {}


def test_a_choice_is_written_into_the_address_and_the_default_taken_out_again():
    app = opened()

    app.selectbox(key="kunta").set_value("305").run()
    assert app.query_params == {"kunta": "305"}

    app.selectbox(key="kunta").set_value("205").run()
    assert app.query_params == {}


def test_a_switch_writes_1_and_nothing_when_off():
    app = opened()

    app.toggle(key="vertaa").set_value(True).run()
    assert app.query_params == {"vertaa": "1"}

    app.toggle(key="vertaa").set_value(False).run()
    assert app.query_params == {}
