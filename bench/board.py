"""How fast the staffing board repaints and is confirmed, beside the same content as a plain fragment."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, found
from tests.browser.server import running, started

GOALS = {"board_repaint_p50_ms": 33, "board_repaint_p95_ms": 50, "board_confirm_p50_ms": 75}

MOVES = 40
PAUSE_MS = 250
"""Between moves, so that each is measured alone."""

_WATCH = """
() => {
  window.measured = new Promise(resolve => {
    document.addEventListener("keydown", () => {
      const start = performance.now()
      const board = document.querySelector(".th-board")
      const caseload = board.querySelector(".th-b-caseload")
      const before = caseload.textContent
      let changed = false, repaint = null
      const look = () => {
        const now = performance.now() - start
        if (changed && repaint === null) repaint = now
        changed ||= caseload.textContent !== before
        if (repaint !== null && board.dataset.confirmed !== "") resolve([repaint, now])
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }, { once: true, capture: true })
  })
}
"""
"""From the key to the frame after the one that drew the new caseload, and to the first that is confirmed."""

_LEAST = """
<section class="th-board" data-confirmed="0">
  <input type="range" oninput="this.nextElementSibling.textContent = this.value"><b class="th-b-caseload"></b>
</section>
"""
"""A slider and the one word that it changes: what no page repaints faster than."""

_WATCH_PLAIN = """
() => {
  window.measured = new Promise(resolve => {
    const title = () => document.querySelector(".gtitle")?.textContent
    const before = title()
    document.addEventListener("keydown", () => {
      const start = performance.now()
      const look = () => {
        if (title() && title() !== before) requestAnimationFrame(() => resolve(performance.now() - start))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }, { once: true, capture: true })
  })
}
"""


def measure() -> dict[str, float]:
    """Return the milliseconds from a slider's key to repaint, to confirmation, and in the plain fragment.

    Half of a repaint is the wait for the next frame: `least_repaint_p50_ms` is that of an empty page.
    """
    with running() as server, _page(f"{server.url}/staffing") as page:
        page.wait_for_selector(".th-board[data-confirmed='0']")
        moves = _moves(page, page.locator(".th-b-slider").first, _WATCH)
    with _page("about:blank") as page:
        page.set_content(_LEAST)
        least = _moves(page, page.get_by_role("slider"), _WATCH)
    repaints, confirmations = zip(*moves, strict=True)
    return {
        "board_repaint_p50_ms": statistics.median(repaints),
        "board_repaint_p95_ms": statistics.quantiles(repaints, n=20)[-1],
        "least_repaint_p50_ms": statistics.median(repaint for repaint, _ in least),
        "board_confirm_p50_ms": statistics.median(confirmations),
        "fragment_p50_ms": fragment_ms(),
    }


@cache
def fragment_ms() -> float:
    """Return the median of a move in the plain fragment: the measure of the machine, taken once a run."""
    with started(script="bench/peers/plain_fragment.py") as server:
        server.wait_until("/_stcore/health")
        with _page(server.url) as page:
            page.wait_for_selector(".gtitle")
            return float(statistics.median(_moves(page, page.get_by_role("slider").first, _WATCH_PLAIN)))


def _moves(page: Page, slider, watch: str) -> list:  # type: ignore[no-untyped-def, type-arg] # noqa: ANN001
    slider.focus()
    measured = []
    for move in range(MOVES):
        page.evaluate(watch)
        page.keyboard.press("ArrowRight" if move % 20 < 10 else "ArrowLeft")
        measured.append(page.evaluate("() => window.measured"))
        page.wait_for_timeout(PAUSE_MS)
    return measured[5:]  # the first moves warm the code up


@contextmanager
def _page(url: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="fi-FI")
        page.goto(url)
        yield page
        browser.close()
