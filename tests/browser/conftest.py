"""One server and one browser for all browser tests."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import chromium, framework
from tests.browser.server import running
from tests.browser.visit import PATIENCE_MS, lasting, opened

DESK = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
ONE_PROCESS = "--process-per-site"
"""Lets the tabs of a profile share a process, and with it what is compiled of the pages' scripts."""

FINN = {"locale": "fi-FI", "timezone_id": "Europe/Helsinki"}

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="package")
def server():
    """Return the running dashboard; what it logs must hold no traceback."""
    with running() as dashboard:
        yield dashboard
        assert "Traceback" not in dashboard.log(), dashboard.log()


@pytest.fixture(scope="package")
def browser():
    """Return a headless Chromium."""
    path = chromium.found()
    assert path, chromium.HOW_TO
    # Entered late and left early: a running Playwright is an event loop in this thread.
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, ONE_PROCESS])
        yield chrome
        chrome.close()


@pytest.fixture(scope="package")
def contexts(browser, server):
    """Return a browser profile for each theme and screen, with its own cache."""
    profiles = {
        (scheme, screen): lasting(browser.new_context(**FINN, color_scheme=scheme, viewport=size), server.url)
        for scheme in ("light", "dark")
        for screen, size in {"desk": DESK, "phone": PHONE}.items()
    }
    yield profiles
    for profile in profiles.values():
        profile.close()


@pytest.fixture(scope="package")
def strangers():
    """Return the profiles that strangers were given so far, by what they were made with."""
    profiles = {}
    yield profiles
    for profile in profiles.values():
        profile.close()


@pytest.fixture
def stranger(server, browser, strangers):
    """Return what gives the profile of a reader who has never been here, one of a kind at a time."""

    def left(profile):
        first, *others = profile.pages
        for tab in others:
            tab.close()
        profile.clear_cookies()
        first.evaluate("() => localStorage.clear()")
        return profile

    def coming(locale="fi-FI", size=DESK):
        key = locale, size["width"]
        if key not in strangers:
            given = {**FINN, "locale": locale, "viewport": size}
            strangers[key] = lasting(browser.new_context(**given), server.url)
        return left(strangers[key])

    yield coming
    for profile in strangers.values():
        left(profile)


@pytest.fixture(scope="package")
def english():
    """Return the words of Streamlit's own that are not ours in Finnish or Swedish."""
    return framework.english()


@pytest.fixture
def visit(server, contexts):
    """Return what opens an address in a tab that is closed after the test."""
    tabs = []

    def opening(path="", *, scheme="light", screen="desk"):
        tabs.append(opened(contexts[scheme, screen], f"{server.url}/{path}"))
        return tabs[-1]

    yield opening
    for tab in tabs:
        tab.close()
