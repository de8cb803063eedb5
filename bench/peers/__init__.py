"""The first page and the board beside the same in NiceGUI, Dash and Panel, as their authors would write them.

The peers live in an environment of their own, `make .venv-peers`; the dashboard needs none of them. One
probe reads them all: from the key or the press to the last change of a drawn chart, shadow roots included.
"""

import statistics
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, found
from tests.browser.server import PATIENCE_S, ROOT, free_port, running

PEERS = ("nicegui", "dash", "panel")
PYTHON = ROOT / ".venv-peers" / "bin" / "python"

SLIDER = "[role=slider][tabindex], .q-slider [tabindex]"
"""What takes the keys of a slider: Quasar has it within the slider."""

VISITS = 3
MOVES = 14
WARM_UP = 4

GOALS = {"overview_over_best_peer": 1.0, "board_over_best_peer": 0.5, "first_chart_over_best_peer": 1.2}

PROBE = """() => {
  const roots = (node, found = []) => {
    for (const each of node.querySelectorAll("*")) if (each.shadowRoot) {
      found.push(each.shadowRoot)
      roots(each.shadowRoot, found)
    }
    return found
  }
  window.watched ??= new WeakSet()
  const element = node => node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement
  const drawn = changes => changes.some(
    each => element(each.target)?.closest(".js-plotly-plot, .th-b-caseload"))
  const changed = changes => {
    if (!drawn(changes)) return
    window.lastAt = performance.now()
    window.firstAt ||= window.lastAt
  }
  for (const root of [document, ...roots(document)]) {
    if (window.watched.has(root)) continue
    window.watched.add(root)
    new MutationObserver(changed)
      .observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  }
  const press = () => { window.pressedAt = performance.now(); window.firstAt = window.lastAt = 0 }
  press()
  if (!window.listens) for (const kind of ["keydown", "pointerdown"])
    document.addEventListener(kind, press, true)
  window.listens = true
}"""

DRAWN = """() => {
  const drawn = root => root.querySelector(".js-plotly-plot .main-svg path") !== null
    || [...root.querySelectorAll("*")].some(each => each.shadowRoot && drawn(each.shadowRoot))
  return drawn(document)
}"""

QUIET = "() => performance.now() - Math.max(window.pressedAt, window.lastAt) > (window.lastAt ? 400 : 2000)"


def measure() -> dict[str, float]:
    """Return seconds to the first chart, and median ms of a move on the first page and on the board, of each.

    Raises:
        FileNotFoundError: `make .venv-peers` was not run.
    """
    with running() as server:
        values = {f"ours_{name}": value for name, value in _probed(server.url, is_ours=True).items()}
    for peer in PEERS:
        with _peer(peer) as url:
            values |= {f"{peer}_{name}": value for name, value in _probed(url, is_ours=False).items()}
    for ratio, name in (("overview", "overview_ms"), ("board", "board_ms"), ("first_chart", "first_chart_s")):
        values[f"{ratio}_over_best_peer"] = values[f"ours_{name}"] / min(
            values[f"{peer}_{name}"] for peer in PEERS
        )
    return values


@contextmanager
def _peer(name: str) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen(
        [PYTHON, "-m", f"bench.peers.{name}_app", str(port)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        _wait_for(f"{url}/overview")
        yield url
    finally:
        process.terminate()


def _wait_for(url: str) -> None:
    start = perf_counter()
    while True:
        try:
            urlopen(url, timeout=10).close()  # noqa: S310 - our own address
        except (URLError, ConnectionError):
            if perf_counter() - start > PATIENCE_S:
                raise
            sleep(0.2)
        else:
            return


def _probed(url: str, *, is_ours: bool) -> dict[str, float]:
    address = url if is_ours else f"{url}/overview"
    with sync_playwright() as playwright:
        first = []
        for _ in range(VISITS):
            with _fresh(playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))) as page:
                started = perf_counter()
                page.goto(address, wait_until="commit")
                page.wait_for_function(DRAWN)
                first.append(perf_counter() - started)
        with _fresh(playwright.chromium.launch(executable_path=found(), args=list(ARGUMENTS))) as page:
            page.goto(address)
            page.wait_for_function(DRAWN)
            page.wait_for_timeout(3000)
            choose = _choose_ours if is_ours else _choose
            overview = [_moved(page, choose, move, "lastAt") for move in range(MOVES)]
            page.goto(f"{url}/staffing" if is_ours else f"{url}/board")
            slider = page.locator(".th-b-slider" if is_ours else SLIDER).first
            slider.wait_for()
            page.wait_for_timeout(3000)
            slider.focus()
            board = [_moved(page, _push, move, "firstAt") for move in range(MOVES)]
    return {
        "first_chart_s": statistics.median(first),
        "overview_ms": statistics.median(overview[WARM_UP:]),
        "board_ms": statistics.median(board[WARM_UP:]),
    }


def _moved(page: Page, press: Callable[[Page, int], None], move: int, until: str) -> float:
    """Return the milliseconds from a press to the first or the last change of a chart.

    Raises:
        RuntimeError: Nothing changed.
    """
    page.evaluate(PROBE)
    press(page, move)
    page.wait_for_function(QUIET, polling=50)
    taken = float(page.evaluate(f"() => window.{until} - window.pressedAt"))
    if taken < 0:
        raise RuntimeError(f"nothing changed on {page.url}")
    return taken


def _choose(page: Page, move: int) -> None:
    page.get_by_role("radio").nth(1 - move % 2).click(force=True)


def _choose_ours(page: Page, move: int) -> None:
    page.locator(".th-sheet-side select, .th-sheet select").last.focus()
    page.keyboard.press("ArrowUp" if move % 2 else "ArrowDown")


def _push(page: Page, _move: int) -> None:
    page.keyboard.press("ArrowRight")


@contextmanager
def _fresh(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fi-FI", viewport={"width": 1280, "height": 720})
    yield context.new_page()
    browser.close()
