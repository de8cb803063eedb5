"""A mayor with ten minutes: what changed here, whether it matters, what it costs and what could be done.

Every page on the way says its part, and leads on, on its first screen.
"""

import re

import pytest
from playwright.sync_api import expect

from i18n.text import LANGUAGES, Text
from tests.browser.visit import PATIENCE_MS, SETTLED

PUOLANKA = "620"

UNSEEN = """selectors => selectors.filter(selector => {
  const found = [...document.querySelectorAll(selector)].filter(each => each.checkVisibility())
  return !found.length || found[0].getBoundingClientRect().bottom > innerHeight
    || found[0].getBoundingClientRect().top < 0
})"""
"""What of a page is not whole on the screen without scrolling."""


def on_first_screen(page, *selectors):
    """Wait until a page stands, and ask that all of this is seen on it before anybody scrolls."""
    page.wait_for_function(SETTLED)
    assert page.evaluate(UNSEEN, ["h1", ".th-answer", ".th-kpis", *selectors]) == []
    return page.locator(".th-answer").first.inner_text()


def follow(page, view, text):
    """Take the way to a page that stands on the first screen."""
    link = page.locator(f'.th-next[href*="/{view}?"]').first
    assert link.bounding_box()["y"] + link.bounding_box()["height"] <= page.viewport_size["height"]
    link.click()
    page.wait_for_url(f"**/{view}?*subject={PUOLANKA}*")
    expect(page.locator("h1")).to_have_text(f"Puolanka: {text(f'{view}.title')}", timeout=PATIENCE_MS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_from_the_first_page_to_what_could_be_done_needs_no_scrolling(visit, language):
    text = Text(language)
    page = visit(f"?lang={language}&subject={PUOLANKA}")
    assert "Puolanka" in on_first_screen(page, ".th-key-map .th-title")

    follow(page, "changes", text)
    said = on_first_screen(page, ".th-key-shares .th-title")
    verdicts = [text(f"changes.answer.{key}", usual="\0").split("\0")[0] for key in ("up", "down", "usual")]
    assert any(each in said for each in verdicts), "whether it is more than chance"

    follow(page, "bill", text)
    said = on_first_screen(page, ".th-key-target", ".th-key-effect")
    assert len(re.findall(r"€", said)) >= 2, "what it costs, and what the target would save"

    follow(page, "activation", text)
    assert "20" in on_first_screen(page, ".th-key-target", ".th-key-rates .th-title")
