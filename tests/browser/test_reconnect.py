"""A connection that is lost while a page is open: the browser finds its session again, choices and all."""

from playwright.sync_api import expect

from scenarios.database import default_url
from tests.browser.server import free_port, started
from tests.browser.visit import SETTLED, opened

POLL_MS = 20


def test_a_dropped_connection_comes_back_to_the_same_session(server, browser):
    context = browser.new_context(locale="fi-FI")
    sockets = []
    context.route_web_socket(
        "**/_stcore/stream", lambda socket: sockets.append((socket, socket.connect_to_server()))
    )
    page = opened(context, f"{server.url}/activation")
    slider = page.locator(".th-key-target input").first
    slider.focus()
    before = int(slider.input_value())
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**target={before + 1}*")
    page.wait_for_function(SETTLED)

    socket, _ = sockets[-1]
    socket.close(code=1012, reason="restarting")

    while len(sockets) < 2:
        page.wait_for_timeout(POLL_MS)
    page.wait_for_function(SETTLED)
    expect(slider).to_have_value(str(before + 1))
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**target={before + 2}*")
    context.close()


def test_a_page_on_which_nothing_was_done_yet_works_on_after_a_new_start_of_the_server(browser, tmp_path):
    given = {"database": default_url(tmp_path), "port": free_port()}
    context = browser.new_context(locale="fi-FI")
    with started(**given) as server:
        server.wait_until("/ready")
        page = opened(context, f"{server.url}/activation?target=22")
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for(state="detached")
    page.locator(".th-key-target input").first.focus()
    page.keyboard.press("ArrowRight")

    with started(**given) as server:
        server.wait_until("/ready")
        page.wait_for_url("**target=23*")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**target=24*")
        page.wait_for_function(SETTLED)
    context.close()
