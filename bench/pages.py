"""How soon a reader sees the first figure, and how soon every figure has followed a moved control."""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, found
from tests.browser.server import running
from tests.browser.visit import SETTLED
from ui.navigation import PAGES

GOALS = {"first_chart_s": 2.5, "control_to_last_chart_p50_ms": 200.0}

VISITS = 5
MOVES = 10
WARM_UP = 2
MOST_CONTROLS = 4
"""Of each kind on a page, from the top: a page of many sliders has many alike."""

FIRST_DRAWN = "() => document.querySelector('.th-plot[data-drawn]') !== null"

RECORD = """() => {
  window.drawnAt = []
  const isDrawn = ({ type, addedNodes }) => type === 'attributes' ||
    [...addedNodes].some(node => node.querySelector?.('.th-plot[data-drawn]'))
  new MutationObserver(changes => { if (changes.some(isDrawn)) window.drawnAt.push(performance.now()) })
    .observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-drawn'] })
  const press = () => { window.pressedAt = performance.now(); window.drawnAt = [] }
  document.addEventListener('keydown', press, true)
}"""

POLL_MS = 50
"""How often the page is asked whether it is quiet; asking at every frame would slow the page down."""

QUIET = (
    """() => {
  const last = Math.max(window.pressedAt, ...window.drawnAt)
  return performance.now() - last > (window.drawnAt.length ? 300 : 1500) && ("""
    + SETTLED
    + """)()
}"""
)
"""True when nothing has been drawn for so long after the key that nothing more is coming."""

IN_PAGE = '[data-testid="stMain"] .stElementContainer:not(.st-key-lang)'
KEYS = {
    ".stSlider [role=slider], .stSlider input[type=range]": (["ArrowRight"],),
    ".stSelectbox input": (["ArrowDown", "Enter"], ["ArrowDown", "ArrowUp", "ArrowUp", "Enter"]),
    ".stButtonGroup [role=radio]:first-child": (["ArrowRight", "Enter"], ["Enter"]),
    ".th-sheet input[type=range]": (["ArrowRight"],),
    ".th-sheet select": (["ArrowDown"], ["ArrowUp"]),
    ".th-sheet [type=radio]:checked": (["ArrowRight"], ["ArrowLeft"]),
    ".th-sheet [type=checkbox]": (["Space"],),
}
"""Kind of control -> the keys that move it, in turn; the time runs from the last.

The first are Streamlit's, on pages that are no values yet; the others stand on the sheet.

A slider goes on to values that nobody has seen: Streamlit's browser keeps the messages of those it has.
"""


def measure() -> dict[str, float]:
    """Return median seconds to the first figure in a fresh browser, and median milliseconds after a key.

    The time after a key ends when the last figure that the control changes is drawn. Of a page the slowest
    control counts, and of all pages the slowest page; `control_<page>_p50_ms` has each.
    """
    with running() as server, sync_playwright() as playwright:
        first = []
        for _ in range(VISITS):
            with _chromium(playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))) as page:
                started = perf_counter()
                page.goto(server.url, wait_until="commit")
                page.wait_for_function(FIRST_DRAWN)
                first.append(perf_counter() - started)
        with _chromium(playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))) as page:
            latencies = {
                entry.name: _slowest_control_ms(page, f"{server.url}/{entry.name}") for entry in PAGES
            }
    medians = {f"control_{name}_p50_ms": value for name, value in latencies.items() if value}
    return {
        "first_chart_s": statistics.median(first),
        "control_to_last_chart_p50_ms": max(medians.values()),
        **medians,
    }


def _slowest_control_ms(page: Page, url: str) -> float:
    """Return the median milliseconds of the page's slowest control; 0 if none changes a drawn figure."""
    page.goto(url)
    page.wait_for_function(SETTLED)
    page.evaluate(RECORD)
    slowest = 0.0
    for kind, keys in KEYS.items():
        controls = page.locator(f"{IN_PAGE} {kind}").all()
        for control in [each for each in controls if each.is_visible()][:MOST_CONTROLS]:
            slowest = max(slowest, _median_ms(page, control, keys))
    return slowest


def _median_ms(page: Page, control: Locator, keys: Sequence[list[str]]) -> float:
    """Return the median milliseconds from a key to the last figure; 0 if the control changes none."""
    taken = []
    for move in range(MOVES):
        control.focus()
        for key in keys[move % len(keys)]:
            page.keyboard.press(key)
        page.wait_for_function(QUIET, polling=POLL_MS)
        last, pressed = page.evaluate("() => [Math.max(...window.drawnAt), window.pressedAt]")
        taken.append(float(max(0.0, last - pressed)))
        if move + 1 == WARM_UP and not any(taken):
            return 0.0
    # A slider at its end draws nothing more.
    return statistics.median([each for each in taken[WARM_UP:] if each] or [0.0])


@contextmanager
def _chromium(browser: Browser) -> Iterator[Page]:
    """Yield a page of a browser that has never seen the dashboard, and close the browser."""
    context = browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 720})
    yield context.new_page()
    browser.close()
