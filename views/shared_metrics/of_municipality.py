"""What the shared metrics and the matching of vacancies say of one municipality."""

from collections.abc import Mapping

from analytics.matching import Within
from analytics.rates import ratio
from analytics.situation import comparable
from domain.area import COUNTRY
from domain.errors import WaysMissingError
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import COUNT, EUROS, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.places import rank_of
from views.prices import fte_cost, joined
from views.shared_metrics import matching, mismatch, six
from views.structural_change.posts import Posts


def answer_six(context: Context, text: Text, of: str) -> str:
    """Return the share of a municipality, its place among all, and what the area and the country have."""
    found = _shares(context)
    return text(
        "shared_metrics.answer_six_municipality",
        municipality=context.names(text.language)[of],
        period=text.period_in(context.period),
        share=_said(text, found[of]),
        rank=rank_of({code: found[code] for code in context.area.municipalities}, of, text),
        area=_said(text, found[context.area.code]),
        country=_said(text, found[COUNTRY]),
    )


def key_figures(context: Context, text: Text, of: str, posts: Posts) -> tuple[KeyFigure, ...]:
    """Return what staff costs per unemployed and the share, of the municipality beside the area."""
    found, (own, whole, _) = _shares(context), six.per_unemployed(context, of, posts)
    return (
        KeyFigure(
            label=text("shared_metrics.kpi.resources"),
            value=EUROS.span(text, own.low, own.high) if own.is_known else text.unknown,
            change=text("overview.beside_estimate", area=EUROS.span(text, whole.low, whole.high))
            if whole.is_known
            else "",
            definition=joined(
                text("shared_metrics.six.definition"), fte_cost(text, context.period)["fte_note"]
            ),
        ),
        KeyFigure(
            label=text("indicators.unemployed_share.label"),
            value=_said(text, found[of]),
            change=text("overview.beside", area=_said(text, found[context.area.code])),
            definition=text("indicators.unemployed_share.definition"),
        ),
    )


def answer_matching(context: Context, text: Text, of: str, minutes: float) -> tuple[str, ...]:
    """Return the vacancies of a municipality, and those within reach of it, per unemployed."""
    table = context.once(mismatch.table_of)
    vacancies, unemployed = table.of(of, "vacancies"), table.of(of, "unemployed")
    per = ratio(vacancies, unemployed)
    first = text(
        "shared_metrics.answer_matching_municipality",
        municipality=context.names(text.language)[of],
        period=text.period_in(context.period),
        vacancies=COUNT.span(text, vacancies.low, vacancies.high),
        unemployed=COUNT.span(text, unemployed.low, unemployed.high),
        tightness=HUNDREDTHS.span(text, per.low, per.high),
    )
    near = within_reach(context, of, minutes)
    if near is None:
        return (first,)
    return first, text(
        "shared_metrics.answer_near",
        minutes=COUNT.write(text, minutes),
        ratio=HUNDREDTHS.span(text, near.ratio.low, near.ratio.high),
    )


def within_reach(context: Context, of: str, minutes: float) -> Within | None:
    """Return what is within so many minutes of a municipality; None where no roads are known."""
    try:
        return next(each for each in matching.near(context, minutes) if each.ref_area == of)
    except WaysMissingError:
        return None


def reached(context: Context, of: str, minutes: float) -> Interval:
    """Return the vacancies within reach of a municipality; unknown where no roads are known."""
    near = within_reach(context, of, minutes)
    return UNKNOWN if near is None else near.vacancies


def _shares(context: Context) -> Mapping[str, Interval]:
    return context.once(_shares_of)


def _shares_of(context: Context) -> dict[str, Interval]:
    area = context.area
    rows = comparable(context.now.data, (*area.municipalities, area.code, COUNTRY), "unemployed_share", area)
    return {row["ref_area"]: Interval(row["low"], row["high"]) for row in records(rows)}


def _said(text: Text, found: Interval) -> str:
    return SHARE.span(text, found.low, found.high)
