"""The answer and the key figures of the overview, from one computation."""

from analytics.counts import counts
from analytics.rates import figure
from analytics.situation import Headline, headlines
from analytics.year_changes import YearChange, year_before
from domain.area import COUNTRY
from domain.errors import DashboardError, FiguresMissingError
from domain.indicators import INDICATORS, Direction, Unit
from domain.interval import Interval
from i18n.quantity import CHANGE, COUNT, POINTS_TENTHS, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.changes.rows import change_of
from views.changes.words import than_usual
from views.context import PLAN, Context
from views.development.words import direction, size_words


def answer(context: Context, text: Text) -> tuple[str, ...]:
    """Return how many are unemployed, what share that is, and how it changed in a year where that is told."""
    now = {each.indicator: each.now for each in context.once(_headlines)}
    country = figure(counts(context.now.data), COUNTRY, "unemployed_share")
    return (
        text(
            "overview.answer",
            area_of=context.area.name_of[text.language],
            period=text.period_of(context.period),
            unemployed=_value("unemployed", now["unemployed"], text),
            share=_value("unemployed_share", now["unemployed_share"], text),
            country=SHARE.span(text, country.low, country.high),
        ),
        *_in_a_year(context, text),
    )


def _in_a_year(context: Context, text: Text) -> tuple[str, ...]:
    """Return how the share changed, and whether that is more than usual."""
    found = _share_change(context)
    if found is None:
        return ()
    said = size_words(context, text, context.area.code, found.change)
    key = f"overview.year_{direction(found.change)}"
    return (text(key, change=said, usual=than_usual(text, found)),)


def key_figures(context: Context, text: Text) -> tuple[KeyFigure, ...]:
    """Return the area's headline figures, each with its change."""
    return tuple(
        KeyFigure(
            label=text(f"indicators.{each.indicator}.label"),
            value=_value(each.indicator, each.now, text),
            change=_change(each, context, text),
            definition=_definition(each, text),
        )
        for each in context.once(_headlines)
    )


def tones(context: Context) -> dict[int, str]:
    """Return the place of each key figure that rose or fell -> "good" or "bad"."""
    found = enumerate(_tone(each.indicator, _changed(each, context)) for each in context.once(_headlines))
    return {place: tone for place, tone in found if tone}


def compared(context: Context, text: Text) -> tuple[str, ...]:
    """Return what the changes are between, and whether the two months are like with like."""
    months = {"now": text.period_of(context.period), "before": text.period_of(context.before)}
    if not context.before:
        key = "no_month_before" if _share_change(context) is None else "only_share_before"
        return (text(f"overview.{key}", period_of=text.period_of(year_before(context.period))),)
    if not _has_earlier(context):
        return (text("overview.nothing_before", period=text.period(context.before)),)
    source = text(f"{context.origin(context.earlier.snapshots[0]).text_key}.short")
    said = text("overview.compared", **months, source=source)
    is_like = context.period.partition("-")[2] == context.before.partition("-")[2]
    return (said,) if is_like else (said, text("overview.not_like_with_like"))


def _headlines(context: Context) -> tuple[Headline, ...]:
    if not _has_earlier(context):
        return headlines(context.now.data, context.area)
    earlier = context.earlier
    is_printed = bool(context.area.plan) and earlier.snapshots == (PLAN,)
    printed = context.printed.data if is_printed else None
    return headlines(context.now.data, context.area, earlier=earlier.data, printed=printed)


def _has_earlier(context: Context) -> bool:
    """Return whether there is an earlier month with figures of the area."""
    if context.before >= context.period:
        return False
    try:
        return not context.earlier.data.empty
    except FiguresMissingError:
        return False


def _value(indicator: str, value: Interval, text: Text) -> str:
    quantity = SHARE if INDICATORS[indicator].unit is Unit.SHARE else COUNT
    return quantity.span(text, value.low, value.high)


def _changed(headline: Headline, context: Context) -> Interval:
    """Return the change of a figure; of the share, which has months of its own, also without the others'."""
    share = _share_change(context) if headline.indicator == "unemployed_share" else None
    return share.change if share else headline.change


def _share_change(context: Context) -> YearChange | None:
    """Return the change of the share in the year to the month; None where there is a month to compare."""
    if context.before:
        return None
    try:
        return change_of(context, context.period, context.area.code)
    except DashboardError:  # the figure of the months says why
        return None


def _change(headline: Headline, context: Context, text: Text) -> str:
    change = _changed(headline, context)
    if not change.is_known:
        return text("overview.no_comparison") if context.before else ""  # a sentence says so of them all
    if not headline.change.is_known:
        return text("development.year_on_year", change=POINTS_TENTHS.span(text, change.low, change.high))
    quantity = POINTS_TENTHS if INDICATORS[headline.indicator].unit is Unit.SHARE else CHANGE
    written = quantity.span(text, change.low, change.high)
    if headline.own_cells.is_known:
        return text("overview.change_contradicted", change=written)
    return written


def _definition(headline: Headline, text: Text) -> str:
    """Return what is measured, and what the plan's own cells give where they contradict its total."""
    definition = text(f"indicators.{headline.indicator}.definition")
    if not headline.own_cells.is_known:
        return definition
    contradiction = text(
        "overview.contradicted",
        printed=COUNT.write(text, headline.before.low),
        cells=COUNT.span(text, headline.own_cells.low, headline.own_cells.high),
    )
    return f"{definition} {contradiction}"


def _tone(indicator: str, change: Interval) -> str:
    """Return whether a change is for the better; nothing where it may be none, or nobody can say."""
    better = INDICATORS[indicator].better
    if not change.is_known or better is Direction.NEUTRAL or change.low <= 0 <= change.high:
        return ""
    return "good" if (change.low > 0) == (better is Direction.HIGHER) else "bad"
