"""The saved decks as a table: what they are called, and who changed them last."""

from collections.abc import Iterable

import pandas as pd

from i18n.text import Text
from scenarios.model import Scenario
from views.blocks import Figure
from views.saved.names import moment, who
from views.table import Column, Table

COLUMNS = ("name", "versions", "author", "time", "note")


def listed(text: Text, decks: Iterable[Scenario]) -> Figure:
    """Return the table of saved decks, in the order given."""
    rows = [
        {
            "name": each.name,
            "versions": text.counted("scenario_page.list.versions", each.versions),
            "author": who(text, each.author),
            "time": moment(text, each.changed_at),
            "note": each.note,
        }
        for each in decks
    ]
    title = text("decks.saved_title")
    return Figure(
        title=title,
        source=text("decks.source"),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(Column(name=name, label=text(f"decks.columns.{name}")) for name in COLUMNS),
            file="decks",
        ),
    )
