"""The hours checked against a published change in the whole country, and what the difference comes from."""

from functools import partial

import pandas as pd

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.hour_balance import hour_balances
from analytics.staffing.national import (
    PUBLISHED_CHANGE_FTE,
    national_change_fte,
    needed_supplementary_for,
    surcharge_pairs,
)
from analytics.staffing.tornado import tornado
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.staffing import tornado as drawn
from views.staffing.assumed import written
from views.staffing.look import Look
from views.staffing.setting import Given, Posts, country
from views.staffing.words import short
from views.table import Column, Table

_CLOSE = 0.05
"""How near the published change, as a share of it, counts as the same."""


def surcharges(context: Context, text: Text, given: Given, posts: Posts) -> Figure:
    """Return the change of hours with and without each of the two surcharges.

    Raises:
        FiguresMissingError: The country's persons are not known.
    """
    look, title = Look(context, text, given, posts), text("staffing_page.calibration.pairs")
    return Figure(
        title=title,
        answer=" ".join(_answer(look)),
        definition=text("staffing_page.calibration.pairs_definition"),
        source=look.source(_source(context, text), *_explanation(look)),
        table=_table(text, _rows(look), title),
    )


def sensitivity(context: Context, text: Text, assumptions: Assumptions) -> Figure:
    """Return how far each assumption moves the change, beside the published one.

    Raises:
        FiguresMissingError: The country's persons are not known.
    """
    change = partial(national_change_fte, country(context))
    return drawn.figure(
        text,
        tornado(change, assumptions),
        key="calibration",
        title=text("staffing_page.hours.calibration"),
        quantity=COUNT,
        middle=change(assumptions),
        unit=text("staffing_page.hours.calibration_unit"),
        reference=PUBLISHED_CHANGE_FTE,
        reference_label=text("staffing_page.hours.published", fte=text.integer(PUBLISHED_CHANGE_FTE)),
        source=_source(context, text),
    )


def _source(context: Context, text: Text) -> str:
    return text("staffing_page.hours.calibration_source", period=text.period(context.period))


def _answer(look: Look) -> list[str]:
    """Return what the model gives, and whether the two surcharges are the whole difference."""
    text, persons = look.text, country(look.context)
    changes = {
        name: national_change_fte(persons, each) for name, each in surcharge_pairs(look.assumptions).items()
    }
    off = abs(changes["neither"] - PUBLISHED_CHANGE_FTE) / abs(PUBLISHED_CHANGE_FTE)
    sentences = [
        text(
            "staffing_page.calibration.answer",
            model=text.integer(changes["both"]),
            published=text.integer(PUBLISHED_CHANGE_FTE),
        ),
        text(
            "staffing_page.calibration.without", **{name: text.integer(fte) for name, fte in changes.items()}
        ),
    ]
    return [*sentences, text("staffing_page.calibration.explained")] if off <= _CLOSE else sentences


def _explanation(look: Look) -> list[str]:
    text, assumptions = look.text, look.assumptions
    needed = needed_supplementary_for(PUBLISHED_CHANGE_FTE, country(look.context), assumptions)
    return [
        text(
            "staffing_page.calibration.needed",
            needed=text.number(needed, 1),
            assumed=short(text, assumptions.needed_supplementary),
        ),
        text("staffing_page.calibration.not_fitted"),
    ]


def _rows(look: Look) -> pd.DataFrame:
    text, persons, rows = look.text, country(look.context), []
    for name, assumptions in surcharge_pairs(look.assumptions).items():
        area = hour_balances(look.setting.coefficients, look.fte, assumptions, look.given.regime)[-1]
        rows.append(
            {
                "label": text(
                    f"staffing_page.calibration.rows.{name}",
                    recording=written(text, "recording_min", look.assumptions.recording_min),
                    no_shows=written(text, "no_show_share", look.assumptions.no_show_share),
                ),
                "change": national_change_fte(persons, assumptions),
                "hours": None if area.workload is None else area.workload.hours,
                "share": area.statutory_share,
            }
        )
    return pd.DataFrame(rows).astype({"hours": float, "share": float})


def _table(text: Text, rows: pd.DataFrame, title: str) -> Table:
    quantities = {"change": COUNT, "hours": COUNT, "share": SHARE}
    return Table(
        caption=title,
        frame=rows,
        columns=(
            Column(name="label", label=text("staffing_page.calibration.columns.label")),
            *(
                Column(name=name, label=text(f"staffing_page.calibration.columns.{name}"), quantity=quantity)
                for name, quantity in quantities.items()
            ),
        ),
        file="calibration_pairs",
    )
