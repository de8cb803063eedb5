"""Who crossed a target: caseloads of the units and measured goals, in the month and a year before."""

from dataclasses import dataclass

import pandas as pd

from analytics.caseload import Verdict
from analytics.goals.status import is_met
from analytics.staffing.board import UnitLoad
from analytics.trend import SharesMissingError
from analytics.year_changes import year_before
from domain.errors import DashboardError, SnapshotDamagedError, SnapshotMissingError
from domain.interval import UNKNOWN, Interval
from i18n.quantity import NUMBER, SHARE
from i18n.text import Text
from views.blocks import Figure
from views.changes.rows import comparable_before, observed_month
from views.context import Context, source_line
from views.development.together import months_together
from views.goals.rows import MEASURE, STOCK, Entries, Goal, board_of, goals_of, values_of
from views.goals.words import NOTHING, said_verdict
from views.staffing.words import caseload
from views.table import Column, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Where something stands against its target, and where it stood a year before.

    Attributes:
        unit: Key of the service unit; "" of a goal.
        name: What it is.
        target: In words.
        before: In words; a dash where not known.
        now: In words.
        is_over: Whether it misses its target now: above a ceiling, or a goal that is not met.
        said: Key of what became of it: "over", "under", "back", "same", "no_target" or "unknown".
    """

    unit: str
    name: str
    target: str
    before: str
    now: str
    is_over: bool
    said: str


def crossings(context: Context, text: Text, entries: Entries, month: str) -> tuple[Crossing, ...]:
    """Return every unit and every measured goal with a target.

    Raises:
        SnapshotMissingError, SnapshotDamagedError: Data cannot be read.
    """
    goals = (_goal(context, text, each, entries, month) for each in goals_of(context, text, entries))
    return (*_units(context, text, month), *filter(None, goals))


def concerning(context: Context, found: tuple[Crossing, ...], of: str) -> tuple[Crossing, ...]:
    """Return those of them that are an area's: of a municipality the unit that serves it."""
    if of not in context.area.municipalities:
        return found
    units = context.area.units
    return tuple(each for each in found if each.unit and of in units[each.unit].municipalities)


def figure(context: Context, text: Text, entries: Entries, month: str) -> Figure:
    """Return who stands where against a target, and who has crossed one in a year."""
    found = crossings(context, text, entries, month)
    now = observed_month(context, month)
    before = year_before(now) if now else ""
    title = text("changes.targets.title", period=text.period(now), before=text.period(before))
    rows = [
        {
            "name": each.name,
            "target": each.target,
            "before": each.before,
            "now": each.now,
            "said": text(f"changes.crossing.{each.said}"),
        }
        for each in found
    ]
    names = ("name", "target", "before", "now", "said")
    return Figure(
        heading=text("changes.targets.heading"),
        answer=" ".join(said(context, text, found, month)),
        title=title,
        definition=text("changes.targets.definition"),
        source=source_line(text, context, context.staffing, notes=[text("changes.targets.note")]),
        table=Table(
            caption=title,
            frame=pd.DataFrame(rows, columns=list(names)),
            columns=tuple(Column(name=name, label=text(f"changes.targets.{name}")) for name in names),
            file="targets_crossed",
        ),
    )


def said(context: Context, text: Text, found: tuple[Crossing, ...], month: str) -> tuple[str, ...]:
    """Return who crossed a target, or why nobody can say; then who misses theirs now."""
    if not any(each.said == "unknown" and each.unit for each in found):
        return known(text, found)
    before = year_before(observed_month(context, month))
    return (text("changes.targets.said_unknown", period_of=text.period_of(before)), *known(text, found))


def known(text: Text, found: tuple[Crossing, ...]) -> tuple[str, ...]:
    """Return who crossed a target, as far as that is known, and who misses theirs now."""
    over = [each.name for each in found if each.is_over]
    sentences = []
    for key in ("over", "under", "back"):
        names = [each.name for each in found if each.said == key]
        sentences += [text(f"changes.targets.said_{key}", names=text.listed(names))] if names else []
    if not sentences and any(each.said == "same" for each in found):
        sentences.append(text("changes.targets.said_none"))
    if over:
        sentences.append(text("changes.targets.said_now", names=text.listed(over)))
    return tuple(sentences)


