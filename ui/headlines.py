"""The headline figures of the situation page as cards."""

from collections.abc import Sequence

from analytics.situation import Headline
from domain.indicators import INDICATORS, Direction, Unit
from i18n.text import Text
from ui.kpi import Kpi


def kpis(headlines: Sequence[Headline], text: Text) -> list[Kpi]:
    """Return the headline figures as cards, each with its change since the plan's date."""
    return [
        Kpi(
            label=text(f"indicators.{each.indicator}.label"),
            value=_value(each, text),
            change=_change(each, text),
            tone=_tone(each),
            definition=_definition(each, text),
        )
        for each in headlines
    ]


def _value(headline: Headline, text: Text) -> str:
    if INDICATORS[headline.indicator].unit is Unit.SHARE:
        return text.percent_span(headline.now.low, headline.now.high)
    return text.span(headline.now.low, headline.now.high)


def _change(headline: Headline, text: Text) -> str:
    if not headline.change.is_known:
        return text("overview.no_comparison")
    change = headline.change
    if INDICATORS[headline.indicator].unit is Unit.SHARE:
        return text.points(change.low, short=True)
    ends = dict.fromkeys(text.integer(end, signed=True) for end in (change.low, change.high))
    key = "overview.change_contradicted" if headline.own_cells.is_known else "overview.change"
    return text(key, change=" … ".join(ends))


def _definition(headline: Headline, text: Text) -> str:
    """Return what is measured, and what the plan's own cells give where they contradict its total."""
    definition = text(f"indicators.{headline.indicator}.definition")
    if not headline.own_cells.is_known:
        return definition
    contradiction = text(
        "overview.contradicted",
        printed=text.integer(headline.before.low),
        cells=text.span(headline.own_cells.low, headline.own_cells.high),
    )
    return f"{definition} {contradiction}"


def _tone(headline: Headline) -> str:
    better = INDICATORS[headline.indicator].better
    if not headline.change.is_known or better is Direction.NEUTRAL or headline.change.low == 0:
        return ""
    rose = headline.change.low > 0
    return "good" if rose == (better is Direction.HIGHER) else "bad"
