"""What became of those who entered each step, where the lost were met last, and the paths side by side."""

import pandas as pd

from analytics.paths.cube import Cube
from analytics.paths.moves import ALL
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.paths.cells import column, count_cells, said
from views.paths.figure import banded, banded_row, plain
from views.paths.source import cube_of, marked, name
from views.table import Column

STATES = ("moved_on", "ended", "inside", "lost")
"""What becomes of those who enter a step."""

FINAL = ("ended", "inside", "lost")
"""States of a case."""


def steps(context: Context, text: Text, path: str) -> Figure:
    """Return each step of a path with what became of those who entered it."""
    cube = cube_of(context)
    rows, lost = [], []
    for service in cube.services:
        entered = cube.count("steps", path, service, "entered")
        if entered == 0:
            continue
        counts = {each: cube.count("steps", path, service, each) for each in STATES}
        label = name(text, "services", service)
        rows.append(banded_row(text, label, ("entered", entered), counts, "lost"))
        if counts["lost"] != 0:
            lost.append(f"{label} {said(text, counts['lost'])}")
    return banded(
        context,
        text,
        "steps",
        rows,
        STATES,
        whole="entered",
        signal="lost",
        unit="paths.entries",
        path=name(text, "paths", path),
        lost=", ".join(lost) or text("paths.nobody"),
    )


def gaps(context: Context, text: Text) -> Figure:
    """Return the lost of all paths by the gap they fell into: after which step and organisation."""
    cube = cube_of(context)
    rows = [
        {
            "label": name(text, "services", service),
            "organisation": name(text, "organisations", organisation),
            "next": _usual(cube, text, service),
            **count_cells(text, lost=cube.count("gaps", service, organisation)),
        }
        for service in cube.services
        for organisation in cube.organisations.get(service, ())
    ]
    none = {"label": text("paths.nobody"), "organisation": "", "next": "", **count_cells(text, lost=0)}
    columns = (
        Column(name="label", label=marked(context, text, text("paths.gaps.after"))),
        Column(name="organisation", label=text("paths.gaps.organisation"), under="label"),
        Column(name="next", label=text("paths.gaps.next")),
        column(text, "lost", text("paths.states.lost")),
    )
    chart = Bars(of=("lost",), is_ordered=False)
    return plain(context, text, "gaps", pd.DataFrame(rows or [none]), columns, chart=chart)


def side_by_side(context: Context, text: Text) -> Figure:
    """Return the paths side by side: where their cases stand."""
    cube = cube_of(context)
    rows = [_standing(cube, text, name(text, "paths", path), ("steps", path, ALL)) for path in cube.paths]
    said_of = "; ".join(f"{row['label']}: {row['words'] or text('paths.nobody')}" for row in rows)
    return banded(
        context,
        text,
        "side",
        rows,
        FINAL,
        whole="begun",
        signal="lost",
        first="paths.path",
        paths=said_of,
    )


def over_time(context: Context, text: Text) -> Figure:
    """Return where the cases of all paths stood at the ends of quarters, and on the day of the log."""
    cube = cube_of(context)
    rows = [
        _standing(
            cube,
            text,
            f"{day.day}.{day.month}.{day.year}",
            ("steps", ALL, ALL) if day == cube.days[-1] else ("dates", day),
        )
        for day in cube.days
    ]
    return banded(
        context,
        text,
        "time",
        rows,
        FINAL,
        whole="begun",
        signal="lost",
        first="paths.day",
        lost=said(text, cube.count("steps", ALL, ALL, "lost")),
    )


def _standing(cube: Cube, text: Text, label: str, table: tuple[object, ...]) -> dict[str, object]:
    counts = {each: cube.count(*table, each) for each in FINAL}
    return banded_row(text, label, ("begun", cube.count(*table, "begun")), counts, "lost")


def _usual(cube: Cube, text: Text, service: str) -> str:
    """Return where most go on to from a step, as far as it is shown."""
    ways = {each: cube.count("links", service, each) for each in cube.services}
    usual = max(ways, key=lambda each: ways[each] or 0)
    if ways[usual]:
        return name(text, "services", usual)
    return text("paths.hidden" if None in ways.values() else "paths.gaps.nowhere")
