"""A meeting: views are saved, presented by the keys of a remote clicker, taken home, and left."""

import re

from playwright.sync_api import expect
from pptx import Presentation

from i18n.text import Text
from tests.browser.visit import PATIENCE_MS, SETTLED, choose, given_deck, resized

FI = Text("fi")
SHOWS = f"""([words, place]) => document.querySelector('.th-sentence')?.textContent === words
  && document.querySelector('.th-p-place')?.textContent === place && ({SETTLED})()"""
"""The view's sentence stands above it, and the keys know where they are."""


SLIDES = {"overview": "", "staffing": "board", "structural_change": "chain"}
"""Page -> the picture of it: lines over time, bars against bands, and a chain of boxes."""

SCREENS = ((1280, 720), (1920, 1080))

UNFIT = """() => {
  const bar = document.querySelector('.th-presenter').getBoundingClientRect()
  const isOut = node => {
    const { top, right, bottom, left } = node.getBoundingClientRect()
    return top < -1 || left < -1 || right > innerWidth + 1 || bottom > bar.top + 1
  }
  const letters = node => parseFloat(getComputedStyle(node).fontSize) *
    (node.closest('.th-plot') ? new DOMMatrix(getComputedStyle(node.closest('.th-plot')).transform).a : 1)
  const isSmall = node => letters(node) < innerHeight / 40 - 0.01
  const words = '.th-plot :is(text, tspan), .th-chain :is(span, strong, b, small)'
  const drawn = [...document.querySelectorAll(words)].filter(node => node.textContent.trim())
  const boxes = '.th-slide :is(h1, .th-kpi, .th-figure, .th-chain)'
  const every = [...drawn, ...document.querySelectorAll(boxes)]
  return [
    ...drawn.filter(isSmall).map(node => `small: ${node.textContent}`),
    ...every.filter(isOut).map(node => `out: ${node.textContent}`),
    ...document.querySelectorAll('.th-slide :is(input, select, button):not(details *, [hidden])'),
  ]
}"""
"""What of a slide is smaller than a fortieth of the screen or reaches out of it, and whatever is pressed."""


def save(page, sentence, notes="", picture="", minutes=0):
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_label(FI("presenter.sentence")).fill(sentence)
    if minutes:
        page.get_by_label(FI("presenter.minutes")).fill(str(minutes))
    if picture:
        choose(page.get_by_role("combobox", name=FI("presenter.picture")), FI(f"presenter.{picture}"))
    page.get_by_label(FI("presenter.notes")).fill(notes)
    page.get_by_role("button", name=FI("presenter.add")).click()
    page.get_by_text(f". {sentence}").wait_for()
    page.keyboard.press("Escape")


def go_to(page, name):
    page.get_by_role("link", name=FI(f"pages.{name}"), exact=True).first.click()
    page.wait_for_url(f"**/{name}**")
    page.wait_for_function(SETTLED)


def to_deck(page):
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_role("link", name=FI("presenter.to_deck")).click()
    page.wait_for_url("**/decks*")
    page.wait_for_function(SETTLED)


def present(page):
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_role("button", name=FI("presenter.start")).click()


def test_three_views_are_presented_by_keyboard_and_escape_returns(visit):
    page = visit("?kunta=305")
    save(page, "Kuusamo kasvaa", "Muista kausivaihtelu")
    go_to(page, "commuting")
    save(page, "Pendelöinti")
    go_to(page, "activation")
    save(page, "Aktivointi")
    present(page)

    page.wait_for_function(SHOWS, arg=["Kuusamo kasvaa", "1 / 3"])
    assert "municipality=305" in page.url
    assert not page.get_by_test_id("stHeader").is_visible()
    bar = page.locator(".th-presenter")
    assert "2026" in bar.inner_text()

    page.keyboard.press("PageDown")
    page.wait_for_function(SHOWS, arg=["Pendelöinti", "2 / 3"])
    page.keyboard.press("PageDown")
    page.wait_for_function(SHOWS, arg=["Aktivointi", "3 / 3"])
    page.keyboard.press("PageUp")
    page.wait_for_function(SHOWS, arg=["Pendelöinti", "2 / 3"])

    page.keyboard.press("Escape")
    page.wait_for_url("**/activation*")
    page.locator(".th-presenter").wait_for(state="detached")


