"""A report of saved views: an accessible PDF, set by Typst, with its figures drawn as on their pages."""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from i18n.text import Text
from reports import style
from reports.described import picture_words
from reports.model import Column, Figure, Grid, Page, plain, shortened
from reports.svg import svg
from reports.typeset import typeset
from reports.vectors import Sketch

MOST_TITLE = 300
COLUMNS, WIDE_COLUMNS = 6, 13
"""Most columns beside the first on an upright page, and on one that lies; others follow as another table."""

DRAWING_PX = 660.0
"""Width of a drawing: on a page of the report its letters are as large as those of the text."""

MOST_ROWS = 15
"""Of a table that stands for a picture on a view's only page."""

WRITABLE = (
    r"\n\u0020-\u007e\u00a0-\u017f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    r"\u0400-\u045f\u05d0-\u05ea\u0621-\u063a\u0641-\u064a"
    r"\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a"
    r"\u20ac\u2190-\u23ff\u2460-\u262f\u2701-\u2704\u2706-\u2709\u270c-\u2727\u2794\u2798-\u27af"
)
"""Characters that the report's fonts have: Latin, Greek, Cyrillic, Hebrew, Arabic, arrows, shapes, signs."""

_UNWRITABLE = re.compile(f"[^{WRITABLE}]+")


def document(pages: Sequence[Page], text: Text, *, is_memo: bool = False, has_tables: bool = True) -> bytes:
    """Return a PDF: what the pages say and draw, and at its end their tables, each once.

    Words are handed over as data, so that nothing in them is taken for markup. A character that no font
    of the report has is replaced (`writable`), because the standard allows none that cannot be shown.

    Args:
        pages: The views in order.
        text: The reader's language.
        is_memo: Whether each view takes one page, with the figure that carries it, or all that it draws.
        has_tables: Whether the tables behind the pictures follow.
    """
    return typeset(_data(pages, text, is_memo=is_memo, has_tables=has_tables))


def picture(page: Page, text: Text) -> bytes:
    """Return a PNG of the first figure of a page: drawn as in the PDF, or as its table."""
    return typeset(_data([page], text), kind="picture")


def _data(pages: Sequence[Page], text: Text, *, is_memo: bool = False, has_tables: bool = False) -> str:
    said = {
        "lang": text.language,
        "title": text("exports.report") if len(pages) != 1 else pages[0].statement,
        "labels": {name: text(f"exports.{name}") for name in _LABELS},
        "page_of": text("exports.page_of", page="{page}", count="{count}"),
        "colours": {name: f"#{getattr(style, name)}" for name in _COLOURS},
        "pages": [_page(page, text, is_memo=is_memo) for page in pages],
        "is_memo": is_memo,
        "annex": _annex(pages, text, is_memo=is_memo) if has_tables else [],
    }
    return json.dumps(_written(said, text), ensure_ascii=False)


def _annex(pages: Sequence[Page], text: Text, *, is_memo: bool) -> list[dict[str, Any]]:
    """Return the tables that do not stand on the pages, each once; those for a page that lies come last."""
    tables = {
        json.dumps(annexed, sort_keys=True): annexed
        for page in pages
        for figure in page.figures
        if figure.grid is not None and not _stands_whole(figure, figure.grid, page, is_memo=is_memo)
        for annexed in [_annexed(figure, figure.grid, text)]
    }
    return sorted(tables.values(), key=lambda each: bool(each["is_wide"]))


def _annexed(figure: Figure, grid: Grid, text: Text) -> dict[str, Any]:
    return {
        "title": shortened(figure.title, MOST_TITLE),
        "is_wide": _is_wide(grid),
        "tables": _tables(grid, WIDE_COLUMNS if _is_wide(grid) else COLUMNS),
        "hints": [text("exports.interval")] if figure.chart is not None and figure.chart.is_interval else [],
        "definition": figure.definition,
        "source": figure.source,
    }


def _is_wide(grid: Grid) -> bool:
    return len(grid.columns) > 1 + COLUMNS


def _stands_whole(figure: Figure, grid: Grid, page: Page, *, is_memo: bool) -> bool:
    """Return whether a table stands on its page with all that it holds, for a picture or beside it."""
    fits = not is_memo or (figure is page.lead and (figure.has_more or len(grid.rows) <= MOST_ROWS))
    return fits and (figure.has_more or figure.sketch is None) and not _is_wide(grid)


