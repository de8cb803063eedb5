"""The figures of structural change: caseload, map, months, where everybody is, and the arrows."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.desks import needed_fte
from analytics.structural_change.frames import ALL_UNITS
from charts.maps import municipality_map
from charts.structural_change import caseload_change, month_lines, state_areas
from domain.records import records
from i18n.quantity import CHANGE, CHANGE_HUNDREDTHS, CHANGE_TENTHS, HUNDREDTHS, TENTHS, Quantity
from i18n.text import Text
from reports.model import Bars, Lines
from views.context import Context, Sourced, source_line
from views.page import Figure
from views.structural_change import worked
from views.structural_change.chain import coefficient_words, source
from views.structural_change.rows import (
    MEASURED,
    caseload_end,
    caseload_rows,
    map_shades,
    spread,
    state_labels,
    states_by_month,
    writer,
)
from views.structural_change.worked import Change, Desks, People
from views.table import Column, Table, end_columns

_NAMED = 3
"""Municipalities named in a text alternative."""

_OF_UNIT = {
    "clients_per_fte": TENTHS,
    "extra_hours": CHANGE_TENTHS,
    "extra_fte": CHANGE_HUNDREDTHS,
    "cost_eur": CHANGE,
}
"""What is known of a unit month by month -> what it measures."""


def caseload(context: Context, text: Text, change: Change) -> Figure:
    """Return each unit's caseload before and after, with its clients, hours, staff and euros as the table."""
    people, desks = worked.people(context, text, change), worked.desks(context, change)
    rows = caseload_rows(context, text, desks)
    title = text("structural_change.caseload", month=text.period(change.parameters.month))
    plain = (row["words"].replace("<b>", "").replace("</b>", "") for row in records(rows))
    said = (f"{name} {words}" for name, words in zip(rows["name"], plain, strict=True))
    return Figure(
        title=title,
        definition=text("structural_change.caseload_definition"),
        alt=text("structural_change.caseload_alt", units="; ".join(said)),
        source=_at_desks(context, text, people, desks, "range_note", "caseload_note"),
        drawing=caseload_change(rows, text, longest=caseload_end(rows)),
        table=_unit_table(context, text, desks, title),
        chart=Bars(of=("before", "clients_per_fte")),
    )


def map_of(context: Context, text: Text, change: Change, measure: str) -> Figure:
    """Return the map in the month of the change, with every measure of every municipality as its table."""
    people, outlines = worked.people(context, text, change), context.outlines(text.language)
    names, area = context.names(text.language), context.area
    title = text(
        "structural_change.map",
        measure=text(f"structural_change.measures.{measure}"),
        month=text.period(change.parameters.month),
    )
    rows = {code: people.areas[code] for code in (*area.municipalities, area.code)}
    most = sorted(area.municipalities, key=lambda code: -abs(rows[code]["change"]))[:_NAMED]
    return Figure(
        title=title,
        definition=text("structural_change.unchanged_note"),
        alt=text(
            "structural_change.map_alt",
            title=title,
            areas="; ".join(f"{names[code]} {spread(text, 'change', rows[code])}" for code in most),
        ),
        source=_source(context, text, people, "unchanged_note", also=(outlines,)),
        drawing=municipality_map(
            outlines.data,
            map_shades(context, text, people, measure),
            text,
            chosen=change.parameters.area,
        ),
        table=Table(
            caption=title,
            frame=pd.DataFrame(
                [{**row, "ref_area": code, "name": names[code]} for code, row in rows.items()]
            ),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *_ranged(text, MEASURED),
            ),
            file="structural_change_municipalities",
        ),
        chart=Bars(of=(measure,)),
        is_map=True,
    )


