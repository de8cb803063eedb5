"""Every page in a real browser, in both themes, in two languages and on a phone: one visit each."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe

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
    left_english: dict[str, set[str]]
    is_as_wide_as_a_phone: bool
    misfits: int
    phone_violations: list[str]


def found_by_axe(page, options=None):
    """Return what axe finds against a page."""
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module", params=NAMES)
def seen(request, server, contexts, english):
    """Return what was seen on a visit to a page: in light colours, in dark, in Swedish, on a phone.

    Tables are opened for axe.
    """
    name, events = request.param, Events(server.url)
    page = opened(contexts["light", "desk"], f"{server.url}/{name}", events)
    lowest = max(page.evaluate(ABOVE_THE_FOLD))
    page.evaluate(OPEN_TABLES)
    page.wait_for_function(SETTLED)
    violations = found_by_axe(page)
    fonts = {"light": page.evaluate(FONTS)}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK, arg=theme.INK.dark)
    fonts["dark"] = page.evaluate(FONTS)
    # The other rules look at what the theme does not change.
    violations += found_by_axe(page, {"runOnly": ["color-contrast"]})
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
