"""The titles, text alternatives, source lines and tables of the page of structural change."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.structural_change.arrows import ARROWS, ArrowKey
from analytics.structural_change.desks import needed_fte
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.starting_point import caseloads
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES, SERVICE_UNITS
from domain.records import records
from i18n.quantity import CHANGE, CHANGE_HUNDREDTHS, CHANGE_TENTHS, HUNDREDTHS, TENTHS, Quantity
from i18n.text import Text
from reports.model import Hint
from ui import loaders, own_data
from ui.provenance import source_line
from ui.shock import choices
from ui.shock.chain_view import coefficient_words
from ui.shock.figures import MEASURED, spread, state_labels
from ui.shock.worked_out import Outcome
from views.table import Column, Table, end_columns

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing."""

SNAPSHOTS = ("statfin_12r5", "plan_2023_commuting")


def caseload_words(rows: pd.DataFrame, given: Outcome, text: Text) -> Words:
    """Return the words of the caseload, with clients, hours, staff and euros of every unit as its table."""
    title = text("shock_page.caseload", month=text.period(given.first_month))
    return {
        "title": title,
        "definition": text("shock_page.caseload_definition"),
        "alt": text(
            "shock_page.caseload_alt",
            units="; ".join(f"{row['name']} {_plain(row['words'])}" for row in records(rows)),
        ),
        "source": _source(text, text("shock.range_note"), text("shock_page.caseload_note")),
        "chart": Hint(series=("before", "clients_per_fte")),
        "table": _unit_table(given, text, title),
    }


def _unit_table(given: Outcome, text: Text, title: str) -> Table:
    before = caseloads(given.base.people, given.base.staff, loaders.area())
    needed = needed_fte(given.desks, given.base.staff)
    names = {unit: text(f"staffing.units.{unit}") for unit in SERVICE_UNITS}
    names[ALL_UNITS] = text("shock.all_units")
    frame = pd.DataFrame(
        [
            {"name": name, "before": before[unit], "needed_fte": needed[unit], **given.units[unit]}
            for unit, name in names.items()
        ]
    )
    quantities = {
        "clients": TENTHS,
        "clients_per_fte": TENTHS,
        "extra_hours": CHANGE_TENTHS,
        "extra_fte": CHANGE_HUNDREDTHS,
        "cost_eur": CHANGE,
    }
    return Table(
        caption=title,
        frame=frame,
        columns=(
            Column(name="name", label=text("shock.columns.unit")),
            Column(
                name="before",
                label=text("shock_page.caseload_before"),
                quantity=TENTHS,
            ),
            *_ranged(text, quantities),
            Column(
                name="needed_fte",
                label=text("shock_page.needed_fte"),
                quantity=HUNDREDTHS,
            ),
        ),
        file="structural_change_units",
    )


def _plain(words: str) -> str:
    """Return words without the marks of their emphasis, which a text alternative has no use for."""
    return words.replace("<b>", "").replace("</b>", "")


def area_words(given: Outcome, names: Names, text: Text, measure: str) -> Words:
    """Return the words of the map, with every municipality in the month of the change as its table."""
    title = text(
        "shock_page.map", measure=text(f"shock_page.measures.{measure}"), month=text.period(given.first_month)
    )
    rows = {area: given.areas[area] for area in (*MUNICIPALITIES, EMPLOYMENT_AREA)}
    most = sorted(MUNICIPALITIES, key=lambda area: -abs(rows[area]["change"]))[:3]
    frame = pd.DataFrame([{**row, "ref_area": area, "name": names[area]} for area, row in rows.items()])
    return {
        "title": title,
        "definition": text("shock.unchanged_note"),
        "alt": text(
            "shock_page.map_alt",
            title=title,
            areas="; ".join(f"{names[area]} {spread(text, 'change', rows[area])}" for area in most),
        ),
        "source": _source(text, text("shock.unchanged_note")),
        "chart": Hint(series=(measure,)),
        "table": Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *_ranged(text, MEASURED),
            ),
            file="structural_change_municipalities",
        ),
    }


