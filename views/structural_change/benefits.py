"""What the municipalities pay of the benefits of those who lose their jobs, in two years, with its range."""

from dataclasses import dataclass

import pandas as pd

from analytics.benefit_liability.estimate import RANGES, Assumed
from analytics.dated import PAID_DAY_EUR, nearest
from analytics.structural_change.benefits import PerPerson, benefits, by_year, per_person
from charts import theme
from charts.spreads import spread_rows
from domain.errors import DashboardError, ParameterError
from domain.interval import Interval
from domain.records import records
from i18n.quantity import ANY_SHARE, CENTS, COUNT, EUROS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.structural_change import worked
from views.structural_change.columns import source_of
from views.structural_change.worked import Change
from views.table import Column, Table, end_columns, ends_of

_NAMED = 3
"""Municipalities named in the answer."""


class BenefitsUnknownError(DashboardError):
    """What municipalities pay cannot be worked out of jobs that come, or before there was a law of it."""

    text_key = "structural_change.errors.benefits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What is paid in two years.

    Attributes:
        areas: ref_area, eur, eur_low, eur_high, and first and second year's: first, first_low, first_high and
            second, second_low, second_high; the whole area last.
        since: First month that costs anything; "" where none does.
    """

    areas: pd.DataFrame
    since: str

    def of(self, ref_area: str) -> tuple[float, Interval]:
        """Return what an area pays in two years, and its range."""
        row = next(each for each in records(self.areas) if each["ref_area"] == ref_area)
        return row["eur"], Interval(*ends_of(row, "eur"))


def paid(context: Context, change: Change) -> Paid:
    """Return what municipalities pay of the benefits of those who register.

    Raises:
        BenefitsUnknownError: Jobs come rather than go, or no law is known of the month.
        DashboardError: As `worked.people_of`.
    """
    return context.once(_paid, change)


def answer(context: Context, text: Text, change: Change) -> list[str]:
    """Return the sentence on what municipalities pay; none where that cannot be worked out."""
    try:
        found = paid(context, change)
    except DashboardError:
        return []
    central, ends = found.of(context.area.code)
    names, homes = context.names(text.language), found.areas[found.areas["ref_area"] != context.area.code]
    most = [row for row in records(homes.sort_values("eur", ascending=False)) if row["eur"] >= 1][:_NAMED]
    if not most:
        return []
    return [
        text(
            "structural_change.benefits.answer",
            eur=EUROS.write(text, central),
            range=EUROS.span(text, ends.low, ends.high),
            areas=", ".join(f"{names[row['ref_area']]} {EUROS.write(text, row['eur'])}" for row in most),
            since=text.period_in(found.since),
        )
    ]


def figure(context: Context, text: Text, change: Change, own: str) -> Figure:
    """Return what every municipality pays in two years, `own` in colour; "" for all.

    Raises:
        BenefitsUnknownError: As `paid`.
        DashboardError: As `worked.people`.
    """
    people, found = worked.people(context, text, change), paid(context, change)
    names, area = context.names(text.language), context.area.code
    rows = found.areas.assign(
        name=[names[code] for code in found.areas["ref_area"]],
        words=[EUROS.span(text, low, high) for low, high in found.areas[["eur_low", "eur_high"]].to_numpy()],
        colour=[(theme.BRAND if own in ("", code) else theme.GREY).light for code in found.areas["ref_area"]],
    )
    rows["hover"] = "<b>" + rows["name"] + "</b><br>" + rows["words"]
    homes = rows[rows["ref_area"] != area]
    drawn = homes.rename(columns={"eur": "value", "eur_low": "low", "eur_high": "high"})
    title = text("structural_change.benefits.title")
    most = homes.sort_values("eur", ascending=False).head(_NAMED)
    return Figure(
        title=title,
        definition=text("structural_change.benefits.definition"),
        alt=text(
            "structural_change.benefits.alt",
            areas="; ".join(f"{row['name']} {row['words']}" for row in records(most)),
        ),
        source=source_of(context, text, people, "range_note", more=(_assumed(context, text),)),
        drawing=spread_rows(drawn, text, longest=max(float(homes["eur_high"].max()), 1.0)),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *(
                    column
                    for name in ("first", "second", "eur")
                    for column in (
                        Column(name=name, label=text(f"structural_change.benefits.{name}"), quantity=EUROS),
                        *end_columns(text, name, text(f"structural_change.benefits.{name}"), EUROS),
                    )
                ),
            ),
            file="structural_change_benefits",
        ),
        chart=Bars(of=("eur_low", "eur_high")),
    )


def _assumed(context: Context, text: Text) -> str:
    day, usual = nearest(PAID_DAY_EUR, context.period).row, Assumed()
    share, days = RANGES["paid_share"], RANGES["allowance_days"]
    return text(
        "structural_change.benefits.assumed",
        share=ANY_SHARE.write(text, usual.paid_share),
        share_range=ANY_SHARE.span(text, share.low, share.high),
        day=CENTS.write(text, day.value),
        day_range=CENTS.span(text, RANGES["day_eur"].low, RANGES["day_eur"].high),
        days=COUNT.write(text, usual.allowance_days),
        days_range=COUNT.span(text, days.low, days.high),
    )


def _paid(context: Context, change: Change) -> Paid:
    if change.parameters.jobs_change > 0:
        raise BenefitsUnknownError("of new jobs")
    months = benefits(worked.people_of(context, change).result.areas, _cost(context, change.parameters.month))
    charged = months.loc[months["eur_high"] > 0, "time_period"]
    return Paid(areas=by_year(months), since=str(charged.min()) if len(charged) else "")


def _cost(context: Context, month: str) -> PerPerson:
    day_eur = nearest(PAID_DAY_EUR, context.period).row.value
    try:
        return context.kept((per_person, month), lambda: per_person(month, day_eur))
    except ParameterError as error:
        raise BenefitsUnknownError(str(error)) from error
