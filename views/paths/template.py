"""The columns of a log, and what each of them is for."""

import pandas as pd

from data.event_log import TEMPLATE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.table import Column, Table


def template(_context: Context, text: Text) -> Figure:
    """Return what a log must have: a row per column, with an example of a cell."""
    rows = [
        {
            "column": column,
            "holds": text(f"paths.template.holds.{column}"),
            "example": text(f"paths.template.cells.{column}"),
        }
        for column in TEMPLATE
    ]
    title = text("paths.template.title")
    return Figure(
        title=title,
        source=text("paths.template.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="column", label=text("paths.template.column")),
                Column(name="holds", label=text("paths.template.meaning")),
                Column(name="example", label=text("paths.template.example")),
            ),
            file="paths_template",
        ),
    )
