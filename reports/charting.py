"""The chart that a figure says draws its table: its categories, its numbers, and intervals as such."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from reports.model import Bars, Cell, Chart, Column, Grid, Kind, Lines, Series

MOST_BARS = 20
MOST_WORDS = 60
"""Longest name of a bar, in characters."""


def drawn_of(grid: Grid, drawn: Bars | Lines, own: Collection[str]) -> Chart | None:
    """Return the chart that a figure says draws its table; None where there is nothing to draw.

    Two columns that end in `_low` and `_high` are one interval.

    Args:
        grid: The table.
        drawn: What is drawn, and how.
        own: Codes of the area's municipalities: counts of a larger area would dwarf theirs.
    """
    if not grid.rows:
        return None
    bars = drawn if isinstance(drawn, Bars) else None
    columns, categories = _series(grid, drawn.of), _categories(grid, bars.categories if bars else "")
    measured = columns[0].quantity if columns else None
    if categories is None or measured is None:
        return None
    if bars:
        rows = _ranked(grid, columns, own) if bars.is_ordered else list(range(len(grid.rows)))
        rows = rows[: bars.first or None]
    else:
        rows = _by_time(grid)
    names = tuple(categories[row] for row in rows)
    if bars and (len(names) > MOST_BARS or max(map(len, names), default=0) > MOST_WORDS):
        return None
    pale = [column for column in grid.columns if column.name in drawn.pale]
    pair = _interval(columns) if bars and not pale else None
    shown = pair if pair is not None else [*pale, *columns]
    series = tuple(
        Series(
            label=column.label if column in pale else _label(column, shown, grid, is_line=bars is None),
            values=tuple(column.cells[row].number for row in rows),
            is_pale=column in pale or (pair is not None and place == 0),
            is_lower_end=bars is None and any(_are_ends(column, each) for each in shown),
        )
        for place, column in enumerate(shown)
    )
    if not any(value is not None for each in series for value in each.values):
        return None
    return Chart(
        kind=Kind.BAR if bars else Kind.LINE,
        categories=names,
        series=series,
        quantity=measured,
        is_interval=pair is not None,
        hidden=_hidden(shown, categories, rows),
        periods=tuple(grid.periods[row] for row in rows) if grid.periods and not bars else (),
    )


def _categories(grid: Grid, name: str) -> list[str] | None:
    """Return the names of the bars or moments: of a column, else of the first words that tell rows apart."""
    words = [column for column in grid.columns if not column.is_numeric]
    named = [column for column in grid.columns if column.name == name] or words[:1]
    for chosen in (named, words[:2]):
        names = [" \N{EN DASH} ".join(cell.text for cell in cells) for cells in _together(chosen)]
        if names and len(set(names)) == len(names):
            return names
    return None


def _together(columns: Sequence[Column]) -> list[tuple[Cell, ...]]:
    return list(zip(*(column.cells for column in columns), strict=True))


def _series(grid: Grid, names: Sequence[str]) -> list[Column]:
    """Return what is drawn in colour."""
    by_name = {column.name: column for column in grid.columns}
    return _once([by_name[name] for name in names if name in by_name])


def _once(columns: list[Column]) -> list[Column]:
    """Return columns without the low end of an interval whose ends are the same in every row."""
    repeated = {low.name for low, high in pairwise(columns) if _are_ends(low, high) and _agree(low, high)}
    return [column for column in columns if column.name not in repeated]


def _are_ends(low: Column, high: Column) -> bool:
    """Whether two columns are the ends of one interval."""
    stem = _stem(low.name, "low")
    return stem is not None and stem == _stem(high.name, "high")


def _stem(name: str, end: str) -> str | None:
    return name.removesuffix(end).removesuffix("_") if name.endswith(end) else None


def _agree(low: Column, high: Column) -> bool:
    return all(a.number == b.number for a, b in zip(low.cells, high.cells, strict=True))


def _by_time(grid: Grid) -> list[int]:
    """Return the rows from the oldest moment."""
    rows = list(range(len(grid.rows)))
    return sorted(rows, key=grid.periods.__getitem__) if grid.periods else rows


def _ranked(grid: Grid, columns: Sequence[Column], own: Collection[str]) -> list[int]:
    """Return which rows are drawn as bars, areas from the largest.

    Counts of a larger area would dwarf its municipalities, so those are drawn alone; shares are compared.
    """
    rows = list(range(len(grid.rows)))
    if not grid.areas:
        return rows
    municipalities = [row for row in rows if grid.areas[row] in own]
    is_share = columns[0].quantity is not None and columns[0].quantity.is_share
    if not is_share and len(municipalities) > 1:
        rows = municipalities
    last = columns[-1].cells
    values = {row: last[row].number for row in rows}
    return sorted(rows, key=lambda row: (values[row] is None, -(values[row] or 0.0)))


def _interval(columns: Sequence[Column]) -> list[Column] | None:
    """Return the two ends of an interval, the higher first; None where it is no interval."""
    if len(columns) != 2 or not _are_ends(*columns):
        return None
    if any((cell.number or 0.0) < 0 for column in columns for cell in column.cells):
        return None  # drawn over each other, they would hide one another
    return [columns[1], columns[0]]


def _label(column: Column, drawn: Sequence[Column], grid: Grid, *, is_line: bool) -> str:
    """Return the name of a series; without "at most" where its other end is not drawn apart."""
    for end, other in (("low", "high"), ("high", "low")):
        stem = _stem(column.name, end)
        is_alone = all(_stem(each.name, other) != stem for each in drawn)
        if stem is not None and (is_alone or (is_line and end == "high")):
            return column.label.rpartition(",")[0] or (column.label if stem else grid.caption)
    return column.label


def _hidden(columns: Sequence[Column], categories: list[str], rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        f"{categories[row]} ({column.label}): {column.cells[row].text}"
        for column in columns
        for row in rows
        if column.cells[row].is_suppressed
    )
