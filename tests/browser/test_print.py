"""A page on paper: what it says and draws, whole, without what is pressed."""

import io

import pypdf
import pytest

from i18n.text import Text

FI = Text("fi")

CUT = """() => [...document.querySelectorAll('.th-plot svg.main-svg')].filter(
  svg => svg.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""


@pytest.mark.parametrize("name", ["overview", "staffing"])
def test_a_page_is_printed_whole_and_without_its_menu_and_buttons(visit, name):
    page = visit(name)
    last = page.locator(".th-figure .th-source").last.inner_text()
    title = page.locator("h1").inner_text()
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = "".join("".join(each.extract_text() for each in paper.pages).split())
    width, height = paper.pages[0].mediabox.upper_right

    assert width > height
    assert len(paper.pages) <= 4
    assert "".join(title.split()) in words
    assert "".join(last.split()) in words
    for pressed in ("exports.menu", "exports.slides", "scenario_page.save.menu"):
        assert "".join(FI(pressed).split()) not in words, pressed


def test_no_drawing_is_wider_than_the_paper(visit):
    page = visit("overview")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(
        {"width": 1040, "height": 720}
    )  # the paper's width; drawings stay as on the screen

    assert (
        page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--th-paper-zoom')")
        < "0.8"
    )
    assert page.evaluate(CUT) == 0
