"""One message, one picture: a view for a meeting, without anything to press."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.errors import DashboardError
from i18n.text import Text
from reports.model import first_sentence
from views.blocks import Block, Chain, Part, Words
from views.context import Context
from views.drawn import strip
from views.page import TABLES, Page, View
from views.sheet import Explain, Maker, Sheet

CHAIN = "chain"
"""Code of a page's chain, which is a picture as its figures are."""

DESK = "desk"
"""Code of the whole page with what is pressed on it, for a meeting that tries things."""

MOST_KEY_FIGURES = 3

_SHUT = frozenset({TABLES})
"""Nobody opens a table in a meeting: its pictures are those that the page has made without."""


def slide(
    view: View,
    codes: Mapping[str, str],
    context: Context,
    text: Text,
    *,
    explain: Explain,
    sentence: str = "",
    picture: str = "",
) -> Sheet:
    """Return a view for a meeting: a sentence, its picture and at most three key figures.

    Args:
        view: The view.
        codes: What was chosen on it, as in a link.
        context: Where and when.
        text: The reader's language.
        explain: Says in the reader's words what an expected error is.
        sentence: What the presenter says with it; "" leaves the answer to speak.
        picture: Which of its pictures is shown; the one that carries the page where it has no such.
    """
    chosen = view.chosen(codes, context)
    maker = Maker(view, chosen, text, explain, _SHUT)
    try:
        page = view.made(chosen, text)
    except DashboardError as error:
        page = Page(answer=(), main=(Words((explain(text, error),), "warning"),))
    answer = " ".join(page.answer)
    said = sentence or first_sentence(answer) or view.title(chosen, text)
    shown = _shown(page, picture, maker)
    rest = () if shown else (Words((answer.removeprefix(said).strip(),), "answer"),)
    figures = page.key_figures[:MOST_KEY_FIGURES]
    return maker.sheet(
        {
            "slide": True,
            "title": said,
            "moment": [],
            "answer": [],
            "kpis": strip(figures, page.tones),
        },
        main=(*_warnings(page), *shown, *rest),
    )


def titles(view: View, codes: Mapping[str, str], context: Context, text: Text) -> dict[str, str]:
    """Return the pictures that a view could show in a meeting: code -> title."""
    chosen = view.chosen(codes, context)
    try:
        page = view.made(chosen, text)
    except DashboardError:  # the page says why
        return {}
    maker = Maker(view, chosen, text, lambda _text, _error: "", _SHUT)
    return {
        code: text("presenter.chain") if isinstance(block, Chain) else maker.drawn(block)
        for code, block in _pictures(page)
        if isinstance(block, Chain) or maker.drawn(block)
    }


def _warnings(page: Page) -> Iterator[Block]:
    for block in (*page.moment, *page.main):
        if isinstance(block, Words) and block.style == "warning":
            yield block


def _shown(page: Page, code: str, maker: Maker) -> tuple[Block, ...]:
    """Return the picture of this code, else the first there is; nothing where the page draws nothing."""
    found = dict(_pictures(page))
    first = (block for block in found.values() if isinstance(block, Chain) or maker.drawn(block))
    shown = found.get(code) or next(first, None)
    if isinstance(shown, Chain):
        shown = replace(shown, arrows=tuple(replace(arrow, blocks=()) for arrow in shown.arrows))
    return (shown,) if shown else ()


def _pictures(page: Page) -> Iterator[tuple[str, Part | Chain]]:
    """Yield what a page could show as its picture, in reading order; its figures before its chain."""
    for part in page.parts:
        yield part.key, part
    for block in page.blocks:
        if isinstance(block, Chain) and block.source:
            yield CHAIN, block
