"""Every page in a real browser, in both themes and two languages, wide and on a phone: one visit each."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from charts import theme
from i18n.text import Text
from tests.browser.conftest import DESK, PHONE
from tests.browser.framework import SEEN
from tests.browser.visit import SETTLED, Events, opened, resized
from ui.navigation import PAGES

FI = Text("fi")
NAMES = [entry.name for entry in PAGES]

OPEN_TABLES = "() => document.querySelectorAll('.th-figure details').forEach(each => { each.open = true })"
FONTS = "() => [...document.querySelectorAll('.th-plot[role]')].map(plot => plot.layout.font.color)"
IS_DARK = f"""ink => document.documentElement.dataset.theme === 'dark' &&
  ({FONTS})().every(font => font === ink)"""
ABOVE_THE_FOLD = (
    "() => ['h1', '.th-answer'].map(part => document.querySelector(part).getBoundingClientRect().bottom)"
)
FITS = """() => Math.max(
  document.documentElement.scrollWidth, document.querySelector('[data-testid="stMain"]').scrollWidth
) <= innerWidth"""

MISFITS = """() => [...document.querySelectorAll('.th-plot[role]')].filter(plot =>
  plot.clientWidth && Math.abs(plot._fullLayout.width - plot.clientWidth) >= 1).length"""
"""Figures that are drawn for another width than they have."""

VIOLATIONS = """async options => (await axe.run(options)).violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`))"""

WIDE = {"width": 1920, "height": 1080}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one visit brought."""

    name: str
    title: str
    path: str
    dialogs: int
    events: Events
    undrawn: int
    fonts: dict[str, list[str]]
    lowest: float
    used: dict[str, float]
    violations: list[str]
    left_english: dict[str, set[str]]
    is_as_wide_as_a_phone: bool
    misfits: int
    phone_violations: list[str]


def found_by_axe(page, **options):
    """Return what axe finds against a page: what it finds in order costs more to describe than to look at."""
    page.evaluate(AXE_SCRIPT)
    return page.evaluate(VIOLATIONS, {"resultTypes": ["violations"], "selectors": False, **options})


@pytest.fixture(scope="module", params=NAMES)
def seen(request, server, contexts, english):
    """Return what was seen on a visit to a page: on a wide screen, in dark colours, in Swedish, on a phone.

    Tables are opened for axe.
    """
    name, events = request.param, Events(server.url)
    page = opened(contexts["light", "desk"], f"{server.url}/{name}", events)
    lowest = max(page.evaluate(ABOVE_THE_FOLD))
    resized(page, **WIDE)
    page.wait_for_function(SETTLED)
    used = page.evaluate(USED)
    resized(page, **DESK)
    page.evaluate(OPEN_TABLES)
    page.wait_for_function(SETTLED)
    violations = found_by_axe(page)
    fonts = {"light": page.evaluate(FONTS)}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK, arg=theme.INK.dark)
    fonts["dark"] = page.evaluate(FONTS)
    # The other rules look at what the theme does not change.
    violations += found_by_axe(page, runOnly=["color-contrast"])
    undrawn = page.locator(".th-plot[role]:not([data-drawn])").count()
    title, path = page.title(), page.url.removeprefix(server.url).split("?")[0]
    dialogs = page.get_by_role("dialog").count()
    left_english = {"fi": english & set(page.evaluate(SEEN))}

    page.get_by_role("radio", name="SV", exact=True).click()
    page.get_by_role("heading", level=1, name=Text("sv")(f"{name}.title")).wait_for()
    page.wait_for_function(SETTLED)
    left_english["sv"] = english & set(page.evaluate(SEEN))

    resized(page, **PHONE)
    page.wait_for_function(SETTLED)
    page.evaluate(OPEN_TABLES)
    page.wait_for_function(SETTLED)
    visit = Seen(
        name=name,
        title=title,
        path=path,
        dialogs=dialogs,
        events=events,
        undrawn=undrawn,
        fonts=fonts,
        lowest=lowest,
        used=used,
        violations=violations,
        left_english=left_english,
        is_as_wide_as_a_phone=page.evaluate(FITS),
        misfits=page.evaluate(MISFITS),
        phone_violations=found_by_axe(page),
    )
    page.close()
    return visit


def test_a_page_logs_no_error_and_no_warning(seen):
    assert seen.events.console == []


def test_a_page_throws_nothing(seen):
    assert seen.events.failures == []


def test_a_page_asks_nothing_from_another_host(seen):
    assert seen.events.outside == []


def test_a_page_opens_at_its_own_address_under_its_own_name(seen):
    assert seen.title == f"{FI(f'pages.{seen.name}')} – {FI('app.title')}"
    assert seen.path == ("/" if seen.name == NAMES[0] else f"/{seen.name}")
    assert seen.dialogs == 0


def test_every_figure_is_drawn(seen):
    assert seen.undrawn == 0


def test_drawings_take_the_colours_of_the_readers_theme(seen):
    for scheme, fonts in seen.fonts.items():
        assert set(fonts) <= {getattr(theme.INK, scheme)}


def test_question_and_answer_stand_above_the_fold_of_a_projector(seen):
    assert seen.lowest <= DESK["height"]


def test_a_wide_screen_is_used_and_its_lines_can_be_read(seen):
    assert seen.used["reach"] >= LEAST_REACH
    assert seen.used["filled"] >= LEAST_FILLED
    assert seen.used["letters"] <= MOST_LETTERS


def test_axe_finds_nothing_against_the_page(seen):
    assert not seen.violations, "\n".join(seen.violations)


def test_no_word_of_streamlits_is_left_in_english(seen):
    assert seen.left_english == {"fi": set(), "sv": set()}


def test_on_a_phone_a_page_never_scrolls_sideways(seen):
    assert seen.is_as_wide_as_a_phone


def test_every_figure_fits_the_phone_it_came_to(seen):
    assert seen.misfits == 0


def test_axe_finds_nothing_against_the_page_on_a_phone(seen):
    assert not seen.phone_violations, "\n".join(seen.phone_violations)


def test_what_opens_on_a_phone_fits_it_too(visit):
    page = visit("staffing?plain=1", screen="phone")
    assert page.viewport_size == PHONE
    assert page.evaluate(FITS)

    page.evaluate(OPEN_TABLES)
    page.wait_for_function(SETTLED)
    violations = found_by_axe(page)

    assert not violations, "\n".join(violations)
