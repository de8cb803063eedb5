"""The slides' template: 16:9, in the house's colours, put together in code."""

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.util import Emu, Inches

from reports import style

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
BODY_WIDTH = Emu(WIDTH - 2 * MARGIN)
TITLE_TOP, TITLE_HEIGHT = Inches(0.62), Inches(0.95)

FONT = "Calibri"
"""On every computer that opens slides; the pages' own font is not, and would be replaced by chance."""

_TITLE_ONLY = 5
_ACCENTS = dict(zip((f"accent{number}" for number in range(1, 7)), style.SERIES, strict=True))
_COLOURS = {
    "dk1": style.INK,
    "lt1": style.SURFACE,
    "dk2": style.BRAND,
    "lt2": style.PANEL,
    **_ACCENTS,
    "hlink": style.BRAND,
    "folHlink": style.MUTED,
}

_BAR = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{int(WIDTH)}" cy="{int(Inches(0.14))}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
    '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="fi-FI"/></a:p></p:txBody></p:sp>'
)
"""The line at the top; on the master, so that no screen reader meets it on a slide."""


def blank_slides() -> Slides:
    """Return slides without a slide: one layout, a title in ink under a line of the brand colour."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = WIDTH, HEIGHT
    layouts = slides.slide_layouts
    for layout in [each for place, each in enumerate(layouts) if place != _TITLE_ONLY]:
        layouts.remove(layout)
    _theme(slides)
    _furnish(slides)
    return slides


def colour(code: str) -> RGBColor:
    """Return a colour of `reports.style` as slides take it."""
    return RGBColor.from_string(code.lstrip("#").upper())


def _theme(slides: Slides) -> None:
    part = next(
        relation.target_part
        for relation in slides.slide_master.part.rels.values()
        if relation.reltype.endswith("/theme")
    )
    theme = etree.fromstring(part.blob)
    theme.set("name", "Tilannehuone")
    for name, code in _COLOURS.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr"), val=code.upper())
    for latin in theme.iterfind(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _furnish(slides: Slides) -> None:
    """Put the title where it belongs, drop the other placeholders, and draw the line at the top."""
    master = slides.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = colour(style.SURFACE)
    for holder in (master, slides.slide_layouts[0]):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.idx == 0:
                shape.left, shape.top, shape.width, shape.height = MARGIN, TITLE_TOP, BODY_WIDTH, TITLE_HEIGHT
                shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
                shape.text_frame.word_wrap = True
                shape.text_frame.margin_left = shape.text_frame.margin_right = 0
            else:
                shape._element.getparent().remove(shape._element)
    master.shapes._spTree.insert(2, etree.fromstring(_BAR))
    styles = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    styles.set("algn", "l")
    size = styles.find(qn("a:defRPr"))
    size.set("sz", "2600")
    size.set("b", "1")
