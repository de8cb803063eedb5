"""How do our goals stand, and what do we do about them?"""

from collections.abc import Callable
from datetime import date

from analytics.goals.xmr import FEWEST
from domain.errors import DashboardError
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from scenarios.goals.model import GoalDamagedError, Kind, asked, current, of
from views import marks
from views.blocks import Bar, Block, Part
from views.choices import Chosen, OneOf
from views.context import Context
from views.goals import figures, of_municipality, records
from views.goals.by_area import by_area
from views.goals.measured import measured
from views.goals.rows import (
    CASELOAD,
    MEASURE,
    STOCK,
    Entries,
    Goal,
    forecast_ahead,
    goals_of,
    parts_of,
    process_of,
    reviews,
    said,
    stand,
    values_of,
)
from views.goals.words import said_status
from views.page import Page, Slot, View
from views.subject import municipality_of


def _keys(chosen: Chosen) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*chosen.context.area.goals, *current(said(chosen.context)))))


def _named(key: str, chosen: Chosen, text: Text) -> str:
    found = goals_of(chosen.context, text, said(chosen.context))
    return next((each.name for each in found if each.key == key), key)


def _areas(chosen: Chosen) -> tuple[str, ...]:
    found = _chosen(chosen)
    return tuple(each.part for each in parts_of(found)) if found else ()


GOAL = OneOf(
    key="goal",
    label="goals.goal",
    codes=_keys,
    default=lambda chosen: next(
        (key for key, each in chosen.context.area.goals.items() if each.kind == STOCK), ""
    ),
    said=_named,
    is_list=True,
)
"""The goal that is reviewed."""

WHOSE = OneOf(
    key="goal_area",
    label="goals.whose",
    codes=lambda chosen: ("", *areas) if (areas := _areas(chosen)) else (),
    said=lambda code, chosen, text: (
        chosen.context.names(text.language).get(code, code) if code else text("goals.together")
    ),
    is_list=True,
)
"""Which area of the goal its pictures tell of; "" for all of them together."""

LAST = OneOf(
    key="last_review",
    label="goals.last_review",
    codes=lambda chosen: reviews(chosen.context),
    said=lambda code, _chosen, text: text.period(code),
)
"""The month of the last review: what was forecast then is what the outcome is held against."""


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: every goal with its status, then the review of one of them."""
    key, last, whose, own = chosen[GOAL], chosen[LAST], chosen[WHOSE], municipality_of(chosen)
    entries, notes = said(context), _unread(context, text)
    known = goals_of(context, text, entries)
    found = next((each for each in known if each.key == key), None)
    waiting = asked(entries, date.today())  # noqa: DTZ011 - the day on this server's clock
    answer = [
        text("goals.answer", number=len(known), measured=sum(_is_measured(each, entries) for each in known))
    ]
    answer += _stock_said(context, text, known, last)
    if waiting:
        answer.append(text("goals.asked", names=", ".join(each["name"] for each in waiting)))
    return Page(
        answer=(*(of_municipality.answer(context, text, last, own) if own else ()), *answer),
        key_figures=of_municipality.key_figures(context, text, last, own) if own else (),
        main=(
            Bar((LAST,)),
            Part("every", figures.every, entries, last),
            *_of_goal(found, entries, last, whose, own),
        ),
        slot=Slot(
            key="goals",
            given={
                "goal": key,
                "waiting": tuple(each.id for each in waiting),
                "areas": found.areas if found else (),
                "has_limits": any(len(values_of(entries, key, each)) > 1 for each in ("", *_areas(chosen))),
            },
        ),
        notes=notes,
    )


def _unread(context: Context, text: Text) -> tuple[str, ...]:
    """Return what is told of entries that cannot be read; the others stand."""
    try:
        context.said()
    except GoalDamagedError as error:
        return (text(error.text_key, **error.values),)
    except DashboardError:
        return (text("goals.errors.unread"),)
    return ()


def _of_goal(found: Goal | None, entries: Entries, last: str, whose: str, own: str) -> tuple[Block, ...]:
    if found is None:
        return ()
    key = found.key
    today = date.today().isoformat()  # noqa: DTZ011
    has_parts = bool(parts_of(found))
    blocks: list[Block] = [Bar((GOAL,)), Part("review", records.review, entries, key, last)]
    if has_parts:
        blocks += [Part("by_area", by_area, entries, key, last), Bar((WHOSE,))]
    if found.kind == STOCK:
        blocks.append(Part("stock", figures.stock, entries, key, last, whose, own))
    if found.kind == CASELOAD:
        blocks.append(Part("caseloads", figures.caseloads, own))
    if len(values_of(entries, key, whose)) > 1:
        blocks.append(Part("measured", measured, entries, key, whose))
    if of(entries, Kind.DECISION, key):
        blocks.append(Part("decisions", records.decisions, entries, key, today))
    if records.concerning(entries, found):
        blocks.append(Part("history", records.history, entries, key))
    return tuple(blocks)


def _is_measured(found: Goal, entries: Entries) -> bool:
    has_values = any(values_of(entries, found.key, each.part) for each in (found, *parts_of(found)))
    return found.kind in (STOCK, CASELOAD) or (found.kind == MEASURE and has_values)


def _stock_said(context: Context, text: Text, known: tuple[Goal, ...], last: str) -> list[str]:
    sentences = []
    for each in known:
        if each.kind != STOCK:
            continue
        try:
            status = stand(context, each.areas, last, up_is_good=each.up_is_good).status
        except DashboardError:
            continue
        sentences.append(text("goals.stands", name=each.name, status=said_status(text, status)))
    return sentences


def _share(field: str) -> Callable[[Chosen], Interval]:
    def result(chosen: Chosen) -> Interval:
        """Return it of a goal that is a share; unknown of other goals."""
        found = _chosen(chosen)
        if found is None or found.kind != STOCK:
            return UNKNOWN
        try:
            areas = (chosen[WHOSE],) if chosen[WHOSE] else found.areas
            of_goal = stand(chosen.context, areas, chosen[LAST], up_is_good=found.up_is_good)
        except DashboardError:
            return UNKNOWN
        return of_goal.outcome if field == "outcome" else of_goal.expected

    return result


def _value(chosen: Chosen) -> Interval:
    """Return the last value of a goal that is an own measure; unknown of other goals."""
    values = _values(chosen)
    return Interval.point(values[-1].number("value")) if values else UNKNOWN


def _limits(chosen: Chosen) -> Interval:
    """Return the process limits of an own measure as the process is now; unknown of other goals."""
    if len(_values(chosen)) < FEWEST:
        return UNKNOWN
    last = process_of(said(chosen.context), chosen[GOAL], chosen[WHOSE])[-1]
    return Interval(last.low, last.high)


def _values(chosen: Chosen) -> Entries:
    found = _chosen(chosen)
    if found is None or found.kind != MEASURE:
        return ()
    return values_of(said(chosen.context), found.key, chosen[WHOSE])


def _chosen(chosen: Chosen) -> Goal | None:
    known = goals_of(chosen.context, Text("en"), said(chosen.context))
    return next((each for each in known if each.key == chosen[GOAL]), None)


VIEW = View(
    name="goals",
    section="follow_up",
    is_lasting=False,
    said=marks.of_goals,
    ahead=forecast_ahead,
    choices=(LAST, GOAL, WHOSE),
    build=build,
    results={
        "goal_outcome": _share("outcome"),
        "goal_expected": _share("expected"),
        "goal_value": _value,
        "goal_limits": _limits,
    },
    model="1.3",
    snapshots=("statfin_12tf", "statfin_12r5"),
    follows=True,
)
