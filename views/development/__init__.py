"""How has unemployment developed, and where is it going?"""

from i18n.text import Text
from views.blocks import Bar, Part, Row
from views.choices import Chosen, OneOf
from views.context import Context
from views.development import figures, flows, market
from views.development.flows import FLOW
from views.development.headlines import answer, key_figures
from views.page import Page, View
from views.subject import free, municipality_of


def _codes(chosen: Chosen) -> tuple[str, ...]:
    area, own = chosen.context.area, municipality_of(chosen)
    return (own,) if own else (area.code, *area.seat_first, *area.totals)


AREA = OneOf(
    key="of",
    label="development.of",
    codes=_codes,
    said=lambda code, chosen, text: chosen.context.names(text.language)[code],
    is_list=True,
    counts=lambda chosen: not municipality_of(chosen),
)
"""Whose series is shown: the area, a municipality of it, or a published area within it."""

SHOWN = OneOf(key="shown", label="development.shown", codes=("year_on_year", "level", "adjusted"))
"""The producer's own comparison first; the adjustment is ours."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the months behind, those to come and how far such forecasts missed, then vacancies."""
    of, shown = chosen[AREA], chosen[SHOWN]
    return Page(
        answer=answer(context, text, of),
        key_figures=key_figures(context, text, of),
        main=(
            Bar((*free(chosen, AREA), SHOWN)),
            Row(
                (1, 1),
                ((Part("series", figures.series, of, shown),), (Part("forecast", figures.forecast, of),)),
            ),
        ),
        below=(
            Row(
                (1, 1),
                (
                    (Part("errors", figures.errors, of),),
                    (Part("vacancies", market.vacancies, of),),
                ),
            ),
            *flows.blocks(chosen, text),
            Part("revised", market.revised),
        ),
    )


VIEW = View(
    name="development",
    section="follow_up",
    choices=(AREA, SHOWN, FLOW),
    build=build,
    model="1.3",
    snapshots=("statfin_12tf", "statfin_12r5"),
    follows=True,
)
