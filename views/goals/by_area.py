"""A goal of several areas, area by area, under what they are together."""

import pandas as pd

from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.goals.criterion import criterion
from views.goals.rows import STOCK, Entries, Goal, goal, parts_of
from views.goals.words import NOTHING, standing
from views.table import Column, Table


def by_area(context: Context, text: Text, entries: Entries, key: str, last: str) -> Figure:
    """Return where a goal stands for all its areas together, and for each."""
    whole = goal(context, text, entries, key)
    rows = []
    for each in (whole, *parts_of(whole)):
        before, now, status = standing(context, text, each, entries, last)
        rows.append(
            {
                "areas": names(context, text, each) if each.part else text("goals.together"),
                "status": status,
                "change": criterion(context, text, each, entries, last),
                "before": before,
                "now": now,
            }
        )
    title = text("goals.by_area.title", name=whole.name)
    sums = "share" if whole.kind == STOCK else "own"
    return Figure(
        heading=text("goals.by_area.heading"),
        title=title,
        definition=text(f"goals.by_area.definition_{sums}"),
        source=text("goals.review.source", source=whole.source),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(Column(name=name, label=text(f"goals.columns.{name}")) for name in rows[0]),
            file="goal_by_area",
        ),
    )


def names(context: Context, text: Text, found: Goal) -> str:
    """Return whom a goal is for; a dash where nobody has said so."""
    known = context.names(text.language)
    return text.listed([known.get(code, code) for code in found.areas]) if found.areas else NOTHING
