"""A deck in a real browser: put in order by drag and by keys, changed, saved, and opened by its link."""

import json
import re

import pytest
from playwright.sync_api import expect

from i18n.text import Text
from tests.browser.visit import SETTLED, given_deck, opened

FI, EN = Text("fi"), Text("en")

VIEWS = (
    {"page": "staffing", "picture": "board", "sentence": "Ensimmäinen", "minutes": 2, "notes": "Hengitä"},
    {"page": "commuting", "sentence": "Toinen", "minutes": 3},
    {"page": "activation", "parameters": {"target": "25"}, "sentence": "Kolmas"},
)
ORDER = """words => JSON.stringify([...document.querySelectorAll('.th-deck-card bdi')]
  .map(each => each.textContent)) === JSON.stringify(words)"""
"""True when the cards stand in this order."""

KEPT = """words => JSON.stringify(Object.entries(JSON.parse(sessionStorage.getItem('tilannehuone-deck')))
  .sort().map(([, view]) => JSON.parse(view).sentence)) === JSON.stringify(words)"""
"""True when the server has taken the order over, and the browser keeps it for a reload."""

DRAWN = "() => [...document.querySelectorAll('.th-deck-picture')].every(each => each.querySelector('img'))"


def filled(page):
    """Return the page of decks with three views on it."""
    given_deck(page, VIEWS)
    stands(page, "Ensimmäinen", "Toinen", "Kolmas")
    return page


@pytest.fixture
def deck(visit):
    """Return the page of decks with three views on it."""
    return filled(visit("decks"))


def stands(page, *words):
    """Wait until the cards, and the session's deck, have this order."""
    page.wait_for_function(ORDER, arg=list(words))
    page.wait_for_function(KEPT, arg=list(words))
    page.wait_for_function(SETTLED)


def card(page, words):
    return page.locator(".th-deck-card").filter(has_text=words)


def label(part, words):
    return FI(f"decks.cards.{part}_of").format(title=words)


def save(page, name):
    """Save the deck under a name and return the identifier of the version."""
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label(FI("decks.name")))
    form.get_by_label(FI("decks.name")).fill(name)
    form.get_by_role("button", name=FI("decks.save")).click()
    page.locator(".st-key-deck_strip").get_by_text(name).wait_for()
    page.wait_for_function(SETTLED)
    return re.search("deck=([^&]+)", page.url)[1]


def test_a_card_is_dragged_to_another_place_and_escape_lets_it_stand(deck):
    deck.wait_for_function(DRAWN)
    from_, to = (card(deck, words).locator(".th-deck-picture").bounding_box() for words in ("Ens", "Kol"))
    mouse = deck.mouse
    mouse.move(from_["x"] + 30, from_["y"] + 30)
    mouse.down()
    mouse.move(to["x"] + 40, to["y"] + 40, steps=6)
    expect(deck.locator(".th-deck-card.held")).to_have_count(1)
    deck.keyboard.press("Escape")
    mouse.up()
    stands(deck, "Ensimmäinen", "Toinen", "Kolmas")

    mouse.move(from_["x"] + 30, from_["y"] + 30)
    mouse.down()
    mouse.move(to["x"] + 40, to["y"] + 40, steps=6)
    mouse.up()

    stands(deck, "Toinen", "Kolmas", "Ensimmäinen")
    expect(deck.locator(".th-deck-said")).to_have_text(
        FI("decks.cards.moved").format(title="Ensimmäinen", place=3, count=3)
    )


def test_a_view_is_moved_by_keys_and_by_buttons_and_keeps_the_focus(deck):
    grip = deck.get_by_role("button", name=label("grip", "Kolmas"))
    grip.focus()
    deck.keyboard.press("ArrowLeft")
    deck.keyboard.press("ArrowUp")
    stands(deck, "Kolmas", "Ensimmäinen", "Toinen")
    expect(grip).to_be_focused()
    said = deck.locator(".th-deck-said")
    expect(said).to_have_attribute("role", "status")
    expect(said).to_have_text(FI("decks.cards.moved").format(title="Kolmas", place=1, count=3))

    deck.keyboard.press("End")
    stands(deck, "Ensimmäinen", "Toinen", "Kolmas")
    deck.get_by_role("button", name=label("earlier", "Toinen")).press("Enter")
    stands(deck, "Toinen", "Ensimmäinen", "Kolmas")


def test_what_is_removed_comes_back_to_its_place(deck):
    deck.get_by_role("button", name=label("remove", "Ensimmäinen")).click()
    deck.get_by_role("button", name=label("remove", "Toinen")).click()
    stands(deck, "Kolmas")
    expect(deck.locator("p.th-answer")).to_contain_text(FI("decks.views_one"))
    deck.get_by_role("button", name=FI("decks.cards.undo").format(title="Toinen")).click()
    stands(deck, "Toinen", "Kolmas")
    deck.get_by_role("button", name=FI("decks.cards.undo").format(title="Ensimmäinen")).click()
    stands(deck, "Ensimmäinen", "Toinen", "Kolmas")
    expect(deck.locator(".th-deck-undo")).to_be_hidden()


