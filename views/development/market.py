"""What stands beside a series: vacancies against unemployment, flows, and how a first release was revised."""

from typing import Any

import pandas as pd

from analytics.counts import counts
from analytics.rates import ratio
from charts.vacancies import places
from data import employment
from domain.errors import FiguresMissingError
from domain.records import records
from i18n.quantity import COUNT, FINE_SHARE, HUNDREDTHS, POINTS_TENTHS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.development.rows import FEWEST_MONTHS
from views.table import Column, Table, end_columns


class ReleaseMissingError(FiguresMissingError):
    """No share of the area is known as it was first released."""

    text_key = "development.release_missing"


def vacancies(context: Context, text: Text, of: str) -> Figure:
    """Return vacancies against unemployment: through the months of one area, or of areas in the only month.

    Raises:
        FiguresMissingError: There are no figures.
    """
    months = context.once(_months)
    is_path = len(months) >= FEWEST_MONTHS
    names = context.names(text.language)
    codes = [of] if is_path else [*context.area.municipalities]
    rows = _rows(context, tuple(months if is_path else (context.period,)), codes)
    rows = rows.assign(
        name=[
            text.period(row["time_period"]) if is_path else names[row["ref_area"]] for row in records(rows)
        ],
        is_chosen=rows["ref_area"].eq(of) & (not is_path),
    )
    rows = rows.assign(hover=[_hover(row, text) for row in records(rows)])
    period = text.period(context.period)
    key = "path" if is_path else "places"
    title = text(f"development.vacancies.{key}_title", area=names[of], period=period)
    per_unemployed = text("indicators.vacancies_per_unemployed.label")
    return Figure(
        title=title,
        definition=text("development.vacancies.definition"),
        alt=text("development.vacancies.alt", rows="; ".join(row["hover"] for row in records(_ends(rows)))),
        source=source_line(
            text,
            context,
            context.now,
            notes=[text(f"development.vacancies.{key}_note", period=text.period_of(context.period))],
        ),
        drawing=places(
            rows.assign(hover=rows["hover"].str.replace(": ", "<br>", n=1)),
            text,
            x_title=text("development.vacancies.unemployed"),
            y_title=text("development.vacancies.vacancies"),
            is_path=is_path,
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.month" if is_path else "columns.area")),
                Column(name="unemployed", label=text("development.vacancies.unemployed"), quantity=SHARE),
                *end_columns(text, "vacancies", text("development.vacancies.vacancies"), FINE_SHARE),
                *end_columns(text, "tightness", per_unemployed, HUNDREDTHS),
            ),
            file="vacancies_and_unemployed",
        ),
        chart=Bars(of=("tightness_low", "tightness_high")),
    )


def revised(context: Context, text: Text) -> Figure:
    """Return a month as it was first released beside what the series says of it now.

    Raises:
        ReleaseMissingError: Nothing of the area is known as first released.
    """
    released, shares = context.released, context.shares
    own = released.data[released.data["ref_area"].isin(context.area.municipalities)]
    rows = own.merge(
        shares.data,
        on=["ref_area", "time_period"],
        how="inner",
        validate="one_to_one",
        suffixes=("_first", "_now"),
    ).dropna()
    if rows.empty:
        raise ReleaseMissingError(f"no first releases of {context.area.code}", period=context.period)
    names = context.names(text.language)
    rows = rows.assign(
        name=rows["ref_area"].map(names),
        month=rows["time_period"].map(text.period),
        change=(rows["unemployed_share_now"] - rows["unemployed_share_first"]).round(4),
    )
    low, high = rows["change"].min(), rows["change"].max()
    said = POINTS_TENTHS.span(text, low, high)
    every = list(dict.fromkeys(rows["time_period"]))
    months, of_months = (
        text.listed(list(map(text.period, every))),
        text.listed(list(map(text.period_of, every))),
    )
    title = text("development.revised.title", months=months)
    return Figure(
        heading=text("development.revised.heading"),
        answer=text(
            "development.revised.answer", change=said, number=COUNT.write(text, len(rows)), months=of_months
        ),
        title=title,
        alt=text("development.revised.alt", change=said),
        source=source_line(text, context, shares, released, notes=[text("development.revised.note")]),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(name="month", label=text("columns.month")),
                Column(
                    name="unemployed_share_first", label=text("development.revised.first"), quantity=SHARE
                ),
                Column(name="unemployed_share_now", label=text("development.revised.now"), quantity=SHARE),
                Column(name="change", label=text("development.revised.change"), quantity=POINTS_TENTHS),
            ),
            file="revised_shares",
        ),
    )


def _months(context: Context) -> tuple[str, ...]:
    return employment.complete_months(context.store)


def _rows(context: Context, months: tuple[str, ...], codes: list[str]) -> pd.DataFrame:
    """Return ref_area, time_period, unemployed, vacancies_low/high, tightness_low/high; fractions."""
    found: list[dict[str, Any]] = []
    for month in months:
        table = counts(context.observations(month).data, context.area)
        for code in codes:
            force, out, open_ = (table.of(code, each) for each in ("labour_force", "unemployed", "vacancies"))
            share, vacant, tight = ratio(out, force), ratio(open_, force), ratio(open_, out)
            if share.is_known and vacant.is_known:
                found.append(
                    {
                        "ref_area": code,
                        "time_period": month,
                        "unemployed": (share.low + share.high) / 2,
                        "vacancies_low": vacant.low,
                        "vacancies_high": vacant.high,
                        "tightness_low": tight.low,
                        "tightness_high": tight.high,
                    }
                )
    if not found:
        raise FiguresMissingError(f"no vacancies of {context.area.code}", period=context.period)
    return pd.DataFrame(found)


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("tightness_high").iloc[[-1, 0]]


def _hover(row: dict[str, Any], text: Text) -> str:
    return text(
        "development.vacancies.hover",
        name=row["name"],
        unemployed=SHARE.write(text, row["unemployed"]),
        vacancies=FINE_SHARE.span(text, row["vacancies_low"], row["vacancies_high"]),
        tightness=HUNDREDTHS.span(text, row["tightness_low"], row["tightness_high"]),
    )
