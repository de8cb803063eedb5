"""Every printed total and ratio of an area's plan beside the number its own cells give."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analytics.printed_numbers import PERCENT_INDICATORS, PrintedNumber
from domain.area import Area
from domain.frames import PlanStatements, PrintedCells
from domain.interval import Interval, sum_bounds
from domain.records import records
from domain.typed import DataFrame


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


_FLOWS = frozenset({"inbound_commuters", "outbound_commuters"})
_COLUMNS = [
    "table",
    "ref_area",
    "indicator",
    "check",
    "printed_text",
    "printed",
    "recomputed_low",
    "recomputed_high",
    "difference",
    "verdict",
    "explanation",
]


@dataclass(frozen=True, slots=True)
class _Table:
    """One printed table of an area: its cells as printed and as corrected."""

    name: str
    area: Area
    printed: dict[tuple[str, str], PrintedNumber]
    corrected: dict[tuple[str, str], PrintedNumber]

    def parts(self, indicator: str) -> list[Interval]:
        """Return the municipal cells of a column, after correction."""
        return [self.corrected[each, indicator].bounds for each in self.area.municipalities]

    def unweighted_mean(self, indicator: str) -> float:
        """Return the mean of the printed municipal numbers of a column."""
        cells = [self.printed[each, indicator].value for each in self.area.municipalities]
        return sum(cells) / len(cells)

    @property
    def rows(self) -> tuple[str, ...]:
        """The municipalities, then the area."""
        return (*self.area.municipalities, self.area.code)


def reconciliation(
    printed: DataFrame[PrintedCells], stated: DataFrame[PlanStatements], area: Area
) -> pd.DataFrame:
    """Return every check of the plan's two tables and of its text, tables in printed order.

    Args:
        printed: The plan's cells.
        stated: What its text says.
        area: The area whose plan it is.

    Returns:
        The columns of `table_checks`; table is "text" where a statement is checked.
    """
    text = pd.DataFrame(_text(_table(printed, "unemployment", area), stated), columns=_COLUMNS)
    return pd.concat([table_checks(printed, area), text], ignore_index=True)


def table_checks(printed: DataFrame[PrintedCells], area: Area) -> pd.DataFrame:
    """Return every check of the plan's two tables, one row per check, tables in printed order.

    Parts are the cells after the ledger's corrections, and 1-4 where suppressed; what is judged is always
    the number as printed.

    Returns:
        table ("unemployment" or "commuting"), ref_area, indicator (a registry key, a column of
        `Commuting`, or "" for a whole row), check, printed_text (as in the document), printed (persons,
        jobs or a fraction; NaN where nothing is printed), recomputed_low, recomputed_high (equal where
        exact), difference (printed less recomputed; NaN where not exact), verdict, explanation (text key,
        "" if none).
    """
    unemployment, commuting = (_table(printed, name, area) for name in ("unemployment", "commuting"))
    rows = [
        *_totals(unemployment),
        *_shares(unemployment),
        *_sex_sums(unemployment),
        *_nested_ages(unemployment),
        *_short_rows(unemployment),
        *_totals(commuting),
        *_self_sufficiency(commuting),
        *_vintages(unemployment, commuting),
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _totals(table: _Table) -> Iterator[tuple[object, ...]]:
    for indicator in dict.fromkeys(indicator for _, indicator in table.printed):
        if indicator in PERCENT_INDICATORS:
            continue
        cell = table.printed[table.area.code, indicator]
        exact = sum_bounds(table.parts(indicator))
        verdict, explanation = _judged_total(cell, exact)
        if verdict is Verdict.AGREES and indicator in _FLOWS:
            explanation = "reconciliation.explanation.contains_internal_flows"
        yield _row(table.name, table.area.code, cell, Check.COLUMN_TOTAL, exact, verdict, explanation)


def _judged_total(cell: PrintedNumber, exact: Interval) -> tuple[Verdict, str]:
    """Return the verdict on a total; one that its suppressed cells cannot reach says so."""
    verdict, explanation = _judged(cell, exact)
    if verdict is Verdict.DIFFERS and not exact.is_point:
        explanation = "reconciliation.explanation.suppressed_infeasible"
    return verdict, explanation


def _shares(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in table.rows:
        yield _ratio_row(table, area, "unemployed_share", _share(table, area))


def _share(table: _Table, area: str) -> Interval:
    unemployed, labour_force = (table.corrected[area, name].value for name in ("unemployed", "labour_force"))
    return Interval.point(unemployed / labour_force)


def _self_sufficiency(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in table.rows:
        own, inbound, outbound = (
            table.corrected[area, name].value
            for name in ("employed_in_own_municipality", "inbound_commuters", "outbound_commuters")
        )
        exact = Interval.point((own + inbound) / (own + outbound))
        yield _ratio_row(table, area, "printed_self_sufficiency", exact)


def _ratio_row(table: _Table, area: str, indicator: str, exact: Interval) -> tuple[object, ...]:
    cell = table.printed[area, indicator]
    mean = table.unweighted_mean(indicator) if area == table.area.code else math.nan
    verdict, explanation = _judged(cell, exact, mean)
    if verdict is Verdict.DIFFERS:
        explanation = "reconciliation.explanation.contradicts_own_row"
    return _row(table.name, area, cell, Check.RATIO, exact, verdict, explanation)


def _sex_sums(table: _Table) -> Iterator[tuple[object, ...]]:
    for area in table.rows:
        cell = table.printed[area, "unemployed"]
        exact = sum_bounds([table.corrected[area, f"unemployed_{sex}"].bounds for sex in ("men", "women")])
        yield _row(table.name, area, cell, Check.SEX_SUM, exact, *_judged(cell, exact))


def _nested_ages(table: _Table) -> Iterator[tuple[object, ...]]:
    """Yield whether under 20 is at most under 25, where suppression leaves no doubt."""
    for area in table.rows:
        cell = table.corrected[area, "unemployed_under_20"]
        limit = table.corrected[area, "unemployed_under_25"].bounds
        fits, breaks = cell.bounds.high <= limit.low, cell.bounds.low > limit.high
        verdict = Verdict.AGREES if fits else Verdict.DIFFERS if breaks else Verdict.NOT_COMPUTABLE
        yield _row(table.name, area, cell, Check.AGE_NESTING, Interval(0, limit.high), verdict, "")


def _short_rows(table: _Table) -> Iterator[tuple[object, ...]]:
    """Yield the rows that print fewer values than the table has columns."""
    for area in table.area.municipalities:
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
                "reconciliation.explanation.aligned_by_totals",
            )


def _vintages(unemployment: _Table, commuting: _Table) -> Iterator[tuple[object, ...]]:
    """Yield the labour force of the commuting table against that of the unemployment table."""
    for area in unemployment.rows:
        cell = commuting.printed[area, "labour_force"]
        exact = unemployment.printed[area, "labour_force"].bounds
        agrees = cell.rounds(exact)
        verdict = Verdict.AGREES if agrees else Verdict.EXPLAINED
        explanation = "" if agrees else "reconciliation.explanation.two_vintages"
        yield _row(commuting.name, area, cell, Check.VINTAGE, exact, verdict, explanation)


def _text(table: _Table, stated: DataFrame[PlanStatements]) -> Iterator[tuple[object, ...]]:
    for row in records(stated):
        cell = PrintedNumber(row["printed"], row["indicator"])
        if row["item"] == "year":
            yield _stated_year(row["ref_area"], cell, Interval.point(float(row["source_says"])))
            continue
        if cell.indicator in PERCENT_INDICATORS:
            exact = _share(table, row["ref_area"])
            verdict = _judged(cell, exact, table.unweighted_mean(cell.indicator))
        else:
            exact = sum_bounds(table.parts(cell.indicator))
            verdict = _judged_total(cell, exact)
        yield _row("text", row["ref_area"], cell, Check.STATED_IN_TEXT, exact, *verdict)


def _stated_year(ref_area: str, cell: PrintedNumber, source: Interval) -> tuple[object, ...]:
    fits = cell.rounds(source)
    verdict = Verdict.AGREES if fits else Verdict.DIFFERS
    explanation = "" if fits else "reconciliation.explanation.year_does_not_fit_source"
    return _row("text", ref_area, cell, Check.STATED_PERIOD, source, verdict, explanation)


def _judged(cell: PrintedNumber, exact: Interval, mean: float = math.nan) -> tuple[Verdict, str]:
    """Return the verdict on a printed number, and the first rule that explains a difference."""
    if math.isnan(cell.value) or not exact.is_known:
        return Verdict.NOT_COMPUTABLE, ""
    if cell.rounds(exact):
        return Verdict.AGREES, ""
    rules = {
        "reconciliation.explanation.unweighted_mean": cell.rounds(Interval.point(mean)),
        "reconciliation.explanation.nearly_unweighted_mean": cell.is_near(mean),
        "reconciliation.explanation.truncated": cell.is_truncated(exact),
        "reconciliation.explanation.rounded_up": cell.is_rounded_up(exact),
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
    key = table, area, cell.indicator, str(check)
    return *key, cell.text, cell.value, *ends, difference, str(verdict), explanation


def _table(printed: DataFrame[PrintedCells], name: str, area: Area) -> _Table:
    rows = printed[printed["table"] == name]
    keys = list(zip(rows["ref_area"], rows["indicator"], strict=True))
    printed_cells, corrected = (
        {key: PrintedNumber(text, key[1]) for key, text in zip(keys, rows[column], strict=True)}
        for column in ("printed", "corrected")
    )
    return _Table(name=name, area=area, printed=printed_cells, corrected=corrected)
