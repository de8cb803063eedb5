"""Every printed total and ratio of the plan beside the number its own cells give."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
from pandera.typing import DataFrame

from analytics.printed_numbers import PERCENT_INDICATORS, PrintedNumber
from domain.areas import EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES
from domain.frames import PrintedCells
from domain.interval import Interval, sum_bounds


class Verdict(StrEnum):
    """How a printed number stands to the recomputed one."""

    AGREES = "agrees"
    """Equal, up to rounding."""
    EXPLAINED = "explained"
    """Different, and a rule tells how it came about."""
    DIFFERS = "differs"
    NOT_COMPUTABLE = "not_computable"


class Check(StrEnum):
    """What a printed number is held against."""

    COLUMN_TOTAL = "column_total"
    RATIO = "ratio"
    SEX_SUM = "sex_sum"
    AGE_NESTING = "age_nesting"
    VINTAGE = "vintage"
    ROW_LENGTH = "row_length"
    STATED_IN_TEXT = "stated_in_text"
    STATED_PERIOD = "stated_period"


STATED_IN_TEXT = {
    "labour_force": "38 799",
    "unemployed": "3 217",
    "unemployed_share": "8,9",
    "long_term_unemployed": "812",
    "unemployed_foreign": "253",
}
"""What the plan's first section says of the table's totals, in words beside the table."""

STATED_ACTIVATION_YEAR = 2018
STATED_ACTIVATION_SOURCE_YEAR = 2023
"""The plan: foreign jobseekers' activation "elokuussa 2018", its source dated "syyskuu 2023"."""

_FLOWS = frozenset({"inbound_commuters", "outbound_commuters"})
_COLUMNS = [
    "table",
    "ref_area",
    "indicator",
    "check",
    "printed",
    "recomputed_low",
    "recomputed_high",
    "difference",
    "verdict",
    "explanation",
]


@dataclass(frozen=True, slots=True)
class _Table:
    """One printed table: its cells as printed and as corrected."""

    name: str
    printed: dict[tuple[str, str], PrintedNumber]
    corrected: dict[tuple[str, str], PrintedNumber]

    def parts(self, indicator: str) -> list[Interval]:
        """Return the ten municipal cells of a column, after correction."""
        return [self.corrected[area, indicator].bounds for area in MUNICIPALITIES]

    def unweighted_mean(self, indicator: str) -> float:
        """Return the mean of the ten printed numbers of a column."""
        return sum(self.printed[area, indicator].value for area in MUNICIPALITIES) / len(MUNICIPALITIES)


