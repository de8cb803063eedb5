"""Slides of saved views: a statement, charts and tables that can be edited, and their origin in the notes."""

import io
from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from i18n.text import Text
from reports import slide_charts, slide_pictures, style
from reports.described import described, picture_words
from reports.model import Figure, Grid, KeyFigure, Page, plain, shortened
from reports.slide_tables import add_table, fitting, wanted
from reports.template import BODY_WIDTH, MARGIN, TITLE_TOP, blank_slides, colour

TITLE_SIZES = ((26, 85), (22, 105), (18, 195), (15, 240))
"""Size of a title in points, and the most characters that fit above the key figures in a wide font."""

MOST_TITLE = TITLE_SIZES[-1][1]
MOST_KICKER = 125
MOST_FOOTER, MOST_SOURCE, MOST_CHOICE = 400, 270, 40
MOST_NOTES = 12_000
"""Characters; the rest of a long text ends in "…"."""

MOST_KEY_FIGURES = 3
COLUMNS, SIDE_COLUMNS = 7, 4

_BOTTOM = Inches(6.86)
_GAP = Inches(0.25)


def slides(
    pages: Sequence[Page],
    text: Text,
    *,
    every_figure: bool = False,
) -> bytes:
    """Return a PowerPoint file: a slide for each page, or for each figure of each page.

    A page's own slide holds its statement, its key figures and its first drawn figure.

    Args:
        pages: The views in order.
        text: The reader's language.
        every_figure: Whether the other figures follow, a slide each.
    """
    presentation = blank_slides()
    properties = presentation.core_properties
    properties.title = shortened(pages[0].statement if len(pages) == 1 else text("exports.report"), 250)
    properties.language = text.locale
    properties.author = "Tilannehuone"
    for page in pages:
        _add_page(presentation, page, text, every_figure=every_figure)
    _number(presentation, text)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _add_page(presentation: Slides, page: Page, text: Text, *, every_figure: bool) -> None:
    first = page.lead
    _add_slide(presentation, page, first, text, title=page.statement, is_first=True)
    for figure in page.figures if every_figure else ():
        if figure is not first:
            _add_slide(presentation, page, figure, text, title=figure.title, is_first=False)


def _add_slide(
    presentation: Slides, page: Page, figure: Figure | None, text: Text, *, title: str, is_first: bool
) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    said = shortened(title, MOST_TITLE)
    frame = slide.shapes.title.text_frame
    size = next(size for size, most in TITLE_SIZES if len(said) <= most)
    _write(frame, said, text, size=size, bold=True)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    kicker = _first_kicker(page, text) if is_first or not figure else page.statement
    _box(
        slide,
        shortened(kicker, MOST_KICKER),
        text,
        (MARGIN, Inches(0.33), BODY_WIDTH, Inches(0.3)),
        size=12,
        code=style.BRAND,
    )
    top = Emu(TITLE_TOP + Inches(0.95))
    cards = page.key_figures[:MOST_KEY_FIGURES] if is_first else ()
    if cards and (figure is None or not figure.is_map):
        top = _key_figures(slide, cards, text, (MARGIN, top, BODY_WIDTH))
        cards = ()
    if figure is not None:
        _figure(slide, figure, text, top, cards, captioned=is_first)
    _box(
        slide,
        _footer(page, figure, text),
        text,
        (MARGIN, Inches(6.94), Emu(BODY_WIDTH - Inches(0.9)), Inches(0.5)),
        size=9,
        code=style.MUTED,
    )
    slide.notes_slide.notes_text_frame.text = plain(_notes(page, figure, text))[:MOST_NOTES]


def _first_kicker(page: Page, text: Text) -> str:
    """Return the page's name, and how many of its key figures the slide shows where not all fit."""
    name, count = text(f"pages.{page.name}"), len(page.key_figures)
    if count <= MOST_KEY_FIGURES:
        return name
    return f"{name} · {text('exports.key_figures_left', shown=str(MOST_KEY_FIGURES), count=str(count))}"


