"""How soon every figure of the page of structural change has followed its slider of jobs."""

import statistics

from playwright.sync_api import sync_playwright

from bench.pages import MOVES, POLL_MS, QUIET, RECORD, WARM_UP
from tests.browser.chromium import ARGUMENTS, found
from tests.browser.server import running
from tests.browser.visit import SETTLED

GOALS = {"shock_to_last_chart_p50_ms": 200.0}

REPEATS = 3
"""Times that the moves of `bench.pages` are made: one slider, so more of it."""


def measure() -> dict[str, float]:
    """Return the median milliseconds from a key on the slider to the last figure that it changes."""
    taken = []
    with running() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))
        page = browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 720}).new_page()
        page.goto(f"{server.url}/structural_change")
        page.wait_for_function(SETTLED)
        page.evaluate(RECORD)
        slider = page.locator(".th-key-jobs input")
        for _ in range(REPEATS * MOVES):
            slider.focus()
            page.keyboard.press("ArrowRight")
            page.wait_for_function(QUIET, polling=POLL_MS)
            last, pressed = page.evaluate("() => [Math.max(...window.drawnAt), window.pressedAt]")
            taken.append(float(last - pressed))
        browser.close()
    return {"shock_to_last_chart_p50_ms": statistics.median(taken[WARM_UP:])}
