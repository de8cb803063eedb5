"""A picture as shapes and words on a sheet of so many pixels: what slides, reports and thumbnails draw."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as File
from typing import Protocol, TypeAlias

from PIL import ImageFont

_FONTS = File(__file__).parent / "fonts"

LINE = 1.25
"""Height of a line of words, in sizes of their letters."""

SMALLEST_PX = 12.0
"""Size of the smallest letters of a sketch, in pixels of its sheet."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled shape.

    Attributes:
        rings: Its borders; one within another is a hole.
        fill: As "#rrggbb"; "" for none.
        opacity: Of the fill.
        line: Colour of its border; "" for none.
        width: Of the border.
        hatch: Colour of the strokes over its fill; "" for none.
    """

    rings: tuple[tuple[Point, ...], ...]
    fill: str = ""
    opacity: float = 1.0
    line: str = ""
    width: float = 0.0
    hatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points: "dot" and "dash" are the kinds that are not whole."""

    points: tuple[Point, ...]
    line: str
    width: float
    dash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A round mark."""

    x: float
    y: float
    radius: float
    fill: str = ""
    line: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight."""

    words: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words at a point.

    Attributes:
        lines: Runs, line by line.
        x: The point, from the left.
        y: The same, from the top.
        size: Of the letters.
        colour: Theirs.
        side: Where they stand from the point: "left", "right", or "center" over it.
        up: Whether its "top", "middle" or "bottom" is at the point.
        is_turned: Whether they are read from below.
        back: Fill behind them; "" for none.
        halo: Colour around the letters; "" for none.
    """

    lines: tuple[tuple[Run, ...], ...]
    x: float
    y: float
    size: float
    colour: str
    side: str = "center"
    up: str = "middle"
    is_turned: bool = False
    back: str = ""
    halo: str = ""

    @property
    def width(self) -> float:
        """How wide the words are."""
        return max((sum(measured(run, self.size) for run in line) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """How high they are."""
        return LINE * self.size * len(self.lines)

    @property
    def left(self) -> float:
        """Where they begin, before they are turned."""
        return self.x - {"left": self.width, "center": self.width / 2, "right": 0.0}[self.side]

    @property
    def top(self) -> float:
        """Their upper edge, before they are turned."""
        return self.y - {"top": 0.0, "middle": self.height / 2, "bottom": self.height}[self.up]


Shape: TypeAlias = Area | Stroke | Disc | Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Shapes from the back, on a sheet of this size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Sketch(Protocol):
    """What can be drawn at any size."""

    @property
    def height(self) -> float:
        """How high it is on the page, in pixels."""

    @property
    def aspect(self) -> float:
        """Its width by its height where that is settled, as a map's is; 0 where it is not."""

    @property
    def is_plain(self) -> bool:
        """Whether a chart of lines or bars alone says all that it does."""

    def at(self, width: float, height: float) -> Picture:
        """Return it on a sheet of this size."""


def measured(run: Run, size: float) -> float:
    """Return how wide words are, in the font of the files."""
    return _font(is_bold=run.is_bold).getlength(run.words) * size / _EM


_EM = 100


@lru_cache
def _font(*, is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"TilannehuoneSans-{'Bold' if is_bold else 'Regular'}.ttf", _EM)
