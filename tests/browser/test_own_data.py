"""A file of one's own in a real browser: in the address at once, missed after a reload, in the downloads."""

from i18n.text import Text
from tests import flow_files
from tests.browser.visit import SETTLED
from ui import own_data

TEXT = Text("fi")
FLOWS = own_data.ADDRESS_KEYS[own_data.FLOWS]


def test_a_reload_says_that_the_file_is_gone(visit):
    page = visit("flows")
    page.get_by_text(TEXT("flows_page.own_file"), exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "omat.csv", "mimeType": "text/csv", "buffer": flow_files.plain()}
    )
    page.get_by_text("Virrat ovat tiedostosta omat.csv").wait_for()
    page.wait_for_function(f"() => location.search.includes('{FLOWS}=')")
    page.wait_for_function(f"() => document.querySelector('a[href*=\"{FLOWS}\"]')")
    mark = page.evaluate("() => location.search.slice(1)")
    hrefs = page.evaluate("() => [...document.querySelectorAll('a[href*=\"activation\"]')].map(a => a.href)")
    assert hrefs
    assert all(mark in href for href in hrefs)

    page.reload()

    page.get_by_text(TEXT("flows_page.lacking")).wait_for()
    page.get_by_role("button", name=TEXT("flows_page.go_on")).click()
    page.wait_for_function(f"() => !location.search.includes('{FLOWS}')")
    page.wait_for_function(SETTLED)
    assert page.get_by_text(TEXT("flows_page.lacking")).count() == 0


def test_the_estimate_returns_when_its_reader_wants(visit):
    page = visit("flows")
    page.get_by_text(TEXT("flows_page.own_file"), exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "omat.csv", "mimeType": "text/csv", "buffer": flow_files.plain()}
    )
    page.wait_for_function(f"() => location.search.includes('{FLOWS}=')")

    page.get_by_role("button", name=TEXT("flows_page.back")).click()

    page.get_by_text("arvio, väli").first.wait_for()
    page.wait_for_function(f"() => !location.search.includes('{FLOWS}')")
    page.wait_for_function(SETTLED)
    assert page.get_by_text(TEXT("flows_page.own_file"), exact=True).count() == 1
