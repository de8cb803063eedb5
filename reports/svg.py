"""A picture as SVG, for reports and thumbnails."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from reports.vectors import LINE, Area, Disc, Picture, Point, Run, Said, Shape, Stroke, measured

FONTS = "'Tilannehuone Sans', 'Source Sans', sans-serif"
DASHES = {"dot": "2 3", "dash": "7 4"}

_SIGNS = re.compile(r"([\u2190-\u27be]+)")
"""Arrows, shapes and ticks."""
_OTHER = " font-family=\"'DejaVu Sans Mono', 'DejaVu Sans', sans-serif\""
_SIGN_EM = 0.602
"""Width of one of them, in the size of the letters: that font has but one."""
_BOLD = ' font-weight="700"'
_BEFORE = {"left": 1.0, "center": 0.5, "right": 0.0}
"""Side of its point -> the part of a line that stands before the point."""
_BASELINE = 0.93
"""From the top of a line of words to where its letters stand, in their size."""


def svg(picture: Picture, *, back: str = "") -> str:
    """Return a picture as SVG, on a sheet of the colour `back` where that is not "", as "#rrggbb"."""
    sheet = f'<rect width="100%" height="100%" fill="{back}"/>' if back else ""
    width, height = _short(picture.width), _short(picture.height)
    hatches = sorted({shape.hatch for shape in picture.shapes if isinstance(shape, Area) and shape.hatch})
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" font-family="{FONTS}"><defs>{"".join(map(_hatch, hatches))}</defs>{sheet}'
        f"{''.join(map(_drawn, picture.shapes))}</svg>"
    )


def _drawn(shape: Shape) -> str:
    match shape:
        case Area():
            return _area(shape)
        case Stroke():
            dash = f' stroke-dasharray="{DASHES[shape.dash]}"' if shape.dash else ""
            line = f'stroke="{shape.line}" stroke-width="{_short(shape.width)}"{dash}'
            return f'<path d="{_steps(shape.points)}" fill="none" {line} stroke-linejoin="round"/>'
        case Disc():
            at = f'cx="{_short(shape.x)}" cy="{_short(shape.y)}" r="{_short(shape.radius)}"'
            return f"<circle {at} {_look(shape.fill, shape.line, shape.width)}/>"
        case Said():
            return _said(shape)


def _area(area: Area) -> str:
    path = " ".join(f"{_steps(ring)}Z" for ring in area.rings)
    look = _look(area.fill, area.line, area.width)
    seen = f' fill-opacity="{_short(area.opacity)}"' if area.opacity < 1 else ""
    drawn = f'<path d="{path}" fill-rule="evenodd" {look}{seen}/>'
    if not area.hatch:
        return drawn
    return f'{drawn}<path d="{path}" fill-rule="evenodd" fill="url(#h{area.hatch.lstrip("#")})"/>'


def _said(said: Said) -> str:
    turn = f' transform="rotate(-90 {_short(said.x)} {_short(said.y)})"' if said.is_turned else ""
    anchor = {"left": "end", "center": "middle", "right": "start"}[said.side]
    halo = f' stroke="{said.halo}" stroke-width="3" paint-order="stroke"' if said.halo else ""
    back = ""
    if said.back:
        at = f'x="{_short(said.left)}" y="{_short(said.top)}"'
        back = f'<rect {at} width="{_short(said.width)}" height="{_short(said.height)}" fill="{said.back}"/>'
    lines = []
    for place, line in enumerate(said.lines):
        y = said.top + said.size * (LINE * place + _BASELINE)
        look = f'y="{_short(y)}" font-size="{_short(said.size)}" fill="{said.colour}"{halo}'
        parts = [part for run in line for part in _parted(run)]
        # A program that lacks one sign in a font may take another font for all the words beside it.
        if len({part.is_sign for part in parts}) > 1:
            x = said.x - sum(part.width(said.size) for part in parts) * _BEFORE[said.side]
            for part in parts:
                lines.append(
                    f'<text x="{_short(x)}" {look}{_as_wide([part], said.size)} xml:space="preserve">'
                    f"{part.drawn()}</text>"
                )
                x += part.width(said.size)
        elif parts:
            words = "".join(part.drawn() for part in parts)
            wide = _as_wide(parts, said.size)
            lines.append(f'<text x="{_short(said.x)}" {look}{wide} text-anchor="{anchor}">{words}</text>')
    return f"<g{turn}>{back}{''.join(lines)}</g>"


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in the font of the files, or signs that it may lack in another."""

    is_sign: bool
    run: Run

    def width(self, size: float) -> float:
        """Return how wide it is."""
        return _SIGN_EM * size * len(self.run.words) if self.is_sign else measured(self.run, size)

    def drawn(self) -> str:
        """Return it as SVG."""
        look = (_BOLD if self.run.is_bold else "") + (_OTHER if self.is_sign else "")
        return f"<tspan{look}>{escape(self.run.words)}</tspan>"


def _as_wide(parts: Sequence[_Part], size: float) -> str:
    """Return what keeps words as wide as they were measured, where a program lacks the font of the files."""
    wide = sum(part.width(size) for part in parts)
    return f' textLength="{_short(wide)}" lengthAdjust="spacingAndGlyphs"' if wide else ""


def _parted(run: Run) -> Iterator[_Part]:
    for words in filter(None, _SIGNS.split(run.words)):
        yield _Part(bool(_SIGNS.fullmatch(words)), replace(run, words=words))


def _hatch(colour: str) -> str:
    return (
        f'<pattern id="h{colour.lstrip("#")}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M-1 7L7 -1" stroke="{colour}" stroke-width="1.4"/></pattern>'
    )


def _look(fill: str, line: str, width: float) -> str:
    stroke = f' stroke="{line}" stroke-width="{_short(width)}"' if line and width else ""
    return f'fill="{fill or "none"}"{stroke}'


def _steps(points: tuple[Point, ...]) -> str:
    return "".join(f"{'L' if place else 'M'}{_short(x)} {_short(y)}" for place, (x, y) in enumerate(points))


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
