"""The words and tables beside the figures of the page that checks the plan's printed figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.reconciliation import Verdict
from domain.frames import Corrections
from domain.records import records
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import Hint
from ui import loaders
from ui.provenance import cited
from ui.reconciliation import filter_name, verdict_counts
from views.table import Column, Table

SNAPSHOT = "printed_cells"
"""Holds both of the plan's tables, each a source."""

DEVIATION = replace(SHARE, most=2, digits=1, is_signed=True)
"""A deviation with its sign, with so many decimals that a small one is not written as zero."""

Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing: title, source, alt, definition, table."""


def verdict_names(text: Text) -> dict[str, str]:
    """Return the words of each verdict by its code."""
    return {verdict.value: text(f"reconciliation_page.verdict.{verdict}") for verdict in Verdict}


def dot_words(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the marks: how many checks of each kind have which verdict."""
    title = text("reconciliation_page.dots", all=text.integer(len(rows)))
    labels = verdict_names(text)
    counts = pd.DataFrame(
        [{"group": group, **verdict_counts(own)} for group, own in rows.groupby("group", sort=False)]
    )
    groups = [
        text(
            "reconciliation_page.dots_group",
            group=row["group"],
            verdicts=", ".join(
                text("reconciliation_page.dots_verdict", verdict=label, count=row[verdict])
                for verdict, label in labels.items()
                if row[verdict]
            ),
        )
        for row in records(counts)
    ]
    return {
        "title": title,
        "alt": text("reconciliation_page.dots_alt", groups="; ".join(groups)),
        "source": _source(text),
        "chart": Hint(series=tuple(labels)),
        "table": Table(
            caption=title,
            frame=counts,
            columns=(
                column(text, "group", "check"),
                *(Column(name=name, label=label, quantity=COUNT) for name, label in labels.items()),
            ),
            file="checks_by_kind",
        ),
    }


def deviation_rows(rows: pd.DataFrame, text: Text) -> pd.DataFrame:
    """Return the deviating numbers with their deviation in words."""
    words = [DEVIATION.span(text, row["deviation_low"], row["deviation_high"]) for row in records(rows)]
    hovers = [f"{hover}<br>{word}" for hover, word in zip(rows["hover"], words, strict=True)]
    return rows.assign(words=words, hover=hovers)


def deviation_words(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the deviations (`deviation_rows`)."""
    title = text("reconciliation_page.deviations")
    said = "; ".join(f"{row['name']} {row['words']}" for row in records(rows))
    return {
        "title": title,
        "definition": text("reconciliation_page.deviations_definition"),
        "alt": text("reconciliation_page.deviations_alt", deviations=said),
        "source": _source(text, [text("reconciliation_page.deviations_note")]),
        "chart": Hint(series=("deviation_low", "deviation_high")),
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                column(text, "name", "indicator"),
                *_numbers(text),
                column(text, "deviation_low", "deviation_low", quantity=DEVIATION, end="low"),
                column(text, "deviation_high", "deviation_high", quantity=DEVIATION, end="high"),
                column(text, "verdict_words", "verdict"),
            ),
            file="deviations",
        ),
    }


def ledger_words(rows: pd.DataFrame, code: str, text: Text) -> Words:
    """Return the words and the table of printed against recomputed figures, as filtered."""
    title = text("reconciliation_page.ledger_filtered", filter=filter_name(code, text))
    marked = rows.assign(mark=rows["verdict"].map({"differs": "over"}).fillna(""))
    return {
        "title": title,
        "source": _source(text, [text("reconciliation_page.ledger_note")]),
        "table": Table(
            caption=title,
            frame=marked,
            columns=(
                column(text, "name", "indicator"),
                column(text, "where", "where"),
                column(text, "group", "check"),
                *_numbers(text),
                column(text, "verdict_words", "verdict", mark="mark"),
                column(text, "explanation_words", "explanation"),
            ),
            file=f"printed_and_recomputed_{code}",
        ),
    }


def correction_words(corrections: DataFrame[Corrections], text: Text) -> Words:
    """Return the words and the table of the corrections, the rarest kind first."""
    title = text("reconciliation_page.corrections")
    rows = corrections.assign(
        source=[text(f"sources.{source}.short") for source in corrections["source"]],
        rule=[text(key) for key in corrections["rule"]],
        evidence=[text(key) for key in corrections["evidence"]],
        corrected_words=[
            text.integer(float(each)) if each.isdigit() else each for each in corrections["corrected"]
        ],
        frequency=corrections.groupby("rule")["rule"].transform("size"),
    ).sort_values("frequency", kind="stable")
    shown = {"corrected": "corrected_words"}
    names = ("location", "printed", "corrected", "rule", "evidence", "source")
    return {
        "title": title,
        "source": _source(text, [text("reconciliation_page.corrections_note")]),
        "table": Table(
            caption=title,
            frame=rows,
            columns=tuple(column(text, name, name, shown=shown.get(name, "")) for name in names),
            file="corrections",
        ),
    }


def column(text: Text, name: str, label: str, **traits: Any) -> Column:  # noqa: ANN401 - of `Column`
    """Return a column of words; its heading stands under `reconciliation_page.columns`."""
    return Column(name=name, label=text(f"reconciliation_page.columns.{label}"), **traits)


def number_column(text: Text, name: str, label: str, **traits: Any) -> Column:  # noqa: ANN401 - of `Column`
    """Return a column of numbers."""
    return column(text, name, label, quantity=COUNT, **traits)


def _numbers(text: Text) -> tuple[Column, ...]:
    """Return the printed and the recomputed figures: persons, jobs or fractions in the download."""
    return (
        number_column(text, "printed", "printed", own="printed_quantity", status="printed_status"),
        number_column(text, "recomputed_low", "low", own="recomputed_quantity", end="low"),
        number_column(text, "recomputed_high", "high", own="recomputed_quantity", end="high"),
    )


def _source(text: Text, notes: Sequence[str] = ()) -> str:
    """Return the source line that names both tables of the plan."""
    origins = [origin for origin in loaders.origins_of(SNAPSHOT) if origin.stem.startswith("plan_")]
    return cited(text, origins, notes=notes)
