"""Words of a drawing, as Plotly takes them, with `<b>` and `<br>`: their lines, and where they stand."""

import html
import re
from typing import Any

from reports.vectors import LINE, Run, Said

_BREAK = re.compile(r"<br ?/?>")
_BOLD = re.compile(r"(</?b>)")
_TAG = re.compile(r"<[^>]*>")

_GAP_PX = 1.0
"""Between a mark and its words, besides the mark's own room."""

_HALO = re.compile(r"#[0-9a-f]{6}")


def lines(words: object) -> tuple[tuple[Run, ...], ...]:
    """Return words as lines of runs."""
    is_bold, found = False, []
    for line in _BREAK.split(str(words)):
        runs = []
        for part in _BOLD.split(line):
            if part in ("<b>", "</b>"):
                is_bold = part == "<b>"
            elif said := html.unescape(_TAG.sub("", part)):
                runs.append(Run(said, is_bold))
        found.append(tuple(runs))
    return tuple(found)


def beside(
    words: object, x: float, y: float, position: str, font: dict[str, Any], *, mark: float = 0.0
) -> Said:
    """Return the words of a point.

    Args:
        words: What they say.
        x: The point.
        y: The same, downwards.
        position: As "middle right".
        font: Size, colour and shadow.
        mark: Diameter of the point's mark.
    """
    up, _, across = position.partition(" ")
    clear = mark / 2 * LINE + _GAP_PX
    side = across or "center"
    return Said(
        lines=lines(words),
        x=x + {"left": -clear, "right": clear}.get(side, 0.0),
        y=y + {"top": -clear, "bottom": clear}.get(up, 0.0),
        size=font["size"],
        colour=font["color"],
        side=side,
        up={"top": "bottom", "bottom": "top"}.get(up, "middle"),
        halo=next(iter(_HALO.findall(str(font.get("shadow", "")))), ""),
    )


def note(said: dict[str, Any], x: float, y: float, font: dict[str, Any]) -> Said:
    """Return an annotation at a point."""
    xanchor, yanchor = said.get("xanchor", "auto"), said.get("yanchor", "auto")
    if xanchor == "auto":
        xanchor = _third(said["x"], ("left", "center", "right")) if said.get("xref") == "paper" else "center"
    if yanchor == "auto":
        yanchor = _third(said["y"], ("bottom", "middle", "top")) if said.get("yref") == "paper" else "middle"
    return Said(
        lines=lines(said["text"]),
        x=x + said.get("xshift", 0),
        y=y - said.get("yshift", 0),
        size=font["size"],
        colour=font["color"],
        side={"left": "right", "right": "left"}.get(xanchor, "center"),
        up=yanchor,
        back=said.get("bgcolor", ""),
    )


def _third(share: float, ends: tuple[str, str, str]) -> str:
    return ends[0] if share <= 1 / 3 else ends[1] if share < 2 / 3 else ends[2]