def reconciliation(printed: DataFrame[PrintedCells]) -> pd.DataFrame:
    """Return every check of the plan's two tables, one row per check, tables in printed order.

    Parts are the cells after the ledger's corrections, and 1-4 where suppressed; what is judged is always
    the number as printed.

    Returns:
        table ("unemployment", "commuting" or "text"), ref_area, indicator (a registry key, a column of
        `Commuting`, or "" for a whole row), check, printed (persons, jobs or a fraction; NaN where nothing is
        printed), recomputed_low, recomputed_high (equal where exact), difference (printed less
        recomputed; NaN where not exact), verdict, explanation (text key under `reconciliation.`, "" if none).
    """
    unemployment, commuting = (_table(printed, name) for name in ("unemployment", "commuting"))
    rows = [
        *_totals(unemployment),
        *_shares(unemployment),
        *_sex_sums(unemployment),
        *_nested_ages(unemployment),
        *_short_rows(unemployment),
        *_totals(commuting),
        *_self_sufficiency(commuting),
        *_vintages(unemployment, commuting),
        *_text(unemployment),
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _totals(table: _Table) -> Iterator[tuple[object, ...]]:
    for indicator in dict.fromkeys(indicator for _, indicator in table.printed):
        if indicator in PERCENT_INDICATORS:
            continue
        cell = table.printed[EMPLOYMENT_AREA, indicator]
        exact = sum_bounds(table.parts(indicator))
        verdict, explanation = _judged_total(cell, exact)
        if verdict is Verdict.AGREES and indicator in _FLOWS:
            explanation = "reconciliation.contains_internal_flows"
        yield _row(table.name, EMPLOYMENT_AREA, cell, Check.COLUMN_TOTAL, exact, verdict, explanation)


def _judged_total(cell: PrintedNumber, exact: Interval) -> tuple[Verdict, str]:
    """Return the verdict on a total; one that its suppressed cells cannot reach says so."""
    verdict, explanation = _judged(cell, exact)
    if verdict is Verdict.DIFFERS and not exact.is_point:
        explanation = "reconciliation.suppressed_infeasible"
    return verdict, explanation


def _shares(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in (*MUNICIPALITIES, EMPLOYMENT_AREA):
        yield _ratio_row(table, area, "unemployed_share", _share(table, area))


def _share(table: _Table, area: str) -> Interval:
    unemployed, labour_force = (table.corrected[area, name].value for name in ("unemployed", "labour_force"))
    return Interval.point(unemployed / labour_force)


def _self_sufficiency(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in (*MUNICIPALITIES, EMPLOYMENT_AREA):
        own, inbound, outbound = (
            table.corrected[area, name].value
            for name in ("employed_in_own_municipality", "inbound_commuters", "outbound_commuters")
        )
        exact = Interval.point((own + inbound) / (own + outbound))
        yield _ratio_row(table, area, "printed_self_sufficiency", exact)


def _ratio_row(table: _Table, area: str, indicator: str, exact: Interval) -> tuple[object, ...]:
    cell = table.printed[area, indicator]
    mean = table.unweighted_mean(indicator) if area == EMPLOYMENT_AREA else math.nan
    verdict, explanation = _judged(cell, exact, mean)
    if verdict is Verdict.DIFFERS:
        explanation = "reconciliation.contradicts_own_row"
    return _row(table.name, area, cell, Check.RATIO, exact, verdict, explanation)


def _sex_sums(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in (*MUNICIPALITIES, EMPLOYMENT_AREA):
        cell = table.printed[area, "unemployed"]
        exact = sum_bounds([table.corrected[area, f"unemployed_{sex}"].bounds for sex in ("men", "women")])
        yield _row(table.name, area, cell, Check.SEX_SUM, exact, *_judged(cell, exact))


def _nested_ages(table: _Table) -> Iterator[tuple[object, ...]]:
    """Yield whether under 20 is at most under 25, where suppression leaves no doubt."""
    for area in (*MUNICIPALITIES, EMPLOYMENT_AREA):
        cell = table.corrected[area, "unemployed_under_20"]
        limit = table.corrected[area, "unemployed_under_25"].bounds
        fits, breaks = cell.bounds.high <= limit.low, cell.bounds.low > limit.high
        verdict = Verdict.AGREES if fits else Verdict.DIFFERS if breaks else Verdict.NOT_COMPUTABLE
        yield _row(table.name, area, cell, Check.AGE_NESTING, Interval(0, limit.high), verdict, "")


def _short_rows(table: _Table) -> Iterator[tuple[object, ...]]:
    """Yield the rows that print fewer values than the table has columns."""
    for area in MUNICIPALITIES:
        texts = [cell.digits for (ref_area, _), cell in table.printed.items() if ref_area == area]
        if "" in texts:
            count = PrintedNumber(str(sum(text != "" for text in texts)), "")
            yield _row(
                table.name,
                area,
                count,
                Check.ROW_LENGTH,
                Interval.point(len(texts)),
                Verdict.EXPLAINED,
                "reconciliation.aligned_by_totals",
            )


def _vintages(unemployment: _Table, commuting: _Table) -> Iterator[tuple[object, ...]]:
    """Yield the labour force of the commuting table against that of the unemployment table."""
    for area in (*MUNICIPALITIES, EMPLOYMENT_AREA):
        cell = commuting.printed[area, "labour_force"]
        exact = unemployment.printed[area, "labour_force"].bounds
        agrees = cell.rounds(exact)
        verdict = Verdict.AGREES if agrees else Verdict.EXPLAINED
        explanation = "" if agrees else "reconciliation.two_vintages"
        yield _row(commuting.name, area, cell, Check.VINTAGE, exact, verdict, explanation)


def _text(table: _Table) -> Iterator[tuple[object, ...]]:
    for indicator, text in STATED_IN_TEXT.items():
        cell = PrintedNumber(text, indicator)
        if indicator in PERCENT_INDICATORS:
            exact = _share(table, EMPLOYMENT_AREA)
            verdict = _judged(cell, exact, table.unweighted_mean(indicator))
        else:
            exact = sum_bounds(table.parts(indicator))
            verdict = _judged_total(cell, exact)
        yield _row("text", EMPLOYMENT_AREA, cell, Check.STATED_IN_TEXT, exact, *verdict)
    year = PrintedNumber(str(STATED_ACTIVATION_YEAR), "activation_rate")
    source_year = Interval.point(STATED_ACTIVATION_SOURCE_YEAR)
    yield _row(
        "text",
        KAINUU,
        year,
        Check.STATED_PERIOD,
        source_year,
        Verdict.DIFFERS,
        "reconciliation.year_does_not_fit_source",
    )


def _judged(cell: PrintedNumber, exact: Interval, mean: float = math.nan) -> tuple[Verdict, str]:
    """Return the verdict on a printed number, and the first rule that explains a difference."""
    if math.isnan(cell.value) or not exact.is_known:
        return Verdict.NOT_COMPUTABLE, ""
    if cell.rounds(exact):
        return Verdict.AGREES, ""
    rules = {
        "reconciliation.unweighted_mean": cell.rounds(Interval.point(mean)),
        "reconciliation.nearly_unweighted_mean": cell.is_near(mean),
        "reconciliation.truncated": cell.is_truncated(exact),
        "reconciliation.rounded_up": cell.is_rounded_up(exact),
    }
    explanation = next((rule for rule, applies in rules.items() if applies), "")
    return (Verdict.EXPLAINED if explanation else Verdict.DIFFERS), explanation


def _row(
    table: str,
    area: str,
    cell: PrintedNumber,
    check: Check,
    exact: Interval,
    verdict: Verdict,
    explanation: str,
) -> tuple[object, ...]:
    difference = cell.value - exact.low if exact.is_point else math.nan
    ends = exact.low, exact.high
    return table, area, cell.indicator, str(check), cell.value, *ends, difference, str(verdict), explanation


def _table(printed: DataFrame[PrintedCells], name: str) -> _Table:
    rows = printed[printed["table"] == name]
    keys = list(zip(rows["ref_area"], rows["indicator"], strict=True))
    printed_cells, corrected = (
        {key: PrintedNumber(text, key[1]) for key, text in zip(keys, rows[column], strict=True)}
        for column in ("printed", "corrected")
    )
    return _Table(name=name, printed=printed_cells, corrected=corrected)
