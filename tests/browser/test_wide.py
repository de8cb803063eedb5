"""A wide screen is used: what is drawn reaches across it, no column stands empty, and lines stay readable."""

import pytest

from tests.browser.visit import opened
from ui.navigation import PAGES

SCREEN = {"width": 1920, "height": 1080}
LEAST_REACH = 0.9
"""Of the screen's width, from the first to the last thing that is drawn."""

LEAST_FILLED = 0.2
"""Of the height of the longest column beside it."""

MOST_LETTERS = 92
"""In a line, where a letter is half as wide as it is high."""

USED = """() => {
  const block = document.querySelector('[data-testid=stMainBlockContainer]')
  const shown = selector => [...block.querySelectorAll(selector)].filter(each => each.checkVisibility())
  const boxes = elements => [...elements].map(each => each.getBoundingClientRect())
    .filter(box => box.width && box.height)
  const drawn = boxes(shown('.th-answer, .th-kpi, .th-plot[role], .th-table, .th-file, .th-source-card, '
    + '.th-board, .th-items, .th-example, select, input, textarea'))
  const height = column => {
    const inside = boxes(column.children)
    return Math.max(0, ...inside.map(box => box.bottom)) - Math.min(Infinity, ...inside.map(box => box.top))
  }
  const columns = [
    ...shown('.th-sheet').map(sheet => [...sheet.children].filter(each => !each.matches('.th-below'))),
    ...shown('.th-row').map(row => [...row.children]),
  ].filter(beside => beside.length > 1).map(beside => beside.map(height).map(high => Math.max(0, high)))
  const size = (each, name) => parseFloat(getComputedStyle(each)[name])
  const lines = shown('.th-sheet :is(p, .th-points li, .th-item span), .th-notice, .th-said')
    .filter(each => each.clientHeight > 1.9 * size(each, 'lineHeight'))
  return {
    reach: (Math.max(...drawn.map(box => box.right)) - Math.min(...drawn.map(box => box.left))) / innerWidth,
    filled: Math.min(1, ...columns.map(heights => Math.min(...heights) / Math.max(...heights))),
    letters: Math.max(0, ...lines.map(each => each.clientWidth / size(each, 'fontSize') * 2)),
  }
}"""
"""How far what is drawn reaches, how full the emptiest column is, and how long the longest line is."""


@pytest.fixture(scope="module")
def wide(browser):
    with browser.new_context(locale="fi-FI", viewport=SCREEN) as profile:
        yield profile


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_a_wide_screen_is_used_and_its_lines_can_be_read(server, wide, name):
    page = opened(wide, f"{server.url}/{'' if name == PAGES[0].name else name}?lang=fi")
    used = page.evaluate(USED)
    page.close()

    assert used["reach"] >= LEAST_REACH
    assert used["filled"] >= LEAST_FILLED
    assert used["letters"] <= MOST_LETTERS
