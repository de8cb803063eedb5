"""How does the area do by the shared metrics, and do vacancies meet the unemployed?"""

from analytics.rates import ratio
from domain.area import COUNTRY
from domain.interval import Interval
from i18n.quantity import COUNT, EUROS, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.blocks import Bar, Part, Row, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page, View
from views.prices import fte_cost, joined
from views.shared_metrics import matching, mismatch, occupations, of_municipality, six
from views.shared_metrics.choices import (
    CHOICES,
    INDICATOR,
    MINUTES,
    MUNICIPALITY,
    SECTION,
    VACANCIES,
)
from views.structural_change.posts import FTE
from views.subject import free, municipality_of


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the six indicators, or how vacancies and the unemployed meet."""
    return _six(chosen, context, text) if chosen[SECTION] == "metrics" else _matching(chosen, context, text)


def _six(chosen: Chosen, context: Context, text: Text) -> Page:
    here, posts, own = chosen[MUNICIPALITY], chosen[FTE], municipality_of(chosen)
    table = context.once(mismatch.table_of)
    whole = ratio(table.of(context.area.code, "unemployed"), table.of(context.area.code, "labour_force"))
    country = ratio(table.of(COUNTRY, "unemployed"), table.of(COUNTRY, "labour_force"))
    money, price = six.resources(context, posts), fte_cost(text, context.period)
    return Page(
        answer=(
            of_municipality.answer_six(context, text, own)
            if own
            else text(
                "shared_metrics.answer_six",
                area_of=context.area.name_of[text.language],
                period=text.period_in(context.period),
                share=SHARE.span(text, whole.low, whole.high),
                country=SHARE.span(text, country.low, country.high),
            ),
            text("shared_metrics.answer_missing", missing=COUNT.write(text, len(six.MISSING))),
        ),
        key_figures=of_municipality.key_figures(context, text, own, posts)
        if own
        else (
            KeyFigure(
                label=text("shared_metrics.kpi.resources"),
                value=EUROS.span(text, money.low, money.high) if money.is_known else text.unknown,
                change=text("shared_metrics.kpi.resources_of", **price),
                definition=joined(text("shared_metrics.six.definition"), price["fte_note"]),
            ),
            KeyFigure(
                label=text("indicators.unemployed_share.label"),
                value=SHARE.span(text, whole.low, whole.high),
                change=text("activation.against", country=SHARE.span(text, country.low, country.high)),
                definition=text("indicators.unemployed_share.definition"),
            ),
        ),
        main=(
            Bar((SECTION, *free(chosen, MUNICIPALITY), INDICATOR)),
            Part("by_municipality", six.by_municipality, chosen[INDICATOR], here, posts),
        ),
        below=(Part("six", six.figure, here, posts),),
        notes=(text("shared_metrics.notes.survey"),),
    )


def _matching(chosen: Chosen, context: Context, text: Text) -> Page:
    here, change, own = chosen[MUNICIPALITY], chosen[VACANCIES] / 100, municipality_of(chosen)
    found, table = mismatch.index(context), context.once(mismatch.table_of)
    tightness = ratio(table.of(context.area.code, "vacancies"), table.of(context.area.code, "unemployed"))
    more = matching.matches(change)
    return Page(
        answer=(
            *(of_municipality.answer_matching(context, text, own, chosen[MINUTES]) if own else ()),
            text(
                "shared_metrics.answer_matching",
                period=text.period_in(context.period),
                index=SHARE.span(text, found.low, found.high),
                tightness=HUNDREDTHS.span(text, tightness.low, tightness.high),
            ),
            text(
                "shared_metrics.answer_more" if change >= 0 else "shared_metrics.answer_fewer",
                change=text.percent(abs(change), 0),
                matches=SHARE.span(text, *sorted((abs(more.low), abs(more.high)))),
            ),
        ),
        main=(
            Bar((SECTION, *free(chosen, MUNICIPALITY))),
            Part("mismatch", mismatch.mismatch),
        ),
        side=(Part("beveridge", matching.beveridge, here),),
        below=(
            Row(
                (1, 1),
                (
                    (MINUTES, Part("reach", matching.reach, chosen[MINUTES], here)),
                    (
                        VACANCIES,
                        Part("elasticities", matching.elasticities, change),
                        Words((text("shared_metrics.elasticities.words"),)),
                    ),
                ),
            ),
            *occupations.blocks(context, text),
        ),
        notes=(text("shared_metrics.notes.barometer"),),
    )


def _reached(chosen: Chosen) -> Interval:
    """Return the vacancies within reach of the municipality that the page tells of."""
    return of_municipality.reached(chosen.context, chosen[MUNICIPALITY], chosen[MINUTES])


VIEW = View(
    name="shared_metrics",
    section="follow_up",
    choices=CHOICES,
    build=build,
    results={
        "mismatch_index": lambda chosen: mismatch.index(chosen.context),
        "vacancies_near": _reached,
        "matches_change": lambda chosen: matching.matches(chosen[VACANCIES] / 100),
    },
    model="1.3",
    takes_figures=True,
    snapshots=("statfin_12r5", "road_distances"),
    follows=True,
)
