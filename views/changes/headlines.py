"""The answer and the key figures: what changed, whether that is more than usual, and how old it is."""

from datetime import date

from analytics.year_changes import YearChange, year_before
from i18n.quantity import CHANGE, COUNT, SHARE
from i18n.text import Text
from reports.model import KeyFigure
from views.changes.ages import days_old
from views.changes.rows import change_of, own_changes
from views.changes.words import SHAPES, is_beyond, persons_words
from views.context import Context
from views.development.words import change_words, direction, share_words, size_words
from views.shares import is_whole


def answer(context: Context, text: Text, of: str, month: str) -> tuple[str, ...]:
    """Return how the share of an area changed, in persons too, and whose change is more than usual."""
    found = change_of(context, month, of)
    if found is None:
        return (text("changes.answer.none"),)
    names = context.names(text.language)
    changed = text(
        f"changes.answer.{direction(found.change)}",
        area=names[of],
        period_in=text.period_in(month),
        share=share_words(context, text, of, found.now),
        change=size_words(context, text, of, found.change),
        before_in=text.period_in(year_before(month)),
        persons=persons_words(text, found.persons),
    )
    if of == context.area.code:
        return (changed, _whose(context, text, month))
    return (changed, _own(text, found))


def key_figures(context: Context, text: Text, of: str, month: str, today: date) -> tuple[KeyFigure, ...]:
    """Return the share, the change in persons, how many municipalities moved, and how old the month is."""
    found = change_of(context, month, of)
    if found is None:
        return ()
    own = own_changes(context, month)
    ways = [direction(each.change) for each in own]
    figures = [
        KeyFigure(
            label=text("changes.kpi.share", period=text.period(month)),
            value=SHARE.span(text, found.now.low, found.now.high)
            if is_whole(context, of)
            else share_words(context, text, of, found.now),
            change=text(
                "development.year_on_year",
                change=change_words(context, text, of, found.change),
            ),
            definition=text("indicators.unemployed_share.definition"),
        ),
        KeyFigure(
            label=text("changes.kpi.persons"),
            value=CHANGE.span(text, found.persons.low, found.persons.high),
            change=_usual(text, found),
            definition=text("changes.kpi.persons_definition", period=text.period_of(context.period)),
        ),
    ]
    if of == context.area.code:
        figures += [
            KeyFigure(
                label=text("changes.kpi.ways"),
                value=text("changes.kpi.ways_value", more=ways.count("more"), less=ways.count("less")),
                change=text.counted("changes.kpi.of", len(own)),
                definition=text("changes.kpi.ways_definition"),
            ),
            KeyFigure(
                label=text("changes.kpi.beyond"),
                value=COUNT.write(text, sum(map(is_beyond, own))),
                change=text.counted("changes.kpi.of", len(own)),
                definition=text("changes.kpi.beyond_definition"),
            ),
        ]
    else:
        figures.append(
            KeyFigure(
                label=text("changes.kpi.beyond"),
                value=f"{SHAPES[found.verdict]} {text(f'changes.kpi.is_beyond.{found.verdict}')}",
                definition=text("changes.kpi.beyond_definition"),
            )
        )
    figures.append(
        KeyFigure(
            label=text("changes.kpi.age"),
            value=text("changes.kpi.days", days=COUNT.write(text, days_old(month, today))),
            definition=text("changes.kpi.age_definition", period=text.period_of(month)),
        )
    )
    return tuple(figures)


def tones(context: Context, of: str, month: str) -> dict[int, str]:
    """Return whether the change is for the better or the worse, where rounding leaves no doubt."""
    found = change_of(context, month, of)
    way = direction(found.change) if found else "same"
    return {} if way == "same" else {0: "bad" if way == "more" else "good"}


def _whose(context: Context, text: Text, month: str) -> str:
    """Return the municipalities whose change is more than usual, each in persons."""
    own, names = own_changes(context, month), context.names(text.language)
    beyond = sorted(filter(is_beyond, own), key=lambda each: -abs(each.persons.low + each.persons.high))
    if not any(each.usual.is_tested for each in own):
        return text("changes.answer.untested")
    if not beyond:
        return text("changes.answer.nobody")
    listed = [
        text(
            "changes.answer.one",
            area=names[each.ref_area],
            change=change_words(context, text, each.ref_area, each.change),
            persons=persons_words(text, each.persons),
        )
        for each in beyond
    ]
    return text("changes.answer.beyond", municipalities=text.listed(listed))


def _own(text: Text, found: YearChange) -> str:
    """Return whether one area's change is more than usual, and how many persons are usual."""
    usual = COUNT.write(text, found.usual_persons)
    return text(f"changes.answer.{found.verdict}", usual=usual)


def _usual(text: Text, found: YearChange) -> str:
    if not found.usual.is_tested:
        return text("changes.verdict.untested")
    return text("changes.kpi.usual", persons=COUNT.write(text, found.usual_persons))