def test_what_adds_a_view_is_seen_as_soon_as_the_menu_opens(visit):
    page = visit("staffing?lang=fi")
    page.get_by_role("button", name=FI("presenter.menu")).click()
    add = page.get_by_role("button", name=FI("presenter.add"))

    expect(add).to_be_in_viewport(ratio=1, timeout=PATIENCE_MS)


def test_a_view_is_one_message_and_one_picture_that_fill_the_screen_they_are_on(visit):
    page = visit("sources")
    views = [{"page": name, "picture": picture} for name, picture in SLIDES.items()]
    given_deck(page, views)
    present(page)

    for place in range(1, len(views) + 1):
        page.wait_for_function(
            f"() => document.querySelector('.th-p-place')?.textContent === '{place} / 3' && ({SETTLED})()"
        )
        for width, height in SCREENS:
            resized(page, width, height)
            page.wait_for_function(SETTLED)
            assert page.evaluate(UNFIT) == [], (views[place - 1], height)
        assert page.locator(".th-slide .th-kpi").count() <= 3
        assert page.locator(".th-slide :is(.th-plot[role], .th-chain)").count() == 1
        page.keyboard.press("PageDown")


EDGED = """() => {
  const brightness = code => {
    const [red, green, blue] = code.match(/[0-9.]+/g).map(Number)
    return 0.299 * red + 0.587 * green + 0.114 * blue
  }
  const names = [...document.querySelectorAll('.th-slide .textpoint text')]
  return names.map(name => {
    const { fill, stroke, paintOrder, strokeWidth } = getComputedStyle(name)
    const isEdged = paintOrder.startsWith('stroke') && parseFloat(strokeWidth) >= 2 && stroke !== 'none'
    return isEdged ? Math.abs(brightness(fill) - brightness(stroke)) : 0
  })
}"""
"""How far the brightness of each name on a map is from that of the edge around its letters, of 255."""


def test_every_name_on_the_map_of_a_slide_has_an_edge_on_which_it_is_read(visit):
    page = visit("sources")
    given_deck(page, [{"page": "activation", "picture": "map"}])
    present(page)
    page.locator(".th-slide .th-plot[data-drawn]").wait_for()
    page.wait_for_function(SETTLED)

    edges = page.evaluate(EDGED)
    assert len(edges) >= 10
    assert min(edges) > 120


def test_escape_returns_the_choices_that_a_view_of_the_deck_replaced(visit):
    page = visit("staffing")
    save(page, "Lähtöjako", picture="desk")
    field = page.get_by_label(FI("board.words.field").format(unit="Kajaani"))
    field.fill("19")
    field.press("Enter")
    page.wait_for_url("**fte=1~19*")
    go_to(page, "commuting")
    save(page, "Pendelöinti")
    present(page)
    page.wait_for_function(SHOWS, arg=["Lähtöjako", "1 / 2"])
    assert field.input_value() == "16"
    page.keyboard.press("PageDown")
    page.wait_for_function(SHOWS, arg=["Pendelöinti", "2 / 2"])

    page.keyboard.press("Escape")
    page.locator(".th-presenter").wait_for(state="detached")
    page.wait_for_function(SETTLED)
    go_to(page, "staffing")

    page.wait_for_url("**fte=1~19*")
    assert field.input_value() == "19"
    page.get_by_role("button", name=FI("presenter.menu")).click()
    page.get_by_text("2. Pendelöinti").wait_for()


