"""What the page is made of: goals of documents and of readers, and where each stands."""

from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analytics.goals.status import Status, elapsed, half_year_before, progress, status
from analytics.goals.xmr import Chart, stretches
from domain.errors import DashboardError
from domain.interval import Interval
from domain.records import records
from i18n.text import Text
from scenarios.goals.model import Entry, GoalDamagedError, Kind, current, of, rebased
from views.context import Context
from views.development.rows import expected, months_of
from views.development.together import expected_together, months_together
from views.moment import PERIOD
from views.staffing import VIEW as STAFFING
from views.staffing import look_of
from views.staffing.look import Look

Entries = tuple[Entry, ...]

STOCK, MEASURE, CASELOAD = "stock", "measure", "caseload"

AHEAD = 24
"""Months beyond the newest for which the straight way to a target is drawn."""

REVIEWS = 3
"""Reviews back, half a year apart, that a reader can choose among."""


class GoalsMissingError(DashboardError):
    """No document states a goal of the area, and nobody has set one."""

    text_key = "goals.errors.none"


class ReviewMissingError(DashboardError):
    """There are no months to forecast a goal's figure from at its last review."""

    text_key = "goals.errors.no_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal in the reader's language.

    Attributes:
        key: What its entries name it by.
        kind: As `StatedGoal` has it.
        name: What is aimed at.
        theme: Theme of the agreement.
        owner: Organisation that answers for it.
        source: The document, or who set it last.
        note: What else is known.
        areas: Codes of the areas that it is for; of a stock, whose share it is.
        part: Code of one of its areas, where only that one is told; "" of all of them together.
        target: The number aimed at; None where there is none.
        is_strict: Whether that itself misses it.
        up_is_good: Whether more is better.
        entry: What a reader set; None of a document's own.
    """

    key: str
    kind: str
    name: str
    theme: str
    owner: str
    source: str
    note: str = ""
    areas: tuple[str, ...] = ()
    part: str = ""
    target: float | None = None
    is_strict: bool = False
    up_is_good: bool = False
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a stock stands: at the last review, what was expected of now, and what came.

    Attributes:
        last: Month of the last review.
        now: The newest month.
        before: The share then.
        expected: The 80 % band for now, forecast then.
        outcome: The share now.
        status: What follows.
    """

    last: str
    now: str
    before: Interval
    expected: Interval
    outcome: Interval
    status: Status


def goals_of(context: Context, text: Text, entries: Entries) -> tuple[Goal, ...]:
    """Return the goals: those of documents, then those that readers set, each as it was set last."""
    language = text.language
    stated = {
        key: Goal(
            key=key,
            kind=each.kind,
            name=each.label[language],
            theme=each.theme[language],
            owner=each.owner[language],
            source=each.source[language],
            note=each.note.get(language, ""),
            areas=(each.of,) if each.of else (),
            target=each.high,
            is_strict=each.is_strict,
        )
        for key, each in context.area.goals.items()
    }
    for key, entry in current(entries).items():
        stated[key] = Goal(
            key=key,
            kind=STOCK if entry["indicator"] else MEASURE,
            name=entry["name"],
            theme=entry["theme"],
            owner=entry["owner"],
            source=text("goals.set_by", who=entry.author or text("goals.nobody")),
            areas=tuple(entry["areas"].split(",")),
            target=entry.number("target"),
            up_is_good=entry["way"] == "up",
            entry=entry,
        )
    return tuple(stated.values())


def goal(context: Context, text: Text, entries: Entries, key: str, part: str = "") -> Goal:
    """Return one goal, or one of its areas.

    Raises:
        GoalsMissingError: There is none of that key, or it is not for that area.
    """
    known = (each for each in goals_of(context, text, entries) if each.key == key)
    found = next((each for whole in known for each in (whole, *parts_of(whole)) if each.part == part), None)
    if found is None:
        raise GoalsMissingError(f"no goal {key!r} of {context.area.code}")
    return found


def parts_of(found: Goal) -> tuple[Goal, ...]:
    """Return a goal of several areas area by area, each without the target that they have together."""
    several = found.areas if len(found.areas) > 1 else ()
    return tuple(replace(found, areas=(code,), part=code, target=None) for code in several)


def said(context: Context) -> Entries:
    """Return what was said of the goals; without what cannot be read, which the page then tells."""
    try:
        return context.said()
    except GoalDamagedError as error:
        return error.whole
    except DashboardError:
        return ()


def reviews(context: Context) -> tuple[str, ...]:
    """Return the months of earlier reviews, half a year apart, the latest first; none without months."""
    try:
        last = newest(context)
    except DashboardError:
        return ()
    found = []
    for _ in range(REVIEWS):
        last = half_year_before(last)
        found.append(last)
    return tuple(found)


def forecast_ahead(context: Context) -> None:
    """Work out what each earlier review expected; where that cannot be, the page says so itself."""
    for last in reviews(context):
        with suppress(DashboardError):
            expected(context, last)


def newest(context: Context) -> str:
    """Return the newest month that there are shares of.

    Raises:
        SharesMissingError: There are none.
    """
    return str(months_of(context, context.area.seat)["time_period"].iloc[-1])


