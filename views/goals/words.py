"""How a goal's standing is written: a shape and a word, never a colour alone."""

from collections.abc import Sequence
from datetime import date

from analytics.caseload import Verdict
from analytics.goals.change import Change
from analytics.goals.status import Status
from analytics.goals.xmr import Assurance, Chart, SeriesTooShortError, Variation
from analytics.staffing.board import UnitLoad
from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from i18n.quantity import FINE_SHARE, NUMBER
from i18n.text import Text
from views.context import Context
from views.goals.rows import (
    CASELOAD,
    MEASURE,
    STOCK,
    Entries,
    Goal,
    Stand,
    board_of,
    parts_of,
    process_of,
    stand,
    values_of,
)
from views.origins import day
from views.table import NO_WORDS

SHAPES: dict[object, str] = {
    Status.BETTER: "▲",
    Status.AS_EXPECTED: "●",
    Status.WORSE: "▼",
    Change.NONE: "●",
    Change.OPEN: "?",
    Variation.IMPROVEMENT: "▲",
    Variation.COMMON: "●",
    Variation.CONCERN: "▼",
    Assurance.PASSES: "✔",
    Assurance.HIT_AND_MISS: "~",
    Assurance.FAILS: "✖",
    Verdict.WITHIN: "●",
    Verdict.OVER: "▲",
    Verdict.UNDER: "▼",
}
"""What stands before the word; nothing before one that tells of no standing."""

NOTHING = NO_WORDS
"""Where there is no value."""

_BOARD = "board.words.verdicts"


def said_status(text: Text, status: Status) -> str:
    """Return a status with its shape."""
    return f"{SHAPES[status]} {text(f'goals.status.{status}')}"


def said_verdict(text: Text, verdict: Verdict) -> str:
    """Return where a caseload stands with its shape."""
    return f"{SHAPES.get(verdict, '?')} {text(f'{_BOARD}.{verdict}')}"


def said_process(text: Text, found: Chart, goal: Goal) -> str:
    """Return the variation of a measure and, where it has a target, its assurance."""
    variation = found.variation(up_is_good=goal.up_is_good)
    said = [f"{SHAPES[variation]} {text(f'goals.variation.{variation}')}"]
    if goal.target is not None:
        assurance = found.assurance(goal.target, up_is_good=goal.up_is_good)
        said.append(f"{SHAPES[assurance]} {text(f'goals.assurance.{assurance}')}")
    if found.is_trial:
        said.append(text("goals.trial"))
    return "; ".join(said)


def standing(context: Context, text: Text, goal: Goal, entries: Entries, last: str) -> tuple[str, str, str]:
    """Return what a goal was at the last review, what it is now, and its status; a dash where not known."""
    try:
        if goal.kind == STOCK:
            return _stock(text, stand(context, goal.areas, last, up_is_good=goal.up_is_good))
        if goal.kind == CASELOAD:
            every = board_of(context, text).board.units
            within = sum(each.verdict is Verdict.WITHIN for each in every)
            return NOTHING, text("goals.units_within", within=within, units=len(every)), _loads(text, every)
        if goal.kind == MEASURE:
            return _measured(text, goal, entries)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a file that is damaged is named, not passed over
    except DashboardError:
        return NOTHING, NOTHING, text("goals.not_known")
    return NOTHING, NOTHING, text("goals.no_measure")


def _stock(text: Text, found: Stand) -> tuple[str, str, str]:
    return (
        f"{FINE_SHARE.span(text, found.before.low, found.before.high)} ({text.period(found.last)})",
        f"{FINE_SHARE.span(text, found.outcome.low, found.outcome.high)} ({text.period(found.now)})",
        said_status(text, found.status),
    )


def _loads(text: Text, every: Sequence[UnitLoad]) -> str:
    counted: dict[Verdict, int] = {}
    for each in every:
        counted[each.verdict] = counted.get(each.verdict, 0) + 1
    return "; ".join(f"{said_verdict(text, verdict)} {number}" for verdict, number in sorted(counted.items()))


def _measured(text: Text, goal: Goal, entries: Entries) -> tuple[str, str, str]:
    values = values_of(entries, goal.key, goal.part)
    written = [
        f"{NUMBER.write(text, each.number('value'))} ({day(text, date.fromisoformat(each['date']))})"
        for each in values
    ]
    if not values:
        has_parts = any(values_of(entries, goal.key, each.part) for each in parts_of(goal))
        return NOTHING, NOTHING, text("goals.parts_measured" if has_parts else "goals.not_measured")
    before = written[-2] if len(written) > 1 else NOTHING
    try:
        found = process_of(entries, goal.key, goal.part)[-1]
    except SeriesTooShortError:
        return before, written[-1], text("goals.one_value")
    return before, written[-1], said_process(text, found, goal)
