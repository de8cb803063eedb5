"""Figures of a comparison: clients per FTE in every unit, and every result with its difference."""

import html
from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.comparison import Series, side_by_side
from charts.drawing import Drawing
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.compare.aims import ESSENTIAL, weighed
from views.compare.compared import Compared, compared
from views.compare.words import first, is_unserved, named, units_unserved
from views.context import Context
from views.results import Metric
from views.saved import ready
from views.saved.results import LARGEST_CASELOAD, METRICS, chosen_of, look
from views.saved.tables import (
    cells,
    change_column,
    computed_from,
    metric_name,
    value_column,
    written,
)
from views.staffing import CASELOAD
from views.table import Column, Table


def by_unit(
    context: Context,
    text: Text,
    identifiers: Sequence[str],
    again: bool,  # noqa: FBT001 - given
    _own: tuple[str, ...],
) -> Figure:
    """Return clients per FTE in each service unit, a mark for each scenario.

    Args:
        context: Where and when.
        text: The reader's language.
        identifiers: The versions, the baseline first.
        again: Whether those with saved results stand there once more, with those of now.
        _own: Checksums of the reader's own files, which versions may have been saved with.
    """
    rows = _rows(context, text, identifiers, again=again)
    title = text("compare.title_figure")
    told = "; ".join(
        f"{named(text, row)} {written(text, *first(row))}"
        + (f" ({text('compare.without_staff')})" if is_unserved(row) else "")
        for row in rows
    )
    return Figure(
        title=title,
        source=computed_from(context, text, *(row.version.inputs for row in rows)),
        table=_unit_table(context, text, rows, title),
        alt=text("compare.alt", scenarios=told),
        definition=text("compare.definition"),
        drawing=_drawing(context, text, rows),
        chart=Bars(of=tuple(f"v{place}" for place, _ in enumerate(rows))),
    )


def side_by_side_first(
    context: Context,
    text: Text,
    identifiers: Sequence[str],
    again: bool,  # noqa: FBT001 - given
    _own: tuple[str, ...],
) -> Figure:
    """Return the few results that decide, side by side; given as `by_unit` is."""
    rows = _rows(context, text, identifiers, again=again)
    told = [each for key in ESSENTIAL for each in METRICS if each.key == key]
    title = text("compare.essentials", baseline=named(text, rows[0]))
    return _results(context, text, rows, told, title, "scenarios_side_by_side")


def weighing(
    context: Context,
    text: Text,
    identifiers: Sequence[str],
    again: bool,  # noqa: FBT001 - given
    _own: tuple[str, ...],
) -> Figure:
    """Return what they cost against the caseload they leave; given as `by_unit` is.

    Raises:
        ValueError: Fewer than two of them can be weighed.
    """
    found = weighed(text, _rows(context, text, identifiers, again=again))
    if found is None:
        raise ValueError("nothing to weigh")
    return found


def every_result(
    context: Context,
    text: Text,
    identifiers: Sequence[str],
    again: bool,  # noqa: FBT001 - given
    _own: tuple[str, ...],
) -> Figure:
    """Return every result, and its difference from the baseline's in its own unit; given as `by_unit` is."""
    rows = _rows(context, text, identifiers, again=again)
    title, notes = text("compare.table", baseline=named(text, rows[0])), (text("compare.points_note"),)
    return _results(context, text, rows, METRICS, title, "scenarios_compared", notes)


def _results(
    context: Context,
    text: Text,
    rows: Sequence[Compared],
    of: Sequence[Metric],
    title: str,
    file: str,
    notes: Sequence[str] = (),
) -> Figure:
    """Return those of the results that any of the versions has, a row for each."""
    told = [each for each in of if any(each.key in row.results for row in rows)]
    return Figure(
        title=title,
        source=computed_from(context, text, *(row.version.inputs for row in rows), notes=notes),
        definition=text("scenario_page.difference_rule"),
        table=Table(
            caption=title,
            frame=pd.DataFrame([_row(text, rows, metric_name(text, each), each, each.key) for each in told]),
            columns=_columns(text, rows, text("scenario_page.columns.metric")),
            file=file,
        ),
    )


def _rows(context: Context, text: Text, identifiers: Sequence[str], *, again: bool) -> list[Compared]:
    versions = [ready.version(context, each) for each in identifiers]
    return compared(context, text, versions, again=again)


def _drawing(context: Context, text: Text, rows: Sequence[Compared]) -> Drawing:
    units = context.area.units
    bands = {
        entry["unit"]: Interval(entry["band_low"] or 0.0, entry["band_high"])
        for entry in look(context, chosen_of(context, rows[0].version.inputs)).setting.coefficients["units"]
        if entry["band_high"] is not None
    }
    return side_by_side(
        rows=[each.short[text.language] for each in units.values()],
        bands=[bands.get(unit) for unit in units],
        series=[
            Series(
                label=html.escape(named(text, row)),
                place=row.place,
                values=[_caseload(row, unit) for unit in units],
                hover=[
                    f"<b>{units[unit].name[text.language]}</b><br>{html.escape(named(text, row))}: "
                    f"{written(text, LARGEST_CASELOAD, _caseload(row, unit))}"
                    for unit in units
                ],
                is_hollow=row.is_again,
            )
            for row in rows
        ],
        text=text,
        band_label=text("compare.band"),
        axis_label=text("board.columns.caseload"),
    )


def _unit_table(context: Context, text: Text, rows: Sequence[Compared], title: str) -> Table:
    without = [units_unserved(context, row) for row in rows]
    lines = []
    for unit, each in context.area.units.items():
        line = _row(text, rows, each.name[text.language], LARGEST_CASELOAD, f"{CASELOAD}{unit}")
        for place, units in enumerate(without):
            if unit in units:
                line[f"v{place}_words"] = text("staffing.verdicts.no_staff")
        lines.append(line)
    return Table(
        caption=title,
        frame=pd.DataFrame(lines),
        columns=_columns(text, rows, text("board.columns.unit")),
        file="scenario_caseloads",
    )


def _caseload(row: Compared, unit: str) -> Interval:
    return row.results.get(f"{CASELOAD}{unit}", UNKNOWN)


def _columns(text: Text, rows: Sequence[Compared], heading: str) -> tuple[Column, ...]:
    columns = [Column(name="name", label=heading)]
    for place, row in enumerate(rows):
        columns.append(value_column(f"v{place}", named(text, row)))
        if place:
            columns.append(change_column(f"v{place}", text("scenario_page.columns.change")))
    return tuple(columns)


def _row(text: Text, rows: Sequence[Compared], name: str, metric: Metric, key: str) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name}
    for place, each in enumerate(rows):
        value = each.results.get(key, UNKNOWN)
        change = each.changes.get(key, UNKNOWN) if place else None
        row |= cells(text, metric, f"v{place}", value, change)
    return row
