"""Which scenarios are compared, and the comparison in words, cards and a table."""

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.version import MODEL_VERSION
from charts.comparison import Series
from domain.areas import SERVICE_UNITS
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from scenarios.model import Scenario, Version
from ui import loaders, scenario_session, session, staffing_setting, url
from ui.kpi import Kpi
from ui.provenance import source_line
from ui.scenario_results import CASELOAD, METRICS, SNAPSHOTS, Metric, Results, results_of, stored_results
from ui.scenario_tables import (
    cells,
    change_column,
    change_of,
    difference,
    metric_name,
    value_column,
    written,
)
from ui.scenario_words import differences, isolated, marked, moment, shortened
from ui.table import Column, Table
from ui.words import notice

VERSIONS_KEY, BASELINE_KEY, NOW_KEY = "versiot", "perus", "nykyinen"
FEWEST, MOST, AT_FIRST = 2, 6, 3
LISTED = 200
"""Most scenarios to choose from; an older one opens by its link."""

_LARGEST = METRICS[0]
_GAP = "~"

Words = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One scenario of the comparison.

    Attributes:
        version: The version.
        place: Which one it is, from 0.
        name: Its name, short enough for a legend, in the way of no other text.
        results: What it leads to.
        is_stored: Whether these are the results saved with it, from data or a model older than now's.
        is_again: Whether it is the same version again, computed on the data of now.
    """

    version: Version
    place: int
    name: str
    results: Results
    is_stored: bool = False
    is_again: bool = False


def chosen_versions(text: Text) -> list[Version]:
    """Show what can be compared, and return the chosen versions; say which of the link's cannot be opened.

    The address names every version, so that a link means the same when there are more of them.
    """
    listed = loaders.scenario_store().scenarios(limit=LISTED)
    said = url.opening(VERSIONS_KEY)
    if VERSIONS_KEY not in st.session_state:
        asked = _at_first(listed) if said is None else list(dict.fromkeys(said.split(_GAP)))[:MOST]
        st.session_state[VERSIONS_KEY] = [version.id for version in _opened(text, asked)]
    chosen = {version.id: version for version in _opened(text, st.session_state[VERSIONS_KEY])}
    names = {version.id: (version.name, version.created_at) for version in chosen.values()}
    names |= {each.latest_version_id: (each.name, each.changed_at) for each in listed}
    labels = _labels(text, names)
    st.multiselect(
        text("scenario_page.compare.versions"),
        list(names),
        key=VERSIONS_KEY,
        format_func=labels.__getitem__,
        max_selections=MOST,
        persist_state="session",
        placeholder=text("scenario_page.compare.choose"),
    )
    url.publish(VERSIONS_KEY, _GAP.join(st.session_state[VERSIONS_KEY]), "")
    return list(chosen.values())


def compared(text: Text, versions: Sequence[Version]) -> list[Compared]:
    """Show which one the others are compared with, and return them with their results, that one first.

    A version from older data or an older model comes with the results saved with it, and once more
    with those of now where the reader asks.
    """
    by_id = {version.id: version for version in versions}
    labels = _labels(text, {each.id: (each.name, each.created_at) for each in versions})
    baseline = url.selectbox(
        text("scenario_page.compare.baseline"),
        list(by_id),
        key=BASELINE_KEY,
        format_func=labels.__getitem__,
    )
    ordered = [by_id[baseline], *(version for version in versions if version.id != baseline)]
    older = {version.id for version in ordered if _is_older(version)}
    again = bool(older) and url.toggle(text("scenario_page.compare.recompute"), key=NOW_KEY)
    found: list[Compared] = []
    for place, version in enumerate(ordered):
        entry = partial(Compared, version=version, place=place, name=labels[version.id])
        if version.id in older:
            found.append(entry(results=stored_results(version), is_stored=True))
        if version.id not in older or again:
            found.append(entry(results=_computed(text, version), is_again=version.id in older))
    return found


def answer(text: Text, rows: Sequence[Compared]) -> list[str]:
    """Return the sentence under the title: where the largest caseload is smallest, and by how much."""
    known = [row for row in rows if _largest(row).is_known]
    if not known:
        return [text("scenario_page.compare.unknown", scenarios=str(len(rows)))]
    best, baseline = min(known, key=lambda row: _largest(row).high), rows[0]
    key = "best_is_baseline" if best.version.id == baseline.version.id else "best"
    return [
        text(
            f"scenario_page.compare.{key}",
            name=_name(text, best),
            caseload=written(text, _LARGEST, _largest(best)),
            change=difference(text, _LARGEST, _largest(baseline), _largest(best)),
            baseline=_name(text, baseline),
        )
    ]


def kpis(text: Text, rows: Sequence[Compared]) -> list[Kpi]:
    """Return a card for each scenario: its largest caseload, and the difference from the baseline."""
    baseline = rows[0]
    return [
        Kpi(
            label=_name(text, row),
            value=written(text, _LARGEST, _largest(row)),
            change=text("scenario_page.compare.is_baseline")
            if row is baseline
            else text(
                "scenario_page.compare.change",
                change=difference(text, _LARGEST, _largest(baseline), _largest(row)),
            ),
            tone="" if row is baseline else _tone(change_of(_largest(baseline), _largest(row))),
            definition=f"{row.version.name}. {text('scenario_page.compare.definition')}",
        )
        for row in rows
    ]


def drawn(text: Text, rows: Sequence[Compared]) -> Words:
    """Return what the drawing needs: units, their targets and a series for each scenario."""
    entries = staffing_setting.read(rows[0].version.inputs.get("staffing", {})).coefficients["units"]
    units = list(SERVICE_UNITS)
    bands = {
        entry["unit"]: Interval(entry["band_low"] or 0.0, entry["band_high"])
        for entry in entries
        if entry["band_high"] is not None
    }
    return {
        "units": [text(f"board.short.{unit}") for unit in units],
        "bands": [bands.get(unit) for unit in units],
        "series": [
            Series(
                label=html.escape(_name(text, row)),
                place=row.place,
                values=[_caseload(row, unit) for unit in units],
                hover=[
                    f"<b>{text(f'staffing.units.{unit}')}</b><br>{html.escape(_name(text, row))}: "
                    f"{written(text, _LARGEST, _caseload(row, unit))}"
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
    largest = "; ".join(f"{_name(text, row)} {written(text, _LARGEST, _largest(row))}" for row in rows)
    return {
        "title": title,
        "alt": text("scenario_page.compare.alt", scenarios=largest),
        "definition": text("scenario_page.compare.definition"),
        "source": source_line(text, *SNAPSHOTS),
        "table": _unit_table(text, rows, title),
    }


def table_words(text: Text, rows: Sequence[Compared]) -> Words:
    """Return the table of every metric: values, and differences from the baseline in their own units."""
    title = text("scenario_page.compare.table", baseline=_name(text, rows[0]))
    return {
        "title": title,
        "source": source_line(text, *SNAPSHOTS, notes=[text("scenario_page.compare.points_note")]),
        "table": Table(
            caption=title,
            frame=pd.DataFrame(
                [_row(text, rows, metric_name(text, metric), metric, metric.key) for metric in METRICS]
            ),
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
            f'<section class="th-differences"><h3>{marked(row.version.name)}</h3>'
            f"<ul>{lines or f'<li>{html.escape(same)}</li>'}</ul></section>"
        )


def _opened(text: Text, identifiers: Sequence[str]) -> list[Version]:
    """Return the versions that can be opened; say which cannot, and why."""
    store = loaders.scenario_store()
    versions = []
    for identifier in dict.fromkeys(identifiers):
        try:
            versions.append(store.version(identifier))
        except DashboardError as error:
            notice(session.explained(text, error), kind="bad")
    return versions


def _at_first(listed: Sequence[Scenario]) -> list[str]:
    """Return the open version and the scenarios that changed last, the one that changed first as baseline."""
    is_open = scenario_session.open_version()
    others = [each for each in listed if not is_open or each.id != is_open.scenario_id]
    latest = [each.latest_version_id for each in reversed(others[: AT_FIRST - bool(is_open)])]
    return [*latest, is_open.id] if is_open else latest


def _labels(text: Text, named: Mapping[str, tuple[str, datetime]]) -> dict[str, str]:
    """Return a name for each version that no other has: its own, then its time, then the end of its link."""
    names = {each: isolated(shortened(name)) for each, (name, _) in named.items()}
    times = {each: moment(text, time) for each, (_, time) in named.items()}
    for addition in (times, {each: each[-4:] for each in named}):
        often = Counter(names.values())
        names = {
            each: f"{name} ({addition[each]})" if often[name] > 1 else name for each, name in names.items()
        }
    return names


def _is_older(version: Version) -> bool:
    renewed = set(scenario_session.renewed_snapshots(version))
    return bool(renewed & set(SNAPSHOTS)) or version.model_version != MODEL_VERSION


def _computed(text: Text, version: Version) -> Results:
    try:
        return results_of(version.inputs)
    except DashboardError as error:
        if error.text_key.startswith("errors.snapshot"):
            raise  # concerns them all
        notice(version.name, session.explained(text, error), kind="bad")
        return {}


def _largest(row: Compared) -> Interval:
    return row.results.get(_LARGEST.key, UNKNOWN)


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
        columns.append(value_column(text, f"v{number}", _name(text, row)))
        if number:
            columns.append(change_column(text, f"v{number}", text("scenario_page.columns.change")))
    return tuple(columns)


def _row(text: Text, rows: Sequence[Compared], name: str, metric: Metric, key: str) -> dict[str, Any]:
    baseline = rows[0].results.get(key, UNKNOWN)
    row: dict[str, Any] = {"name": name}
    for place, each in enumerate(rows):
        value = each.results.get(key, UNKNOWN)
        row |= cells(text, metric, f"v{place}", value, baseline if place else None)
    return row


def _unit_table(text: Text, rows: Sequence[Compared], title: str) -> Table:
    lines = [
        _row(text, rows, text(f"staffing.units.{unit}"), _LARGEST, f"{CASELOAD}{unit}")
        for unit in SERVICE_UNITS
    ]
    return Table(
        caption=title,
        frame=pd.DataFrame(lines),
        columns=_columns(text, rows, text("board.columns.unit")),
        file="scenario_caseloads",
    )
