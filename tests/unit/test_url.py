"""Choices in the address: what stays in it, what leaves it, and what starts anew."""

import pytest
from streamlit.testing.v1 import AppTest


def language():
    from ui import url

    url.open_language()
    url.keep_language()


def kept():
    import streamlit as st

    from ui import url

    codes = url.codes_of("compare", dict)
    st.session_state["result"] = codes
    url.keep_codes("compare", codes, codes, ("versiot", "search"))


def forgotten():
    from ui import url

    url.keep_codes("scenarios", {"version": "a", "archive": "1"}, {"version": "a", "archive": "1"}, ())
    url.forget("scenarios", "version", "before")


def saved():
    from ui import url

    url.write("scenario", "abc")


def moved():
    from ui import url

    url.keep_codes("activation", {"target": "30"}, {"target": "30"}, ())


def unmoved():
    from ui import url

    url.keep_codes("activation", {"target": "20"}, {}, ())


def chosen():
    from ui import url

    url.codes_of("scenarios", dict)
    url.keep_codes("scenarios", {"version": "b"}, {"version": "b"}, ())


def led():
    import streamlit as st

    from ui import url

    url.follow()
    st.session_state["result"] = url.codes_of("scenarios", dict)


def run(script, **parameters):
    app = AppTest.from_function(script)
    app.query_params.update(parameters)
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("said", "opened"), [("sv", "sv"), ("en", "en"), ("", "fi"), ("SV", "fi"), ("de", "fi")]
)
def test_the_language_is_that_of_the_address_and_always_said_in_it(said, opened):
    app = run(language, lang=said)

    assert app.session_state["lang"] == opened
    assert str(app.query_params["lang"]) == opened


def test_an_address_that_says_no_language_gets_one():
    assert str(run(language).query_params["lang"]) == "fi"


def test_what_is_of_another_name_or_never_held_leaves_the_address_and_stays_in_the_session():
    app = run(kept, versions="a~b", search="Kajaani")

    assert app.session_state["result"] == {"versions": "a~b", "search": "Kajaani"}
    assert app.query_params == {"versions": "a~b"}
    assert app.run().session_state["result"] == {"versions": "a~b", "search": "Kajaani"}


def test_what_is_forgotten_starts_anew():
    app = run(forgotten)

    assert app.session_state["url_choices"] == {"scenarios": {"archive": "1"}}
    assert app.query_params == {"archive": "1"}


def after(script):
    """Return the address after a run of a fragment that began before the browser heard of a save."""
    app = run(saved)
    assert app.query_params["scenario"] == "abc"
    app.query_params.clear()
    again = AppTest.from_function(script)
    again.session_state["url_overtaken"] = app.session_state["url_overtaken"]
    again.run()
    return dict(again.query_params)


def test_a_choice_does_not_take_what_was_just_saved_out_of_the_address():
    assert after(moved) == {"target": "30", "scenario": "abc"}


def test_nothing_is_written_where_nothing_was_chosen():
    assert after(unmoved) == {}


@pytest.mark.parametrize(("link", "version"), [({}, "b"), ({"followed": "1"}, "a")])
def test_a_link_is_followed_to_what_was_just_left_and_an_address_on_its_way_is_not(link, version):
    held = run(chosen, version="a").session_state
    app = AppTest.from_function(led)
    for key in ("url_choices", "url_overtaken"):
        app.session_state[key] = held[key]
    app.query_params.update({"version": "a", **link})
    app.run()

    assert app.session_state["result"] == {"version": version}
    assert app.query_params == {"version": "a"}
