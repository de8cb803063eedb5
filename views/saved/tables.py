"""Results of scenarios as words and tables: values, differences in their own units, then and now."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from domain.interval import UNKNOWN, Interval
from i18n.quantity import CHANGE, CHANGE_TENTHS, COUNT, POINTS, SHARE, TENTHS, Quantity
from i18n.text import Text
from scenarios.model import Inputs
from views.blocks import Figure
from views.context import Context, source_line
from views.results import Metric, Results, Unit
from views.round_figures import borne
from views.saved.age import own_files
from views.saved.paired import Outcome, changes
from views.saved.results import METRICS, cited, results_of, stored_results
from views.sourced import Sourced
from views.table import Column, Table

_OWN = Quantity(most=2)
"""A measure of a reader's own: hundredths at most."""


def written(text: Text, metric: Metric, value: Interval) -> str:
    """Return a result in words, without its unit but for per cent; unknown where it is."""
    shown = _shown(metric, value)
    return _quantity(metric, value).span(text, shown.low, shown.high)


def difference(text: Text, metric: Metric, change: Interval) -> str:
    """Return how much a result differs, signed: shares in percentage points, the rest in its own unit."""
    shown = _shown(metric, change)
    return _change(metric).span(text, shown.low, shown.high) if change.is_known else text.unknown


def alike(text: Text, metric: Metric, one: Interval, other: Interval) -> bool:
    """Return whether two results are the same to the last digit of their unit, before any round figures."""
    first, second = (_quantity(metric, each).span(text, each.low, each.high) for each in (one, other))
    return first == second


def metric_name(text: Text, metric: Metric) -> str:
    """Return what a metric is called, with its unit where the values do not carry it."""
    name = text(f"scenario_page.metrics.{metric.key}")
    if metric.unit is Unit.SHARE:
        return name  # the values carry their sign
    return f"{name}, {text(f'scenario_page.units.{metric.unit}')}"


def cells(
    text: Text, metric: Metric, place: str, value: Interval, change: Interval | None = None
) -> dict[str, Any]:
    """Return the cells of one result in a row: its value, and its difference from another's."""
    row: dict[str, Any] = {
        place: _shown(metric, value).high,
        f"{place}_quantity": _quantity(metric, value),
        f"{place}_words": written(text, metric, value) if value.is_known else "",
    }
    if change is not None:
        row[f"{place}_change"] = _shown(metric, change).high
        row[f"{place}_change_quantity"] = _change(metric)
        row[f"{place}_change_words"] = difference(text, metric, change) if change.is_known else ""
    return row


def value_column(place: str, label: str) -> Column:
    """Return the column of the values that `cells` wrote at a place."""
    return Column(name=place, label=label, quantity=COUNT, own=f"{place}_quantity", shown=f"{place}_words")


def change_column(place: str, label: str) -> Column:
    """Return the column of the differences that `cells` wrote at a place."""
    name = f"{place}_change"
    return Column(name=name, label=label, quantity=CHANGE, own=f"{name}_quantity", shown=f"{name}_words")


def then_and_now(context: Context, text: Text, version_id: str, _own: tuple[str, ...]) -> Figure:
    """Return what was saved with a version beside what the same choices lead to on the data of now.

    Args:
        context: Where and when.
        text: The reader's language.
        version_id: The version.
        _own: Checksums of the reader's own files, which it may have been saved with.

    Raises:
        DashboardError: They cannot be worked out now.
    """
    version = context.library.version(version_id)
    then = stored_results(context, version)
    now = results_of(context, version.inputs, own_files(context, version))
    changed = changes(context, Outcome(version, then), Outcome(version, now, is_now=True))
    title = text("scenario_page.then_and_now.title")
    rows = [
        {
            "name": metric_name(text, metric),
            **cells(text, metric, "then", _result(then, metric)),
            **cells(text, metric, "now", _result(now, metric), _result(changed, metric)),
        }
        for metric in METRICS
        if metric.key in then or metric.key in now
    ]
    return Figure(
        title=title,
        source=computed_from(context, text, version.inputs),
        definition=text("scenario_page.difference_rule"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="name", label=text("scenario_page.columns.metric")),
                value_column("then", text("scenario_page.then_and_now.then")),
                value_column("now", text("scenario_page.then_and_now.now")),
                change_column("now", text("scenario_page.columns.change")),
            ),
            file="then_and_now",
        ),
    )


def computed_from(context: Context, text: Text, *inputs: Inputs, notes: Sequence[str] = ()) -> str:
    """Return the line that names what the results of choices are computed from."""
    stems = cited(context, *inputs)
    return source_line(text, context, Sourced(None, stems), notes=notes)


def _result(results: Results, metric: Metric) -> Interval:
    return results.get(metric.key, UNKNOWN)


def _shown(metric: Metric, value: Interval) -> Interval:
    """Return a result, or a difference of two, as the page that it is a result of rounds it."""
    return borne(value) if metric.is_round else value


def _quantity(metric: Metric, value: Interval) -> Quantity:
    if metric.unit is Unit.HOURS and value.is_point:
        return CHANGE
    return {Unit.SHARE: SHARE, Unit.FTE: TENTHS, Unit.OWN: _OWN}.get(metric.unit, COUNT)


def _change(metric: Metric) -> Quantity:
    return {
        Unit.SHARE: replace(POINTS, decimals=1),
        Unit.FTE: CHANGE_TENTHS,
        Unit.OWN: replace(CHANGE, most=_OWN.most),
    }.get(metric.unit, CHANGE)
