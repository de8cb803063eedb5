"""A drawing at any size: its margins, its axes, and everything on them from the back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from charts.drawing import Drawing
from reports.vectors import LINE, SMALLEST_PX, Area, Picture, Run, Said, Shape, Stroke, measured
from views.vectors.axes import Axis
from views.vectors.bars import bars, nth
from views.vectors.clipping import clipped
from views.vectors.colours import opaque, sheer
from views.vectors.marks import Trace, box, heatmap, mark, scatter, stacked
from views.vectors.plates import plated
from views.vectors.spacing import apart
from views.vectors.words import lines, note

_TICK_PX = 7.0
"""Between an axis and its words."""
_LEGEND_PX = 22.0
_SWATCH_PX, _BETWEEN_PX = 16.0, 18.0
_SMALL_SHARE = 0.9
"""Of the height on the page, below which a sheet has no room for remarks."""


@dataclass(frozen=True)
class DrawnSketch:
    """What a figure draws, for files: see `reports.vectors.Sketch`."""

    drawing: Drawing

    @property
    def height(self) -> float:
        """How high it is on the page, in pixels."""
        return float(self.drawing.layout["height"])

    @property
    def aspect(self) -> float:
        """Its width by its height where that is settled; 0 where it is not."""
        layout = self.drawing.layout
        if layout["yaxis"].get("scaleanchor") != "x":
            return 0.0
        (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
        return float((right - left) / (top - bottom))

    @property
    def is_plain(self) -> bool:
        """Whether it has nothing but lines, or bars of one kind, and the words at them."""
        layout = self.drawing.layout
        is_laid_over = layout.get("barmode") in ("stack", "relative", "overlay")
        return not (layout.get("shapes") or is_laid_over) and all(map(_is_plain, self.drawing.traces))

    def at(self, width: float, height: float) -> Picture:
        """Return it on a sheet of this size; words that would reach over its right edge are given room."""
        made = _Sheet(self.drawing, width, height).picture()
        said = [each for each in made.shapes if isinstance(each, Said) and not each.is_turned]
        beyond = max((each.left + each.width - width for each in said), default=0.0)
        if beyond <= 1 or self.aspect:
            return made
        return _Sheet(self.drawing, width, height, more=min(beyond, width / 3)).picture()


def _is_plain(trace: Trace) -> bool:
    extras = ("fill", "stackgroup", "error_x", "error_y", "base")
    if any(trace.get(name) for name in extras) or trace.get("marker", {}).get("pattern"):
        return False
    if trace["type"] == "scatter":
        is_dotted = trace.get("line", {}).get("dash", "solid") != "solid"
        is_seen = "markers" in trace.get("mode", "lines") and trace.get("marker", {}).get("opacity", 1) != 0
        return not (is_dotted or is_seen)
    return bool(trace["type"] == "bar")


def _is_remark(trace: Trace) -> bool:
    """Return whether a trace is words for a large sheet alone, such as the names of a map's neighbours."""
    size = trace.get("textfont", {}).get("size", SMALLEST_PX)
    return bool(trace.get("mode") == "text" and size < SMALLEST_PX)


