"""The answer and the key figures: who is nearest, and where the area stands."""

from analytics.peers import middle_of, position
from i18n.quantity import HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.context import Context
from views.overview.rows import label, quantity
from views.peers.rows import Asked, found, held_beside, peers_of

NAMED = 3
"""How many of the nearest the answer names."""

KEY = ("unemployed_share", "activation_rate", "long_term_unemployed", "vacancies_per_unemployed")
"""Indicators among the key figures."""


def answer(context: Context, text: Text, asked: Asked) -> tuple[str, ...]:
    """Return who is most like the area, and where its unemployed share stands among its peers.

    Raises:
        FiguresMissingError, PeersUnknownError: There is nothing to compare.
    """
    names = context.names(text.language)
    nearest = text.listed([names[code] for code in peers_of(context, asked)[:NAMED]])
    own, others = held_beside(context, asked, "unemployed_share")
    return (
        text("peers.answer", area=names[asked.of], nearest=nearest),
        text(
            "peers.stands",
            period_in=text.period_in(context.period),
            value=SHARE.span(text, own.low, own.high),
            middle=SHARE.span(text, middle_of(others).low, middle_of(others).high),
            above=above(text, *position(own, others)),
            number=text.integer(len(others)),
        ),
    )


def key_figures(context: Context, text: Text, asked: Asked) -> tuple[KeyFigure, ...]:
    """Return how near the nearest is, then rates of the area beside the median of its peers."""
    distances = found(context, asked)
    nearest, typical = distances["distance"].iloc[0], distances["distance"].median()
    figures = [
        KeyFigure(
            label=text("peers.nearest"),
            value=HUNDREDTHS.write(text, nearest),
            change=text("peers.typical", distance=HUNDREDTHS.write(text, typical)),
            definition=text("peers.distance_definition"),
        )
    ]
    for indicator in KEY:
        own, others = held_beside(context, asked, indicator)
        middle, measure = middle_of(others), quantity(indicator)
        figures.append(
            KeyFigure(
                label=label(text, indicator),
                value=measure.span(text, own.low, own.high),
                change=text("peers.median", value=measure.span(text, middle.low, middle.high)),
                definition=text(f"indicators.{indicator}.definition"),
            )
        )
    return tuple(figures)


def above(text: Text, surely: int, maybe: int) -> str:
    """Return how many peers are above the area; a range where suppressed figures leave it open."""
    return text.span(surely, maybe)
