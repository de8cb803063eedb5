"""Do the plan's figures add up?"""

import pandas as pd

from analytics.deviations import corrected_totals
from analytics.reconciliation import Verdict
from domain.records import records
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Part, Row
from views.choices import Chosen, OneOf
from views.context import Context
from views.page import Page, View
from views.reconciliation import figures, of_municipality, suppressed
from views.reconciliation.rows import SHAPES, checks, indicator_name, verdict_counts, verdict_name
from views.subject import municipality_of

_FILTERS = {
    "wrong": (Verdict.EXPLAINED, Verdict.DIFFERS),
    "explained": (Verdict.EXPLAINED,),
    "differs": (Verdict.DIFFERS,),
    "agrees": (Verdict.AGREES,),
    "all": tuple(Verdict),
}
"""Code of what the ledger shows -> verdicts."""


def _filter_words(code: str, _chosen: Chosen, text: Text) -> str:
    words = text(f"reconciliation.filters.{code}")
    verdicts = _FILTERS[code]
    if len(verdicts) > 1:
        return words
    return text("reconciliation.shaped", shape=SHAPES[verdicts[0]], words=words)


SHOWN = OneOf(
    key="verdict",
    formerly=("tulos",),
    label="reconciliation.filter",
    codes=tuple(_FILTERS),
    old={
        "ei-tasmaa": "wrong",
        "selittyy": "explained",
        "ristiriita": "differs",
        "tasmaa": "agrees",
        "kaikki": "all",
    },
    said=_filter_words,
)
"""Which checks the ledger lists."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the wrong numbers beside all checks, the ledger, and what suppression leaves open.

    Raises:
        PlanMissingError: The area has no plan.
    """
    rows, shown, own = checks(context, text), chosen[SHOWN], municipality_of(chosen)
    filtered = chosen.words(SHOWN, text)
    return Page(
        answer=(
            *(of_municipality.answer(rows, context, text, own) if own else ()),
            *_answer(rows, context, text),
        ),
        key_figures=of_municipality.key_figures(rows, text, own) if own else _key_figures(rows, text),
        main=(Part("deviations", figures.deviations, own),),
        side=(Part("checks", figures.dots, own),),
        below=(
            SHOWN,
            Part("ledger", figures.ledger, shown, _FILTERS[shown], filtered),
            Row(
                (1, 1),
                ((Part("suppressed", suppressed.cells, own),), (Part("remainders", suppressed.remainders),)),
            ),
            Part("corrections", figures.corrections),
        ),
    )


def _answer(rows: pd.DataFrame, context: Context, text: Text) -> tuple[str, ...]:
    """Return how many checks agree, and the area's right totals."""
    counts = {verdict: text.integer(number) for verdict, number in verdict_counts(rows).items()}
    sentence = text(
        "reconciliation.answer", year=context.area.plan[:4], all=text.integer(len(rows)), **counts
    )
    wrong = [
        text(
            "reconciliation.answer_total",
            indicator=indicator_name(row["indicator"], text).lower(),
            recomputed=row["recomputed_words"],
            printed=row["printed_words"],
        )
        for row in records(corrected_totals(rows, context.area))
    ]
    totals = [text("reconciliation.answer_totals", totals="; ".join(wrong))] if wrong else []
    return (sentence, *totals)


def _key_figures(rows: pd.DataFrame, text: Text) -> tuple[KeyFigure, ...]:
    """Return one card per verdict, each with its shape, its number and its share."""
    return tuple(
        KeyFigure(
            label=verdict_name(verdict, text),
            value=text.integer(count),
            change=text("reconciliation.kpi_change", share=text.percent(count / len(rows))),
            definition=text(f"reconciliation.verdict_definition.{verdict}"),
        )
        for verdict, count in verdict_counts(rows).items()
    )


VIEW = View(name="reconciliation", section="evidence", choices=(SHOWN,), build=build, follows=True)
