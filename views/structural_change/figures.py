"""The figures of structural change: the map, the months, where everybody is, and the arrows."""

import pandas as pd

from analytics.structural_change.arrows import ARROWS, ArrowKey
from charts.maps import municipality_map
from charts.structural_change import month_lines, state_areas
from domain.records import records
from i18n.quantity import TENTHS
from i18n.text import Text
from reports.model import Bars, Lines
from views.blocks import Figure
from views.context import Context
from views.structural_change import worked
from views.structural_change.chain import coefficient_words, source
from views.structural_change.columns import ranged, source_of
from views.structural_change.rows import (
    MEASURED,
    map_shades,
    spread,
    state_labels,
    states_by_month,
    writer,
)
from views.structural_change.worked import Change
from views.table import Column, Table

_NAMED = 3
"""Municipalities named in a text alternative."""


def map_of(context: Context, text: Text, change: Change, measure: str, own: str) -> Figure:
    """Return the map in the month of the change, with every measure of every municipality as its table.

    The border of the municipality `own` is strong, of none ("") that of the one where it happens.
    """
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
        source=source_of(context, text, people, "unchanged_note", also=(outlines,)),
        drawing=municipality_map(
            outlines.data,
            map_shades(context, text, people, measure),
            text,
            chosen=own or change.parameters.area,
        ),
        table=Table(
            caption=title,
            frame=pd.DataFrame(
                [{**row, "ref_area": code, "name": names[code]} for code, row in rows.items()]
            ),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *ranged(text, MEASURED),
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
        source=source_of(context, text, people, "range_note"),
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
                *ranged(text, MEASURED),
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
        source=source_of(context, text, people, "states_note"),
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
        source=source_of(context, text, people, "unchanged_note"),
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
