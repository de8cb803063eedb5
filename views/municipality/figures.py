"""The one figure of a municipality: its months, and all its figures beside the area's in a table."""

import pandas as pd

from domain.errors import DashboardError
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.municipality.lines import lines_of
from views.overview.figures import trend
from views.table import Column, Table


def sheet(context: Context, text: Text, of: str) -> Figure:
    """Return the months of a municipality, and under them every figure of it, topic by topic."""
    names = context.names(text.language)
    title = text("municipality.sheet", area=names[of], period=text.period(context.period))
    found, months = context.once(lines_of, text, of), _months(context, text, of)
    rows = [
        {
            "label": each.label,
            "own": f"{each.own} ({each.range})" if each.range else each.own,
            "area": each.area,
        }
        for lines in found.lines.values()
        for each in lines
    ]
    return Figure(
        title=title,
        alt=months.alt if months else "",
        source=source_line(
            text,
            context,
            context.now,
            *([context.shares] if months else []),
            notes=[text("municipality.note")],
        ),
        drawing=months.drawing if months else None,
        chart=months.chart if months else None,
        charted=months.table if months else None,
        is_open=True,
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows, columns=["label", "own", "area"]),
            columns=(
                Column(name="label", label=text("municipality.figure")),
                Column(name="own", label=names[of]),
                Column(name="area", label=context.area.name[text.language]),
            ),
            file=f"municipality_{of}",
        ),
    )


def _months(context: Context, text: Text, of: str) -> Figure | None:
    """Return the monthly shares; None where there are none of some municipality."""
    try:
        return trend(context, text, of)
    except DashboardError:  # the lines of the months say why
        return None
