"""Drawings on slides, as one group of shapes and words that can be recoloured and edited."""

from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import GroupShapes
from pptx.slide import Slide
from pptx.util import Emu, Pt

from reports import style
from reports.model import plain, shortened
from reports.template import colour
from reports.vectors import SMALLEST_PX, Area, Disc, Picture, Said, Sketch, Stroke

LEAST_PT = 10
"""Smallest letters of a slide, in points."""

LEAST_PX = 250.0
"""Height at which a drawing is laid out at the least: its letters are then no larger than a heading."""

_ALIGNED = {"left": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.LEFT}
"""Side of a point on which words stand -> their alignment, so that they end or begin at it."""

_DASHES = {"dot": MSO_LINE.ROUND_DOT, "dash": MSO_LINE.DASH}
_HALO_PT = 2
_ROOM, _CLOSE = 1.8, 1.2
"""Width of a box of words by that of the words in our own font, which slides do not have; with a fill."""

Place = tuple[Emu, Emu, Emu, Emu]


def add_picture(slide: Slide, sketch: Sketch, place: Place, *, alt: str, name: str, lang: str) -> None:
    """Add a drawing to a slide as one group with a text alternative.

    Args:
        slide: Where it goes.
        sketch: What it shows.
        place: Left, top, and the width and height there is, in EMU.
        alt: Text alternative.
        name: Name of the group.
        lang: Language of its words, as "fi-FI".
    """
    left, top, room, tall = place
    most = tall / Pt(LEAST_PT) * SMALLEST_PX
    if sketch.aspect:
        high = min(sketch.height, most)
        width = min(room, int(tall * sketch.aspect))
        left, scale = Emu(left + (room - width) // 2), width / (sketch.aspect * high)
        picture = sketch.at(sketch.aspect * high, high)
    else:
        high = min(max(sketch.height, LEAST_PX), most)
        scale = tall / high
        picture = sketch.at(room / scale, high)
    group = slide.shapes.add_group_shape()
    group.name = shortened(name, 80)
    group._element.nvGrpSpPr.cNvPr.set("descr", plain(alt))
    _Group(group, left, top, scale, lang).draw(picture)


class _Shapes(GroupShapes):  # type: ignore[misc]
    """Shapes of a group that is measured when all of them are there: the library would do so at each."""

    def __init__(self, group: Any) -> None:  # noqa: ANN401
        super().__init__(group._element, group)

    def _recalculate_extents(self) -> None:
        pass

    def measure(self) -> None:
        """Let the group be as large as what is in it."""
        self._grpSp.recalculate_extents()


class _Group:
    """Shapes of one drawing, whose pixels are so many EMU."""

    def __init__(self, group: Any, left: int, top: int, scale: float, lang: str) -> None:  # noqa: ANN401
        self._shapes = _Shapes(group)
        self._left, self._top, self._scale, self._lang = left, top, scale, lang

    def draw(self, picture: Picture) -> None:
        for shape in picture.shapes:
            match shape:
                case Area():
                    self._area(shape)
                case Stroke():
                    self._stroke(shape)
                case Disc():
                    self._disc(shape)
                case Said():
                    self._said(shape)
        self._shapes.measure()

    def _at(self, x: float, y: float) -> tuple[Emu, Emu]:
        return Emu(int(self._left + x * self._scale)), Emu(int(self._top + y * self._scale))

    def _area(self, area: Area) -> None:
        rings = [[self._at(*point) for point in ring] for ring in area.rings]
        box = _box_of(rings[0]) if len(rings) == 1 else None
        if box:
            shape = self._shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
        else:
            builder = self._shapes.build_freeform(*rings[0][0], scale=1.0)
            builder.add_line_segments(rings[0][1:], close=True)
            for ring in rings[1:]:
                builder.move_to(*ring[0])
                builder.add_line_segments(ring[1:], close=True)
            shape = builder.convert_to_shape()
        self._look(shape, area.fill, area.line, area.width, hatch=area.hatch)
        if area.fill and area.opacity < 1 and not area.hatch:
            code = shape._element.spPr.find(qn("a:solidFill"))[0]
            etree.SubElement(code, qn("a:alpha"), val=str(round(area.opacity * 100_000)))

    def _stroke(self, stroke: Stroke) -> None:
        points = [self._at(*point) for point in stroke.points]
        if len(points) == 2:
            line = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points[0], *points[1])
        else:
            builder = self._shapes.build_freeform(*points[0], scale=1.0)
            builder.add_line_segments(points[1:], close=False)
            line = builder.convert_to_shape()
            line.fill.background()
        _unstyled(line)
        line.line.color.rgb = colour(stroke.line)
        line.line.width = Emu(int(stroke.width * self._scale))
        if stroke.dash:
            line.line.dash_style = _DASHES[stroke.dash]

    def _disc(self, disc: Disc) -> None:
        size = Emu(int(2 * disc.radius * self._scale))
        shape = self._shapes.add_shape(
            MSO_SHAPE.OVAL, *self._at(disc.x - disc.radius, disc.y - disc.radius), size, size
        )
        self._look(shape, disc.fill, disc.line, disc.width)

    def _look(self, shape: Any, fill: str, line: str, width: float, *, hatch: str = "") -> None:  # noqa: ANN401
        _unstyled(shape)
        if hatch:
            shape.fill.patterned()
            shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            shape.fill.fore_color.rgb = colour(hatch)
            shape.fill.back_color.rgb = colour(fill or style.SURFACE)
        elif fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(fill)
        else:
            shape.fill.background()
        if line and width:
            shape.line.color.rgb = colour(line)
            shape.line.width = Emu(int(width * self._scale))
        else:
            shape.line.fill.background()

    def _said(self, said: Said) -> None:
        width, height = said.width * (_CLOSE if said.back else _ROOM) + 4, said.height
        start = {"left": said.x - width, "center": said.x - width / 2, "right": said.x}[said.side]
        box = self._shapes.add_textbox(
            *self._at(start, said.top), Emu(int(width * self._scale)), Emu(int(height * self._scale))
        )
        if said.is_turned:
            box.rotation = 270
        if said.back:
            box.fill.solid()
            box.fill.fore_color.rgb = colour(said.back)
        frame = box.text_frame
        # Without, some programs stand words in the middle of their box; those on a fill stand there anyway.
        frame.word_wrap = not (said.back and said.side == "center")
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for order, line in enumerate(said.lines):
            paragraph = frame.add_paragraph() if order else frame.paragraphs[0]
            paragraph.alignment = _ALIGNED[said.side]
            for each in line:
                run = paragraph.add_run()
                run.text = plain(each.words)
                run.font.size = Pt(round(2 * said.size * self._scale / Pt(1)) / 2)
                run.font.bold = each.is_bold
                run.font.color.rgb = colour(said.colour)
                if said.halo:
                    _haloed(run, said.halo)
                run._r.get_or_add_rPr().set("lang", self._lang)


def _haloed(run: Any, code: str) -> None:  # noqa: ANN401
    """Let words be read on whatever they lie over, as on the page."""
    effects = etree.SubElement(run._r.get_or_add_rPr(), qn("a:effectLst"))
    glow = etree.SubElement(effects, qn("a:glow"), rad=str(Pt(_HALO_PT)))
    etree.SubElement(glow, qn("a:srgbClr"), val=code.removeprefix("#"))


def _box_of(ring: list[tuple[Emu, Emu]]) -> tuple[Emu, Emu, Emu, Emu] | None:
    """Return left, top, width and height of a ring that is a rectangle; None for another."""
    across, down = sorted({x for x, _ in ring}), sorted({y for _, y in ring})
    if len(ring) != 4 or len(across) != 2 or len(down) != 2 or len(set(ring)) != 4:
        return None
    return across[0], down[0], Emu(across[1] - across[0]), Emu(down[1] - down[0])


def _unstyled(shape: Any) -> None:  # noqa: ANN401
    """Take the theme's shadow from a shape."""
    found: etree._Element | None = shape._element.find(qn("p:style"))
    if found is not None:
        shape._element.remove(found)
