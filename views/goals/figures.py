"""The figures of goals: all of them, the stock against its forecast, and the caseloads."""

from dataclasses import replace

import pandas as pd

from analytics.caseload import Verdict
from charts import development as charts
from charts.trend import Line
from domain.records import records
from i18n.quantity import FINE_SHARE, SHARE
from i18n.text import Text
from reports.model import Lines
from views.blocks import Figure
from views.context import Context, source_line
from views.development.rows import marks
from views.development.together import months_together
from views.goals.by_area import names
from views.goals.criterion import criterion
from views.goals.rows import (
    Entries,
    GoalsMissingError,
    board_of,
    goal,
    goals_of,
    path_since,
    stand,
    straight_way,
    way_gone,
)
from views.goals.words import said_status, said_verdict, standing
from views.staffing.of_municipality import row_of
from views.staffing.words import caseload
from views.table import Column, Table, end_columns, ends_of

BEHIND = 24
"""Months drawn before a review."""

_COLUMNS = {
    "name": "",
    "areas": "name",
    "status": "",
    "change": "status",
    "before": "",
    "now": "",
    "owner": "",
    "theme": "name",
    "source": "owner",
}
"""Columns of the table of all goals -> the one in whose cells a page tells it; "" for its own."""


def every(context: Context, text: Text, entries: Entries, last: str) -> Figure:
    """Return all goals, each with where it stood, where it stands and its status.

    Raises:
        GoalsMissingError: There is none.
    """
    rows = []
    for each in goals_of(context, text, entries):
        before, now, status = standing(context, text, each, entries, last)
        rows.append(
            {
                "name": each.name,
                "areas": names(context, text, each),
                "theme": each.theme,
                "owner": each.owner,
                "before": before,
                "now": now,
                "status": status,
                "change": criterion(context, text, each, entries, last),
                "source": each.source,
            }
        )
    if not rows:
        raise GoalsMissingError(f"no goals of {context.area.code}")
    title = text("goals.every.title")
    return Figure(
        title=title,
        definition=text("goals.every.definition"),
        source=source_line(text, context, context.shares, notes=[text("goals.every.note")]),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"goals.columns.{name}"), under=under)
                for name, under in _COLUMNS.items()
            ),
            file="goals",
        ),
    )


def stock(context: Context, text: Text, entries: Entries, key: str, last: str, part: str, own: str) -> Figure:
    """Return what was expected of a share at the last review beside what came.

    Of the municipality `own`, where no area of the goal was chosen, it is that one's share, without the way
    of a goal that is not its own.

    Raises:
        SharesMissingError, HistoryTooShortError, ReviewMissingError: It cannot be forecast from there.
    """
    stated = goal(context, text, entries, key, part)
    found = replace(stated, areas=(own,)) if own and not part else stated
    is_own = found.areas == stated.areas
    at = stand(context, found.areas, last, up_is_good=found.up_is_good)
    path, name = path_since(context, found.areas, last), names(context, text, found)
    path = path.assign(
        last_year=path["outcome"],
        month=path["time_period"].map(text.period),
        hover=[
            text(
                "development.forecast.hover",
                area=name,
                period=text.period(row["time_period"]),
                share=SHARE.write(text, row["share"]),
                range=SHARE.span(text, *ends_of(row, "share")),
            )
            for row in records(path)
        ],
    )
    history = months_together(context, found.areas)
    behind = history[history["time_period"] <= last].tail(BEHIND)
    straight = straight_way(found, behind["time_period"].iloc[0], at.now) if is_own else {}
    if straight:
        path = path.assign(straight=path["time_period"].map(straight))
    title = text("goals.stock.title", area=name, period_of=text.period_of(last))
    values = {
        "outcome": FINE_SHARE.span(text, at.outcome.low, at.outcome.high),
        "band": SHARE.span(text, at.expected.low, at.expected.high),
        "period": text.period(at.now),
        "status": said_status(text, at.status),
    }
    notes = [text("goals.stock.note"), *([found.note] if found.note else [])]
    way = way_gone(
        found, 50 * (at.outcome.low + at.outcome.high), pd.Period(at.now, freq="M").end_time.date()
    )
    if not is_own:
        notes.append(text("goals.stock.not_own", area=names(context, text, stated)))
    elif way is None:
        notes.append(text("goals.stock.no_line"))
    else:
        notes.append(text("goals.stock.line", way=SHARE.write(text, way[0]), time=SHARE.write(text, way[1])))
    return Figure(
        heading=text("goals.stock.heading"),
        answer=text("goals.stock.answer", **values),
        title=title,
        definition=text("goals.stock.definition"),
        alt=text("goals.stock.alt", area=name, **values),
        source=source_line(text, context, context.shares, context.now, notes=notes),
        drawing=charts.forecast(
            Line(name=name, periods=behind["time_period"].tolist(), heights=behind["share"].tolist()),
            path,
            text,
            write=lambda value: SHARE.write(text, value),
            words={"forecast": text("goals.stock.expected"), "last_year": text("goals.stock.outcome")},
            marks=marks(text),
            straight=Line(
                name=text("goals.stock.straight"),
                periods=list(straight),
                heights=list(straight.values()),
            )
            if straight
            else None,
            came_true=True,
        ),
        table=Table(
            caption=title,
            frame=path,
            columns=(
                Column(name="month", label=text("columns.month")),
                Column(name="share", label=text("goals.stock.expected"), quantity=SHARE),
                *end_columns(text, "share", text("goals.stock.band"), SHARE),
                *end_columns(text, "outcome", text("goals.stock.outcome"), FINE_SHARE),
                *(
                    [Column(name="straight", label=text("goals.stock.straight"), quantity=SHARE)]
                    if straight
                    else []
                ),
            ),
            file="goal_forecast",
        ),
        chart=Lines(
            of=(
                "share_low",
                "share_high",
                "outcome_low",
                "outcome_high",
                *(("straight",) if straight else ()),
            )
        ),
    )


def caseloads(context: Context, text: Text, own: str) -> Figure:
    """Return the caseload of every unit beside what it aims at; that of the municipality `own` is marked.

    Raises:
        StaffMissingError: The area has no units.
    """
    look = board_of(context, text)
    every_load = look.board.units
    rows = pd.DataFrame(
        {
            "ref_area": [row_of(context, each.unit, own) for each in every_load],
            "unit": [context.area.units[each.unit].name[text.language] for each in every_load],
            "band": [look.target(each.unit) for each in every_load],
            "words": [caseload(text, each) for each in every_load],
            "status": [said_verdict(text, each.verdict) for each in every_load],
        }
    )
    title = text("goals.caseloads.title", period=text.period(context.period))
    within = sum(each.verdict is Verdict.WITHIN for each in every_load)
    return Figure(
        heading=text("goals.caseloads.heading"),
        answer=text("goals.units_within", within=within, units=len(every_load)),
        title=title,
        definition=text("goals.caseloads.definition"),
        source=source_line(
            text, context, context.staffing, context.now, notes=[text("goals.caseloads.note")]
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="unit", label=text("goals.columns.unit")),
                Column(name="band", label=text("goals.columns.band")),
                Column(name="words", label=text("goals.columns.caseload")),
                Column(name="status", label=text("goals.columns.status")),
            ),
            file="goal_caseloads",
        ),
    )
