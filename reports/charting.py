"""Which chart shows a table: its categories, the numbers of one unit, and intervals as such."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from reports.model import Bars, Cell, Chart, Column, Grid, Hint, Kind, Lines, Series

MOST_BARS = 20
MOST_WORDS = 60
"""Longest name of a bar, in characters."""

_AUTOMATIC = Hint()


def drawn_of(grid: Grid, drawn: Bars | Lines, own: Collection[str]) -> Chart | None:
    """Return the chart that a figure says draws its table; None where there is nothing to draw.

    Args:
        grid: The table.
        drawn: What is drawn, and how.
        own: Codes of the area's municipalities: counts of a larger area would dwarf theirs.
    """
    if isinstance(drawn, Lines):
        return chart_of(grid, Hint(kind=Kind.LINE, series=drawn.of, pale=drawn.pale), own)
    hint = Hint(
        kind=Kind.BAR, categories=drawn.categories, series=drawn.of, pale=drawn.pale, first=drawn.first
    )
    return chart_of(grid if drawn.is_ordered else replace(grid, areas=()), hint, own)


def chart_of(grid: Grid, hint: Hint | None = None, own: Collection[str] = ()) -> Chart | None:
    """Return the chart that shows a table, or None where none does.

    Without a hint the first column of words names the categories, and the only measure of the table is
    drawn; of several, the figure names those that make its picture, or there is none. Two columns that
    end in `_low` and `_high` are one interval; those of an estimate are grey lines around its own, and
    left to the table beside bars.

    Args:
        grid: The table.
        hint: What the figure says about its chart.
        own: Codes of the municipalities whose counts are drawn alone.
    """
    hint = hint or _AUTOMATIC
    if not grid.rows:
        return None
    categories = _categories(grid, hint)
    columns = _series(grid, hint)
    if categories is None or not columns:
        return None
    measured = columns[0].quantity
    if measured is None:
        return None
    kind = hint.kind or (Kind.LINE if grid.periods else Kind.BAR)
    rows = _rows(grid, kind, columns, own)[: hint.first or None]
    names = tuple(categories[row] for row in rows)
    if kind is Kind.BAR and (len(names) > MOST_BARS or max(map(len, names), default=0) > MOST_WORDS):
        return None
    pale = [column for column in grid.columns if column.name in hint.pale]
    if not hint.series and kind is Kind.LINE:
        pale = _around(grid, columns[0])
    pair = _interval(columns) if not pale and kind is Kind.BAR else None
    drawn = pair if pair is not None else [*pale, *columns]
    series = tuple(
        Series(
            label=column.label if column in pale else _label(column, drawn, grid, is_line=kind is Kind.LINE),
            values=tuple(column.cells[row].number for row in rows),
            is_pale=column in pale or (pair is not None and place == 0),
            is_lower_end=kind is Kind.LINE and any(_are_ends(column, each) for each in drawn),
        )
        for place, column in enumerate(drawn)
    )
    if not any(value is not None for each in series for value in each.values):
        return None
    return Chart(
        kind=kind,
        categories=names,
        series=series,
        quantity=measured,
        is_interval=pair is not None,
        hidden=_hidden(drawn, categories, rows),
        periods=tuple(grid.periods[row] for row in rows) if grid.periods and kind is Kind.LINE else (),
    )


def _categories(grid: Grid, hint: Hint) -> list[str] | None:
    words = [column for column in grid.columns if not column.is_numeric]
    named = [column for column in grid.columns if column.name == hint.categories] or words[:1]
    for chosen in (named, words[:2]):
        names = [" \N{EN DASH} ".join(cell.text for cell in cells) for cells in _together(chosen)]
        if names and len(set(names)) == len(names):
            return names
    return None


def _together(columns: Sequence[Column]) -> list[tuple[Cell, ...]]:
    return list(zip(*(column.cells for column in columns), strict=True))


def _series(grid: Grid, hint: Hint) -> list[Column]:
    """Return what is drawn in colour: the columns that the figure names, else the table's only measure."""
    by_name = {column.name: column for column in grid.columns}
    if hint.series:
        return _once([by_name[name] for name in hint.series if name in by_name])
    numeric = _once([column for column in grid.columns if column.is_numeric and _has_numbers(column)])
    ends = [end.name for column in numeric for end in _around(grid, column)]
    measures = [column for column in numeric if column.name not in ends]
    is_one = len(measures) == 1 or (len(measures) == 2 and _are_ends(*measures))
    return measures if is_one else []


def _has_numbers(column: Column) -> bool:
    return any(cell.number is not None for cell in column.cells)


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


def _around(grid: Grid, estimate: Column) -> list[Column]:
    """Return the two ends between which an estimate lies, where the table has them."""
    names = (f"{estimate.name}_low", f"{estimate.name}_high")
    ends = [column for column in grid.columns if column.name in names]
    return ends if len(ends) == len(names) else []


def _agree(low: Column, high: Column) -> bool:
    return all(a.number == b.number for a, b in zip(low.cells, high.cells, strict=True))


def _rows(grid: Grid, kind: Kind, columns: Sequence[Column], own: Collection[str]) -> list[int]:
    """Return which rows are drawn, in order: periods from the oldest, areas from the largest.

    Counts of a larger area would dwarf its municipalities, so those are drawn alone; shares are compared.
    """
    rows = list(range(len(grid.rows)))
    if kind is Kind.LINE:
        return sorted(rows, key=grid.periods.__getitem__) if grid.periods else rows
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
            return column.label.rpartition(",")[0] or grid.caption
    return column.label


def _hidden(columns: Sequence[Column], categories: list[str], rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        f"{categories[row]} ({column.label}): {column.cells[row].text}"
        for column in columns
        for row in rows
        if column.cells[row].is_suppressed
    )
