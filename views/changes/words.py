"""How changes are told: more or less, in persons, and whether that is more than is usual."""

from analytics.staffing.history import LEVEL
from analytics.year_changes import Verdict, YearChange
from data.breaks import breaks
from domain.interval import Interval
from i18n.quantity import COUNT, ROUND_SHARE
from i18n.text import Text
from views.changes.rows import changes_of
from views.context import Context

SHAPES = {Verdict.UP: "▲", Verdict.DOWN: "▼", Verdict.USUAL: "●", Verdict.UNTESTED: "?"}
"""What stands before the word that says where a change stands."""


def verdict_words(text: Text, verdict: str) -> str:
    """Return whether a change is more than is usual, with its shape."""
    return f"{SHAPES[Verdict(verdict)]} {text(f'changes.verdict.{verdict}')}"


def than_usual(text: Text, change: YearChange) -> str:
    """Return whether a change is more than is usual, as a clause that follows how much it is."""
    verdict = "beyond" if is_beyond(change) else str(change.verdict)
    return text(f"changes.than_usual.{verdict}")


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
