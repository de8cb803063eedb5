"""What is new since the last visit: only the reader's browser knows what it has shown."""

import re

from playwright.sync_api import expect

from i18n.text import Text
from tests.browser.conftest import DESK, FINN
from tests.browser.visit import SETTLED, opened

FI = Text("fi")

FORGET = """kept => {
  const known = JSON.parse(localStorage.getItem('tilannehuone:seen'))
  localStorage.setItem('tilannehuone:seen', kept ?? JSON.stringify(known.slice(1)))
  sessionStorage.clear()
}"""
"""Make this an earlier visit's memory, which lacks the newest thing or is damaged."""


def test_a_browser_tells_what_it_has_not_shown_before_and_forgets_what_is_damaged(server, browser):
    profile = browser.new_context(**FINN, viewport=DESK)
    page = opened(profile, f"{server.url}/changes?lang=fi")
    said, marks = page.locator(".th-news .th-note"), page.locator(".th-news .th-item small")

    expect(said).to_have_text(FI("changes.news.said.first"))
    for kept, words in ((None, FI("changes.news.said.one")), ("{", FI("changes.news.said.first"))):
        page.evaluate(FORGET, kept)
        page.reload()
        page.wait_for_function(SETTLED)
        expect(said).to_have_text(words)
        marked = marks.filter(has_text=re.compile(f"^{FI('changes.news.said.mark')}"))
        expect(marked).to_have_count(1 if kept is None else 0)
    assert {each["name"] for each in profile.cookies()} <= {"_streamlit_xsrf"}
    profile.close()
