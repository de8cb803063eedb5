"""How long clients wait between two steps, and which ways they take."""

import pandas as pd

from analytics.paths.moves import OTHER
from analytics.paths.words import WAITS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.paths.cells import column, count_cells, said
from views.paths.figure import banded, banded_row, plain
from views.paths.source import cube_of, marked, name
from views.table import Column

_MOST_DRAWN = 12


def waits(context: Context, text: Text) -> Figure:
    """Return the ways from a step to the next of all paths by how long the client waited between."""
    cube = cube_of(context)
    rows, long = [], []
    for origin in cube.services:
        for service in cube.services:
            total = cube.count("links", origin, service)
            if total == 0:
                continue
            label = f"{name(text, 'services', origin)} → {name(text, 'services', service)}"
            counts = {each: cube.count("links", origin, service, each) for each in WAITS}
            row = banded_row(text, label, ("moved_on", total), counts, "over_30")
            rows.append((total or 0, row))
            long.append((counts["over_30"], label))
    rows.sort(key=lambda each: -each[0])
    if not rows:
        none = banded_row(text, text("paths.nobody"), ("moved_on", 0), dict.fromkeys(WAITS, 0), "over_30")
        rows, long = [(0, none)], [(0, text("paths.nobody"))]
    count, longest = max(long, key=lambda each: (each[0] or 0, each[1]))
    return banded(
        context,
        text,
        "waits",
        [row for _, row in rows],
        WAITS,
        whole="moved_on",
        signal="over_30",
        first="paths.waits.way",
        unit="paths.moves",
        drawn=_MOST_DRAWN,
        longest=longest,
        count=said(text, count),
    )


def ways(context: Context, text: Text) -> Figure:
    """Return the most usual whole ways of all paths; those of few are told together."""
    cube = cube_of(context)
    told: list[tuple[str, object]] = [
        (" → ".join(name(text, "services", each) for each in way), way) for way in cube.ways
    ]
    rows = [
        {"label": label, **count_cells(text, cases=cube.count("ways", way))}
        for label, way in (*told, (text("paths.ways.other"), OTHER))
    ]
    columns = (
        Column(name="label", label=marked(context, text, text("paths.ways.way"))),
        column(text, "cases", text("paths.cases")),
    )
    chart = Bars(of=("cases",), is_ordered=False)
    return plain(context, text, "ways", pd.DataFrame(rows), columns, chart=chart)
