"""The answer and the key figures: the last month, what is expected, and how much to trust that."""

import numpy as np

from analytics.forecast.backtest import MEAN
from analytics.forecast.conformal import coverage
from analytics.forecast.methods import HORIZON
from analytics.forecast.outlook import HistoryTooShortError
from analytics.trend import SharesMissingError
from domain.interval import Interval
from domain.records import records
from i18n.quantity import ROUND_SHARE, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.development.rows import change_of, expected, months_of, path_of
from views.development.words import MISSED, change_words, direction, share_words, size_words
from views.shares import is_whole
from views.table import ends_of

AGAINST = "seasonal_naive"
"""What a forecast must beat to be worth its trouble: the same month of the year before."""

SOON = 3
"""Months ahead of the nearer forecast among the key figures."""

HALF_YEAR = 6


def answer(context: Context, text: Text, of: str) -> tuple[str, ...]:
    """Return what the last month was, what is expected a year on, and how far ahead that is worth knowing.

    Raises:
        SharesMissingError: There are no months of it.
    """
    last = records(months_of(context, of))[-1]
    name = context.names(text.language)[of]
    now = text(
        "development.answer",
        area=name,
        period_in=text.period_in(last["time_period"]),
        share=share_words(context, text, of, Interval(*ends_of(last, "share"))),
    )
    change = change_of(last)
    if change.is_known:
        said = size_words(context, text, of, change)
        now += " " + text(f"development.answer_{direction(change)}", change=said)
    try:
        far = records(path_of(context, of))[-1]
    except (HistoryTooShortError, SharesMissingError):
        return (now,)
    coming = text(
        "development.answer_expected",
        period=text.period(far["time_period"]),
        share=SHARE.write(text, far["share"]),
        range=SHARE.span(text, *ends_of(far, "share")),
    )
    return now, coming, beats(context, text, of)


def beats(context: Context, text: Text, of: str) -> str:
    """Return how many months ahead the forecast surely misses less than "the same month last year"."""
    found = expected(context)
    ahead = found.tried.of(found.sample(of)).beats(MEAN, AGAINST)
    if ahead in (0, HORIZON):
        return text(f"development.beats_{'never' if ahead == 0 else 'always'}")
    return text.counted("development.beats", ahead)


def key_figures(context: Context, text: Text, of: str) -> tuple[KeyFigure, ...]:
    """Return the last month, two forecasts, how far such forecasts missed and how often they held."""
    last = records(months_of(context, of))[-1]
    change = change_of(last)
    figures = [
        KeyFigure(
            label=text("development.last", period=text.period(last["time_period"])),
            value=SHARE.span(text, *ends_of(last, "share"))
            if is_whole(context, of)
            else SHARE.write(text, last["share"]),
            change=text("development.year_on_year", change=change_words(context, text, of, change))
            if change.is_known
            else "",
            definition=text("indicators.unemployed_share.definition"),
        )
    ]
    try:
        path, found = records(path_of(context, of)), expected(context)
    except (HistoryTooShortError, SharesMissingError):
        return tuple(figures)
    figures += [
        KeyFigure(
            label=text("development.expected", period=text.period(row["time_period"])),
            value=SHARE.write(text, row["share"]),
            change=text("development.range", range=SHARE.span(text, *ends_of(row, "share"))),
            definition=text("development.forecast.definition"),
        )
        for row in (path[SOON - 1], path[-1])
    ]
    tried = found.tried.of(found.sample(of))
    within, cases = coverage(tried.errors[MEAN], tried.origins)
    figures.append(
        KeyFigure(
            label=text("development.missed", months=HALF_YEAR),
            value=MISSED.write(text, tried.total(MEAN, last=HALF_YEAR)),
            change=text(
                "development.missed_against", error=MISSED.write(text, tried.total(AGAINST, last=HALF_YEAR))
            ),
            definition=text("development.errors.definition"),
        )
    )
    if cases and np.isfinite(within):
        figures.append(
            KeyFigure(
                label=text("development.held"),
                value=ROUND_SHARE.write(text, within),
                change=text("development.held_cases", cases=text.integer(cases)),
                definition=text("development.held_definition"),
            )
        )
    return tuple(figures)
