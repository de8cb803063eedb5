"""Names in an address: those that a chat has changed are read, and those that no page knows are said."""

from pathlib import Path

import pytest

from i18n.text import LANGUAGES, Text
from tests.pages.elements import NAMES, controls, opened, words
from ui import addresses
from ui.meeting import presenter
from views.registry import VIEWS

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


def said_on(app):
    """Return everything on the page as one text."""
    return "\n".join(words(app))


def choices(app):
    """Return what the address holds besides the language."""
    return {name: value for name, value in app.query_params.items() if name != "lang"}


@pytest.mark.parametrize("name", ["amp;esihenkilot", "amp;amp;esihenkilot"])
def test_a_name_that_a_chat_has_changed_is_read(name):
    app = opened("staffing", **{name: "1"})

    assert choices(app) == {"supervisors": "1"}


@pytest.mark.parametrize("said", sorted(addresses.FORMER))
def test_a_former_name_of_every_page_is_read_as_todays(said):
    assert said not in addresses.KNOWN
    app = opened("overview", **{said: "0123abcd"})

    assert said not in app.query_params
    assert Text("fi")("app.unknown_do") not in said_on(app)


def test_a_link_to_a_presentation_opens_as_before():
    assert str(opened("overview", esitys="2").query_params[presenter.PLACE]) == "2"


def test_every_parameter_of_every_page_is_documented():
    documented = ARCHITECTURE.read_text(encoding="utf-8")
    of_views = {name for view in VIEWS.values() for name in view.known}

    assert [name for name in addresses.KNOWN - of_views if f"`{name}`" not in documented] == []
    assert [name for name in addresses.FORMER if f"`{name}`" not in documented] == []


def test_the_same_name_unchanged_wins():
    app = opened("overview", **{"kunta": "305", "amp;kunta": "765"})

    assert controls(app)["municipality"] == "305"
    assert choices(app) == {"municipality": "305"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_no_page_knows_are_said_bounded_and_as_text(language):
    strange = {"<b>x": "1", "z" * 5_000: "2", **{f"n{number}": "" for number in range(300)}}

    app = opened("overview", lang=language, **strange)

    assert not app.exception
    (notice,) = [each.proto.body for each in app.get("html") if "&lt;b&gt;x" in each.proto.body]
    assert "<b>" not in notice
    assert len(notice) < 1_000
    assert Text(language)("app.unknown_more", number="297") in said_on(app)


@pytest.mark.parametrize("page", ["overview", "sources"])
def test_names_of_other_pages_are_no_surprise(page):
    app = opened(page, htv="1~20~9~4~9~7~9.5~3.5~4", skenaario="x", esitys="1", lang="fi")

    assert Text("fi")("app.unknown_do") not in said_on(app)


@pytest.mark.parametrize(
    ("page", "name", "code"),
    [
        ("staffing", "supervisors", "9"),
        ("staffing", "preset", "nobodys"),
        ("staffing", "jako", "nobodys"),
        ("overview", "municipality", "999"),
        ("overview", "kunta", "999"),
        ("service_network", "stop_min", "1e9"),
        ("structural_change", "jobs", "NaN"),
    ],
)
def test_a_value_that_cannot_be_chosen_is_said(page, name, code):
    app = opened(page, lang="fi", **{name: code})

    assert Text("fi")("errors.choice", code=code) in said_on(app)


def test_a_value_that_cannot_be_chosen_is_said_bounded_and_leaves_the_others():
    app = opened("staffing", lang="fi", preset="<b>" + "z" * 5_000, international="1")

    assert choices(app) == {"international": "1"}
    assert "z" * 41 not in said_on(app)


@pytest.mark.parametrize("page", NAMES)
def test_what_a_page_itself_writes_into_the_address_can_be_chosen(page):
    app = opened(page, lang="fi")

    assert "voi valita tällä sivulla" not in said_on(app)