def test_escape_in_a_field_keeps_what_is_typed_and_the_presentation(visit):
    page = visit("staffing")
    save(page, "Lähtöjako", picture="desk")
    present(page)
    page.wait_for_function(SHOWS, arg=["Lähtöjako", "1 / 1"])
    field = page.get_by_label(FI("board.words.field").format(unit="Kajaani"))

    field.fill("19")
    field.press("Escape")

    page.wait_for_url("**fte=1~19*")
    page.wait_for_function(SHOWS, arg=["Lähtöjako", "1 / 1"])
    assert field.input_value() == "19"
    page.keyboard.press("Escape")
    page.locator(".th-presenter").wait_for(state="detached")


def test_a_reload_keeps_the_deck_and_the_place_in_it(visit):
    page = visit("?kunta=305")
    save(page, "Kuusamo kasvaa", "Muista kausivaihtelu")
    go_to(page, "commuting")
    save(page, "Pendelöinti")
    present(page)
    page.wait_for_function(SHOWS, arg=["Kuusamo kasvaa", "1 / 2"])
    page.keyboard.press("PageDown")
    page.wait_for_function(SHOWS, arg=["Pendelöinti", "2 / 2"])

    page.reload()

    page.wait_for_function(SHOWS, arg=["Pendelöinti", "2 / 2"])
    page.keyboard.press("PageUp")
    page.wait_for_function(SHOWS, arg=["Kuusamo kasvaa", "1 / 2"])
    assert "municipality=305" in page.url


def test_a_deck_that_was_emptied_stays_so_when_the_page_is_reloaded(visit):
    page = visit()
    save(page, "Ainoa")
    to_deck(page)
    page.get_by_role("button", name=FI("decks.cards.remove_of").format(title="Ainoa")).click()
    page.get_by_text(FI("decks.purpose")).wait_for()

    page.reload()
    page.wait_for_function(SETTLED)

    page.get_by_text(FI("decks.purpose")).wait_for()


def test_the_deck_is_taken_home_as_slides_with_its_sentences(visit, tmp_path):
    page = visit("?kunta=305")
    save(page, "Kuusamo kasvaa", "Muista kausivaihtelu")
    go_to(page, "activation")
    save(page, "Aktivointi")
    to_deck(page)
    slides = FI("exports.slides")
    page.get_by_role("button", name=FI("exports.make", format=slides)).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=FI("exports.ready", format=slides)).click()
    download.value.save_as(tmp_path / "deck.pptx")

    shown = [slide.shapes.title.text_frame.text for slide in Presentation(tmp_path / "deck.pptx").slides]
    assert shown[-2:] == ["Kuusamo kasvaa", "Aktivointi"]


def test_the_notes_window_follows_the_projected_one(visit):
    page = visit()
    save(page, "Ensimmäinen", "Hengitä", minutes=2)
    save(page, "Toinen", "Kiitä", minutes=3)
    present(page)
    page.wait_for_function(SHOWS, arg=["Ensimmäinen", "1 / 2"])
    notes = visit("notes")
    notes.get_by_text("Hengitä").wait_for()
    assert re.search(r"0:\d\d / 5 min · tähän näkymään 2 min$", notes.get_by_role("timer").inner_text())
    drawn = notes.get_by_alt_text(FI("presenter.window.next_picture"))
    drawn.wait_for()
    assert drawn.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")

    page.keyboard.press("PageDown")

    notes.get_by_text("Kiitä").wait_for()
    assert "2 / 2" in notes.locator(".th-notes").inner_text()
    drawn.wait_for(state="hidden")


def test_markup_in_a_sentence_or_in_notes_is_shown_as_text(visit):
    page = visit()
    words = "<img src=x onerror=alert(1)> & <b>lihava</b> [x](javascript:alert(1)) $x^2$ :red[v]"
    save(page, words, words)
    present(page)

    page.wait_for_function(SHOWS, arg=[words, "1 / 1"])
    notes = visit("notes")
    expect(notes.locator(".th-notes p:not([role])")).to_have_text([words, words, FI("presenter.window.last")])
    for window in (page, notes):
        assert window.locator("img[src=x], b, a[href*=javascript], .katex").count() == 0
