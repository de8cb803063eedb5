"""The plan's suppressed figures: read as intervals, downloaded as "..."."""

from typing import Any

import pandas as pd

from analytics.integer_bounds import INFEASIBLE
from analytics.remainders import remainders as remaining
from analytics.suppression import plan_bounds
from charts.suppressed import suppressed_bounds
from domain.frames import ObsStatus, PrintedCells
from domain.records import records
from domain.typed import DataFrame
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.reconciliation.rows import indicator_name, unnamed
from views.reconciliation.tables import column, number_column
from views.sourced import Sourced
from views.table import Column, Table, ends_of


def cells(context: Context, text: Text, own: str) -> Figure:
    """Return what each suppressed cell can be."""
    rows = _rows(context, text)
    title = text("reconciliation.suppressed", period=text.period(context.area.plan))
    infeasible = dict.fromkeys(rows.loc[rows["status"] == INFEASIBLE, "label"])
    unprinted = rows.loc[rows["published_status"] == ObsStatus.MISSING, "name"]
    notes = [
        text("reconciliation.suppressed_note"),
        *([text("reconciliation.unprinted_note", cells="; ".join(unprinted))] if len(unprinted) else []),
        *(text("reconciliation.infeasible_note", indicator=label) for label in infeasible),
    ]
    said = "; ".join(f"{row['name']}: {row['long_words']}" for row in records(rows))
    return Figure(
        title=title,
        definition=text("reconciliation.suppressed_definition"),
        alt=text("reconciliation.suppressed_alt", cells=said),
        source=source_line(text, context, _table(context), notes=notes),
        drawing=suppressed_bounds(rows, text, chosen=own),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="area", label=text("columns.municipality")),
                column(text, "label", "indicator"),
                column(text, "corrected", "published", status="published_status"),
                column(text, "words", "derived", status="derived_status", shown="long_words"),
            ),
            file="suppressed_cells",
        ),
    )


def remainders(context: Context, text: Text) -> Figure:
    """Return what the totals leave for the suppressed cells of each column."""
    title = text("reconciliation.remainders")
    rows = remaining(context.once(unnamed), context.once(_bounds))
    return Figure(
        title=title,
        source=source_line(text, context, _table(context), notes=[text("reconciliation.remainders_note")]),
        table=Table(
            caption=title,
            frame=rows.assign(
                label=[indicator_name(indicator, text) for indicator in rows["indicator"]],
                allowed=[text.span(*ends_of(row, "rule")) for row in records(rows)],
                conclusion=[_conclusion(row, text) for row in records(rows)],
                status=ObsStatus.CONFIDENTIAL,
            ),
            columns=(
                column(text, "label", "indicator"),
                number_column(text, "cells", "cells"),
                number_column(text, "remainder", "remainder"),
                column(text, "allowed", "allowed"),
                column(text, "conclusion", "conclusion", status="status", shown="conclusion"),
            ),
            file="what_totals_leave",
        ),
    )


def _table(context: Context) -> Sourced[DataFrame[PrintedCells]]:
    """Return the plan's cells as read from its table of unemployment, the only one with suppressed ones."""
    return context.printed._replace(snapshots=context.printed.snapshots[:1])


def _bounds(context: Context) -> pd.DataFrame:
    return plan_bounds(context.printed.data, context.area)


def _rows(context: Context, text: Text) -> pd.DataFrame:
    """Return the suppressed cells in words, by indicator; derived intervals say that they are.

    Returns:
        The columns of `analytics.integer_bounds.cell_bounds`, area, label, name, tick, words, long_words,
        hover, published_status (confidential, or missing where the plan prints nothing) and derived_status
        (always confidential, so that no download holds a derived interval).
    """
    names, printed = context.names(text.language), context.printed.data
    published = printed[printed["table"] == "unemployment"]
    rows = (
        context.once(_bounds)
        .merge(
            published[["ref_area", "indicator", "corrected"]],
            on=["ref_area", "indicator"],
            how="left",
            validate="one_to_one",
        )
        .sort_values(["indicator", "ref_area"], ignore_index=True)
    )
    said = []
    for row in records(rows):
        area, indicator = names[row["ref_area"]], indicator_name(row["indicator"], text)
        subject = (area, indicator.lower())
        is_infeasible = row["status"] == INFEASIBLE
        words = _conclusion({**row, "is_infeasible": is_infeasible}, text)
        said.append(
            {
                "area": area,
                "label": indicator,
                "name": ", ".join(subject),
                "tick": "<br>".join(subject),
                "words": text("reconciliation.infeasible") if is_infeasible else words,
                "long_words": words,
                "published_status": (
                    ObsStatus.CONFIDENTIAL if row["corrected"] == "..." else ObsStatus.MISSING
                ),
                "derived_status": ObsStatus.CONFIDENTIAL,
            }
        )
    shown = pd.concat([rows, pd.DataFrame(said)], axis=1)
    return shown.assign(hover=shown["name"] + "<br>" + shown["long_words"])


def _conclusion(row: dict[str, Any], text: Text) -> str:
    """Return what a suppressed cell can be: derived, as the rule says, or nothing at all."""
    if row["is_infeasible"]:
        return text("reconciliation.infeasible_words")
    kind = "derived" if row["is_derived"] else "rule_only"
    return text(f"reconciliation.{kind}", interval=text.span(row["low"], row["high"]))
