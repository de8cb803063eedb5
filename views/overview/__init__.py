"""How does employment look now?"""

from analytics.situation import MAPPED
from i18n.text import Text
from views import beside
from views.blocks import Bar, Block, Link, Part, Row, Words
from views.choices import Chosen, OneOf
from views.context import Context
from views.moment import BEFORE, BESIDE_DAY, PERIOD, is_beside
from views.overview import figures, of_municipality
from views.overview.headlines import answer, compared, key_figures, tones
from views.overview.rows import label
from views.overview.standouts import sentences
from views.page import Page, View
from views.places import one_municipality
from views.subject import free, municipality_of

MUNICIPALITY = one_municipality(key="municipality", label="overview.municipality", formerly=("kunta",))
"""Whose line and whose border are drawn strong."""

INDICATOR = OneOf(
    key="indicator",
    label="overview.indicator",
    formerly=("mittari",),
    codes=MAPPED,
    said=lambda code, _chosen, text: label(text, code),
    is_list=True,
)
"""What the map and the ranking show."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: key figures and months beside the map, what stands out, the ranking and the groups."""
    if context.as_of and not context.period and (known := beside.known_then(context, text)):
        return Page(answer=known, main=_only_shares(chosen))
    municipality, indicator, own = chosen[MUNICIPALITY], chosen[INDICATOR], municipality_of(chosen)
    return Page(
        answer=of_municipality.answer(context, text, own) if own else answer(context, text),
        key_figures=of_municipality.key_figures(context, text, own) if own else key_figures(context, text),
        tones={} if own else tones(context),
        main=(
            *(() if own else (Words(compared(context, text)),)),
            Bar(
                (
                    Link(view="changes", label=text("overview.onward")),
                    *((Link(view="municipality", label=text("overview.sheet")),) if own else ()),
                )
            ),
            *free(chosen, MUNICIPALITY),
            Part("trend", figures.trend, municipality),
            Words(sentences(context, text, own)),
        ),
        side=(INDICATOR, Part("map", figures.map_of, indicator, municipality)),
        below=(
            *_two_moments(chosen),
            Row(
                (1, 1),
                (
                    (Part("ranking", figures.order, indicator, municipality),),
                    (Part("profile", figures.groups, own),),
                ),
            ),
        ),
    )


def _two_moments(chosen: Chosen) -> tuple[Block, ...]:
    """Return the choice of another moment, and what stands beside the page's where there is one."""
    bar = Bar(beside.controls(chosen, beside.BESIDE))
    if not is_beside(chosen):
        return (bar,)
    given = (chosen[BESIDE_DAY], chosen[beside.BESIDE], municipality_of(chosen))
    return (bar, Part("then_and_now", beside.key_figures, *given))


def _only_shares(chosen: Chosen) -> tuple[Block, ...]:
    """Return the shares that were known on a day of which no month is known whole."""
    month = beside.months_of_shares(chosen.context)[0]
    given = (month, chosen[BESIDE_DAY], month)
    return (Part("shares", beside.shares, *given),)


VIEW = View(
    name="overview",
    choices=(PERIOD, BEFORE, MUNICIPALITY, INDICATOR, BESIDE_DAY, beside.BESIDE),
    build=build,
    takes_figures=True,
    follows=True,
)
