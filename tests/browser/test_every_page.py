"""Every page in a real browser, in both themes and on a phone."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe

from charts import theme
from i18n.text import Text
from tests.browser.conftest import DESK, PHONE
from tests.browser.visit import Events, opened
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
    violations: list[str]


def found_by_axe(page, options=None):
    """Return what axe finds against a page."""
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module", params=NAMES)
def seen(request, server, contexts):
    """Return what was seen on a visit to a page, tables opened for axe, in light colours and then in dark."""
    name, events = request.param, Events(server.url)
    page = opened(contexts["light", "desk"], f"{server.url}/{name}", events)
    lowest = max(page.evaluate(ABOVE_THE_FOLD))
    page.evaluate(OPEN_TABLES)
    violations = found_by_axe(page)
    fonts = {"light": page.evaluate(FONTS)}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK, arg=theme.INK.dark)
    fonts["dark"] = page.evaluate(FONTS)
    # The other rules look at what the theme does not change.
    violations += found_by_axe(page, {"runOnly": ["color-contrast"]})
    visit = Seen(
        name=name,
        title=page.title(),
        path=page.url.removeprefix(server.url).split("?")[0],
        dialogs=page.get_by_role("dialog").count(),
        events=events,
        undrawn=page.locator(".th-plot[role]:not([data-drawn])").count(),
        fonts=fonts,
        lowest=lowest,
        violations=violations,
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


def test_axe_finds_nothing_against_the_page(seen):
    assert not seen.violations, "\n".join(seen.violations)


@pytest.mark.parametrize("name", [*NAMES, "staffing?plain=1"])
def test_a_page_on_a_phone_never_scrolls_sideways_and_axe_finds_nothing_against_it(visit, name):
    page = visit(name, screen="phone")
    assert page.viewport_size == PHONE
    assert page.evaluate(FITS)

    page.evaluate(OPEN_TABLES)
    violations = found_by_axe(page)

    assert not violations, "\n".join(violations)
