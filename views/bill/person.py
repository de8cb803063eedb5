"""What one person costs the municipality by paid day, what a placement of a year is worth, and the law."""

import pandas as pd

from analytics.benefit_liability.law import (
    REGIMES,
    YEAR_DAYS,
    Benefit,
    Regime,
    Steps,
    cost_of_next,
    cumulative,
    ladder,
    month_cost,
    months_until,
    share,
)
from analytics.dated import FULL_DAY_EUR
from charts.bill import Climb, cumulative_cost
from domain.records import records
from i18n.quantity import CENTS, COUNT, ROUND_SHARE, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.bill.choices import regime_of
from views.bill.worked import Law
from views.blocks import Figure
from views.context import Context
from views.origins import day as day_in_words
from views.origins import said as said_source
from views.prices import joined, of_month
from views.table import Column, Table

LONGEST = 1_300
"""Paid days at which the picture ends: five years."""

_DAYS = (60, 100, 200, 300, 400, 500, 700, 1_000, LONGEST)
_MARKS = (0, 200, 400, 700, 1_000, LONGEST)
_FINE = 20


def figure(context: Context, text: Text, law: Law, benefit: str, day: float) -> Figure:
    """Return a person's cost by paid day under the chosen law, with the other laws beside it."""
    steps = ladder(regime_of(law), Benefit(benefit))
    full, note = of_month(text, FULL_DAY_EUR, context.period)
    eur = full.value
    named = text(f"bill.benefit_choice.{benefit}")
    title = text("bill.person.title", benefit=named, law=text(f"bill.regimes.{law[0]}"))
    days = sorted({*_DAYS, int(day)})
    frame = pd.DataFrame([_row(text, steps, each, eur) for each in days])
    said = "; ".join(f"{row['name']} {CENTS.write(text, row['whole'])}" for row in records(frame))
    return Figure(
        heading=text("bill.person.heading"),
        answer=text(
            "bill.person.answer",
            day=COUNT.write(text, day),
            benefit=named,
            whole=CENTS.write(text, cumulative(steps, day, eur)),
            month=CENTS.write(text, month_cost(steps, int(day) + 1, eur)),
            share=ROUND_SHARE.write(text, share(steps, int(day) + 1)),
            year=CENTS.write(text, cost_of_next(steps, day, eur)),
        ),
        title=title,
        definition=joined(text("bill.person.definition", eur=CENTS.write(text, eur)), note),
        alt=text("bill.person.alt", days=said),
        source=said_source(text, [text("bill.law_source")], notes=[text("bill.person.note")]),
        drawing=cumulative_cost(
            [
                *_climbs(text, law, Benefit(benefit), eur, is_chosen=False),
                *_climbs(text, law, Benefit(benefit), eur, is_chosen=True),
            ],
            text,
            day=day,
            spared=(day, day + YEAR_DAYS),
            marks=_MARKS,
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("bill.columns.day")),
                Column(name="months", label=text("bill.columns.months"), quantity=TENTHS),
                Column(name="share", label=text("bill.columns.next_share"), quantity=ROUND_SHARE),
                Column(name="month", label=text("bill.columns.next_month"), quantity=CENTS),
                Column(name="whole", label=text("bill.columns.whole"), quantity=CENTS),
                Column(name="year", label=text("bill.columns.year"), quantity=CENTS),
            ),
            file="benefit_person",
        ),
        chart=Bars(of=("whole",), is_ordered=False),
    )


def _row(text: Text, steps: Steps, day: int, eur: float) -> dict[str, str | float]:
    return {
        "name": text("bill.ahead.day", day=COUNT.write(text, day)),
        "months": months_until(day),
        "share": share(steps, day + 1),
        "month": month_cost(steps, day + 1, eur),
        "whole": cumulative(steps, day, eur),
        "year": cost_of_next(steps, day, eur),
    }


def _climbs(text: Text, law: Law, benefit: Benefit, eur: float, *, is_chosen: bool) -> list[Climb]:
    days = list(range(0, LONGEST + 1, _FINE))
    found = []
    for each in REGIMES:
        if (each.key == law[0]) is not is_chosen:
            continue
        steps = ladder(regime_of((each.key, law[1])), benefit)
        euros = [cumulative(steps, day, eur) for day in days]
        found.append(
            Climb(name=text(f"bill.regimes_short.{each.key}"), days=days, euros=euros, is_chosen=is_chosen)
        )
    return found


def law_table(_context: Context, text: Text, law: Law) -> Figure:
    """Return the law as a dated table: each benefit's share by paid day."""
    title = text("bill.law_table.title")
    rows = [
        {
            "since": day_in_words(text, each.since),
            "law": text(f"bill.regimes.{each.key}"),
            "benefit": text(f"bill.benefits.{benefit}"),
            "steps": _in_words(text, _as_assumed(each, law).steps[benefit]),
            "services": text(
                "bill.law_table.counted" if each.counts_services else "bill.law_table.uncounted"
            ),
            "known": text("bill.law_table.assumed" if _is_assumed(each, benefit) else "bill.law_table.read"),
        }
        for each in REGIMES
        for benefit in each.steps
    ]
    return Figure(
        title=title,
        source=said_source(text, [text("bill.law_source")], notes=[text("bill.law_table.note")]),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows),
            columns=tuple(
                Column(name=name, label=text(f"bill.columns.{name}"))
                for name in ("since", "law", "benefit", "steps", "services", "known")
            ),
            file="benefit_law",
        ),
    )


def _as_assumed(regime: Regime, law: Law) -> Regime:
    return regime_of((regime.key, law[1]))


def _is_assumed(regime: Regime, benefit: Benefit) -> bool:
    return not regime.is_known and benefit is Benefit.GENERAL


def _in_words(text: Text, steps: Steps) -> str:
    said = [
        text(
            "bill.law_table.step",
            day=COUNT.write(text, step.after + 1),
            share=ROUND_SHARE.write(text, step.share),
        )
        for step in steps
    ]
    return "; ".join(said) or text("bill.law_table.nothing")
