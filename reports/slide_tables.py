"""Native tables on slides."""

import math
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from domain.frames import ObsStatus
from reports import style
from reports.model import Grid, plain, shortened
from reports.template import colour

MOST_CELL = 70
MOST_WANTED = 34
"""Width a column may ask for, in characters."""

_ROW, _LINE, _SIDE = Inches(0.3), Inches(0.19), Inches(0.06)
_SIZE = Pt(11)
_CHARACTER = Inches(0.078)
"""Mean width of a character of that size."""

_LINES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own style without lines and fills; ours are drawn over it."""


def fitting(grid: Grid, width: Emu, height: Emu, *, columns: int) -> tuple[int, Emu]:
    """Return how many rows of a table fit, its long words on several lines, and their height."""
    rows, used = 0, _height(grid, [column.label for column in grid.columns[:columns]], width)
    for row in grid.rows:
        needed = _height(grid, [cell.text for cell in row[:columns]], width)
        if used + needed > height:
            break
        rows, used = rows + 1, used + needed
    return rows, Emu(used)


def wanted(grid: Grid) -> Emu:
    """Return the width at which no cell of a table needs a second line."""
    return Emu(int(sum(_wants(grid, len(grid.columns)))) * _CHARACTER)


def add_table(
    slide: Slide, grid: Grid, place: tuple[Emu, Emu, Emu, Emu], *, rows: int, columns: int, lang: str
) -> None:
    """Add the first rows and columns of a table to a slide.

    Args:
        slide: Where it goes.
        grid: The table.
        place: Left, top, width and the height there is, in EMU.
        rows: Rows under the heading.
        columns: Columns.
        lang: Language of its words, as "fi-FI".
    """
    left, top, width, _ = place
    shown, drawn = grid.columns[:columns], grid.rows[:rows]
    shape = slide.shapes.add_table(len(drawn) + 1, len(shown), left, top, width, _ROW)
    shape.name = shortened(grid.caption, 80)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", plain(grid.caption))
    table = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_STYLE
    table.horz_banding = False
    widths = _widths(grid, len(shown))
    for across, column in enumerate(shown):
        table.columns[across].width = Emu(int(width * widths[across]))
        heading = table.cell(0, across)
        _fill(heading, column.label, "", is_numeric=column.is_numeric, is_heading=True, lang=lang)
        for line, cells in enumerate(drawn):
            cell = cells[across]
            place_ = table.cell(line + 1, across)
            _fill(place_, cell.text, cell.status, is_numeric=column.is_numeric, is_heading=False, lang=lang)
    for row in table.rows:
        row.height = _ROW


def _fill(
    cell: Any,  # noqa: ANN401
    words: str,
    status: str,
    *,
    is_numeric: bool,
    is_heading: bool,
    lang: str,
) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.margin_left = cell.margin_right = _SIDE
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_heading else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_numeric else PP_ALIGN.LEFT
    if words:
        run = paragraph.add_run()
        run.text = shortened(words, MOST_CELL)
        run._r.get_or_add_rPr().set("lang", lang)
        run.font.size = _SIZE
        run.font.bold = is_heading or status == "over"
        run.font.color.rgb = colour(style.OVER if status == "over" else style.INK)
    # A cell without words is as tall as the mark at its end, which would be of 18 points.
    etree.SubElement(paragraph._p, qn("a:endParaRPr"), lang=lang, sz=str(_SIZE.centipoints))
    _rule(cell._tc.get_or_add_tcPr(), is_heading=is_heading)
    if status in (ObsStatus.CONFIDENTIAL, ObsStatus.MISSING):
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(style.UNKNOWN)


def _wants(grid: Grid, columns: int) -> list[float]:
    """Return the width each column asks for, in characters, within limits."""
    wants = []
    for column in grid.columns[:columns]:
        longest = max((len(cell.text) for cell in column.cells), default=0)
        word = max(map(len, column.label.split()), default=0)
        wants.append(min(max(longest, word, len(column.label) * 0.5, 5) + 2, MOST_WANTED))
    return wants


def _widths(grid: Grid, columns: int) -> list[float]:
    """Return each column's share of the width."""
    wants = _wants(grid, columns)
    return [want / sum(wants) for want in wants]


def _height(grid: Grid, words: list[str], width: Emu) -> int:
    rooms = [int(share * width) - 2 * _SIDE for share in _widths(grid, len(words))]
    lines = max(
        math.ceil(min(len(each), MOST_CELL) * _CHARACTER / max(room, _CHARACTER))
        for each, room in zip(words, rooms, strict=True)
    )
    return int(_ROW + max(lines - 1, 0) * _LINE)


def _rule(properties: etree._Element, *, is_heading: bool) -> None:
    """Draw a thin line under a row, a stronger one under the heading."""
    for name in _LINES:
        line = etree.SubElement(properties, qn(name), w="12700" if is_heading else "6350")
        if name == "a:lnB":
            fill = etree.SubElement(line, qn("a:solidFill"))
            etree.SubElement(fill, qn("a:srgbClr"), val=(style.BRAND if is_heading else style.GRID).upper())
        else:
            etree.SubElement(line, qn("a:noFill"))
