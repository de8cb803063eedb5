"""A connection that is lost while a page is open: the browser finds its session again, choices and all."""

from playwright.sync_api import expect

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
