"""The clocks of the law, time without any service, long stays, and services one after another."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analytics.paths.cube import Cube
from analytics.paths.moves import ALL
from analytics.paths.words import PASSIVE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.paths.cells import column, count_cells, share_cells, share_column
from views.paths.figure import plain
from views.paths.source import cube_of, marked, name
from views.table import Column

CHAINS = ("none", "one", "two", "three_or_more")


def clocks(context: Context, text: Text, reading: str) -> Figure:
    """Return by path how the clocks of the law were kept, with or without Saturdays."""
    cube, rows = cube_of(context), []
    for path in (*cube.paths, ALL):
        interviews = ("interviews", path, reading)
        kept, late, not_due = (cube.count(*interviews, each) for each in ("kept", "late", "not_due"))
        others = {
            clock: (cube.count(clock, path, "kept"), cube.count(clock, path, "late"))
            for clock in ("discussions", "endings")
        }
        rows.append(
            {
                "label": name(text, "paths", path),
                **count_cells(text, interviews_kept=kept, interviews_late=late, interviews_not_due=not_due),
                **share_cells(text, interviews_share=(kept, _sum(kept, late))),
                **{
                    cell: value
                    for clock, (on_time, overdue) in others.items()
                    for cell, value in {
                        **count_cells(text, **{f"{clock}_kept": on_time, f"{clock}_late": overdue}),
                        **share_cells(text, **{f"{clock}_share": (on_time, _sum(on_time, overdue))}),
                    }.items()
                },
            }
        )
    counts = (
        ("interviews", ("kept", "late", "not_due")),
        ("discussions", ("kept", "late")),
        ("endings", ("kept", "late")),
    )
    columns = [Column(name="label", label=marked(context, text, text("paths.path")))]
    for clock, answers in counts:
        columns += [column(text, f"{clock}_{each}", text(f"paths.clocks.{clock}_{each}")) for each in answers]
        columns.append(share_column(text, f"{clock}_share", text(f"paths.clocks.{clock}_share")))
    chart = Bars(of=("interviews_share", "discussions_share", "endings_share"), is_ordered=False)
    return plain(
        context,
        text,
        "clocks",
        pd.DataFrame(rows),
        columns,
        chart=chart,
        reading=text(f"paths.readings.{reading}"),
    )


def passive(context: Context, text: Text) -> Figure:
    """Return by path the cases open for a year or longer that have been in no service for so many months."""
    cube = cube_of(context)
    rows = []
    for path in (*cube.paths, ALL):
        total = cube.count("passive", path, "total")
        counts = {f"passive_{each}": cube.count("passive", path, each) for each in PASSIVE}
        shares = {f"{key}_share": (count, total) for key, count in counts.items()}
        rows.append(
            {
                "label": name(text, "paths", path),
                **count_cells(text, total=total, **counts),
                **share_cells(text, **shares),
            }
        )
    columns = [
        Column(name="label", label=marked(context, text, text("paths.path"))),
        column(text, "total", text("paths.passive.total")),
    ]
    for months in PASSIVE:
        columns += [
            column(text, f"passive_{months}", text("paths.passive.over", months=months)),
            share_column(text, f"passive_{months}_share", text("paths.passive.share", months=months)),
        ]
    chart = Bars(of=tuple(f"passive_{months}_share" for months in PASSIVE), is_ordered=False)
    return plain(context, text, "passive", pd.DataFrame(rows), columns, chart=chart)


def stays(context: Context, text: Text, months: int) -> Figure:
    """Return by service the stays beyond a chosen length."""
    cube = cube_of(context)
    rows = []
    for service in cube.services:
        entered, long = cube.count("steps", ALL, service, "entered"), cube.count("stays", service, months)
        rows.append(
            {
                "label": name(text, "services", service),
                **count_cells(text, entered=entered, long=long),
                **share_cells(text, long_share=(long, entered)),
            }
        )
    columns = (
        Column(name="label", label=marked(context, text, text("paths.step"))),
        column(text, "entered", text("paths.states.entered")),
        column(text, "long", text("paths.stays.long", months=months)),
        share_column(text, "long_share", text("paths.stays.share")),
    )
    chart = Bars(of=("long",), is_ordered=False)
    return plain(context, text, "stays", pd.DataFrame(rows), columns, chart=chart, months=str(months))


def chains(context: Context, text: Text) -> Figure:
    """Return by path how many services followed one another without work between."""
    cube = cube_of(context)
    rows = [
        {"label": name(text, "paths", path), **count_cells(text, **_answers(cube, "chains", path, CHAINS))}
        for path in (*cube.paths, ALL)
    ]
    columns = (
        Column(name="label", label=marked(context, text, text("paths.path"))),
        *(column(text, each, text(f"paths.chains.{each}")) for each in CHAINS),
    )
    chart = Bars(of=CHAINS, is_ordered=False)
    return plain(context, text, "chains", pd.DataFrame(rows), columns, chart=chart)


def _answers(cube: Cube, table: str, path: str, answers: Sequence[str]) -> Mapping[str, int | None]:
    return {each: cube.count(table, path, each) for each in answers}


def _sum(*counts: int | None) -> int | None:
    """Return a sum; None where a part of it is hidden."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
