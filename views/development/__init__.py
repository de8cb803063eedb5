"""How has unemployment developed, and where is it going?"""

from analytics.trend import SharesMissingError
from i18n.text import Text
from views import beside
from views.blocks import Bar, Block, Part, Row
from views.choices import Chosen, OneOf
from views.context import Context
from views.development import figures, flows, market
from views.development.flows import FLOW
from views.development.headlines import answer, key_figures
from views.development.rows import FEWEST_MONTHS, months_of, seasons_ahead
from views.moment import BESIDE_DAY, is_beside
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
    if context.as_of and not _has_series(context, of) and (known := beside.known_then(context, text)):
        return Page(answer=known, main=_two_moments(chosen))
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
            *_two_moments(chosen),
            *flows.blocks(chosen, text),
            *(() if is_beside(chosen) else (Part("revised", market.revised),)),
        ),
    )


def _two_moments(chosen: Chosen) -> tuple[Block, ...]:
    """Return the choice of another moment, and the shares of the two where there is one."""
    bar = Bar(beside.controls(chosen, beside.MONTH, beside.BESIDE_SHARES))
    if not is_beside(chosen):
        return (bar,)
    given = (chosen[beside.MONTH], chosen[BESIDE_DAY], chosen[beside.BESIDE_SHARES])
    return (bar, Part("two_moments", beside.shares, *given))


def _has_series(context: Context, of: str) -> bool:
    """Return whether there are months enough to tell a development of."""
    try:
        return len(months_of(context, of)) >= FEWEST_MONTHS
    except SharesMissingError:
        return False


VIEW = View(
    name="development",
    section="follow_up",
    choices=(AREA, SHOWN, FLOW, BESIDE_DAY, beside.MONTH, beside.BESIDE_SHARES),
    build=build,
    model="1.3",
    snapshots=("statfin_12tf", "statfin_12r5"),
    follows=True,
    ahead=seasons_ahead,
)
