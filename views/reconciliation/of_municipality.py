"""What the checks of the plan's figures say of one municipality."""

import pandas as pd

from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.reconciliation.rows import verdict_counts, verdict_name


def answer(rows: pd.DataFrame, context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return how many of a municipality's printed figures agree."""
    own = rows[rows["ref_area"] == of]
    name = context.names(text.language)[of]
    if own.empty:
        return (text("reconciliation.answer_none", municipality=name),)
    counts = {verdict: text.integer(number) for verdict, number in verdict_counts(own).items()}
    return (
        text(
            "reconciliation.answer_municipality",
            municipality=name,
            year=context.area.plan[:4],
            all=text.integer(len(own)),
            **counts,
        ),
    )


def key_figures(rows: pd.DataFrame, text: Text, of: str) -> tuple[KeyFigure, ...]:
    """Return one card per verdict: the municipality's number beside all."""
    own, every = verdict_counts(rows[rows["ref_area"] == of]), verdict_counts(rows)
    return tuple(
        KeyFigure(
            label=verdict_name(verdict, text),
            value=text.integer(count),
            change=text("overview.beside", area=text.integer(every[verdict])),
            definition=text(f"reconciliation.verdict_definition.{verdict}"),
        )
        for verdict, count in own.items()
    )
