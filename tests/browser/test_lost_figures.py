"""A figure that got lost on its way to the browser comes again, on whichever part of a page it stands."""

import pytest
from playwright.sync_api import expect

from i18n.text import Text
from tests.browser.test_decks import filled, save
from tests.browser.visit import lasting, opened

LOSES = """() => {
  const lost = new Set()
  window.tilannehuoneFigures = new class extends Map {
    set(digest, figure) {
      if (lost.has(digest)) return super.set(digest, figure)
      lost.add(digest)
      return this
    }
  }()
}"""
"""Run before a page's own code: each figure is lost the first time that it is sent."""


@pytest.fixture(scope="module")
def loser(browser, server):
    """Return a browser profile in which each page loses each figure once."""
    context = browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 720})
    context.add_init_script(f"({LOSES})()")
    yield lasting(context, server.url)
    context.close()


@pytest.mark.parametrize("page", ["activation", "staffing"])
def test_a_page_asks_again_for_what_it_lacks(loser, server, page):
    tab = opened(loser, f"{server.url}/{page}?lang=fi")
    expect(tab.locator(".th-part .th-figure").first).to_be_visible()


def test_a_table_that_is_no_part_of_a_view_and_a_slide_ask_again_for_what_they_lack(loser, server):
    tab = filled(opened(loser, f"{server.url}/decks"))
    save(tab, "Kadonnut")
    expect(tab.locator(".st-key-decks_table table")).to_contain_text("Kadonnut")

    tab.get_by_role("button", name=Text("fi")("presenter.start")).click()
    expect(tab.locator(".th-slide .th-part .th-figure").first).to_be_visible()