class _Sheet:
    """One drawing on a sheet of one size."""

    def __init__(self, drawing: Drawing, width: float, height: float, more: float = 0.0) -> None:
        self._layout, self._more = drawing.layout, more
        self._is_small = height < _SMALL_SHARE * self._layout["height"]
        every = stacked(drawing.traces)
        self._traces = [each for each in every if not (self._is_small and _is_remark(each))]
        self._width, self._height = width, height
        self._font = self._letters(self._layout["font"])
        self._axes: dict[str, Axis] = {}
        for name in sorted(key for key in self._layout if key[1:5] == "axis"):
            values = [each for trace in self._on(name) for each in trace.get(name[0], ())]
            self._axes[name] = Axis(self._layout[name], values, self._layout.get("separators", ".,"))
        self._legend = self._entries()
        self._left, self._right, self._top, self._bottom = self._box()
        self._settle()

    def picture(self) -> Picture:
        """Return everything that is drawn."""
        back, front = self._given_shapes()
        shapes = [
            *self._grid(),
            *back,
            *self._marks(),
            *front,
            *self._ticks(),
            *self._named_axes(),
            *self._legend_shapes(),
            *map(self._note, self._layout.get("annotations", ())),
        ]
        return Picture(width=self._width, height=self._height, shapes=tuple(shapes))

    def _on(self, axis: str) -> Iterator[Trace]:
        """Yield the traces of an axis, such as "xaxis2"."""
        for trace in self._traces:
            if trace.get(f"{axis[0]}axis", axis[0]).replace(axis[0], f"{axis[0]}axis", 1) == axis:
                yield trace

    def _pair(self, trace: Trace) -> tuple[Axis, Axis]:
        x, y = (
            self._axes[trace.get(f"{letter}axis", letter).replace(letter, f"{letter}axis", 1)]
            for letter in "xy"
        )
        return x, y

    def _letters(self, said: Mapping[str, Any]) -> dict[str, Any]:
        base = {"size": 14, "color": "#000000", **self._layout.get("font", {})}
        found = {**base, **said}
        return {**found, "size": max(found["size"], SMALLEST_PX)}

    def _box(self) -> tuple[float, float, float, float]:
        """Return the edges of what is within the axes, in pixels."""
        margin = {"l": 80, "r": 80, "t": 100, "b": 80, **self._layout.get("margin", {})}
        x, y = self._axes["xaxis"], self._axes["yaxis"]
        if y.is_seen and y.spec.get("automargin") is not False:
            words = [words for _, words in y.ticks()]
            wide = max((self._line_width(each, y) for each in words), default=0.0)
            margin["l"] = max(margin["l"], wide + _TICK_PX + 4 + (22 if _title(y) else 0))
        if x.is_seen and x.spec.get("automargin") is not False:
            size = self._letters(x.spec.get("tickfont", {}))["size"]
            tall = max((words.count("<br>") + 1 for _, words in x.ticks()), default=0) * LINE * size
            side = "t" if x.spec.get("side") == "top" else "b"
            margin[side] = max(margin[side], tall + _TICK_PX + (24 if _title(x) else 0))
        rows = len(self._rows(self._width - margin["l"]))
        if rows:
            over = 22 if self._is_over else 0
            margin["t"] = max(margin["t"], rows * _LEGEND_PX + 6 + over)
        return margin["l"], self._width - margin["r"] - self._more, margin["t"], self._height - margin["b"]

    def _settle(self) -> None:
        """Give the axes their room; a map's axes share a scale."""
        if self._layout["yaxis"].get("scaleanchor") == "x":
            x, y = self._axes["xaxis"], self._axes["yaxis"]
            aspect = abs((x.high - x.low) / (y.high - y.low))
            width = min(self._right - self._left, (self._bottom - self._top) * aspect)
            middle, centre = (self._left + self._right) / 2, (self._top + self._bottom) / 2
            self._left, self._right = middle - width / 2, middle + width / 2
            self._top, self._bottom = centre - width / aspect / 2, centre + width / aspect / 2
        for name, axis in self._axes.items():
            low, high = axis.spec.get("domain", (0, 1))
            if name.startswith("x"):
                room = self._right - self._left
                axis.start, axis.end = self._left + low * room, self._left + high * room
            else:
                room = self._bottom - self._top
                axis.start, axis.end = self._bottom - low * room, self._bottom - high * room

    def _marks(self) -> list[Shape]:
        """Return what is drawn of all traces; the names on a small map do not lie over each other."""
        drawn = [each for trace in self._drawn() for each in trace]
        is_map = self._layout["yaxis"].get("scaleanchor") == "x"
        if not is_map:
            return drawn
        return plated(apart(drawn, self._top, self._bottom) if self._is_small else drawn)

    def _drawn(self) -> Iterator[list[Shape]]:
        """Yield what is drawn of each trace, in order."""
        every = [trace for trace in self._traces if trace["type"] == "bar"]
        axes = [self._pair(each) for each in every]
        font = self._font
        of_bars = bars(every, axes, self._layout, font)
        is_map = bool(self._layout["yaxis"].get("scaleanchor"))
        for trace in self._traces:
            if trace["type"] == "bar":
                shapes = next(of_bars)
            else:
                draw = heatmap if trace["type"] == "heatmap" else scatter
                shapes = list(draw(trace, *self._pair(trace), font))
            edges = (self._left, self._top, self._right, self._bottom)
            found = [self._legible(each) for each in shapes]
            yield list(clipped(found, edges)) if is_map else found

    def _legible(self, shape: Shape) -> Shape:
        return replace(shape, size=max(shape.size, SMALLEST_PX)) if isinstance(shape, Said) else shape

    def _grid(self) -> Iterator[Shape]:
        for name, axis in self._axes.items():
            if not axis.is_seen:
                continue
            places = (
                [value for value, _ in axis.ticks()]
                if axis.spec.get("showgrid", not axis.is_category)
                else []
            )
            for value in places:
                yield self._across(name, axis, axis.part(value), axis.spec.get("gridcolor", "#eeeeee"), 1.0)
            has_zero = axis.spec.get("zeroline", not axis.is_category and not axis.is_date)
            if has_zero and 0 <= axis.part(0.0) <= 1:
                width = axis.spec.get("zerolinewidth", 1.0)
                yield self._across(
                    name, axis, axis.part(0.0), axis.spec.get("zerolinecolor", "#444444"), width
                )

    def _across(self, name: str, axis: Axis, share: float, colour: str, width: float) -> Stroke:
        at = axis.start + share * (axis.end - axis.start)
        ends = (
            ((at, self._top), (at, self._bottom))
            if name.startswith("x")
            else ((self._left, at), (self._right, at))
        )
        return Stroke(points=ends, line=opaque(colour), width=width)

    def _ticks(self) -> Iterator[Shape]:
        for name, axis in self._axes.items():
            font = self._letters(axis.spec.get("tickfont", {}))
            for value, words in axis.ticks():
                at = axis.start + axis.part(value) * (axis.end - axis.start)
                look = {"lines": lines(words), "size": font["size"], "colour": font["color"]}
                if name.startswith("y"):
                    yield Said(**look, x=self._left - _TICK_PX, y=at, side="left")
                elif axis.spec.get("side") == "top":
                    yield Said(**look, x=at, y=self._top - _TICK_PX / 2, up="bottom")
                else:
                    yield Said(**look, x=at, y=self._bottom + _TICK_PX / 2, up="top")

    def _named_axes(self) -> Iterator[Shape]:
        for name, axis in self._axes.items():
            title = _title(axis)
            if not (title and axis.is_seen):
                continue
            font = self._letters(axis.spec["title"].get("font", {}))
            look = {"lines": lines(title), "size": font["size"], "colour": font["color"]}
            if name.startswith("x"):
                yield Said(**look, x=(axis.start + axis.end) / 2, y=self._height - 2, up="bottom")
            else:
                yield Said(**look, x=font["size"] * 0.75, y=(axis.start + axis.end) / 2, is_turned=True)

    def _given_shapes(self) -> tuple[list[Shape], list[Shape]]:
        back: list[Shape] = []
        front: list[Shape] = []
        for each in self._layout.get("shapes", ()):
            (back if each.get("layer") == "below" else front).append(self._given(each))
        return back, front

    def _given(self, said: Mapping[str, Any]) -> Shape:
        x0, x1 = (self._place(said, end) for end in ("x0", "x1"))
        y0, y1 = (self._place(said, end) for end in ("y0", "y1"))
        line = said.get("line", {})
        width = line.get("width", 2)
        if said["type"] == "line":
            dash = line.get("dash", "solid")
            return Stroke(
                points=((x0, y0), (x1, y1)),
                line=opaque(line["color"]),
                width=width,
                dash="" if dash == "solid" else dash,
            )
        fill, opacity = sheer(said.get("fillcolor", ""))
        return Area(
            rings=(box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)),),
            fill=fill,
            opacity=opacity,
            line=opaque(line["color"]) if line.get("color") and width else "",
            width=width,
        )

    def _note(self, said: dict[str, Any]) -> Said:
        return note(said, self._place(said, "x"), self._place(said, "y"), self._letters(said.get("font", {})))

    def _place(self, said: Mapping[str, Any], end: str) -> float:
        """Return where something is across or down: a value of an axis, or a share of its whole length."""
        letter, value = end[0], said[end]
        of = said.get(f"{letter}ref", letter)
        if of != "paper":
            return self._axes[of.replace(letter, f"{letter}axis", 1)].at(value)
        share = float(value)
        if letter == "x":
            return self._left + share * (self._right - self._left)
        return self._bottom - share * (self._bottom - self._top)

    @property
    def _is_over(self) -> bool:
        """Whether the legend stands at the upper edge of the sheet, not of what is within the axes."""
        return bool(self._layout.get("legend", {}).get("yref") == "container")

    def _entries(self) -> list[tuple[Trace, str]]:
        if not self._layout.get("showlegend"):
            return []
        named = [each for each in self._traces if each.get("name") and each.get("showlegend", True)]
        return [(trace, str(trace["name"])) for trace in named]

    def _rows(self, width: float) -> list[list[tuple[Trace, str, float]]]:
        """Return the legend's entries row by row, each with where it begins."""
        rows: list[list[tuple[Trace, str, float]]] = []
        at = width + 1
        for trace, name in self._legend:
            needed = _SWATCH_PX + 6 + measured(Run(name), self._font["size"])
            if at + needed > width:
                rows.append([])
                at = 0.0
            rows[-1].append((trace, name, at))
            at += needed + _BETWEEN_PX
        return rows

    def _legend_shapes(self) -> Iterator[Shape]:
        rows = self._rows(self._width - self._left)
        for order, row in enumerate(rows):
            y = self._top - (len(rows) - order - 0.5) * _LEGEND_PX - 2
            if self._is_over:
                y = (order + 0.5) * _LEGEND_PX
            for trace, name, at in row:
                x = self._left + at
                yield from _swatch(trace, x, y)
                yield Said(
                    lines=lines(name),
                    x=x + _SWATCH_PX + 6,
                    y=y,
                    size=self._font["size"],
                    colour=self._font["color"],
                    side="right",
                )

    def _line_width(self, words: str, axis: Axis) -> float:
        size = self._letters(axis.spec.get("tickfont", {}))["size"]
        return max(sum(measured(run, size) for run in line) for line in lines(words))


