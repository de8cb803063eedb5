"""A page in the browser: when it stands still, and what happened on the way there."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

PATIENCE_MS = 90_000
"""How long a busy machine may take for what is sure to come; what never comes is not waited for."""

SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]')
  const components = [...document.querySelectorAll('[data-testid="stBidiComponentRegular"]')]
  const isEmpty = component =>
    !component.closest('.st-key-document') && !component.querySelector(':not(div, style)')
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid="stSkeleton"]') && document.documentElement.dataset.theme
    && document.querySelector('h1, [data-testid="stException"]') && !components.some(isEmpty)
    && [...document.querySelectorAll('.th-plot[role]')].every(plot => plot.dataset.drawn)
    && !window.tilannehuoneQueue?.isDrawing && !document.querySelector('.th-table[aria-busy="true"]')
}"""
"""True when the script has run, every component stands on the page and every figure is drawn.

No figure waits to be drawn anew, and no opened table for its rows. The theme is noted by a component of
every page: until then the code of components may still be on its way.
"""

DECK = "tilannehuone-deck"
"""Where the browser keeps the deck of its reader."""

DRAWINGS = "() => [...document.querySelectorAll('.th-plot[role]')].map(plot => plot.dataset.drawn)"
"""The fingerprint of every figure, in the order of the page."""

REDRAWN = "before => JSON.stringify((" + DRAWINGS + ")()) !== JSON.stringify(before)"
"""True when some figure is another than before."""


@dataclass(frozen=True, slots=True)
class Events:
    """What a page logged as an error, what failed in it, and what it asked from another host."""

    base_url: str
    console: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note what happens on the page from now on."""
        page.on("console", lambda message: self._logged(message))
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("request", lambda request: self._asked(request))
        page.on("websocket", lambda socket: self._connected(socket.url))

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.console.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base_url, "data:", "blob:")):
            self.outside.append(request.url)

    def _connected(self, url: str) -> None:
        if not url.startswith(self.base_url.replace("http", "ws", 1)):
            self.outside.append(url)


def opened(context: BrowserContext, url: str, events: Events | None = None) -> Page:
    """Return a new tab in which the page at this address stands still."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    if events:
        events.watch(page)
    page.goto(url)
    page.wait_for_function(SETTLED)
    assert page.get_by_test_id("stException").count() == 0, f"{url} fails"
    return page


def lasting(context: BrowserContext, url: str) -> BrowserContext:
    """Return a profile of a server's reader in which a tab stays open, on no page of the dashboard.

    The process of a site ends with its last tab, and the next one would compile every script anew.
    """
    context.new_page().goto(f"{url}/live")
    return context


def given_deck(page: Page, views: Iterable[Mapping[str, Any]]) -> None:
    """Load a page anew with these views in its reader's deck, as if the browser had kept them."""
    kept = json.dumps({f"{place:03}": json.dumps(view) for place, view in enumerate(views)})
    page.wait_for_function(
        f"() => sessionStorage.getItem('{DECK}') !== null"
    )  # or the page would do it later
    page.evaluate(f"kept => sessionStorage.setItem('{DECK}', kept)", kept)
    page.reload()
    page.wait_for_function(SETTLED)


def resized(page: Page, width: int, height: int) -> None:
    """Give the window another size and wait until what measures itself has done so."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


IN_SIGHT = """async box => {
  const { top, bottom } = box.getBoundingClientRect()
  if (top > 100 && bottom < innerHeight - 100) return
  box.scrollIntoView({ block: 'center', behavior: 'instant' })
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
"""Bring a box away from the edges of the window and let it stand: a list closes when its page scrolls."""


def choose(box: Locator, words: str) -> None:
    """Choose from a list by keys, as its box then says: a click can pass by a list that still unfolds."""
    box.evaluate(IN_SIGHT)
    box.fill(words)
    box.page.get_by_role("option").first.filter(has_text=words).wait_for()
    box.press("Enter")
    expect(box).to_have_value(re.compile(re.escape(words)), timeout=PATIENCE_MS)
