"""What each goal counts as a change: its rule beside the verdict, computed where the rule can be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from analytics.goals.change import Change, changed, mean, outside
from analytics.goals.status import Status
from analytics.goals.xmr import SeriesTooShortError
from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from domain.interval import UNKNOWN, Interval
from i18n.quantity import NUMBER, POINTS, Quantity
from i18n.text import Text
from scenarios.goals.model import Entry, Rule
from views.context import Context
from views.development.together import months_together
from views.goals.rows import STOCK, Entries, Goal, process_of, stand, values_of
from views.goals.words import NOTHING, SHAPES
from views.origins import day

YEARS = {Rule.YEAR: 1, Rule.YEARS: 3}
"""How many years back the months lie that a figure is compared with."""

_OF_STATUS = {
    Status.BETTER: Change.BETTER,
    Status.AS_EXPECTED: Change.NONE,
    Status.WORSE: Change.WORSE,
}

_DIFFERENCE = {True: replace(POINTS, scale=1), False: replace(NUMBER, is_signed=True)}
_LEAST = {True: Quantity(unit="points_short", most=4), False: NUMBER}
"""How a difference, and what counts as one, is written: of a share, and of other figures."""


class _CannotCompareError(DashboardError):
    """There is nothing yet that a rule could compare."""

    text_key = "goals.change.unknown"


class _OfAllError(_CannotCompareError):
    """A rule compares with what is known of all areas together."""

    text_key = "goals.change.of_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Whether a goal's figure has changed by the goal's own rule.

    Attributes:
        change: The verdict.
        at: Month or day of the figure, ISO 8601.
        difference: From what it is compared with, in the goal's unit; unknown of a rule that compares none.
        is_like: Whether both are of the same month of the year, or of a figure that has no season we know of.
        is_trial: Whether the limits that it was held against are not settled yet.
    """

    change: Change
    at: str
    difference: Interval = UNKNOWN
    is_like: bool = True
    is_trial: bool = False


def criterion(context: Context, text: Text, goal: Goal, entries: Entries, last: str) -> str:
    """Return the verdict with its shape, then the rule; words that were set alone are told as no more.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: Data cannot be read.
    """
    entry = goal.entry
    if entry is None:
        return NOTHING
    words = entry["criterion"]
    if not entry["rule"]:
        return text("goals.change.in_words", words=words) if words else NOTHING
    said = [
        _verdict(context, text, goal, entry, entries, last),
        text("goals.change.rule", rule=rule_said(text, entry)),
        *([words] if words else []),
    ]
    return " ".join(said)


def rule_said(text: Text, entry: Entry) -> str:
    """Return what a goal counts as a change; "" of one that has no rule."""
    rule, is_share = Rule(entry["rule"]), bool(entry["indicator"])
    if not rule:
        return ""
    if rule is Rule.OUTSIDE:
        return text(f"goals.change.rules.outside_{'forecast' if is_share else 'limits'}")
    return text(f"goals.change.rules.{rule}", least=_LEAST[is_share].write(text, entry.number("least")))


def judged(context: Context, goal: Goal, entry: Entry, entries: Entries, last: str) -> Judged:
    """Return whether a goal's figure has changed by its rule.

    Raises:
        DashboardError: There is nothing yet to compare, or it cannot be forecast or read.
    """
    if entry["rule"] == Rule.OUTSIDE:
        return _outside(context, goal, entries, last)
    figures = _figures(context, goal, entries)
    at, reference, is_like = _compared(goal, entry, figures)
    difference = figures[at] - reference
    change = changed(difference, entry.number("least"), up_is_good=goal.up_is_good)
    return Judged(change=change, at=at, difference=difference, is_like=is_like)


def _verdict(context: Context, text: Text, goal: Goal, entry: Entry, entries: Entries, last: str) -> str:
    try:
        found = judged(context, goal, entry, entries, last)
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a file that is damaged is named, not passed over
    except _CannotCompareError as error:
        return text(error.text_key)
    except DashboardError:
        return text("goals.change.unknown")
    key = found.change if found.is_like else "season"
    words = f"{SHAPES[found.change] if found.is_like else '?'} {text(f'goals.change.verdicts.{key}')}"
    if found.difference.is_known:
        quantity = _DIFFERENCE[goal.kind == STOCK]
        words += f": {quantity.span(text, found.difference.low, found.difference.high)}"
    trial = [text("goals.trial")] if found.is_trial else []
    return f"{words} ({'; '.join([_when(text, found.at), *trial])})."


def _when(text: Text, at: str) -> str:
    return day(text, date.fromisoformat(at)) if at.count("-") > 1 else text.period(at)


def _outside(context: Context, goal: Goal, entries: Entries, last: str) -> Judged:
    if goal.kind == STOCK:
        found = stand(context, goal.areas, last, up_is_good=goal.up_is_good)
        return Judged(change=_OF_STATUS[found.status], at=found.now)
    values = values_of(entries, goal.key, goal.part)
    if not values:
        raise SeriesTooShortError("no values", number="0")
    made = process_of(entries, goal.key, goal.part)[-1]
    return Judged(
        change=outside(made.values[-1], made.low, made.high, up_is_good=goal.up_is_good),
        at=values[-1]["date"],
        is_trial=made.is_trial,
    )


def _figures(context: Context, goal: Goal, entries: Entries) -> Mapping[str, Interval]:
    """Return the goal's figures by month or day, in the order of time; a share in per cent."""
    if goal.kind != STOCK:
        return {
            each["date"]: Interval.point(each.number("value"))
            for each in values_of(entries, goal.key, goal.part)
        }
    rows = months_together(context, goal.areas)
    ends = zip(rows["time_period"], 100 * rows["share_low"], 100 * rows["share_high"], strict=True)
    return {month: Interval(low, high) for month, low, high in ends}


def _compared(goal: Goal, entry: Entry, figures: Mapping[str, Interval]) -> tuple[str, Interval, bool]:
    """Return when the figure is of that is judged, what it is compared with, and whether like with like."""
    rule = Rule(entry["rule"])
    if rule is Rule.BASE and goal.part:
        raise _OfAllError("the baseline is that of all areas together")
    if rule is Rule.BASE:
        base = entry["base_date"]
        after = [each for each in figures if each > base[: len(each)]]
        like = [each for each in after if each[5:7] == base[5:7]] if goal.kind == STOCK else after
        if not after:
            raise _CannotCompareError("no figure since the baseline")
        return (like or after)[-1], Interval.point(entry.number("base")), bool(like)
    at = max(figures, default="")
    months = [f"{int(at[:4]) - back}{at[4:7]}" for back in range(1, 1 + YEARS[rule])] if at else [""]
    before = [_in_month(figures, month) for month in months]
    if "" in before:
        raise _CannotCompareError("no figure of the same month before")
    return at, mean(tuple(figures[each] for each in before)), True


def _in_month(figures: Iterable[str], month: str) -> str:
    return max((each for each in figures if each[:7] == month), default="")
