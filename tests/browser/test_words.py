"""What opens says no word of Streamlit's own in English, and a link is copied by a button."""

import re

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from i18n.text import LANGUAGES, Text
from tests.browser.framework import SEEN
from tests.browser.test_scenarios import saved
from tests.browser.visit import PATIENCE_MS, SETTLED
from ui import limits


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(
    ("place", "opener", "opened"),
    [
        ("", "scenario_page.save.menu", "stPopoverBody"),
        ("", "presenter.menu", "stPopoverBody"),
        ("flows", "flows_page.own_file", "stFileUploader"),
    ],
    ids=["save", "presentation", "file"],
)
def test_what_opens_says_no_word_of_streamlits_in_english(visit, english, language, place, opener, opened):
    page = visit(f"{place}?lang={language}")
    page.get_by_text(Text(language)(opener), exact=True).click()
    page.get_by_test_id(opened).wait_for()

    assert english & set(page.evaluate(SEEN)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_the_server_refuses_says_why(visit, language):
    page, text = visit(f"flows?lang={language}"), Text(language)
    page.route("**/_stcore/upload_file/**", lambda route: route.fulfill(status=413))
    page.get_by_text(text("flows_page.own_file"), exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "omat.csv", "mimeType": "text/csv", "buffer": b"a;b"}
    )
    said = page.get_by_test_id("stFileUploader").get_by_role("alert")

    expect(said).to_have_text(f"{text('framework.error')} {text('framework.upload_refused')}")
    assert said.bounding_box()["height"] > 15, "it is seen, not only heard"


def refusing(socket):
    """Answer as Streamlit's server does when a file could not be made; hand everything else on."""
    server = socket.connect_to_server()

    def sent(message):
        asked = BackMsg.FromString(message)
        if asked.WhichOneof("type") != "backend_operation_request":
            server.send(message)
            return
        answer = ForwardMsg()
        answer.backend_operation_response.request_id = asked.backend_operation_request.request_id
        answer.backend_operation_response.error_msg = "Failed to generate file for download"
        socket.send(answer.SerializeToString())

    socket.on_message(sent)


def holding(socket, waiting):
    """Keep what asks for a file until it is told to go on."""
    server = socket.connect_to_server()

    def sent(message):
        is_held = BackMsg.FromString(message).WhichOneof("type") == "backend_operation_request"
        if is_held:
            waiting.append(lambda: server.send(message))
        else:
            server.send(message)

    socket.on_message(sent)


def test_a_file_that_could_not_be_made_is_told_until_the_next_press(server, contexts):
    page = contexts["light", "desk"].new_page()
    page.route_web_socket(re.compile("_stcore/stream"), refusing)
    page.goto(f"{server.url}/sources?lang=sv")
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)
    button = page.locator(".st-key-export_workbook button")
    button.click()
    said = page.locator(".st-key-exports").get_by_role("status")

    expect(said).to_have_text(Text("sv")("exports.failed"))
    page.get_by_test_id("stDownloadButtonError").wait_for(state="detached", timeout=PATIENCE_MS)
    expect(said).to_have_text(Text("sv")("exports.failed"))
    page.close()


def test_a_file_that_is_made_is_told_of_and_then_no_more(server, contexts):
    page, text, waiting = contexts["light", "desk"].new_page(), Text("sv"), []
    page.route_web_socket(re.compile("_stcore/stream"), lambda socket: holding(socket, waiting))
    page.goto(f"{server.url}/sources?lang=sv")
    page.wait_for_function(SETTLED, timeout=PATIENCE_MS)
    said = page.locator(".st-key-exports").get_by_role("status")
    with page.expect_download(timeout=PATIENCE_MS):
        page.locator(".st-key-export_workbook button").click()
        seconds = text.integer(limits.FILES.patience_s)
        expect(said).to_have_text(text("exports.making", seconds=seconds))
        for go in waiting:
            go()

    expect(said).to_have_text("")
    page.close()


EMPTY_LIST = """() => document.body.insertAdjacentHTML('beforeend',
  '<div role="listbox" data-empty="true"><div role="option"><span>No results</span></div></div>')"""
"""A list of Streamlit's that has no match, as it puts one into the document."""


def test_a_list_without_a_match_and_a_form_speak_the_readers_language(visit):
    page, text = visit("?lang=sv"), Text("sv")
    page.evaluate(EMPTY_LIST)
    page.get_by_text(text("framework.no_results"), exact=True).wait_for()
    page.locator(".st-key-scenario_menu button").first.click()
    page.get_by_label(text("scenario_page.save.name")).fill("a")
    page.get_by_text(text("framework.submit"), exact=True).wait_for()
    page.keyboard.press("Escape")

    page.get_by_role("radio", name="EN", exact=True).click()
    page.get_by_text(Text("en")("framework.no_results"), exact=True).wait_for()


SEATED = """() => {
  const address = new URL(location)
  for (const name of ['seat', 'chair', 'deck']) address.searchParams.set(name, 'a')
  history.replaceState(null, '', address)
}"""
"""As in a meeting: the address holds the secrets of a seat and of the chair."""


def test_a_link_is_copied_by_a_button_that_says_so_and_carries_nothing_of_its_readers_own(server, browser):
    profile = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="fi-FI")
    page = profile.new_page()
    text = Text("fi")
    page.goto(f"{server.url}/staffing?regime=nordic_2022")
    page.wait_for_function(SETTLED)
    page.locator(".st-key-scenario_menu button").first.click()
    page.evaluate(SEATED)
    page.get_by_role("button", name=text("copy_link.copy")).click()
    page.get_by_text(text("copy_link.copied")).wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == (
        f"{server.url}/staffing?regime=nordic_2022"
    )
    page.keyboard.press("Escape")

    page.goto(f"{server.url}/staffing")
    page.wait_for_function(SETTLED)
    identifier = saved(page, "Kopioitava")
    page.locator(".st-key-scenario_menu button").first.click()
    page.get_by_role("button", name=text("copy_link.copy")).click()
    page.get_by_text(text("copy_link.copied")).wait_for()

    assert page.evaluate("() => navigator.clipboard.readText()") == (
        f"{server.url}/staffing?scenario={identifier}"
    )
    profile.close()