def months(context: Context, text: Text, change: Change, measure: str, home: str) -> Figure:
    """Return the lines of the municipalities, with the chosen one's months as their table."""
    people, names = worked.people(context, text, change), context.names(text.language)
    title = text(
        "structural_change.months",
        measure=text(f"structural_change.measures.{measure}"),
        municipality=names[home],
    )
    every = people.result.areas
    rows = every[every["ref_area"] == home]
    first, *_, last = records(rows)
    return Figure(
        title=title,
        alt=text(
            "structural_change.months_alt",
            title=title,
            first=spread(text, measure, first),
            last=spread(text, measure, last),
        ),
        source=_source(context, text, people, "range_note"),
        drawing=month_lines(
            every[every["ref_area"] != context.area.code],
            names,
            text,
            measure=measure,
            chosen=list(dict.fromkeys((home, change.parameters.area))),
            write=writer(text, measure),
        ),
        table=Table(
            caption=text("structural_change.months_table", municipality=names[home]),
            frame=rows.assign(month=rows["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("structural_change.columns.time_period")),
                *_ranged(text, MEASURED),
            ),
            file=f"structural_change_months_{home}",
        ),
        chart=Lines(of=(measure,), pale=(f"{measure}_low", f"{measure}_high")),
    )


def states(context: Context, text: Text, change: Change) -> Figure:
    """Return where everybody is month by month; each row of the table adds up to the jobs."""
    people, jobs = worked.people(context, text, change), change.parameters.jobs_change
    found, labels = states_by_month(people), state_labels(text, jobs)
    title = text(
        f"structural_change.{'states_gain' if jobs > 0 else 'states'}",
        jobs=text.integer(float(found.iloc[0].sum())),
    )
    frame, last = found.assign(total=found.sum(axis=1)).reset_index(), found.iloc[-1]
    return Figure(
        title=title,
        alt=text(
            "structural_change.states_alt",
            title=title,
            states="; ".join(f"{labels[state]} {text.integer(last[state])}" for state in labels),
        ),
        source=_source(context, text, people, "states_note"),
        drawing=state_areas(found, labels, text),
        table=Table(
            caption=title,
            frame=frame.assign(month=frame["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("structural_change.columns.time_period")),
                *(Column(name=state, label=label, quantity=TENTHS) for state, label in labels.items()),
                Column(name="total", label=text("flows.total"), quantity=TENTHS),
            ),
            file="structural_change_states",
        ),
        chart=Lines(of=tuple(labels)),
    )


def unit_months(context: Context, text: Text, change: Change, home: str) -> Figure:
    """Return the months of the unit that serves the chosen municipality, as a table."""
    people, desks = worked.people(context, text, change), worked.desks(context, change)
    key, unit = next((key, each) for key, each in context.area.units.items() if home in each.municipalities)
    title = text("structural_change.unit_months", unit=unit.name[text.language])
    rows = desks.months[desks.months["unit"] == key]
    return Figure(
        title=title,
        source=_at_desks(context, text, people, desks, "caseload_note"),
        table=Table(
            caption=title,
            frame=rows.assign(month=rows["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("structural_change.columns.time_period")),
                *_ranged(text, _OF_UNIT),
            ),
            file=f"structural_change_months_{key}",
        ),
    )


def arrows(context: Context, text: Text, change: Change) -> Figure:
    """Return the coefficient, range and source of each arrow, and whether it is on, as a table."""
    people, desks = worked.people(context, text, change), worked.desks_if_known(context, change)
    title, off = text("structural_change.arrows"), change.parameters.switched_off
    rows = []
    for key in ArrowKey:
        value, ends = coefficient_words(key, change, people, desks, text)
        without = "no_range" if ARROWS[key].is_definition else "from_data"
        rows.append(
            {
                "name": text(f"structural_change.arrow.{key}.label"),
                "value": value,
                "range": ends or text(f"structural_change.{without}"),
                "kind": text(f"structural_change.kinds.{_kind(key)}"),
                "state": text(f"structural_change.{'off' if key in off else 'on'}"),
                "source": source(key, context, text),
            }
        )
    return Figure(
        title=title,
        source=_source(context, text, people, "unchanged_note"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"structural_change.columns.{name}")) for name in rows[0]
            ),
            file="structural_change_arrows",
        ),
    )


def _kind(key: ArrowKey) -> str:
    if ARROWS[key].is_definition:
        return "definition"
    return "assumption" if ARROWS[key].is_assumption else "sourced"


def _unit_table(context: Context, text: Text, desks: Desks, title: str) -> Table:
    needed = needed_fte(desks.months, desks.staff)
    names = {key: unit.name[text.language] for key, unit in context.area.units.items()}
    names[ALL_UNITS] = text("structural_change.all_units")
    frame = pd.DataFrame(
        [
            {"name": name, "before": desks.before[unit], "needed_fte": needed[unit], **desks.units[unit]}
            for unit, name in names.items()
        ]
    )
    return Table(
        caption=title,
        frame=frame,
        columns=(
            Column(name="name", label=text("structural_change.columns.unit")),
            Column(name="before", label=text("structural_change.caseload_before"), quantity=TENTHS),
            *_ranged(text, {"clients": TENTHS, **_OF_UNIT}),
            Column(name="needed_fte", label=text("structural_change.needed_fte"), quantity=HUNDREDTHS),
        ),
        file="structural_change_units",
    )


def _at_desks(context: Context, text: Text, people: People, desks: Desks, *notes: str) -> str:
    """Return the source line of what rests on staff too; it names the units that have no target."""
    entries, units = desks.board.coefficients["units"], context.area.units
    unset = [units[each["unit"]].name[text.language] for each in entries if each["band_high"] is None]
    said = (text("structural_change.without_target", units=", ".join(unset)),) if unset else ()
    return _source(context, text, people, *notes, also=(context.staffing,), more=said)


def _ranged(text: Text, quantities: Mapping[str, Quantity]) -> list[Column]:
    """Return three columns for each measure: central, low, high."""
    columns = []
    for name, quantity in quantities.items():
        label = text(f"structural_change.columns.{name}")
        columns += [
            Column(name=name, label=label, quantity=quantity),
            *end_columns(text, name, label, quantity),
        ]
    return columns


def _source(
    context: Context,
    text: Text,
    people: People,
    *notes: str,
    also: Sequence[Sourced[Any]] = (),
    more: Sequence[str] = (),
) -> str:
    own, flows = context.own, people.flows.data
    missing = [text("flows_page.no_own")] if own is not None and flows.own is None else []
    said = [text(f"structural_change.{note}") for note in notes]
    return source_line(text, context, *worked.read(context, people), *also, notes=[*missing, *said, *more])
