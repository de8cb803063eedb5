"""The figures of structural change at the desks: the caseload of every unit, and one unit month by month."""

import pandas as pd

from analytics.structural_change.desks import needed_fte
from analytics.structural_change.frames import ALL_UNITS
from charts import theme
from charts.structural_change import caseload_change
from domain.records import records
from i18n.quantity import CHANGE, CHANGE_HUNDREDTHS, CHANGE_TENTHS, HUNDREDTHS, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.staffing.of_municipality import row_of
from views.structural_change import worked
from views.structural_change.columns import ranged, source_of
from views.structural_change.rows import caseload_end, caseload_rows
from views.structural_change.worked import Change, Desks, People
from views.table import Column, Table

_OF_UNIT = {
    "clients_per_fte": TENTHS,
    "extra_hours": CHANGE_TENTHS,
    "extra_fte": CHANGE_HUNDREDTHS,
    "cost_eur": CHANGE,
}
"""What is known of a unit month by month -> what it measures."""


def caseload(context: Context, text: Text, change: Change, own: str) -> Figure:
    """Return each unit's caseload before and after, with its clients, hours, staff and euros as the table.

    The unit that serves the municipality `own` is marked; "" marks none.
    """
    people, desks = worked.people(context, text, change), worked.desks(context, change)
    rows = caseload_rows(context, text, desks, own)
    title = text("structural_change.caseload", month=text.period(change.parameters.month))
    plain = (row["words"].replace("<b>", "").replace("</b>", "") for row in records(rows))
    said = (f"{name} {words}" for name, words in zip(rows["name"], plain, strict=True))
    drawn = rows.assign(name=theme.pointed(rows["name"], rows["ref_area"], own))
    return Figure(
        title=title,
        definition=text("structural_change.caseload_definition"),
        alt=text("structural_change.caseload_alt", units="; ".join(said)),
        source=_at_desks(context, text, people, desks, "range_note", "caseload_note"),
        drawing=caseload_change(drawn, text, longest=caseload_end(rows)),
        table=_unit_table(context, text, desks, title, own),
        chart=Bars(of=("before", "clients_per_fte")),
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
                *ranged(text, _OF_UNIT),
            ),
            file=f"structural_change_months_{key}",
        ),
    )


def _unit_table(context: Context, text: Text, desks: Desks, title: str, own: str) -> Table:
    def units() -> pd.DataFrame:
        needed = needed_fte(desks.months, desks.staff)
        names = {key: unit.name[text.language] for key, unit in context.area.units.items()}
        names[ALL_UNITS] = text("structural_change.all_units")
        return pd.DataFrame(
            [
                {
                    "ref_area": context.area.code if unit == ALL_UNITS else row_of(context, unit, own),
                    "name": name,
                    "before": desks.before[unit],
                    "needed_fte": needed[unit],
                    **desks.units[unit],
                }
                for unit, name in names.items()
            ]
        )

    return Table(
        caption=title,
        frame=units,
        columns=(
            Column(name="name", label=text("structural_change.columns.unit")),
            Column(name="before", label=text("structural_change.caseload_before"), quantity=TENTHS),
            *ranged(text, {"clients": TENTHS, **_OF_UNIT}),
            Column(name="needed_fte", label=text("structural_change.needed_fte"), quantity=HUNDREDTHS),
        ),
        file="structural_change_units",
    )


def _at_desks(context: Context, text: Text, people: People, desks: Desks, *notes: str) -> str:
    """Return the source line of what rests on staff too; it names the units that have no target."""
    entries, units = desks.board.coefficients["units"], context.area.units
    unset = [units[each["unit"]].name[text.language] for each in entries if each["band_high"] is None]
    said = (text("structural_change.without_target", units=text.listed(unset)),) if unset else ()
    return source_of(context, text, people, *notes, also=(context.staffing,), more=said)
