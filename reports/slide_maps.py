"""Native maps on slides: each municipality a shape that can be recoloured."""

from typing import Any

from pptx.dml.line import LineFormat
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from reports import style
from reports.model import Map, Place, Region, plain, shortened
from reports.template import colour

_DISC = Inches(0.2)
"""Diameter of the disc of a service point."""

_ALIGNED = {"left": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.LEFT}
"""Side of a point on which words stand -> their alignment, so that they end or begin at it."""


def add_map(slide: Slide, drawn: Map, place: tuple[Emu, Emu, Emu, Emu], *, alt: str, name: str) -> None:
    """Add a map to a slide as one group with a text alternative.

    Args:
        slide: Where it goes.
        drawn: What it shows.
        place: Left, top, and the width and height there is, in EMU.
        alt: Text alternative.
        name: Name of the group.
    """
    left, top, room, height = place
    width = min(room, int(height * drawn.aspect))
    height = Emu(int(width / drawn.aspect))
    left = Emu(left + (room - width) // 2)
    group = slide.shapes.add_group_shape()
    group.name = shortened(name, 80)
    group._element.nvGrpSpPr.cNvPr.set("descr", plain(alt))
    for region in drawn.regions:
        rings = [[(left + x * width, top + y * height) for x, y in _clipped(ring)] for ring in region.rings]
        rings = [ring for ring in rings if len(ring) > 2]
        if not rings:
            continue
        builder = group.shapes.build_freeform(*rings[0][0], scale=1.0)
        builder.add_line_segments(rings[0][1:], close=True)
        for ring in rings[1:]:
            builder.move_to(*ring[0])
            builder.add_line_segments(ring[1:], close=True)
        shape = builder.convert_to_shape()
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(region.fill)
        _outline(shape.line, region)
        _unstyled(shape)
    for words in drawn.places:
        _words(group, words, Emu(int(left + words.x * width)), Emu(int(top + words.y * height)))


def _outline(line: LineFormat, region: Region) -> None:
    if not (region.is_chosen or region.is_outlined):
        line.fill.background()
        return
    line.color.rgb = colour(style.INK if region.is_chosen else style.SURFACE)
    line.width = Pt(2 if region.is_chosen else 0.75)


def _clipped(ring: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """Return a ring cut at the edges of the unit square (Sutherland-Hodgman)."""
    points = list(ring)
    for axis, edge, keeps in ((0, 0.0, 1), (0, 1.0, -1), (1, 0.0, 1), (1, 1.0, -1)):
        kept: list[tuple[float, float]] = []
        for before, after in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            inside_before = (before[axis] - edge) * keeps >= 0
            inside_after = (after[axis] - edge) * keeps >= 0
            if inside_before != inside_after:
                share = (edge - before[axis]) / (after[axis] - before[axis])
                crossing = [before[side] + share * (after[side] - before[side]) for side in (0, 1)]
                kept.append((crossing[0], crossing[1]))
            if inside_after:
                kept.append(after)
        points = kept
    return points


def _unstyled(shape: Any) -> None:  # noqa: ANN401
    """Take the theme's shadow from a shape."""
    shape._element.remove(shape._element.find(qn("p:style")))


def _words(group: Any, place: Place, x: Emu, y: Emu) -> None:  # noqa: ANN401
    if place.mark:
        disc = group.shapes.add_shape(MSO_SHAPE.OVAL, Emu(x - _DISC // 2), Emu(y - _DISC // 2), _DISC, _DISC)
        disc.fill.solid()
        disc.fill.fore_color.rgb = colour(place.mark)
        disc.line.color.rgb = colour(style.SURFACE)
        _unstyled(disc)
    width, height = Inches(1.6), Inches(0.2 * len(place.lines))
    aside = {"left": -_DISC // 2 - width, "center": -width // 2, "right": _DISC // 2}[place.side]
    box = group.shapes.add_textbox(Emu(x + aside), Emu(y - height // 2), width, height)
    frame = box.text_frame
    frame.word_wrap = True  # without, some programs stand the words in the middle of their box
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for line, words in enumerate(place.lines):
        paragraph = frame.add_paragraph() if line else frame.paragraphs[0]
        paragraph.alignment = _ALIGNED[place.side]
        run = paragraph.add_run()
        run.text = shortened(words, 30)
        run.font.size, run.font.bold = Pt(10), line > 0
        run.font.color.rgb = colour(place.colour)