def month_words(given: Outcome, names: Names, text: Text, measure: str, chosen: str) -> Words:
    """Return the words of the lines, with the chosen municipality's 24 months as their table."""
    title = text(
        "shock_page.months", measure=text(f"shock_page.measures.{measure}"), municipality=names[chosen]
    )
    rows = given.result.areas[given.result.areas["ref_area"] == chosen]
    first, last = records(rows)[0], records(rows)[-1]
    return {
        "title": title,
        "alt": text(
            "shock_page.months_alt",
            title=title,
            first=spread(text, measure, {str(key): value for key, value in first.items()}),
            last=spread(text, measure, {str(key): value for key, value in last.items()}),
        ),
        "source": _source(text, text("shock.range_note")),
        "chart": Hint(series=(measure,), pale=(f"{measure}_low", f"{measure}_high")),
        "table": Table(
            caption=text("shock_page.months_table", municipality=names[chosen]),
            frame=rows.assign(month=rows["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("shock.columns.time_period")),
                *_ranged(text, MEASURED),
            ),
            file=f"structural_change_months_{chosen}",
        ),
    }


def unit_month_words(given: Outcome, text: Text, chosen: str) -> Words:
    """Return the table of 24 months of the unit that serves the chosen municipality."""
    unit = next(unit for unit, areas in SERVICE_UNITS.items() if chosen in areas)
    title = text("shock_page.unit_months", unit=text(f"staffing.units.{unit}"))
    rows = given.desks[given.desks["unit"] == unit]
    quantities = {
        "clients_per_fte": TENTHS,
        "extra_hours": CHANGE_TENTHS,
        "extra_fte": CHANGE_HUNDREDTHS,
        "cost_eur": CHANGE,
    }
    return {
        "title": title,
        "source": _source(text, text("shock_page.caseload_note")),
        "table": Table(
            caption=title,
            frame=rows.assign(month=rows["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("shock.columns.time_period")),
                *_ranged(text, quantities),
            ),
            file=f"structural_change_months_{unit}",
        ),
    }


def state_words(states: pd.DataFrame, given: Outcome, text: Text) -> Words:
    """Return the words of the states, with every month as their table; each row adds up to the jobs."""
    labels = state_labels(given, text)
    everyone = float(states.iloc[0].sum())
    kind = "states_gain" if given.parameters.jobs_change > 0 else "states"
    title = text(f"shock_page.{kind}", jobs=text.integer(everyone))
    frame = states.assign(total=states.sum(axis=1)).reset_index()
    last = states.iloc[-1]
    return {
        "title": title,
        "alt": text(
            "shock_page.states_alt",
            title=title,
            states="; ".join(f"{labels[state]} {text.integer(last[state])}" for state in labels),
        ),
        "source": _source(text, text("shock_page.states_note")),
        "chart": Hint(series=tuple(labels)),
        "table": Table(
            caption=title,
            frame=frame.assign(month=frame["time_period"].map(text.period)),
            columns=(
                Column(name="month", label=text("shock.columns.time_period")),
                *(Column(name=state, label=label, quantity=TENTHS) for state, label in labels.items()),
                Column(name="total", label=text("flows.total"), quantity=TENTHS),
            ),
            file="structural_change_states",
        ),
    }


def arrow_words(given: Outcome, text: Text) -> Words:
    """Return the table of the arrows: coefficient in use, range, source, and whether it is on."""
    title = text("shock_page.arrows")
    rows = []
    for arrow in ArrowKey:
        value, ends = coefficient_words(arrow, given, text)
        rows.append(
            {
                "name": text(f"shock.arrows.{arrow}.label"),
                "value": value,
                "range": ends
                or text(f"shock_page.{'no_range' if ARROWS[arrow].is_definition else 'from_data'}"),
                "kind": text(f"shock_page.kinds.{_kind(arrow)}"),
                "source": choices.source(text, arrow),
                "state": text(
                    "shock_page.off" if arrow in given.parameters.switched_off else "shock_page.on"
                ),
            }
        )
    return {
        "title": title,
        "source": _source(text, text("shock.unchanged_note")),
        "table": Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"shock_page.columns.{name}"))
                for name in ("name", "value", "range", "kind", "state", "source")
            ),
            file="structural_change_arrows",
        ),
    }


def _kind(arrow: ArrowKey) -> str:
    if ARROWS[arrow].is_definition:
        return "definition"
    return "assumption" if ARROWS[arrow].is_assumption else "sourced"


def _ranged(text: Text, quantities: Mapping[str, Quantity]) -> list[Column]:
    """Return three columns for each measure: central, low, high."""
    columns = []
    for name, quantity in quantities.items():
        label = text(f"shock.columns.{name}")
        columns += [
            Column(name=name, label=label, quantity=quantity),
            *end_columns(text, name, label, quantity),
        ]
    return columns


def _source(text: Text, *notes: str) -> str:
    file = own_data.flows()
    loaded = [text("shock_page.loaded_flows", file=file.name)] if file else []
    if file and file.flows.own is None:
        loaded.append(text("flows_page.no_own"))
    return source_line(text, *SNAPSHOTS, notes=(*loaded, *notes))
