"""What was decided last, of goals and in meeting rooms, and how it went."""

from datetime import date

import pandas as pd

from i18n.text import Text
from scenarios.goals.model import Kind, verdict
from scenarios.rooms.decision import Decision
from views.blocks import Figure
from views.context import Context
from views.goals.records import outcome, ruling
from views.goals.rows import Entries, goals_of
from views.goals.words import NOTHING
from views.origins import short_day
from views.table import Column, Table

MOST = 5
"""Decisions that are told, the newest."""


NAMES = ("day", "name", "about", "expected", "outcome", "verdict")
"""What is told of each."""

Row = tuple[str, ...]
"""The same in words, after when it was decided, ISO 8601."""


def rows(
    context: Context, text: Text, entries: Entries, rooms: tuple[Decision, ...], today: date
) -> tuple[Row, ...]:
    """Return the newest decisions: what was expected of each, what came, and the verdict; `NAMES`.

    Args:
        context: Where.
        text: The reader's language.
        entries: What was said of goals.
        rooms: What meeting rooms have decided.
        today: From its end on a decision without a verdict asks for one.
    """
    found = [*_of_goals(context, text, entries, today), *_of_rooms(text, rooms)]
    return tuple(each[1:] for each in sorted(found, reverse=True)[:MOST])


def figure(_context: Context, text: Text, found: tuple[Row, ...]) -> Figure:
    """Return decisions as `rows` gives them."""
    title = text("changes.decided.title")
    return Figure(
        heading=text("changes.decided.heading"),
        title=title,
        source=text("changes.decided.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(found, columns=list(NAMES)),
            columns=tuple(Column(name=name, label=text(f"changes.decided.{name}")) for name in NAMES),
            file="decisions",
        ),
    )


def _of_goals(context: Context, text: Text, entries: Entries, today: date) -> list[Row]:
    names = {each.key: each.name for each in goals_of(context, text, entries)}
    found: list[Row] = []
    for each in entries:
        if each.kind is Kind.DECISION:
            judged = verdict(entries, each)
            found.append(
                (
                    each.created_at.isoformat(),
                    short_day(each.created_at.date()),
                    each["name"],
                    names.get(each.subject, each.subject),
                    text.span(each.number("low"), each.number("high"), 1, signed=True),
                    outcome(text, each, judged),
                    ruling(text, each, judged, today),
                )
            )
    return found


def _of_rooms(text: Text, rooms: tuple[Decision, ...]) -> list[Row]:
    undone = {each.undoes for each in rooms}
    return [
        (
            each.created_at.isoformat(),
            short_day(each.created_at.date()),
            each.room.question,
            text("pages.room"),
            NOTHING,
            NOTHING,
            text("room.decision.undone")
            if each.undoes or each.id in undone
            else text(f"room.short.{each.outcome}"),
        )
        for each in rooms
    ]
