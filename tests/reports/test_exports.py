"""The downloads as a reader meets them: at the foot of a page, and for a deck."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.elements import opened, seen
from tests.reports import files
from ui.meeting.exports import FORMATS


def deck_of_two():
    """Show the downloads of a deck, as the presenter's menu does."""
    from i18n.text import Text
    from ui.meeting import exports
    from views.kept import View

    views = [View(page="overview", sentence="Four in hundred.", notes="Wave."), View(page="sources")]
    exports.deck(Text("en"), views)


@pytest.fixture
def deck():
    return AppTest.from_function(deck_of_two, default_timeout=60).run()


def test_every_page_ends_with_its_downloads():
    buttons = [each.key for each in seen("sources").get("download_button")]

    assert buttons[-3:] == [f"export_{name}" for name in FORMATS]


def test_a_presented_page_has_none():
    app = opened("sources", presented="1")

    assert "export_slides" not in [each.key for each in app.get("download_button")]


def test_a_deck_is_made_at_a_press_and_then_offered(deck):
    assert not deck.get("download_button")

    deck.button(key="deck_slides").click().run()
    name, file, _ = deck.session_state["export_made"]
    slides = files.opened(file).slides

    assert not deck.exception
    assert name == "slides"
    assert [each.key for each in deck.get("download_button")] == ["deck_ready"]
    assert len(slides) == 2
    assert slides[0].shapes.title.text_frame.text == "Four in hundred."
    assert slides[0].notes_slide.notes_text_frame.text.startswith("Wave.")


@pytest.mark.parametrize("name", ["document", "annexed", "workbook"])
def test_a_deck_is_offered_in_every_format(deck, name):
    deck.button(key=f"deck_{name}").click().run()

    assert not deck.exception
    assert deck.session_state["export_made"][1]
