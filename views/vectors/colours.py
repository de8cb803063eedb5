"""Colours of drawings as files take them: without transparency, as they look on the page."""

import re
from collections.abc import Sequence

from charts.theme import INK, SURFACE

_RGBA = re.compile(r"rgba\(([0-9]+), ?([0-9]+), ?([0-9]+), ?([0-9.]+)\)")

_DARK = 140
"""Brightness below which words on a fill are pale."""


def opaque(colour: str) -> str:
    """Return a colour as "#rrggbb", a transparent one as it looks on the page; "" for one not seen."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour
    *parts, opacity = (float(part) for part in found.groups())
    return _over(parts, opacity) if opacity else ""


def sheer(colour: str, opacity: float = 1.0) -> tuple[str, float]:
    """Return a colour as "#rrggbb" and how much of it is seen; "" for one not seen."""
    found = _RGBA.fullmatch(colour)
    if found is None:
        return colour, opacity
    *parts, own = (float(part) for part in found.groups())
    return ("#" + "".join(f"{round(each):02x}" for each in parts) if own else ""), own * opacity


def solid(colour: str, opacity: float) -> str:
    """Return a colour that something transparent is drawn in."""
    code = opaque(colour)
    if opacity >= 1 or not code:
        return code
    return _over(_parts(code), opacity)


def legible_on(fill: str) -> str:
    """Return the colour of words on a fill."""
    red, green, blue = _parts(fill)
    return INK.light if 0.299 * red + 0.587 * green + 0.114 * blue > _DARK else SURFACE.light


def _parts(code: str) -> list[int]:
    return [int(code[place : place + 2], 16) for place in (1, 3, 5)]


def _over(parts: Sequence[float], opacity: float) -> str:
    pairs = zip(parts, _parts(SURFACE.light), strict=True)
    mixed = (part * opacity + under * (1 - opacity) for part, under in pairs)
    return "#" + "".join(f"{round(each):02x}" for each in mixed)
