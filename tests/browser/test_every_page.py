"""Every page in a real browser, in both themes."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe

from charts import theme
from tests.browser.visit import Events, opened
from ui.navigation import PAGES

NAMES = [entry.name for entry in PAGES]

STREAMLITS_OWN: dict[str, str] = {}
"""Rule of axe -> part of the markup that is Streamlit's own, not ours, and breaks it. None so far."""

OPEN_TABLES = "() => document.querySelectorAll('.th-figure details').forEach(each => { each.open = true })"
FONTS = "() => [...document.querySelectorAll('.th-plot[role]')].map(plot => plot.layout.font.color)"
PAGE_COLOUR = "() => getComputedStyle(document.querySelector('[data-testid=\"stApp\"]')).backgroundColor"

WIDEST = """() => Math.max(
  document.documentElement.scrollWidth, document.querySelector('[data-testid="stMain"]').scrollWidth)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one visit brought: events, fingerprints of the drawings, their text colours, axe's findings."""

    scheme: str
    events: Events
    undrawn: int
    fonts: list[str]
    violations: list[str]


@pytest.fixture(
    scope="module",
    params=[(name, scheme) for name in NAMES for scheme in ("light", "dark")],
    ids=lambda param: "-".join(param),
)
def seen(request, server, contexts):
    """Return what was seen on one visit to a page, its tables opened."""
    name, scheme = request.param
    events = Events(server.url)
    page = opened(contexts[scheme, "desk"], f"{server.url}/{name}", events)
    page.evaluate(OPEN_TABLES)
    found = Axe().run(page).response["violations"]
    visit = Seen(
        scheme=scheme,
        events=events,
        undrawn=page.locator(".th-plot[role]:not([data-drawn])").count(),
        fonts=page.evaluate(FONTS),
        violations=[
            f"{rule['id']}: {node['html'][:200]}"
            for rule in found
            for node in rule["nodes"]
            if STREAMLITS_OWN.get(rule["id"], "\0") not in node["html"]
        ],
    )
    page.close()
    return visit


def test_a_page_logs_no_error_and_no_warning(seen):
    assert seen.events.console == []


def test_a_page_throws_nothing(seen):
    assert seen.events.failures == []


def test_a_page_asks_nothing_from_another_host(seen):
    assert seen.events.outside == []


def test_every_figure_is_drawn(seen):
    assert seen.undrawn == 0


def test_drawings_take_the_colours_of_the_readers_theme(seen):
    assert set(seen.fonts) <= {getattr(theme.INK, seen.scheme)}


def test_axe_finds_nothing_against_the_page(seen):
    assert not seen.violations, "\n".join(seen.violations)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_never_scrolls_sideways_on_a_phone(visit, name):
    page = visit(name, screen="phone")

    assert page.evaluate(WIDEST) <= 390


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_stands_above_the_fold_of_a_projector(visit, name):
    page = visit(name)
    for part in ("h1", ".th-answer"):
        box = page.locator(part).first.bounding_box()

        assert box["y"] + box["height"] <= 720, part
