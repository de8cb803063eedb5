"""What was done to a scenario: who did it, when and why."""

import pandas as pd

from i18n.text import Text
from scenarios.model import Event
from views.blocks import Figure
from views.context import Context
from views.saved.choices import numbers
from views.saved.names import isolated, moment, who
from views.table import Column, Table

COLUMNS = ("time", "what", "who", "name", "why")


def done(_context: Context, text: Text, name: str, events: tuple[Event, ...]) -> Figure:
    """Return the table of what was done to a scenario, newest first."""
    which = numbers(events)
    rows = [
        {
            "time": moment(text, event.created_at),
            "what": _what(text, event, which),
            "who": who(text, event.author),
            "name": event.name,
            "why": event.reason,
        }
        for event in reversed(events)
    ]
    title = text("scenario_page.history.title", name=isolated(name))
    return Figure(
        title=title,
        source=text("scenario_page.history.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=column, label=text(f"scenario_page.history.{column}")) for column in COLUMNS
            ),
            file="scenario_history",
        ),
    )


def _what(text: Text, event: Event, which: dict[str, int]) -> str:
    words = text("scenario_page.list.damaged" if event.is_damaged else f"scenario_page.kinds.{event.kind}")
    if event.version_id:
        words = text("scenario_page.history.version", what=words, number=str(which[event.version_id]))
    if event.source_id in which:
        words = text("scenario_page.history.from", what=words, number=str(which[event.source_id]))
    return words
