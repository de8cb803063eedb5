"""An own measure of a goal with its process limits, before and after every change of the process."""

from collections.abc import Sequence

import pandas as pd

from analytics.goals.xmr import FEWEST, Chart
from charts.process import process
from domain.records import records
from domain.rounding import Toward
from i18n.quantity import NUMBER, Quantity
from i18n.text import Text
from reports.model import Lines
from scenarios.goals.model import Entry
from views.blocks import Figure
from views.context import Context
from views.goals.by_area import names
from views.goals.rows import Entries, Goal, changes_of, goal, process_of, values_of
from views.goals.words import said_process
from views.origins import day
from views.table import Column, Table, end_columns

_LIMIT = Quantity(most=2)
"""A mean and process limits of an own measure: hundredths at most, the limits rounded outwards."""


def measured(context: Context, text: Text, entries: Entries, key: str, part: str) -> Figure:
    """Return an own measure with its process limits, computed anew from every change of the process.

    Raises:
        SeriesTooShortError: It has fewer than two values.
    """
    found, values = goal(context, text, entries, key, part), values_of(entries, key, part)
    made, name = process_of(entries, key, part), measured_name(context, text, found)
    frame = pd.DataFrame(
        [
            {
                "value": value,
                "flag": text(f"goals.flags.{flag}"),
                "mean": each.mean,
                "limit_low": each.low,
                "limit_high": each.high,
            }
            for each in made
            for value, flag in zip(each.values, each.flags, strict=True)
        ]
    ).assign(day=[day(text, each.day("date")) for each in values], source=[each["source"] for each in values])
    title, limits = text("goals.measured.title", name=name), _limits(text, made[-1])
    answer = [text("goals.measured.answer", status=said_process(text, made[-1], found), **limits)]
    if len(made) > 1:
        answer.append(text("goals.measured.before", **_limits(text, made[-2])))
    sources = "; ".join(dict.fromkeys(frame["source"]))
    return Figure(
        heading=text("goals.measured.heading"),
        answer=" ".join(answer),
        title=title,
        definition=text("goals.measured.definition"),
        alt=text("goals.measured.alt", name=name, number=len(values), **limits),
        source=" ".join(
            [text("goals.measured.source", sources=sources), *_changes_said(text, entries, found, made)]
        ),
        drawing=process(
            made,
            [each["date"] for each in values],
            text,
            write=lambda value: _LIMIT.write(text, value),
            words=(
                text("goals.measured.mean"),
                text("goals.measured.target"),
                text("goals.measured.new_limits"),
            ),
            hover=[
                f"{row['day']}: <b>{NUMBER.write(text, row['value'])}</b> {row['flag']}"
                for row in records(frame)
            ],
            target=found.target,
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="day", label=text("goals.columns.day")),
                Column(name="value", label=text("goals.columns.value"), quantity=NUMBER),
                Column(name="flag", label=text("goals.columns.flag")),
                Column(name="mean", label=text("goals.measured.mean"), quantity=_LIMIT),
                *end_columns(text, "limit", text("goals.measured.limits"), _LIMIT),
                Column(name="source", label=text("goals.columns.source")),
            ),
            file="goal_values",
        ),
        chart=Lines(of=("value", "mean", "limit_low", "limit_high")),
    )


def _limits(text: Text, made: Chart) -> dict[str, str]:
    return {
        "mean": _LIMIT.write(text, made.mean),
        "low": _LIMIT.write(text, _LIMIT.bound(made.low, Toward.LOW)),
        "high": _LIMIT.write(text, _LIMIT.bound(made.high, Toward.HIGH)),
    }


def measured_name(context: Context, text: Text, found: Goal) -> str:
    """Return the name of a goal, with that of its area where only that is told."""
    return f"{found.name}, {names(context, text, found)}" if found.part else found.name


def _changes_said(text: Text, entries: Entries, found: Goal, made: Sequence[Chart]) -> list[str]:
    """Return for every change of the process who decided it, why, and whether limits follow it yet."""
    ends = [len(each.values) for each in made]
    starts = {sum(ends[:place]) for place in range(1, len(ends))}
    return [
        _change_said(text, each, has_limits=place in starts)
        for place, each in changes_of(entries, found.key, found.part).items()
    ]


def _change_said(text: Text, change: Entry, *, has_limits: bool) -> str:
    said = {
        "day": day(text, change.day("start")),
        "what": change["name"],
        "who": change.author,
        "why": change.reason,
    }
    return text(f"goals.rebase.{'said' if has_limits else 'waits'}", fewest=FEWEST, **said)