def _figure(
    slide: Slide, figure: Figure, text: Text, top: Emu, cards: Sequence[KeyFigure], *, captioned: bool
) -> None:
    """Add a figure below what stands on a slide; a map takes the height there is, cards stand beside."""
    if captioned:
        place = (MARGIN, top, BODY_WIDTH, Inches(0.34))
        _box(slide, shortened(figure.title, 130), text, place, size=14, bold=True)
        top = Emu(top + Inches(0.36))
    hint = _hint(figure, text)
    height = Emu(_BOTTOM - top - (Inches(0.3) if hint else 0))
    name = plain(figure.title)
    left, room, grid = MARGIN, BODY_WIDTH, figure.grid
    if figure.sketch is not None and (figure.is_map or not figure.is_native):
        width, has_beside = _width(figure, height, room)
        place = (left, top, width, height)
        alt = picture_words(figure, text)
        slide_pictures.add_picture(slide, figure.sketch, place, alt=alt, name=name, lang=text.locale)
        left, room = Emu(left + width + 2 * _GAP), Emu(room - width - 2 * _GAP)
        grid = grid if has_beside else None
    if cards:
        below = _key_figures(slide, cards, text, (left, top, room))
        top, height = below, Emu(height - (below - top))
    if figure.chart is not None and figure.is_native:
        beside = grid if not figure.is_map and grid is not None and _fits_beside(grid) else None
        width = Emu(int(room * 0.6)) if beside else room
        alt = described(figure.chart, text)
        slide_charts.add_chart(slide, figure.chart, (left, top, width, height), text, alt=alt, name=name)
        left, room, grid = Emu(left + width + _GAP), Emu(room - width - _GAP), beside
    if hint:
        place = (MARGIN, Emu(_BOTTOM - Inches(0.28)), BODY_WIDTH, Inches(0.28))
        _box(slide, hint, text, place, size=11, code=style.MUTED)
    if grid is not None:
        most = COLUMNS if left == MARGIN else SIDE_COLUMNS
        _table(slide, grid, text, (left, top, room, height), columns=most)


def _width(figure: Figure, height: Emu, room: Emu) -> tuple[Emu, bool]:
    """Return how wide a drawing is, and whether its table stands beside it."""
    if figure.sketch is not None and figure.sketch.aspect:
        return Emu(min(int(height * figure.sketch.aspect), int(room * 0.5))), True
    has_beside = figure.chart is not None and figure.grid is not None and _fits_beside(figure.grid)
    return Emu(int(room * 0.62)) if has_beside else room, has_beside


def _fits_beside(grid: Grid) -> bool:
    return len(grid.columns) <= SIDE_COLUMNS and wanted(grid) <= BODY_WIDTH * 0.4


def _table(slide: Slide, grid: Grid, text: Text, place: tuple[Emu, Emu, Emu, Emu], *, columns: int) -> None:
    left, top, width, height = place
    under = Inches(0.3)
    rows, used = fitting(grid, width, Emu(height - under), columns=columns)
    notes = []
    if len(grid.rows) > rows:
        notes.append(text("exports.rows_left", shown=str(rows), count=str(len(grid.rows))))
    if len(grid.columns) > columns:
        notes.append(text("exports.columns_left", shown=str(columns), count=str(len(grid.columns))))
    add_table(slide, grid, place, rows=rows, columns=columns, lang=text.locale)
    if notes:
        place = (left, Emu(top + used + Inches(0.08)), width, under)
        _box(slide, " ".join(notes), text, place, size=10, code=style.MUTED)


def _hint(figure: Figure, text: Text) -> str:
    chart = figure.chart
    if chart is None:
        return ""
    hints = [text("exports.interval")] if chart.is_interval and figure.is_native else []
    if chart.hidden:
        shown, more = chart.hidden[:3], len(chart.hidden) - 3
        cells = "; ".join(shown)
        cells = text("exports.hidden_more", cells=cells, count=str(more)) if more > 0 else cells
        hints.append(text("exports.hidden", cells=cells))
    return shortened(" ".join(hints), 170)


