"""The words and tables of the plan's suppressed figures: read as intervals, downloaded as "..."."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.integer_bounds import INFEASIBLE
from domain.frames import ObsStatus, PrintedCells
from domain.records import records
from i18n.text import Text
from ui.provenance import source_line
from ui.reconciliation import indicator_name
from ui.reconciliation_tables import SNAPSHOT, column, number_column
from views.table import Column, Table

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing: title, source, alt, definition, table."""


def suppressed_rows(
    bounds: pd.DataFrame, printed: DataFrame[PrintedCells], names: Names, text: Text
) -> pd.DataFrame:
    """Return the suppressed cells in words, by indicator; derived intervals say that they are.

    Returns:
        The columns of `bounds` (see `analytics.integer_bounds.cell_bounds`), area, label, name, tick, words,
        long_words, hover, published_status (confidential, or missing where the plan prints nothing) and
        derived_status (always confidential, so that no download holds a derived interval).
    """
    cells = printed[printed["table"] == "unemployment"]
    rows = bounds.merge(
        cells[["ref_area", "indicator", "corrected"]],
        on=["ref_area", "indicator"],
        how="left",
        validate="one_to_one",
    ).sort_values(["indicator", "ref_area"], ignore_index=True)
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
                "words": text("reconciliation_page.infeasible") if is_infeasible else words,
                "long_words": words,
                "published_status": (
                    ObsStatus.CONFIDENTIAL if row["corrected"] == "..." else ObsStatus.MISSING
                ),
                "derived_status": ObsStatus.CONFIDENTIAL,
            }
        )
    shown = pd.concat([rows, pd.DataFrame(said)], axis=1)
    return shown.assign(hover=shown["name"] + "<br>" + shown["long_words"])


def suppressed_words(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the suppressed cells (`suppressed_rows`)."""
    title = text("reconciliation_page.suppressed")
    infeasible = dict.fromkeys(rows.loc[rows["status"] == INFEASIBLE, "label"])
    notes = [text("reconciliation_page.infeasible_note", indicator=label) for label in infeasible]
    said = "; ".join(f"{row['name']}: {row['long_words']}" for row in records(rows))
    return {
        "title": title,
        "definition": text("reconciliation_page.suppressed_definition"),
        "alt": text("reconciliation_page.suppressed_alt", cells=said),
        "source": source_line(text, SNAPSHOT, notes=[text("reconciliation_page.suppressed_note"), *notes]),
        "table": Table(
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
    }


def remainder_words(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of `analytics.remainders.remainders`."""
    title = text("reconciliation_page.remainders")
    shown = rows.assign(
        label=[indicator_name(indicator, text) for indicator in rows["indicator"]],
        allowed=[text.span(row["rule_low"], row["rule_high"]) for row in records(rows)],
        conclusion=[_conclusion(row, text) for row in records(rows)],
        status=ObsStatus.CONFIDENTIAL,
    )
    return {
        "title": title,
        "source": source_line(text, SNAPSHOT, notes=[text("reconciliation_page.remainders_note")]),
        "table": Table(
            caption=title,
            frame=shown,
            columns=(
                column(text, "label", "indicator"),
                number_column(text, "cells", "cells"),
                number_column(text, "remainder", "remainder"),
                column(text, "allowed", "allowed"),
                column(text, "conclusion", "conclusion", status="status", shown="conclusion"),
            ),
            file="what_totals_leave",
        ),
    }


def _conclusion(row: dict[str, Any], text: Text) -> str:
    """Return what a suppressed cell can be: derived, as the rule says, or nothing at all."""
    if row["is_infeasible"]:
        return text("reconciliation_page.infeasible_words")
    kind = "derived" if row["is_derived"] else "rule_only"
    return text(f"reconciliation_page.{kind}", interval=text.span(row["low"], row["high"]))
