"""How changes are told: more or less, in persons, and whether that is more than is usual."""

from analytics.staffing.history import LEVEL
from analytics.year_changes import Verdict, YearChange
from data.breaks import breaks
from domain.interval import Interval
from i18n.quantity import COUNT, FINE_SHARE, POINTS_TENTHS, ROUND_SHARE, SHARE
from i18n.text import Text
from views.changes.rows import changes_of
from views.context import Context
from views.development.rows import is_whole
from views.development.words import change_span_words
from views.development.words import change_words as size_of_change

SHAPES = {Verdict.UP: "▲", Verdict.DOWN: "▼", Verdict.USUAL: "●", Verdict.UNTESTED: "?"}
"""What stands before the word that says where a change stands."""

_NOISE = 1e-9


def verdict_words(text: Text, verdict: str) -> str:
    """Return whether a change is more than is usual, with its shape."""
    return f"{SHAPES[Verdict(verdict)]} {text(f'changes.verdict.{verdict}')}"


def share_words(context: Context, text: Text, of: str, share: Interval) -> str:
    """Return a share as it is known: as published of a municipality, as an interval of several."""
    if is_whole(context, of):
        return FINE_SHARE.span(text, share.low, share.high)
    return SHARE.write(text, (share.low + share.high) / 2)


def change_words(context: Context, text: Text, of: str, change: Interval) -> str:
    """Return a change with its sign as it is known: as published of a municipality, a range of several."""
    if is_whole(context, of):
        return POINTS_TENTHS.span(text, change.low, change.high)
    return POINTS_TENTHS.write(text, (change.low + change.high) / 2)


def direction(change: Interval) -> str:
    """Return "more", "less" or, where rounding leaves that open, "same"."""
    return "more" if change.low > _NOISE else "less" if change.high < -_NOISE else "same"


def size_words(context: Context, text: Text, of: str, change: Interval) -> str:
    """Return the size of a change without its sign, in percentage points, as `change_words` has it."""
    if is_whole(context, of):
        return change_span_words(change.low, change.high, text)
    return size_of_change(abs(change.low + change.high) / 2, text)


def persons_words(text: Text, persons: Interval) -> str:
    """Return the size of a change in persons without its sign; unknown where the labour force is."""
    if not persons.is_known:
        return text.unknown
    ends = sorted((abs(persons.low), abs(persons.high)))
    return COUNT.span(text, *ends)


def rule(context: Context, text: Text, month: str) -> str:
    """Return when a change is called larger than is usual, and how such bands held when they were tried."""
    own = context.area.municipalities
    tried = {each.usual for each in changes_of(context, month) if each.ref_area in own}
    inside, of = (sum(getattr(each.tried, name) for each in tried) for name in ("inside", "of"))
    if not of:
        return text("changes.rule_unknown")
    return text(
        "changes.rule",
        level=ROUND_SHARE.write(text, LEVEL),
        held=ROUND_SHARE.write(text, inside / of),
        over=ROUND_SHARE.write(text, 1 - inside / of),
        tried=COUNT.write(text, of),
    )


def crossed_breaks(text: Text, before: str, month: str) -> list[str]:
    """Return a sentence for every break of the series between two months: they are not quite alike."""
    return [
        text(f"development.breaks.{each.key}.note", period_of=text.period_of(each.period), law=each.law)
        for each in breaks()
        if before < each.period <= month
    ]


def is_beyond(change: YearChange) -> bool:
    """Return whether a change is surely larger than is usual."""
    return change.verdict in (Verdict.UP, Verdict.DOWN)
