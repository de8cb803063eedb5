"""The checks of the plan's printed figures with everything a reader sees of them in words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.deviations import deviations
from analytics.printed_numbers import PERCENT_INDICATORS
from analytics.reconciliation import Check, Verdict, reconciliation
from domain.frames import ObsStatus, PrintedCells
from domain.indicators import INDICATORS
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import COUNT, FIGURES, SHARE, YEAR, Quantity
from i18n.text import Text
from views.context import Context
from views.table import ends_of

SHAPES = {
    Verdict.AGREES: "●",
    Verdict.EXPLAINED: "◆",
    Verdict.DIFFERS: "▲",
    Verdict.NOT_COMPUTABLE: "○",
}
"""Shape of each verdict, the same as in the drawings: told by word, shape and colour."""

SHARE_DECIMALS = 2
"""Decimals of a recomputed percentage: one more than the plan prints."""

DEVIATION = replace(SHARE, most=2, digits=1, is_signed=True)
"""A deviation with its sign, with so many decimals that a small one is not written as zero."""


def checks(context: Context, text: Text) -> pd.DataFrame:
    """Return every check, as `named_checks`.

    Raises:
        PlanMissingError: The area has no plan.
    """
    return context.once(_named, text)


def deviating(context: Context, text: Text) -> pd.DataFrame:
    """Return the numbers that do not agree, as `named_checks`, with their deviation in words and on hover."""
    rows = named_checks(
        deviations(context.once(unnamed)), context.printed.data, context.names(text.language), text
    )
    words = [DEVIATION.span(text, *ends_of(row, "deviation")) for row in records(rows)]
    hovers = [f"{hover}<br>{word}" for hover, word in zip(rows["hover"], words, strict=True)]
    return rows.assign(words=words, hover=hovers)


def unnamed(context: Context) -> pd.DataFrame:
    """Return every check; see `analytics.reconciliation.reconciliation`."""
    return reconciliation(context.printed.data, context.stated.data, context.area)


def _named(context: Context, text: Text) -> pd.DataFrame:
    names = context.names(text.language)
    return named_checks(context.once(unnamed), context.printed.data, names, text)


def indicator_name(indicator: str, text: Text) -> str:
    """Return the name of a column of the plan's tables: of the registry, or of the commuting table."""
    if indicator in INDICATORS:
        return text(f"indicators.{indicator}.label")
    return text(f"reconciliation.indicator.{indicator}")


def verdict_name(verdict: str, text: Text) -> str:
    """Return a verdict with its shape and its word."""
    words = text(f"reconciliation.verdict.{verdict}")
    return text("reconciliation.shaped", shape=SHAPES[Verdict(verdict)], words=words)


def named_checks(
    checks: pd.DataFrame, printed: DataFrame[PrintedCells], names: Mapping[str, str], text: Text
) -> pd.DataFrame:
    """Return the checks with everything a reader sees of them in words.

    Args:
        checks: Rows of `analytics.reconciliation.reconciliation`, or of `analytics.deviations.deviations`.
        printed: The plan's cells, for what is suppressed.
        names: Area names by code.
        text: The reader's language.

    Returns:
        The columns of `checks`, then name, tick (the same on two lines), group, where, printed_words,
        printed_status, printed_quantity, recomputed_words, recomputed_quantity, verdict_words,
        explanation_words, hover.
    """
    keys = ["table", "ref_area", "indicator"]
    rows = checks.merge(printed[[*keys, "corrected"]], on=keys, how="left", validate="many_to_one")
    said = pd.DataFrame([_said(row, names, text) for row in records(rows)], index=checks.index)
    return pd.concat([checks, said], axis=1)


def _said(row: dict[str, Any], names: Mapping[str, str], text: Text) -> dict[str, Any]:
    printed, recomputed = _quantity(row, _decimals(row)), _quantity(row, SHARE_DECIMALS)
    shown: dict[str, Any] = {
        "group": text(f"reconciliation.check.{row['check']}"),
        "where": text(f"reconciliation.table.{row['table']}"),
        "printed_status": _status(row),
        "printed_quantity": printed,
        "recomputed_quantity": recomputed,
        "verdict_words": verdict_name(row["verdict"], text),
    }
    subject = [names[row["ref_area"]]]
    if row["indicator"]:
        subject.append(indicator_name(row["indicator"], text).lower())
    shown |= {"name": ", ".join(subject), "tick": "<br>".join(subject)}
    is_printed = shown["printed_status"] == ObsStatus.NORMAL
    shown["printed_words"] = printed.write(text, row["printed"]) if is_printed else ""
    shown["recomputed_words"] = recomputed.span(text, *ends_of(row, "recomputed"))
    shown["explanation_words"] = (
        text(row["explanation"], printed=shown["printed_words"], recomputed=shown["recomputed_words"])
        if row["explanation"]
        else ""
    )
    shown["hover"] = text(
        "reconciliation.dots_hover",
        name=shown["name"],
        printed=shown["printed_words"] or text(f"figure.{shown['printed_status']}"),
        recomputed=shown["recomputed_words"],
        verdict=shown["verdict_words"],
    )
    return shown


def _status(row: dict[str, Any]) -> str:
    if pd.notna(row["printed"]):
        return ObsStatus.NORMAL
    return ObsStatus.CONFIDENTIAL if row["corrected"] == "..." else ObsStatus.MISSING


def _decimals(row: dict[str, Any]) -> int:
    """Return how many decimals the plan prints."""
    return len(row["printed_text"].partition(",")[2])


def _quantity(row: dict[str, Any], decimals: int) -> Quantity:
    """Return what a check's numbers measure, shares with so many decimals."""
    if row["check"] == Check.STATED_PERIOD:
        return YEAR
    if row["check"] == Check.ROW_LENGTH:
        return FIGURES
    return replace(SHARE, decimals=decimals) if row["indicator"] in PERCENT_INDICATORS else COUNT


def verdict_counts(rows: pd.DataFrame) -> dict[str, int]:
    """Return the number of checks by verdict, also where there are none."""
    return {verdict.value: int((rows["verdict"] == verdict).sum()) for verdict in Verdict}
