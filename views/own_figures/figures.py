"""The tables of the page: what is in use beside what is published, and the columns of a template."""

import pandas as pd

from analytics.counts import counts
from data.own_table import PLACES, TEMPLATES
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.overview.rows import label
from views.table import Column, Table, end_columns


def columns(_context: Context, text: Text, template: str) -> Figure:
    """Return the columns that a file of a template may have, with other headings that are understood."""
    declared = TEMPLATES[template]
    rows = [
        {
            "column": declared.of,
            "what": text(f"own_figures.of.{declared.of}"),
            "also": ", ".join(PLACES[declared.of]),
        },
        *(
            {"column": name, "what": meaning(text, name), "also": ", ".join(others)}
            for name, others in declared.columns.items()
        ),
    ]
    title = text("own_figures.columns.title", what=text(f"own_figures.template_choice.{template}"))
    return Figure(
        title=title,
        source=text("own_figures.columns.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"own_figures.columns.{name}"))
                for name in ("column", "what", "also")
            ),
            file=f"own_{template}_columns",
        ),
        is_open=True,
    )


def used(context: Context, text: Text) -> Figure:
    """Return the reader's own figures beside those published of the same month."""
    own, opening = context.figures, context.opening
    if own is None:
        raise ValueError("no figures of the reader's own")
    published = counts(context.published.data)
    names = context.names(text.language)
    rows = []
    for row in records(own.figures):
        there = published.of(row["ref_area"], row["indicator"])
        is_known = there.is_known
        rows.append(
            {
                "name": names[row["ref_area"]],
                "what": meaning(text, row["indicator"]),
                "own": row["obs_value"],
                "own_status": row["obs_status"],
                "published_low": there.low if is_known else float("nan"),
                "published_high": there.high if is_known else float("nan"),
            }
        )
    title = text("own_figures.used.title", period=text.period(opening.period))
    return Figure(
        title=title,
        source=source_line(text, context, opening.now),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=(
                Column(name="name", label=text("columns.municipality")),
                Column(name="what", label=text("own_figures.used.what")),
                Column(name="own", label=text("own_figures.used.own"), quantity=COUNT, status="own_status"),
                *end_columns(text, "published", text("own_figures.used.published"), COUNT),
            ),
            file="own_figures",
        ),
        chart=Bars(of=("own",), is_ordered=False),
        is_open=True,
    )


def meaning(text: Text, column: str) -> str:
    """Return what a column of figures holds."""
    return text("own_figures.of.fte") if column == "fte" else label(text, column)
