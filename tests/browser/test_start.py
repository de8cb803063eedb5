"""A new start of the server: what its first visitor meets, and those whose pages stayed open meanwhile.

A first visitor comes to both starts here, and to those of the servers of `test_twice` and `test_sign_in`.
"""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from scenarios.database import default_url
from tests.browser.client import met
from tests.browser.server import free_port, started
from tests.browser.test_decks import filled, label, save, stands
from tests.browser.visit import SETTLED, opened

LOST = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'


@pytest.fixture(scope="module")
def restarted(browser, tmp_path_factory):
    """Return a server in its second start, and two tabs that were open at its end: of decks, of activation.

    The deck had been saved and changed; on the other page nothing was done until the server was away.
    """
    given = {"database": default_url(tmp_path_factory.mktemp("start")), "port": free_port()}
    context = browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 720})
    with started(**given) as server:
        told = met(server)
        deck = filled(opened(context, f"{server.url}/decks"))
        identifier = save(deck, "Kestää")
        deck.get_by_role("button", name=label("earlier", "Toinen")).click()
        stands(deck, "Toinen", "Ensimmäinen", "Kolmas")
        untouched = opened(context, f"{server.url}/activation?target=22")
    for tab in (deck, untouched):
        tab.locator(LOST).wait_for(state="detached")
    untouched.locator(".th-key-target input").first.focus()
    untouched.keyboard.press("ArrowRight")

    with started(**given) as server:
        told += met(server)
        yield SimpleNamespace(
            server=server,
            told=told,
            context=context,
            deck=deck,
            identifier=identifier,
            untouched=untouched,
        )
    context.close()


def test_the_first_visitor_meets_no_error_and_the_server_becomes_ready(restarted):
    assert restarted.told == []


def test_a_new_start_takes_nothing_of_the_deck_that_is_open(restarted):
    page = restarted.deck
    page.wait_for_function(SETTLED)
    stands(page, "Toinen", "Ensimmäinen", "Kolmas")
    strip = page.locator(".st-key-deck_strip")
    expect(strip).to_contain_text("Kestää")
    expect(strip.locator(".th-changed")).to_be_visible()
    other = opened(restarted.context, f"{restarted.server.url}/decks?deck={restarted.identifier}")
    stands(other, "Ensimmäinen", "Toinen", "Kolmas")


def test_a_page_on_which_nothing_was_done_yet_works_on_after_a_new_start(restarted):
    page = restarted.untouched
    page.wait_for_url("**target=23*")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**target=24*")
    page.wait_for_function(SETTLED)