def _key_figures(slide: Slide, cards: Sequence[KeyFigure], text: Text, place: tuple[Emu, Emu, Emu]) -> Emu:
    """Add the strip of key figures at left, top and as wide as said; return where what is below it begins."""
    start, top, room = place
    gap = Inches(0.15)
    width = Emu(int((room - gap * (len(cards) - 1)) / len(cards)))
    for order, card in enumerate(cards):
        left = Emu(start + order * (width + gap))
        box = slide.shapes.add_textbox(left, top, width, Inches(0.98))
        box.name = shortened(card.label, 60)
        box.fill.solid()
        box.fill.fore_color.rgb = colour(style.PANEL)
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_top = frame.margin_bottom = Inches(0.04)
        _write(frame, shortened(card.label, 60), text, size=11, code=style.MUTED)
        _write(frame, shortened(card.value, 24), text, size=22, bold=True, code=style.BRAND, more=True)
        if card.change:
            _write(frame, shortened(card.change, 60), text, size=11, more=True)
    return Emu(top + Inches(1.12))


def _footer(page: Page, figure: Figure | None, text: Text) -> str:
    """Return the origin first: what is chosen is in the notes too, and may be cut."""
    parts = [shortened(figure.source, MOST_SOURCE) if figure else "", page.vintage]
    parts += [page.scenario and f"{text('exports.scenario')}: {shortened(page.scenario, MOST_CHOICE)}"]
    parts += [f"{label}: {shortened(choice, MOST_CHOICE)}" for label, choice in page.filters]
    return shortened(" · ".join(part for part in parts if part), MOST_FOOTER)


def _notes(page: Page, figure: Figure | None, text: Text) -> str:
    said = [
        page.speech,
        f"{text('exports.question')}: {page.question}",
        f"{text('exports.answer')}: {' '.join(page.answer)}" if page.answer else "",
        f"{text('exports.scenario')}: {page.scenario}" if page.scenario else "",
        _listed(text("exports.choices"), [f"{label}: {choice}" for label, choice in page.filters]),
        _listed(
            text("exports.key_figures"),
            [f"{card.label}: {' '.join((card.value, card.change)).strip()}" for card in page.key_figures],
        ),
        page.vintage,
    ]
    if figure is not None:
        definition = f"{text('exports.definition')}: {figure.definition}" if figure.definition else ""
        alt = picture_words(figure, text)
        said += [figure.title, definition, f"{text('exports.alt')}: {alt}" if alt else ""]
        said += [figure.source, *(figure.chart.hidden if figure.chart else ()), *_data(figure)]
    said.append(_listed(text("exports.notes"), page.notes))
    return "\n".join(part for part in said if part)


def _data(figure: Figure) -> list[str]:
    """Return the table behind a drawing that is no chart with numbers of its own, row by row."""
    if figure.is_native or figure.grid is None or not figure.is_drawn:
        return []
    heads = "; ".join(column.label for column in figure.grid.columns)
    return [heads, *("; ".join(cell.text for cell in row) for row in figure.grid.rows)]


def _listed(label: str, parts: Sequence[str]) -> str:
    return f"{label}: {'; '.join(parts)}" if parts else ""


def _number(presentation: Slides, text: Text) -> None:
    count = len(presentation.slides)
    for place, slide in enumerate(presentation.slides):
        frame = _box(
            slide,
            f"{place + 1}/{count}",
            text,
            (Emu(MARGIN + BODY_WIDTH - Inches(0.9)), Inches(6.98), Inches(0.9), Inches(0.36)),
            size=10,
            code=style.MUTED,
        )
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _box(
    slide: Slide,
    words: str,
    text: Text,
    place: tuple[Emu, Emu, Emu, Emu],
    *,
    size: int,
    code: str = style.INK,
    bold: bool = False,
) -> TextFrame:
    frame: TextFrame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _write(frame, shortened(words, MOST_FOOTER), text, size=size, code=code, bold=bold)
    return frame


def _write(
    frame: TextFrame,
    words: str,
    text: Text,
    *,
    size: int,
    code: str = style.INK,
    bold: bool = False,
    more: bool = False,
) -> None:
    paragraph = frame.add_paragraph() if more else frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = colour(code)
    run._r.get_or_add_rPr().set("lang", text.locale)