_LABELS = ("scenario", "definition", "notes", "contents", "annex")
_COLOURS = ("BRAND", "INK", "MUTED", "GRID", "PANEL", "SURFACE", "UNKNOWN", "OVER")


def writable(words: str, text: Text) -> str:
    """Return words in characters that the report's fonts have.

    A character they lack gives way to those it is made of: a ligature to its letters, a rare accent to its
    letter. Of the rest, letters and digits are named as such, once for a run, and emoji are left out.
    """

    def replaced(found: re.Match[str]) -> str:
        parts = unicodedata.normalize("NFKD", found.group())
        known = _UNWRITABLE.sub("", parts)
        is_lost = any(unicodedata.category(each)[0] in "LN" for each in parts if _UNWRITABLE.match(each))
        return known + (text("exports.other_script") if is_lost else "")

    return _UNWRITABLE.sub(replaced, plain(words))


def _written(said: Any, text: Text) -> Any:  # noqa: ANN401 - JSON
    if isinstance(said, str):
        return writable(said, text)
    if isinstance(said, dict):
        return {key: _written(value, text) for key, value in said.items()}
    if isinstance(said, list):
        return [_written(value, text) for value in said]
    return said


def _page(page: Page, text: Text, *, is_memo: bool) -> dict[str, Any]:
    figures = page.figures if not is_memo else () if page.lead is None else (page.lead,)
    return {
        "statement": shortened(page.statement, MOST_TITLE),
        "question": page.question,
        "answer": " ".join(page.answer).removeprefix(page.statement).strip(),
        "filters": [f"{label}: {choice}" for label, choice in page.filters],
        "scenario": page.scenario,
        "vintage": page.vintage,
        "key_figures": [
            {"label": card.label, "value": card.value, "change": card.change} for card in page.key_figures
        ],
        "figures": [_figure(figure, page, text, is_memo=is_memo) for figure in figures],
        "notes": list(page.notes),
    }


def _figure(figure: Figure, page: Page, text: Text, *, is_memo: bool) -> dict[str, Any]:
    return {
        "title": shortened(figure.title, MOST_TITLE),
        "alt": picture_words(figure, text) or figure.title,
        "definition": figure.definition,
        "source": figure.source,
        "drawing": _drawing(figure.sketch) if figure.sketch is not None else None,
        "tables": _instead(figure, page, text, is_memo=is_memo),
    }


def _instead(figure: Figure, page: Page, text: Text, *, is_memo: bool) -> list[dict[str, Any]]:
    """Return the table that stands on the page, mostly for a picture, as much of it as fits there."""
    if figure.grid is None or (figure.sketch is not None and not figure.has_more):
        return []
    first = _tables(figure.grid, COLUMNS)[0]
    if _stands_whole(figure, figure.grid, page, is_memo=is_memo):
        return [first]
    return [first | {"rows": first["rows"][:MOST_ROWS], "left": text("exports.left_to_annex")}]


def _drawing(sketch: Sketch) -> dict[str, Any]:
    """Return a drawing as high as on the page, and as wide as a page of the report or as a map is."""
    width = sketch.aspect * sketch.height or DRAWING_PX
    return {"svg": svg(sketch.at(width, sketch.height)), "map": bool(sketch.aspect)}


def _tables(grid: Grid, most: int) -> list[dict[str, Any]]:
    """Return a table as tables of so many columns at most beside the first, which stands in each."""
    first, *others = grid.columns
    blocks = [others[start : start + most] for start in range(0, len(others), most)] or [[]]
    return [
        {
            "columns": [
                {"label": column.label, "numeric": column.is_numeric, "width": _width(column)}
                for column in (first, *block)
            ],
            "rows": [
                [{"text": cell.text, "status": cell.status} for cell in cells]
                for cells in zip(*(column.cells for column in (first, *block)), strict=True)
            ],
            "left": "",
        }
        for block in blocks
    ]


def _width(column: Column) -> int:
    """Return how wide a column wants to be, in characters, within limits."""
    longest = max((len(cell.text) for cell in column.cells), default=0)
    word = max(map(len, column.label.split()), default=0)
    return min(max(longest, word, 5), 40) + 1