def _units(context: Context, text: Text, month: str) -> list[Crossing]:
    now = observed_month(context, month)
    current = _loads(context, text, now)
    before = comparable_before(context, now) if now else ""
    then = {each.unit: each for each in (_loads(context, text, before) if before else ())}
    if not current:
        return []
    look = board_of(context, text, now)
    return [
        Crossing(
            unit=each.unit,
            name=context.area.units[each.unit].name[text.language],
            target=look.target(each.unit),
            before=_load(text, then[each.unit]) if each.unit in then else NOTHING,
            now=_load(text, each),
            is_over=each.verdict in (Verdict.OVER, Verdict.NO_STAFF),
            said=_moved(then[each.unit].verdict if each.unit in then else None, each.verdict),
        )
        for each in current
    ]


def _loads(context: Context, text: Text, month: str) -> tuple[UnitLoad, ...]:
    try:
        return tuple(board_of(context, text, month).board.units) if month else ()
    except (SnapshotMissingError, SnapshotDamagedError):
        raise  # a file that is damaged is named, not passed over
    except DashboardError:
        return ()


def _load(text: Text, load: UnitLoad) -> str:
    return f"{caseload(text, load)} {said_verdict(text, load.verdict)}"


def _moved(before: Verdict | None, now: Verdict) -> str:
    known = (Verdict.UNDER, Verdict.WITHIN, Verdict.OVER)
    if now is Verdict.UNKNOWN_TARGET:
        return "no_target"
    if before not in known or now not in known:
        return "unknown"
    if before == now:
        return "same"
    return {Verdict.OVER: "over", Verdict.UNDER: "under"}.get(now, "back")


def _goal(context: Context, text: Text, goal: Goal, entries: Entries, month: str) -> Crossing | None:
    """Return where a goal with a number stands; None of one that has none, or nothing measured."""
    if goal.target is None or goal.kind not in (STOCK, MEASURE):
        return None
    before, now, words = _measured(context, text, goal, entries, month)
    if not now.is_known:
        return None
    was, met = (
        is_met(each, goal.target, up_is_good=goal.up_is_good, is_strict=goal.is_strict)
        for each in (before, now)
    )
    moved = "same" if was == met else "back" if met else "over"
    return Crossing(
        unit="",
        name=goal.name,
        target=text(
            f"changes.targets.{'at_least' if goal.up_is_good else 'at_most'}",
            target=NUMBER.write(text, goal.target),
        ),
        before=words[0],
        now=words[1],
        is_over=met is False,
        said="unknown" if was is None or met is None else moved,
    )


def _measured(
    context: Context, text: Text, goal: Goal, entries: Entries, month: str
) -> tuple[Interval, Interval, tuple[str, str]]:
    """Return what a goal was a year before and is now, in the unit of its target, and both in words."""
    if goal.kind == STOCK:
        ends = _year(context, goal.areas, month)
        if ends is None:
            return UNKNOWN, UNKNOWN, (NOTHING, NOTHING)
        words = tuple(SHARE.span(text, each.low, each.high) for each in ends)
        before, now = (Interval(100 * each.low, 100 * each.high) for each in ends)
        return before, now, (words[0], words[1])
    values = {each["date"]: each.number("value") for each in values_of(entries, goal.key)}
    last = max((each for each in values if each[:7] <= month), default="")
    if not last:
        return UNKNOWN, UNKNOWN, (NOTHING, NOTHING)
    then = max((each for each in values if each[:7] == year_before(last[:7])), default="")
    before = Interval.point(values[then]) if then else UNKNOWN
    said_before = NUMBER.write(text, values[then]) if then else NOTHING
    return before, Interval.point(values[last]), (said_before, NUMBER.write(text, values[last]))


def _year(context: Context, areas: tuple[str, ...], month: str) -> tuple[Interval, Interval] | None:
    """Return the share of areas together a year before a month and in it; None where one is not known."""
    try:
        rows = months_together(context, areas).set_index("time_period")
    except SharesMissingError:
        return None
    months = (year_before(month), month) if month else ()
    if not months or not set(months) <= set(rows.index):
        return None
    before, now = (Interval(*map(float, rows.loc[each, ["share_low", "share_high"]])) for each in months)
    return before, now
