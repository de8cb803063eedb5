"""Which scenarios have been saved?"""

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.model import Scenario
from views.blocks import Bar, Block, Entries, Entry, Failure, Link, Part, Points, Words
from views.choices import Chosen
from views.context import Context
from views.page import Page, Slot, View
from views.picks import GAP
from views.saved import ready
from views.saved.choices import (
    ABOUT_SCENARIOS,
    ARCHIVE,
    BEFORE,
    FIRST,
    SELECTED,
    SOUGHT,
    STEP,
    VERSION,
    VERSIONS,
    listed,
    saves,
    selected,
)
from views.saved.differences import differences
from views.saved.names import isolated, moment, shortened, who
from views.saved.opening import opening, page_saved_on
from views.scenarios.history import done


def build(chosen: Chosen, context: Context, text: Text) -> Page:
    """Return the page: the list, the versions of one scenario and how two of them differ, and its history."""
    now, shelf = selected(chosen), context.library.open()
    count = shelf.count(chosen[SOUGHT], archived=chosen[ARCHIVE])
    history = context.library.history(now.id) if now else ()
    given = {"scenario": now, "version": chosen[VERSION] or (now.latest_version_id if now else "")}
    return Page(
        answer=(_answer(chosen, context, text, count),),
        main=(Bar((SOUGHT, ARCHIVE)), *_list(chosen, context, text, now, count), *_ready(context, text)),
        side=_versions(chosen, context, text, now) if now else (),
        slot=Slot(key="scenario_forms", given=given),
        after=(Part("scenario_history", done, now.name, history),) if now and history else (),
    )


def _answer(chosen: Chosen, context: Context, text: Text, count: int) -> str:
    """Return the sentence under the title: how many there are, and which changed last."""
    last = context.library.open().scenarios(chosen[SOUGHT], archived=chosen[ARCHIVE], limit=1)
    if not last:
        return text(f"scenario_page.list.{'not_found' if chosen[SOUGHT] or chosen[ARCHIVE] else 'empty'}")
    return text(
        "scenario_page.list.answer",
        scenarios=text.integer(count),
        name=isolated(shortened(last[0].name, 60)),
        time=moment(text, last[0].changed_at),
        author=isolated(who(text, last[0].author)),
    )


def _list(
    chosen: Chosen, context: Context, text: Text, now: Scenario | None, count: int
) -> tuple[Block, ...]:
    page = listed(chosen)
    entries = Entries(tuple(_entry(context, text, each, now) for each in page))
    if count <= STEP:
        return (entries,)
    first = chosen[FIRST] if chosen[FIRST] < count else 0
    ways = (("earlier", first - STEP), ("later", first + STEP))
    place = {"first": first + 1, "last": first + len(page), "scenarios": count}
    said = text("scenario_page.list.place", **{name: text.integer(each) for name, each in place.items()})
    links = tuple(
        Link(
            view="scenarios",
            label=text(f"scenario_page.list.{name}"),
            codes={FIRST.key: str(max(0, start))},
        )
        for name, start in ways
        if -STEP < start < count
    )
    return (entries, Bar((*links, Words((said,), "hint"))))


def _ready(context: Context, text: Text) -> tuple[Block, ...]:
    """Return the way to the scenarios that are there without anybody having saved one."""
    if not context.area.units:
        return ()
    codes = {VERSIONS.key: GAP.join(ready.READY)}
    return (Link(view="compare", label=text("scenario_page.list.ready"), codes=codes),)


def _entry(context: Context, text: Text, each: Scenario, now: Scenario | None) -> Entry:
    page = page_saved_on(context, each.latest_version_id)
    is_chosen = now is not None and each.id == now.id
    details = Link(view="scenarios", label=text("scenario_page.list.details"), codes={SELECTED.key: each.id})
    return Entry(
        title=isolated(shortened(each.name, 90)),
        note=isolated(shortened(" ".join(each.note.split()), 110)) if each.note.strip() else "",
        facts=(
            *([text("scenario_page.list.damaged")] if each.is_damaged or page is None else []),
            text.counted("scenario_page.list.versions", each.versions),
            isolated(who(text, each.author)),
            moment(text, each.changed_at),
        ),
        links=(*(() if is_chosen else (details,)), opening(text, each.latest_version_id, page)),
        is_chosen=is_chosen,
    )


def _versions(chosen: Chosen, context: Context, text: Text, now: Scenario) -> tuple[Block, ...]:
    """Return a scenario's versions, and how the chosen one differs from another."""
    heading = Words((isolated(now.name),), "heading")
    if not saves(chosen):
        return (heading, Words((text("scenario_page.details.nothing"),), "warning"))
    choices = (VERSION, BEFORE) if chosen[BEFORE] else (VERSION,)
    try:
        version = context.library.version(chosen[VERSION])
        note = (Words((version.note,), "said"),) if version.note.strip() else ()
        against = Link(
            view="compare",
            label=text("scenario_page.details.compare"),
            codes={VERSIONS.key: GAP.join((*ready.READY[:1], version.id))},
        )
        if not chosen[BEFORE]:
            return (heading, Bar(choices), against, *note)
        before = context.library.version(chosen[BEFORE])
        said = differences(context, text, before.inputs, version.inputs)
    except DashboardError as error:
        return (heading, Bar(choices), Failure(error))
    none = text("scenario_page.difference.none")
    return (heading, Bar(choices), Points("", tuple(said) or (none,)), against, *note)


VIEW = View(
    name="scenarios", section="scenarios", choices=ABOUT_SCENARIOS["scenarios"], build=build, is_lasting=False
)
