"""The answer, the key figures and the rows of the page that checks the plan's printed figures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.deviations import corrected_totals
from analytics.printed_numbers import PERCENT_INDICATORS
from analytics.reconciliation import Check, Verdict
from domain.frames import ObsStatus, PrintedCells
from domain.indicators import INDICATORS
from domain.records import records
from i18n.quantity import COUNT, FIGURES, SHARE, YEAR, Quantity
from i18n.text import Text
from ui.kpi import Kpi

SHAPES = {
    Verdict.AGREES: "●",
    Verdict.EXPLAINED: "◆",
    Verdict.DIFFERS: "▲",
    Verdict.NOT_COMPUTABLE: "○",
}
"""Shape of each verdict, the same as in the drawings: told by word, shape and colour."""

FILTERS = {
    "ei-tasmaa": ("wrong", (Verdict.EXPLAINED, Verdict.DIFFERS)),
    "selittyy": ("explained", (Verdict.EXPLAINED,)),
    "ristiriita": ("differs", (Verdict.DIFFERS,)),
    "tasmaa": ("agrees", (Verdict.AGREES,)),
    "kaikki": ("all", tuple(Verdict)),
}
"""Code in the URL -> text key and the verdicts it shows; the first is the default."""

SHARE_DECIMALS = 2
"""Decimals of a recomputed percentage: one more than the plan prints."""

Names = Mapping[str, str]


def indicator_name(indicator: str, text: Text) -> str:
    """Return the name of a column of the plan's tables: of the registry, or of the commuting table."""
    if indicator in INDICATORS:
        return text(f"indicators.{indicator}.label")
    return text(f"reconciliation_page.indicator.{indicator}")


def verdict_name(verdict: str, text: Text) -> str:
    """Return a verdict with its shape and its word."""
    words = text(f"reconciliation_page.verdict.{verdict}")
    return text("reconciliation_page.shaped", shape=SHAPES[Verdict(verdict)], words=words)


def named_checks(
    checks: pd.DataFrame, printed: DataFrame[PrintedCells], names: Names, text: Text
) -> pd.DataFrame:
    """Return the checks with everything a reader sees of them in words.

    Args:
        checks: Rows of `analytics.reconciliation.reconciliation`, or of `analytics.deviations.deviations`.
        printed: The plan's cells, for the decimals printed and for what is suppressed.
        names: Area names by code.
        text: The reader's language.

    Returns:
        The columns of `checks`, then name, tick (the same on two lines), group, where, printed_words,
        printed_status, printed_quantity, recomputed_words, recomputed_quantity, verdict_words,
        explanation_words, hover.
    """
    keys = ["table", "ref_area", "indicator"]
    rows = checks.merge(
        printed.rename(columns={"printed": "printed_text"}), on=keys, how="left", validate="many_to_one"
    )
    said = pd.DataFrame([_said(row, names, text) for row in records(rows)], index=checks.index)
    return pd.concat([checks, said], axis=1)


def _said(row: dict[str, Any], names: Names, text: Text) -> dict[str, Any]:
    printed, recomputed = _quantity(row, _decimals(row)), _quantity(row, SHARE_DECIMALS)
    shown: dict[str, Any] = {
        "group": text(f"reconciliation_page.check.{row['check']}"),
        "where": text(f"reconciliation_page.table.{row['table']}"),
        "printed_status": _status(row),
        "printed_quantity": printed,
        "recomputed_quantity": recomputed,
        "verdict_words": verdict_name(row["verdict"], text),
        "explanation_words": text(row["explanation"]) if row["explanation"] else "",
    }
    subject = [names[row["ref_area"]]]
    if row["indicator"]:
        subject.append(indicator_name(row["indicator"], text).lower())
    shown |= {"name": ", ".join(subject), "tick": "<br>".join(subject)}
    is_printed = shown["printed_status"] == ObsStatus.NORMAL
    shown["printed_words"] = printed.write(text, row["printed"]) if is_printed else ""
    shown["recomputed_words"] = recomputed.span(text, row["recomputed_low"], row["recomputed_high"])
    shown["hover"] = text(
        "reconciliation_page.dots_hover",
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
    return len(str(row["printed_text"]).partition(",")[2])


def _quantity(row: dict[str, Any], decimals: int) -> Quantity:
    """Return what a check's numbers measure, shares with so many decimals."""
    if row["check"] == Check.STATED_PERIOD:
        return YEAR
    if row["check"] == Check.ROW_LENGTH:
        return FIGURES
    return replace(SHARE, decimals=decimals) if row["indicator"] in PERCENT_INDICATORS else COUNT


def answer(rows: pd.DataFrame, text: Text) -> list[str]:
    """Return the sentences under the title: how many checks agree, and the area's right totals.

    Args:
        rows: Every check, as `named_checks` returns them.
        text: The reader's language.
    """
    counts = {verdict: text.integer(number) for verdict, number in verdict_counts(rows).items()}
    wrong = [
        text(
            "reconciliation_page.answer_total",
            indicator=indicator_name(row["indicator"], text).lower(),
            recomputed=row["recomputed_words"],
            printed=row["printed_words"],
        )
        for row in records(corrected_totals(rows))
    ]
    sentences = [text("reconciliation_page.answer", all=text.integer(len(rows)), **counts)]
    if wrong:
        sentences.append(text("reconciliation_page.answer_totals", totals="; ".join(wrong)))
    return sentences


def verdict_counts(rows: pd.DataFrame) -> dict[str, int]:
    """Return the number of checks by verdict, also where there are none."""
    return {verdict.value: int((rows["verdict"] == verdict).sum()) for verdict in Verdict}


def kpis(rows: pd.DataFrame, text: Text) -> list[Kpi]:
    """Return one card per verdict, each with its shape, its number and its share."""
    return [
        Kpi(
            label=verdict_name(verdict, text),
            value=text.integer(count),
            change=text("reconciliation_page.kpi_change", share=text.percent(count / len(rows))),
            definition=text(f"reconciliation_page.verdict_definition.{verdict}"),
        )
        for verdict, count in verdict_counts(rows).items()
    ]


def filter_name(code: str, text: Text) -> str:
    """Return the words of a filter."""
    key, verdicts = FILTERS[code]
    words = text(f"reconciliation_page.filters.{key}")
    if len(verdicts) > 1:
        return words
    return text("reconciliation_page.shaped", shape=SHAPES[verdicts[0]], words=words)


def filtered(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """Return the rows that a filter shows."""
    return rows[rows["verdict"].isin(FILTERS[code][1])]
