"""What is new since the last visit: only the reader's browser knows what it has shown."""

import re

import pytest
from playwright.sync_api import expect

from i18n.text import LANGUAGES, Text
from tests.browser.conftest import DESK, PHONE
from tests.browser.visit import SETTLED, Events, opened

FI = Text("fi")

FORGET = """kept => {
  const known = JSON.parse(localStorage.getItem('tilannehuone:seen'))
  localStorage.setItem('tilannehuone:seen', kept ?? JSON.stringify(known.slice(1)))
  sessionStorage.clear()
}"""
"""Make this an earlier visit's memory, which lacks the newest thing or is damaged."""


def test_a_browser_tells_what_it_has_not_shown_before_and_forgets_what_is_damaged(server, stranger):
    profile = stranger()
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


MARKED = ".th-entries a:has(> .th-fresh)"
PAGE_OF_NEWS = "bill"

FORGET_PAGE = """async page => {
  const news = await (await fetch('news.json')).json()
  const known = JSON.parse(localStorage.getItem('tilannehuone:read'))
  localStorage.setItem('tilannehuone:read', JSON.stringify(known.filter(each => each !== news[page][0])))
  return news[page][0]
}"""
"""Make this the memory of an earlier visit, before the newest thing of a page came."""


def marked(page):
    return {each.get_attribute("data-page") for each in page.locator(MARKED).all()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_menu_marks_a_page_with_news_until_it_is_opened_and_tells_nobody(
    server, stranger, language, size
):
    profile = stranger(size=size)
    events = Events(server.url)
    page = opened(profile, f"{server.url}/commuting?lang={language}", events)
    page.wait_for_function("() => localStorage.getItem('tilannehuone:read')")
    assert marked(page) == set(), "on a first visit nothing is new"
    name = page.evaluate(FORGET_PAGE, PAGE_OF_NEWS)
    said = []
    page.on("request", lambda request: said.append(request.url + (request.post_data or "")))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: said.append(str(frame))))

    page.reload()
    page.wait_for_function(SETTLED)
    page.locator(MARKED).first.wait_for(state="attached")
    assert marked(page) == {PAGE_OF_NEWS}
    holder = page.locator(".th-entries > li:visible", has=page.locator("a > .th-fresh")).first
    words = Text(language)("header.fresh")
    expect(holder.locator(".th-opener")).to_have_accessible_name(re.compile(re.escape(f"({words})") + "$"))
    expect(holder.locator(".th-opener > .th-fresh")).to_be_visible()
    others = page.locator(".th-entries > li:visible > .th-opener > .th-fresh:visible")
    expect(others).to_have_count(1)
    holder.locator(".th-opener").click()
    title = Text(language)(f"pages.{PAGE_OF_NEWS}")
    followed = holder.locator("a:has(> .th-fresh)").locator("visible=true")
    expect(followed).to_have_accessible_name(f"{title} ({words})")
    followed.click()

    page.wait_for_url(f"**/{PAGE_OF_NEWS}?**")
    expect(page.locator(".th-fresh:visible")).to_have_count(0)
    page.reload()
    page.wait_for_function(SETTLED)
    assert marked(page) == set()
    assert not [each for each in said if name in each]
    assert events.outside == []
    assert {each["name"] for each in profile.cookies()} <= {"_streamlit_xsrf"}


def test_what_another_window_opens_is_no_longer_marked_in_this_one(server, stranger):
    profile = stranger()
    page = opened(profile, f"{server.url}/commuting?lang=fi")
    page.wait_for_function("() => localStorage.getItem('tilannehuone:read')")
    page.evaluate("() => localStorage.setItem('tilannehuone:read', '[]')")
    page.reload()
    dot = page.locator(f".th-entries a[data-page={PAGE_OF_NEWS}] > .th-fresh").first
    dot.wait_for(state="attached")
    others = marked(page) - {PAGE_OF_NEWS}

    opened(profile, f"{server.url}/{PAGE_OF_NEWS}?lang=fi")
    dot.wait_for(state="detached")
    assert marked(page) == others


def test_a_damaged_memory_marks_nothing_and_is_made_anew(server, stranger):
    profile = stranger()
    page = opened(profile, f"{server.url}/commuting?lang=fi")
    page.evaluate("() => localStorage.setItem('tilannehuone:read', '{')")
    page.reload()
    page.wait_for_function("() => localStorage.getItem('tilannehuone:read')?.startsWith('[')")

    assert marked(page) == set()