def _title(axis: Axis) -> str:
    title = axis.spec.get("title", "")
    return str(title.get("text", "") if isinstance(title, Mapping) else title)


def _swatch(trace: Trace, x: float, y: float) -> Iterator[Shape]:
    """Yield what a legend shows of a trace: its mark, its line or its fill."""
    if trace["type"] == "scatter" and "markers" not in trace.get("mode", "lines"):
        line = trace.get("line", {})
        dash = line.get("dash", "solid")
        ends = ((x, y), (x + _SWATCH_PX, y))
        yield Stroke(
            points=ends,
            line=opaque(line.get("color", "#000000")),
            width=line.get("width", 2),
            dash="" if dash == "solid" else dash,
        )
        return
    marker = trace.get("marker", {})
    if trace["type"] == "scatter":
        yield mark(marker, 0, max(len(trace["x"]), 1), (x + _SWATCH_PX / 2, y), 11)
        return
    pattern = marker.get("pattern", {})
    hatch = nth(pattern.get("fgcolor", ""), 0) if nth(pattern.get("shape", ""), 0) else ""
    edge = marker.get("line", {})
    yield Area(
        rings=(box(x + 1, y - 6, 12, 12),),
        fill=opaque(nth(marker.get("color", "#000000"), 0)),
        line=opaque(nth(edge.get("color", ""), 0)) if edge.get("color") else "",
        width=nth(edge.get("width", 0), 0),
        hatch=opaque(hatch) if hatch else "",
    )