def test_a_view_is_changed_where_it_stands(deck):
    expect(deck.get_by_text(FI("presenter.total", minutes=5))).to_be_visible()
    deck.get_by_role("button", name=label("edit", "Ensimmäinen")).click()
    form = deck.locator(".st-key-deck_edit")
    expect(form.get_by_label(FI("presenter.sentence"))).to_be_focused()
    expect(form.get_by_label(FI("presenter.notes"))).to_have_value("Hengitä")
    form.get_by_label(FI("presenter.sentence")).fill("Muutettu")
    form.get_by_label(FI("presenter.minutes")).fill("7")
    form.get_by_role("button", name=FI("presenter.save")).click()

    stands(deck, "Muutettu", "Toinen", "Kolmas")
    form.wait_for(state="detached")
    expect(deck.get_by_text(FI("presenter.total", minutes=10))).to_be_visible()


def test_a_saved_deck_opens_by_its_link_in_another_browser_and_after_a_reload(deck, server, stranger):
    identifier = save(deck, "Valtuusto 7.12.")
    expect(deck.locator(".th-copy input")).to_have_value(f"{server.url}/decks?deck={identifier}")
    deck.get_by_role("button", name=label("earlier", "Toinen")).click()
    stands(deck, "Toinen", "Ensimmäinen", "Kolmas")
    changed = deck.locator(".st-key-deck_strip .th-changed")
    expect(changed).to_be_visible()

    deck.reload()  # what is not saved yet stays as well
    stands(deck, "Toinen", "Ensimmäinen", "Kolmas")
    expect(changed).to_be_visible()
    deck.get_by_role("button", name=FI("decks.reopen")).click()
    stands(deck, "Ensimmäinen", "Toinen", "Kolmas")
    expect(changed).to_have_count(0)

    other = opened(stranger("en-GB"), f"{server.url}/decks?deck={identifier}&lang=en")
    stands(other, "Ensimmäinen", "Toinen", "Kolmas")
    expect(other.locator(".st-key-deck_strip")).to_contain_text("Valtuusto 7.12.")
    other.get_by_role("button", name=EN("presenter.start")).click()
    place = other.locator(".th-p-place")
    expect(place).to_have_text("1 / 3")
    other.keyboard.press("PageDown")
    expect(place).to_have_text("2 / 3")
    assert f"deck={identifier}" in other.url

    other.reload()
    other.wait_for_function(SETTLED)
    expect(place).to_have_text("2 / 3")
    expect(other.locator("h1")).to_have_text("Toinen")


def test_a_new_version_leaves_the_link_to_the_earlier_one_as_it_was(deck, visit):
    first = save(deck, "Johtoryhmä")
    deck.get_by_role("button", name=label("remove", "Toinen")).click()
    stands(deck, "Ensimmäinen", "Kolmas")
    deck.get_by_role("button", name=FI("scenario_page.save.next")).click()
    deck.wait_for_function("first => !location.href.includes(first)", arg=first)

    earlier = visit(f"decks?deck={first}")
    stands(earlier, "Ensimmäinen", "Toinen", "Kolmas")
    expect(earlier.get_by_text(re.compile(FI("decks.newer", author=".*", time=".*")))).to_be_visible()
    earlier.get_by_role("link", name=FI("scenario_page.open"), exact=True).click()
    stands(earlier, "Ensimmäinen", "Kolmas")


def test_a_link_that_opens_nothing_says_so_until_it_is_closed(deck):
    deck.evaluate("() => history.replaceState(null, '', '?deck=1111111111111111')")
    deck.reload()
    deck.wait_for_function(SETTLED)

    expect(deck.get_by_role("alert").first).to_contain_text("1111111111111111")
    deck.get_by_role("button", name=FI("decks.close")).click()
    deck.wait_for_function("() => !location.href.includes('deck=')")


def test_an_empty_page_says_what_a_deck_is_for_and_begins_with_an_example_that_says_it_is_one(visit):
    page = visit("decks?lang=sv")
    text = Text("sv")
    expect(page.locator(".th-said")).to_have_text(text("decks.purpose"))
    assert page.locator(".th-steps li").all_inner_texts() == list(text.tree("decks.steps").values())
    assert page.locator(".th-example img").evaluate("image => image.naturalWidth") > 0
    expect(page.get_by_role("button", name=text("decks.save"))).to_have_count(0)  # nothing to save yet

    page.get_by_role("button", name=text("decks.example"), exact=True).click()

    page.wait_for_function(f"() => ({DRAWN})() && document.querySelectorAll('.th-deck-card').length === 4")
    kept = json.loads(page.evaluate("() => sessionStorage.getItem('tilannehuone-deck')"))
    notes = {json.loads(view)["notes"] for view in kept.values()}
    assert notes == {text("decks.example_mark")}
    expect(page.locator(".th-steps")).to_have_count(0)
