"""A log of services in a real browser: the example at a press, one's own log loaded, a bad one named."""

from playwright.sync_api import expect

from i18n.text import Text
from tests.browser.visit import SETTLED
from tests.unit.paths import logs

FI = Text("fi")
UPLOAD = "input[type=file]"


def file(content):
    return {"name": "polut.csv", "mimeType": "text/csv", "buffer": content}


def test_the_example_says_so_and_a_log_of_500_cases_shows_where_8_were_lost(visit):
    page = visit("paths")
    page.get_by_role("button", name=FI("paths.empty.open")).click()
    page.get_by_text(FI("paths.example_says")).wait_for()
    expect(page.locator(".th-key-steps .th-source")).to_contain_text(FI("paths.example_source"))

    page.get_by_text(FI("paths.upload.title"), exact=True).click()
    page.locator(UPLOAD).set_input_files(file(logs.csv(("a", "x", "reg", "office", "yesterday", "", ""))))
    page.get_by_text("Rivi 2, sarake start").wait_for()
    page.locator(UPLOAD).set_input_files(file(logs.patients()))
    page.get_by_text("500 asiakasta, ja heistä 8").wait_for()
    page.wait_for_function(SETTLED)

    steps = page.locator(".th-key-steps")
    steps.locator("summary").click()
    row = steps.locator("tbody tr", has_text="triage")
    expect(row).to_contain_text(FI("paths.hidden"))
    assert page.get_by_text(FI("paths.example_says")).count() == 0
    page.get_by_role("button", name=FI("paths.leave")).wait_for()
