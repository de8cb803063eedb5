"""From lost jobs to the counsellor's desk in a real browser: the page, the way to the board, and the link."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from i18n.text import Text
from tests.browser.visit import DRAWINGS, REDRAWN, SETTLED, opened

FI = Text("fi")
UNIT_ROWS = """() => Object.fromEntries(
  [...document.querySelector('.th-key-caseload table').tBodies[0].rows]
    .map(row => [row.cells[0].textContent, [...row.cells].slice(1).map(cell => cell.textContent)]))"""
CONFIRMED = "() => document.querySelector('.th-board')?.dataset.confirmed"
VERDICT = (
    "verdict => document.querySelector('.th-b-row[aria-label=\"Kajaani\"]')?.dataset.verdict === verdict"
)
CASELOAD = """part => document.querySelector('.th-b-row[aria-label="Sotkamo"] .th-b-caseload')
  .textContent.includes(part)"""
NOTICE = ".th-note:has-text('Sotkamo −200')"


def number(words):
    return float(words.replace("\u00a0", "").replace(",", ".").replace("−", "-"))


def chosen_in_list(page, key, code):
    before = page.evaluate(DRAWINGS)
    page.locator(f".th-key-{key} select").select_option(code)
    page.wait_for_function(REDRAWN, arg=before)
    page.wait_for_function(SETTLED)


def caseload(page, unit):
    return page.locator(f'.th-b-row[aria-label="{unit}"] .th-b-caseload').text_content()


def fte(page, unit):
    return number(page.get_by_role("textbox", name=f"{unit}: kirjoita htv").input_value())


def send_to_board(page):
    page.get_by_role("button", name=FI("structural_change.send")).click()
    page.wait_for_selector(NOTICE)
    page.wait_for_function(SETTLED)
    page.wait_for_function(CONFIRMED)


EXAMPLE = "structural_change?esimerkki=kajaani_300"


@pytest.fixture
def sotkamo(visit):
    """Return the page after its reader chose Sotkamo's 200 lost jobs, coming from another example."""
    page = visit(EXAMPLE)
    chosen_in_list(page, "start", "sotkamo_200")
    return page


def test_a_reader_sees_caseloads_rise_sends_them_to_the_board_and_finds_the_fte_that_holds_the_band(sotkamo):
    sotkamo.locator(".th-key-caseload summary").click()
    sotkamo.wait_for_function(SETTLED)
    rows = sotkamo.evaluate(UNIT_ROWS)
    for unit, clients in (("Kajaani", 3248), ("Kuhmo", 564)):
        before, after, low, high, caseload_after = map(number, rows[unit][:5])
        assert clients < low < after < high
        assert before < caseload_after

    send_to_board(sotkamo)
    assert fte(sotkamo, "Kajaani") == 16.5
    assert number(caseload(sotkamo, "Kuhmo")) == 81

    more = sotkamo.get_by_role("button", name="Kajaani: lisää")
    while not sotkamo.evaluate(VERDICT, "within"):
        assert sotkamo.evaluate(VERDICT, "over")
        more.click()
    # 3 265 clients at 150 per FTE take 21.8: in steps of a half, 22.
    assert fte(sotkamo, "Kajaani") == 22
    assert number(caseload(sotkamo, "Kajaani")) <= 150


def test_the_link_of_the_board_brings_the_change_and_the_staff_back(sotkamo, visit):
    send_to_board(sotkamo)
    sotkamo.wait_for_function("() => location.search.includes('change=')")
    link = urlsplit(sotkamo.url)
    assert {"change", "fte"} <= set(parse_qs(link.query))

    again = visit(f"{link.path.strip('/')}?{link.query}")

    assert again.locator(NOTICE).count() == 1
    assert [fte(again, "Kajaani"), caseload(again, "Kajaani")] == [16.5, caseload(sotkamo, "Kajaani")]


def test_the_board_counts_with_the_range_or_without_the_change_as_its_reader_wants(sotkamo):
    send_to_board(sotkamo)
    with_change = number(caseload(sotkamo, "Sotkamo"))

    sotkamo.get_by_text(FI("board.change.whole_range")).click()
    sotkamo.wait_for_function(CASELOAD, arg="–")
    low, high = map(number, caseload(sotkamo, "Sotkamo").split("–"))
    assert low < with_change < high

    sotkamo.get_by_role("button", name=FI("board.change.remove")).click()
    sotkamo.wait_for_selector(NOTICE, state="detached")
    sotkamo.wait_for_function("() => !location.search.includes('change=')")
    sotkamo.wait_for_function(CASELOAD, arg="58")


def test_an_arrow_opens_on_its_coefficient_source_and_switch(sotkamo):
    before = sotkamo.evaluate(DRAWINGS)
    door = sotkamo.locator(".th-key-gap_1")
    door.locator("summary").click()
    assert door.locator("summary").get_attribute("aria-label") == FI("structural_change.gaps.1")
    door.get_by_text(FI("structural_change.arrow.registering_share.source")).wait_for()
    assert door.locator(".th-key-registering_share input").input_value() == "38"

    door.locator(".th-key-without_registering_share input").check()
    sotkamo.wait_for_function(REDRAWN, arg=before)
    sotkamo.wait_for_url(re.compile(r"[?&]without_registering_share=1"))


@pytest.fixture(scope="module")
def arrows(server, contexts):
    """Return the same page for those who open its arrows and close them again."""
    page = opened(contexts["light", "desk"], f"{server.url}/{EXAMPLE}")
    chosen_in_list(page, "start", "sotkamo_200")
    yield page
    page.close()


@pytest.mark.parametrize("place", range(5))
def test_what_an_arrow_opens_stands_on_the_page_and_closes_with_escape(arrows, place):
    door, doors = arrows.locator(f".th-key-gap_{place}"), arrows.locator(".th-arrow details[open]")
    doors.evaluate_all("all => all.forEach(each => { each.open = false })")  # of a test that failed before
    door.locator("summary").click()
    box = door.locator("> div").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= arrows.viewport_size["width"]
    assert doors.count() == 1

    arrows.keyboard.press("Escape")

    assert doors.count() == 0

    door.locator("summary").click()
    arrows.locator("h1").click()

    assert doors.count() == 0


def test_a_slider_of_jobs_is_moved_by_keyboard(sotkamo):
    before = sotkamo.evaluate(DRAWINGS)
    slider = sotkamo.locator(".th-key-jobs input")
    slider.focus()
    sotkamo.keyboard.press("ArrowLeft")
    sotkamo.wait_for_function(REDRAWN, arg=before)

    assert slider.input_value() == "-205"
