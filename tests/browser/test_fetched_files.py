"""A page's file is there for its browser, however many runs of other sessions end before it asks for it."""

from io import BytesIO

from openpyxl import load_workbook

from tests.browser.visit import SETTLED

RUNS = 3
"""Streamlit alone takes a file away at the second run that ends after it was made."""


def test_a_file_stays_while_others_run(visit):
    page, other = visit("sources"), visit("about")
    with page.expect_download() as download:
        page.locator(".st-key-export_workbook button").click()
    for _ in range(RUNS):
        other.reload()
        other.wait_for_function(SETTLED)

    # As a browser would that is slower: what this one downloads cannot be held up.
    answer = page.request.get(download.value.url)

    assert answer.status == 200
    assert load_workbook(BytesIO(answer.body())).sheetnames
