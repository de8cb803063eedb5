"""A comparison of scenarios in words: the answer, the cards, what is drawn, and the tables."""

import html
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from charts.comparison import Series
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from reports.model import Hint
from ui import current_context
from ui.kpi import Kpi
from ui.provenance import source_line
from ui.saved.comparison import Compared
from ui.saved.results import (
    LARGEST_CASELOAD,
    METRICS,
    STAFFING,
    UNSERVED,
    chosen_of,
    cited,
    look,
    units_without_staff,
)
from ui.saved.tables import (
    cells,
    change_column,
    change_of,
    difference,
    metric_name,
    value_column,
    written,
)
from ui.saved.wording import differences, marked
from views.results import Metric
from views.staffing import CASELOAD
from views.table import Column, Table

Words = dict[str, Any]
"""What `ui.components.figure.figure` or the drawing takes besides."""


def answer(text: Text, rows: Sequence[Compared]) -> list[str]:
    """Return the sentences under the title: where the largest caseload is smallest, and what that costs.

    Where clients have no staff no caseload is the largest, so such a scenario is named first and not ranked.
    Scenarios that the reader sees no difference between are named together.
    """
    said = [_unserved_sentence(text, row) for row in rows if is_unserved(row)]
    ranked = [row for row in rows if _largest(row).is_known and not is_unserved(row)]
    if not ranked:
        return [*said, text("scenario_page.compare.unknown", scenarios=str(len(rows)))]
    smallest, baseline = min(map(_largest, ranked), key=lambda value: value.high), rows[0]
    caseload = written(text, LARGEST_CASELOAD, smallest)
    best = [row for row in ranked if written(text, LARGEST_CASELOAD, _largest(row)) == caseload]
    price = _price(text, best, [row for row in rows if row not in best])
    if len(best) == len(rows):
        return [text("scenario_page.compare.same", caseload=caseload), *price]
    is_baseline = any(row.version.id == baseline.version.id for row in best)
    place = ("several" if len(best) > 1 else "one") + ("_with_baseline" if is_baseline else "")
    change = text(
        "scenario_page.compare.best_change",
        change=difference(text, LARGEST_CASELOAD, _largest(baseline), smallest),
        baseline=_name(text, baseline),
    )
    sentence = text(
        "scenario_page.compare.best",
        place=text(f"scenario_page.compare.{place}", name=", ".join(_name(text, row) for row in best)),
        caseload=caseload,
        change="" if is_baseline or is_unserved(baseline) else change,
    )
    return [*said, sentence, *price]


def is_unserved(row: Compared) -> bool:
    """Return whether the scenario leaves clients without staff, or may do so."""
    return row.results.get(UNSERVED.key, Interval.point(0)).high != 0


def _unserved_sentence(text: Text, row: Compared) -> str:
    clients = row.results[UNSERVED.key]
    name = _name(text, row)
    named = current_context.context().area.units
    units = ", ".join(named[unit].short[text.language] for unit in units_without_staff(row.version.inputs))
    if not clients.is_known:
        return text("scenario_page.compare.unserved_unknown", name=name, units=units)
    said = written(text, UNSERVED, clients)
    return text("scenario_page.compare.unserved", name=name, clients=said, units=units)


def _price(text: Text, best: Sequence[Compared], others: Sequence[Compared]) -> list[str]:
    """Return what the cheapest of the best takes besides: against the baseline, or the cheapest other."""
    winner = min(best, key=_cost_of)
    against = next((row for row in others if row.place == 0), min(others, key=_cost_of, default=winner))
    fte, cost = (
        change_of(
            Metric(key=key, page=STAFFING),
            against.results.get(key, UNKNOWN),
            winner.results.get(key, UNKNOWN),
        )
        for key in ("fte", "cost_eur")
    )
    if not (fte.is_known and cost.is_known) or fte.high == cost.high == 0:
        return []
    return [
        text(
            "scenario_page.compare.price",
            name=_name(text, winner),
            reference=_name(text, against),
            fte=text.number(fte.high, 1, signed=True),
            cost=text.euros(cost.high, signed=True),
        )
    ]


def _cost_of(row: Compared) -> float:
    cost = row.results.get("cost_eur", UNKNOWN)
    return cost.high if cost.is_known else math.inf


def kpis(text: Text, rows: Sequence[Compared]) -> list[Kpi]:
    """Return a card for each scenario: clients without staff, or its largest caseload and the difference."""
    return [
        Kpi(
            label=_name(text, row),
            value=written(text, *_first(row)),
            change=_card_words(text, row, rows[0]),
            tone="bad"
            if is_unserved(row)
            else ""
            if row is rows[0]
            else _tone(change_of(LARGEST_CASELOAD, _largest(rows[0]), _largest(row))),
            definition=f"{row.version.name}. {text('scenario_page.compare.definition')}",
        )
        for row in rows
    ]


def _first(row: Compared) -> tuple[Metric, Interval]:
    """Return what is said of a scenario first, with what it measures."""
    return (UNSERVED, row.results[UNSERVED.key]) if is_unserved(row) else (LARGEST_CASELOAD, _largest(row))


