"""Scenarios in a real browser: two are made and compared, and another reader sees the same numbers."""

import re

import pytest

from i18n.text import Text
from tests.browser.visit import SETTLED, opened
from views.saved.names import isolated

FI, EN = Text("fi"), Text("en")
PLAN = "1~16~9~4~9~7~9.5~3.5~5"
MOVED = "1~20~9~4~9~7~9.5~3.5~1"
CONFIRMED = "() => document.querySelector('.th-board')?.dataset.confirmed"


def saved(page, name, *, author="", way="new"):
    """Save what the page shows under a name, and return the identifier of the version.

    Where a version is open, `way` is "copy" for a scenario of its own, or "next" for its next version.
    """
    page.locator(".st-key-scenario_menu button").first.click()
    form = page.get_by_test_id("stForm")
    form.get_by_label(FI("scenario_page.save.name")).fill(name)
    form.get_by_label(FI("scenario_page.save.author")).fill(author)
    form.get_by_role("button", name=FI(f"scenario_page.save.{way}")).click()
    page.locator(".st-key-scenario_banner .th-scenario").get_by_text(name).wait_for()
    page.keyboard.press("Escape")
    return re.search("scenario=([^&]+)", page.url)[1]


def caseloads(page):
    """Return every caseload that the board shows."""
    page.wait_for_function(CONFIRMED)
    return page.locator(".th-b-row[data-verdict] .th-b-caseload").all_inner_texts()


def numbers(page, figure):
    """Return the cells of the table under a figure, row by row, without the headings."""
    rows = page.locator(f".th-key-{figure} .th-table tbody tr")
    return [row.locator("td").all_inner_texts() for row in rows.all()]


@pytest.fixture
def second_browser(server, stranger):
    """Return what opens an address as another reader, in an English browser that has never been here."""
    profile = stranger("en-GB")
    return lambda path: opened(profile, f"{server.url}/{path}")


def test_two_scenarios_are_made_and_compared_and_a_second_browser_sees_the_same(visit, second_browser):
    first = saved(visit(f"staffing?fte={MOVED}"), "Kajaani 20 htv", author="Maija")
    page = visit("staffing?regime=nordic_2022")
    second = saved(page, "Vanhat velvoitteet", author="Pekka")
    shown = caseloads(page)

    compared = visit(f"compare?versiot={first}~{second}")
    assert "Kajaani 20 htv" in compared.locator(".th-kpis").inner_text()
    assert compared.locator(".th-plot[role]").count() == 2
    table = numbers(compared, "compared")
    assert len(table) > 5

    other = second_browser(f"staffing?scenario={second}&lang=en")
    assert other.locator("h1").inner_text() == EN("staffing.title")
    assert caseloads(other) == shown
    banner = other.locator(".st-key-scenario_banner").inner_text()
    assert "Vanhat velvoitteet" in banner
    assert "Pekka" in banner
    english = numbers(second_browser(f"compare?versiot={first}~{second}&lang=en"), "compared")
    assert [digits(row) for row in english] == [digits(row) for row in table]


def digits(row):
    """Return the cells with their digits alone, whatever separates them."""
    return [re.sub(r"[^0-9−+]", "", cell) for cell in row]


def test_a_moved_slider_marks_the_scenario_changed_without_a_new_page(visit):
    page = visit("staffing")
    identifier = saved(page, "Lähtö")
    mark = page.locator(".th-changed")
    assert mark.count() == 0

    slider = page.get_by_role("slider", name=FI("board.words.slider").format(unit="Kajaani"))
    slider.focus()
    page.keyboard.press("ArrowRight")

    mark.wait_for()
    assert f"scenario={identifier}" in page.url
    assert "fte=1~16.5" in page.url


def test_another_scenario_opened_in_the_same_tab_sets_the_board(visit):
    page = visit("staffing")
    saved(page, "Ennen")
    slider = page.get_by_role("slider", name=FI("board.words.slider").format(unit="Kajaani"))
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".th-changed").wait_for()

    page.locator(".st-key-scenario_banner").get_by_text(FI("scenario_page.banner.history")).click()
    page.get_by_role("heading", name=FI("scenarios.title")).wait_for()
    page.wait_for_function(SETTLED)
    page.locator(".th-item", has_text="Ennen").get_by_text(FI("scenario_page.open")).click()
    page.get_by_role("heading", name=FI("staffing.title")).wait_for()
    page.wait_for_function(SETTLED)
    page.wait_for_function(CONFIRMED)

    assert (
        page.get_by_role("slider", name=FI("board.words.slider").format(unit="Kajaani")).input_value() == "16"
    )
    assert page.locator(".th-changed").count() == 0


def test_the_link_to_share_can_be_copied(visit, server):
    page = visit("?municipality=305")
    identifier = saved(page, "Kuusamo")

    page.locator(".st-key-scenario_menu button").first.click()
    popover = page.get_by_test_id("stPopoverBody")
    link = f"{server.url}/?scenario={identifier}"
    assert popover.get_by_label(FI("copy_link.link")).input_value() == link

    popover.get_by_role("button", name=FI("copy_link.copy")).click()
    popover.get_by_text(FI("copy_link.copied")).wait_for()
    pasted = popover.get_by_label(FI("scenario_page.save.note"))
    pasted.press("Control+V")
    assert pasted.input_value() == link


def test_scenarios_are_picked_from_the_list_in_order_and_listed_again_by_a_search(visit):
    first = saved(visit("staffing"), "Ensin poimittu")
    second = saved(visit("staffing?regime=nordic_2022"), "Sitten poimittu")
    page = visit(f"compare?versions={second}~{first}")

    page.locator(".th-key-pick summary").click()
    plan = page.get_by_role("checkbox", name=isolated("Suunnitelma"), exact=True)
    plan.check()
    page.wait_for_function("() => document.querySelectorAll('.th-kpi').length === 3")
    assert re.search(f"versions={second}~{first}~[A-Za-z0-9]{{16}}", page.url)

    page.locator(".th-key-search input").fill("sitten")
    page.keyboard.press("Enter")
    # The three picked, the three that are ready and what was chosen.
    page.wait_for_function("() => document.querySelectorAll('.th-key-versions label').length === 7")
    plan.uncheck()
    page.wait_for_function("() => document.querySelectorAll('.th-kpi').length === 2")
    assert "search" not in page.url


def test_a_scenario_of_the_list_is_looked_at_without_a_new_page(visit):
    for name in ("Katsottava", "Viimeinen"):
        saved(visit("staffing"), name)
    page = visit("scenarios")
    other = page.locator(".th-item", has_text="Katsottava")
    page.evaluate("() => { window.isSame = true }")

    other.get_by_text(FI("scenario_page.list.details")).click()

    page.locator(".th-item[aria-current]", has_text="Katsottava").wait_for()
    assert "selected=" in page.url
    assert page.evaluate("() => window.isSame")