def stand(context: Context, areas: tuple[str, ...], last: str, *, up_is_good: bool) -> Stand:
    """Return where the share of areas together stands against the forecast of a review.

    Raises:
        SharesMissingError, HistoryTooShortError, ReviewMissingError: It cannot be forecast from there.
    """
    return context.once(_stand, areas, last, up_is_good)


def path_since(context: Context, areas: tuple[str, ...], last: str) -> pd.DataFrame:
    """Return what was expected and what came: time_period, share(_low, _high), outcome(_low, _high).

    Raises:
        SharesMissingError, HistoryTooShortError, ReviewMissingError: As `stand`.
    """
    return context.once(_path_since, areas, last)


def board_of(context: Context, text: Text, month: str = "") -> Look:
    """Return the staffing board as the plan staffs it.

    Args:
        context: Where.
        text: The reader's language.
        month: Whose clients are served; "" for the month that pages open with.

    Raises:
        StaffMissingError: The area has no units.
    """
    return look_of(STAFFING.chosen({PERIOD.key: month} if month else {}, context), text)


def values_of(entries: Entries, key: str, part: str = "") -> Entries:
    """Return the measured values of a goal by their own date; of one date the one that was entered last.

    Args:
        entries: What was said of goals.
        key: The goal's.
        part: Code of the area whose values they are; "" for those of all its areas together.
    """
    latest = {each["date"]: each for each in of(entries, Kind.VALUE, key) if each["of"] == part}
    return tuple(latest[day] for day in sorted(latest))


def changes_of(entries: Entries, key: str, part: str = "") -> dict[int, Entry]:
    """Return the changes of a goal's process by the place of the first value that was measured after them."""
    days = [each["date"] for each in values_of(entries, key, part)]
    return {bisect_left(days, each["start"]): each for each in rebased(entries, key)}


def process_of(entries: Entries, key: str, part: str = "") -> tuple[Chart, ...]:
    """Return the measured values of a goal with their limits, in stretches between changes of the process.

    Raises:
        SeriesTooShortError: There are fewer than two values.
    """
    values = [each.number("value") for each in values_of(entries, key, part)]
    return stretches(values, changes_of(entries, key, part))


def way_gone(found: Goal, now: float, today: date) -> tuple[float, float] | None:
    """Return which part of the way and of the time is gone of a goal that has both; None of others."""
    entry = found.entry
    if entry is None or found.part or entry["base"] == entry["target"]:
        return None
    part = progress(entry.number("base"), now, entry.number("target"))
    return part, elapsed(entry.day("base_date"), today, entry.day("target_date"))


def straight_way(found: Goal, first: str, now: str) -> dict[str, float]:
    """Return the share at the end of each month on the straight way from a goal's baseline to its target.

    Month -> fraction, from the first month asked for until the target's, at most `AHEAD` months from now;
    {} of a goal that has no baseline and target, or whose way does not lie in those months.
    """
    entry = found.entry
    if entry is None or found.part:
        return {}
    start, end = entry.day("base_date"), entry.day("target_date")
    base, target = entry.number("base") / 100, entry.number("target") / 100
    months = pd.period_range(
        max(pd.Period(first, "M"), pd.Period(start, "M")),
        min(pd.Period(end, "M"), pd.Period(now, "M") + AHEAD),
        freq="M",
    )
    gone = {str(each): min(elapsed(start, each.end_time.date(), end), 1.0) for each in months}
    return {month: base + part * (target - base) for month, part in gone.items()}


def _interval(rows: pd.DataFrame, period: str) -> Interval:
    low, high = rows.loc[[period], ["share_low", "share_high"]].to_numpy(float)[0]
    return Interval(low, high)


def _stand(
    context: Context,
    areas: tuple[str, ...],
    last: str,
    up_is_good: bool,  # noqa: FBT001 - as `once` gives it
) -> Stand:
    path = path_since(context, areas, last)
    final = records(path)[-1]
    outcome = Interval(final["outcome_low"], final["outcome_high"])
    expected_now = Interval(final["share_low"], final["share_high"])
    rows = months_together(context, areas).set_index("time_period")
    return Stand(
        last=last,
        now=final["time_period"],
        before=_interval(rows, last),
        expected=expected_now,
        outcome=outcome,
        status=status(outcome, expected_now, up_is_good=up_is_good),
    )


def _path_since(context: Context, areas: tuple[str, ...], last: str) -> pd.DataFrame:
    rows = months_together(context, areas)[["time_period", "share", "share_low", "share_high"]]
    if not last:
        newest(context)  # what is wrong with the data is said rather than what follows from it
        raise ReviewMissingError("no month of a review", area=", ".join(areas))
    known = rows.rename(
        columns={"share": "outcome", "share_low": "outcome_low", "share_high": "outcome_high"}
    )
    found = expected_together(context, areas, last).merge(
        known, on="time_period", how="inner", validate="one_to_one"
    )
    if found.empty or last not in set(rows["time_period"]):
        raise ReviewMissingError(f"no forecast of {areas} from {last}", area=", ".join(areas))
    return found.reset_index(drop=True)