def _card_words(text: Text, row: Compared, baseline: Compared) -> str:
    if is_unserved(row):
        return text("scenario_page.compare.without_staff")
    if row is baseline:
        return text("scenario_page.compare.is_baseline")
    if is_unserved(baseline):
        return text("scenario_page.compare.baseline_unserved")
    return text(
        "scenario_page.compare.change",
        change=difference(text, LARGEST_CASELOAD, _largest(baseline), _largest(row)),
    )


def drawn(text: Text, rows: Sequence[Compared]) -> Words:
    """Return what the drawing needs: rows of units, their targets and a series for each scenario."""
    entries = look(chosen_of(rows[0].version.inputs)).setting.coefficients["units"]
    units = current_context.context().area.units
    bands = {
        entry["unit"]: Interval(entry["band_low"] or 0.0, entry["band_high"])
        for entry in entries
        if entry["band_high"] is not None
    }
    return {
        "rows": [each.short[text.language] for each in units.values()],
        "bands": [bands.get(unit) for unit in units],
        "series": [
            Series(
                label=html.escape(_name(text, row)),
                place=row.place,
                values=[_caseload(row, unit) for unit in units],
                hover=[
                    f"<b>{units[unit].name[text.language]}</b><br>{html.escape(_name(text, row))}: "
                    f"{written(text, LARGEST_CASELOAD, _caseload(row, unit))}"
                    for unit in units
                ],
                is_hollow=row.is_again,
            )
            for row in rows
        ],
        "band_label": text("scenario_page.compare.band"),
        "axis_label": text("board.columns.caseload"),
    }


def words(text: Text, rows: Sequence[Compared]) -> Words:
    """Return the words of the drawing and the table behind it: every metric, with differences."""
    title = text("scenario_page.compare.title_figure")
    first = "; ".join(
        f"{_name(text, row)} {written(text, *_first(row))}"
        + (f" ({text('scenario_page.compare.without_staff')})" if is_unserved(row) else "")
        for row in rows
    )
    return {
        "title": title,
        "alt": text("scenario_page.compare.alt", scenarios=first),
        "definition": text("scenario_page.compare.definition"),
        "source": source_line(text, *_snapshots(rows)),
        "chart": Hint(series=tuple(f"v{number}" for number, _ in enumerate(rows))),
        "table": _unit_table(text, rows, title),
    }


def table_words(text: Text, rows: Sequence[Compared]) -> Words:
    """Return the table of every metric: values, and differences from the baseline in their own units."""
    told = [each for each in METRICS if any(each.key in row.results for row in rows)]
    title = text("scenario_page.compare.table", baseline=_name(text, rows[0]))
    return {
        "title": title,
        "source": source_line(text, *_snapshots(rows), notes=[text("scenario_page.compare.points_note")]),
        "table": Table(
            caption=title,
            frame=pd.DataFrame([_row(text, rows, metric_name(text, each), each, each.key) for each in told]),
            columns=_columns(text, rows, text("scenario_page.columns.metric")),
            file="scenarios_compared",
        ),
    }


def show_differences(text: Text, rows: Sequence[Compared]) -> None:
    """Show how the choices of each scenario differ from those of the baseline, in words."""
    baseline = rows[0]
    for row in rows[1:]:
        if row.version.id == baseline.version.id or row.is_again:
            continue
        sentences = differences(text, baseline.version.inputs, row.version.inputs)
        lines = "".join(f"<li>{html.escape(each)}</li>" for each in sentences)
        same = text("scenario_page.difference.none")
        st.html(
            f'<section class="th-differences"><h2>{marked(row.version.name)}</h2>'
            f"<ul>{lines or f'<li>{html.escape(same)}</li>'}</ul></section>"
        )


def _snapshots(rows: Sequence[Compared]) -> tuple[str, ...]:
    return cited(*(row.version.inputs for row in rows))


def _largest(row: Compared) -> Interval:
    return row.results.get(LARGEST_CASELOAD.key, UNKNOWN)


def _caseload(row: Compared, unit: str) -> Interval:
    return row.results.get(f"{CASELOAD}{unit}", UNKNOWN)


def _name(text: Text, row: Compared) -> str:
    if row.is_again:
        return text("scenario_page.compare.again", name=row.name)
    return text("scenario_page.compare.stored", name=row.name) if row.is_stored else row.name


def _tone(change: Interval) -> str:
    return "good" if change.high < 0 else "bad" if change.low > 0 else ""


def _columns(text: Text, rows: Sequence[Compared], first: str) -> tuple[Column, ...]:
    columns = [Column(name="name", label=first)]
    for number, row in enumerate(rows):
        columns.append(value_column(f"v{number}", _name(text, row)))
        if number:
            columns.append(change_column(f"v{number}", text("scenario_page.columns.change")))
    return tuple(columns)


def _row(text: Text, rows: Sequence[Compared], name: str, metric: Metric, key: str) -> dict[str, Any]:
    baseline = rows[0].results.get(key, UNKNOWN)
    row: dict[str, Any] = {"name": name}
    for place, each in enumerate(rows):
        value = each.results.get(key, UNKNOWN)
        row |= cells(text, metric, f"v{place}", value, baseline if place else None)
    return row


def _unit_table(text: Text, rows: Sequence[Compared], title: str) -> Table:
    without = [units_without_staff(row.version.inputs) if is_unserved(row) else () for row in rows]
    lines = []
    for unit, each in current_context.context().area.units.items():
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
