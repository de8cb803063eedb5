"""A chain of boxes with arrows between them as a figure of files."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

import pandas as pd

from charts import theme
from i18n.text import Text
from reports.vectors import Area, Picture, Run, Said, Shape, Stroke
from views.blocks import Arrow, Box, Chain, Figure
from views.context import Context
from views.slide import CHAIN
from views.table import Column, Table
from views.vectors.marks import box

_HEIGHT, _TALL = 300.0, 190.0
"""Of the sheet, and of the boxes on it."""
_LETTERS, _SMALL, _LARGE = 14.0, 12.0, 24.0
_ARROW_SHARE = 0.75
"""Width of an arrow's place by that of a box."""


@dataclass(frozen=True)
class ChainSketch:
    """What a chain draws: see `reports.vectors.Sketch`."""

    chain: Chain

    @property
    def height(self) -> float:
        """How high it is, in pixels."""
        return _HEIGHT

    @property
    def aspect(self) -> float:
        """Nothing: it takes the width that there is."""
        return 0.0

    @property
    def is_plain(self) -> bool:
        """No chart says what it does."""
        return False

    def at(self, width: float, height: float) -> Picture:
        """Return it on a sheet of this size."""
        boxes, arrows = self.chain.boxes, self.chain.arrows
        wide = width / (len(boxes) + _ARROW_SHARE * len(arrows))
        tall = min(height, _TALL)
        top, step = (height - tall) / 2, wide * (1 + _ARROW_SHARE)
        shapes: list[Shape] = []
        for place, each in enumerate(boxes):
            shapes += _box(each, place * step, top, wide, tall)
        for place, arrow in enumerate(arrows):
            shapes += _arrow(arrow, place * step + wide, top, wide * _ARROW_SHARE, tall)
        return Picture(width=width, height=height, shapes=tuple(shapes))


def chained(_context: Context, text: Text, chain: Chain) -> Figure:
    """Return a chain as a figure: its picture, and its steps as a table."""
    title = text("presenter.chain")
    told = "; ".join(" ".join(filter(None, (each.label, each.value, each.range))) for each in chain.boxes)
    return Figure(
        title=title,
        source=chain.source,
        alt=f"{title}: {told}.",
        table=Table(
            caption=title,
            frame=pd.DataFrame([asdict(each) for each in chain.boxes]),
            columns=tuple(
                Column(name=name, label=text(f"presenter.steps.{name}"))
                for name in ("label", "value", "range", "more")
            ),
            file=CHAIN,
        ),
        sketch=ChainSketch(chain),
    )


def _box(said: Box, left: float, top: float, wide: float, tall: float) -> Iterator[Shape]:
    yield Area(
        rings=(box(left + 1, top, wide - 2, tall),), fill=theme.LAND.light, line=theme.PALE.light, width=1
    )
    yield Stroke(points=((left + 1, top), (left + wide - 1, top)), line=theme.BRAND.light, width=3)
    middle = left + wide / 2
    y = top + tall / 2
    yield _words(said.label, middle, y - 34, wide, _LETTERS)
    yield _words(said.value, middle, y - 4, wide, _LARGE, is_bold=True)
    yield _words(said.range, middle, y + 26, wide, _SMALL, colour=theme.MUTED.light)
    yield _words(said.more, middle, y + 50, wide, _SMALL, colour=theme.MUTED.light)


def _arrow(said: Arrow, left: float, top: float, wide: float, tall: float) -> Iterator[Shape]:
    y, lines = top + tall / 2, [part for caption in said.captions for part in caption[:2] if part]
    bold = {caption[0] for caption in said.captions}
    for order, words in enumerate(reversed(lines)):
        at = y - 14 - order * 16
        weight = words in bold
        yield _words(words, left + wide / 2, at, wide, _SMALL, is_bold=weight)
    ends = (left + 6, left + wide - 6)
    yield Stroke(points=((ends[0], y), (ends[1] - 6, y)), line=theme.BRAND.light, width=2.5)
    head = ((ends[1], y), (ends[1] - 11, y - 6), (ends[1] - 11, y + 6))
    yield Area(rings=(head,), fill=theme.BRAND.light)


def _words(
    words: str,
    x: float,
    y: float,
    wide: float,
    size: float,
    *,
    is_bold: bool = False,
    colour: str = theme.INK.light,
) -> Said:
    """Return words around a point, on as many lines as they need, and no wider than there is room."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, wide, size, is_bold=is_bold):
            lines[-1] = longer
        else:
            lines.append(word)
    said = Said(lines=tuple((Run(line, is_bold),) for line in lines), x=x, y=y, size=size, colour=colour)
    return said if said.width <= wide else replace(said, size=size * wide / said.width)


def _fits(words: str, wide: float, size: float, *, is_bold: bool) -> bool:
    return Said(lines=((Run(words, is_bold),),), x=0, y=0, size=size, colour="").width <= wide - 6
