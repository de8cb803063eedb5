"""The answer and the key figures of one municipality, beside those of the area."""

from analytics.counts import Counts, counts
from analytics.rates import figure, ratio
from analytics.situation import GROUPS, HEADLINES
from domain.area import COUNTRY
from domain.errors import DashboardError
from domain.indicators import INDICATORS, Unit
from domain.interval import Interval
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.changes.rows import change_of
from views.changes.words import than_usual
from views.context import Context
from views.development.words import direction, share_words, size_words


def answer(context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return how many are unemployed there, what share that is, and what it was a year before."""
    table = context.once(_table)
    now = text(
        "overview.answer_municipality",
        municipality=context.names(text.language)[of],
        period=text.period_of(context.period),
        unemployed=_written(text, "unemployed", figure(table, of, "unemployed")),
        share=_written(text, "unemployed_share", figure(table, of, "unemployed_share")),
    )
    beside = text(
        "overview.answer_beside",
        area=_written(text, "unemployed_share", figure(table, context.area.code, "unemployed_share")),
        country=_written(text, "unemployed_share", figure(table, COUNTRY, "unemployed_share")),
    )
    before = year_before(context, text, of)
    return (now, beside, before) if before else (now, beside)


def year_before(context: Context, text: Text, of: str) -> str:
    """Return how the share changed in a year and whether that is usual, where both months are published."""
    try:
        found = change_of(context, context.period, of)
    except DashboardError:  # the figure of the months says why
        return ""
    if found is None:
        return ""
    return text(
        f"overview.year_before_{direction(found.change)}",
        before=share_words(context, text, of, found.before),
        change=size_words(context, text, of, found.change),
        usual=than_usual(text, found),
    )


def key_figures(context: Context, text: Text, of: str) -> tuple[KeyFigure, ...]:
    """Return the municipality's headline figures beside the area's, of a group also its share."""
    table = context.once(_table)
    return tuple(
        KeyFigure(
            label=text(f"indicators.{each}.label"),
            value=_written(text, each, figure(table, of, each)),
            change=_beside(context, text, table, of, each),
            definition=text(f"indicators.{each}.definition"),
        )
        for each in HEADLINES
    )


def _beside(context: Context, text: Text, table: Counts, of: str, indicator: str) -> str:
    area = context.area.code
    whole = figure(table, area, indicator)
    if indicator not in GROUPS:
        return text("overview.beside", area=_written(text, indicator, whole))
    own, every = (ratio(figure(table, each, indicator), table.of(each, "unemployed")) for each in (of, area))
    return text(
        "overview.of_unemployed_beside",
        own=SHARE.span(text, own.low, own.high),
        area=SHARE.span(text, every.low, every.high),
    )


def _written(text: Text, indicator: str, value: Interval) -> str:
    quantity = SHARE if INDICATORS[indicator].unit is Unit.SHARE else COUNT
    return quantity.span(text, value.low, value.high)


def _table(context: Context) -> Counts:
    return counts(context.now.data, context.area)
