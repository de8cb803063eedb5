"""The figures of the checks: all of them as marks, how far off the wrong ones are, and the ledger."""

import pandas as pd

from analytics.reconciliation import Verdict
from charts.checks import check_dots, deviation_dots
from data.origins import source_origin
from domain.digits import plain_whole
from domain.records import records
from i18n.quantity import COUNT
from i18n.text import Text
from reports.model import Bars
from views import origins
from views.blocks import Figure
from views.context import Context, source_line
from views.reconciliation.rows import DEVIATION, checks, deviating, verdict_counts
from views.reconciliation.tables import column, numbers
from views.table import Column, Table


def dots(context: Context, text: Text, own: str) -> Figure:
    """Return every check as a mark, those of `own` stronger, and how many of each kind have which verdict."""
    rows = checks(context, text)
    title = text("reconciliation.dots", all=text.integer(len(rows)))
    labels = {verdict.value: text(f"reconciliation.verdict.{verdict}") for verdict in Verdict}
    counts = pd.DataFrame(
        [{"group": group, **verdict_counts(own)} for group, own in rows.groupby("group", sort=False)]
    )
    groups = [
        text(
            "reconciliation.dots_group",
            group=row["group"],
            verdicts=", ".join(
                text("reconciliation.dots_verdict", verdict=label, count=row[verdict])
                for verdict, label in labels.items()
                if row[verdict]
            ),
        )
        for row in records(counts)
    ]
    return Figure(
        title=title,
        alt=text("reconciliation.dots_alt", groups="; ".join(groups)),
        source=source_line(text, context, context.printed, context.stated),
        drawing=check_dots(rows, text, labels=labels, chosen=own),
        table=Table(
            caption=title,
            frame=counts,
            columns=(
                column(text, "group", "check"),
                *(Column(name=name, label=label, quantity=COUNT) for name, label in labels.items()),
            ),
            file="checks_by_kind",
        ),
        chart=Bars(of=tuple(labels)),
    )


def deviations(context: Context, text: Text, own: str) -> Figure:
    """Return how far each number that does not agree is from the one its own cells give."""
    rows = deviating(context, text)
    title = text("reconciliation.deviations")
    said = "; ".join(f"{row['name']} {row['words']}" for row in records(rows))
    note = text("reconciliation.deviations_note")
    return Figure(
        title=title,
        definition=text("reconciliation.deviations_definition"),
        alt=text("reconciliation.deviations_alt", deviations=said),
        source=source_line(text, context, context.printed, context.stated, notes=[note]),
        drawing=deviation_dots(rows, text, chosen=own),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                column(text, "name", "indicator"),
                *numbers(text),
                column(text, "deviation_low", "deviation_low", quantity=DEVIATION, end="low"),
                column(text, "deviation_high", "deviation_high", quantity=DEVIATION, end="high"),
                column(text, "verdict_words", "verdict"),
            ),
            file="deviations",
        ),
        chart=Bars(of=("deviation_low", "deviation_high")),
    )


def ledger(context: Context, text: Text, shown: str, verdicts: tuple[Verdict, ...], filtered: str) -> Figure:
    """Return the printed figures of these verdicts against the recomputed ones.

    Args:
        context: Where and when.
        text: The reader's language.
        shown: Code of the filter, as in the download's name.
        verdicts: What it shows.
        filtered: The filter in words.
    """
    rows = checks(context, text)
    rows = rows[rows["verdict"].isin(verdicts)]
    title = text("reconciliation.ledger_filtered", filter=filtered)
    return Figure(
        title=title,
        source=source_line(
            text, context, context.printed, context.stated, notes=[text("reconciliation.ledger_note")]
        ),
        table=Table(
            caption=title,
            frame=rows.assign(mark=rows["verdict"].map({"differs": "over"}).fillna("")),
            columns=(
                column(text, "name", "indicator"),
                column(text, "where", "where"),
                column(text, "group", "check"),
                *numbers(text),
                column(text, "verdict_words", "verdict", mark="mark"),
                column(text, "explanation_words", "explanation"),
            ),
            file=f"printed_and_recomputed_{shown}",
        ),
    )


def corrections(context: Context, text: Text) -> Figure:
    """Return what was corrected in the printed tables, the rarest kind first."""
    title, found = text("reconciliation.corrections"), context.corrections.data
    names_of = {stem: origins.name(source_origin(stem), text) for stem in found["source"].unique()}
    rows = found.assign(
        source=[names_of[stem] for stem in found["source"]],
        rule=[text(key) for key in found["rule"]],
        evidence=[text(key) for key in found["evidence"]],
        corrected_words=[_corrected(text, each) for each in found["corrected"]],
        frequency=found.groupby("rule")["rule"].transform("size"),
    ).sort_values("frequency", kind="stable")
    shown = {"corrected": "corrected_words"}
    names = ("location", "printed", "corrected", "rule", "evidence", "source")
    return Figure(
        title=title,
        source=source_line(text, context, context.printed, notes=[text("reconciliation.corrections_note")]),
        table=Table(
            caption=title,
            frame=rows,
            columns=tuple(column(text, name, name, shown=shown.get(name, "")) for name in names),
            file="corrections",
        ),
    )


def _corrected(text: Text, said: str) -> str:
    """Return what a cell became: a whole number as the language writes it, anything else as it is."""
    try:
        return text.integer(plain_whole(said))
    except ValueError:
        return said
