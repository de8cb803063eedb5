"""What a reader chooses on the pages about scenarios: what is compared, and what is looked at in the list."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from domain.digits import plain_whole
from domain.errors import ChoiceError, DashboardError
from i18n.text import Text
from scenarios.errors import ScenarioLinkError
from scenarios.identifiers import checked_identifier
from scenarios.model import Event, Scenario, Version
from views.choices import Choice, Chosen, Coded, OneOf, Switch
from views.context import Context
from views.moment import AS_OF
from views.picks import Picked, Sought
from views.saved import ready
from views.saved.names import isolated, labels, moment, shortened, who
from views.subject import SUBJECT

FEWEST, MOST, AT_FIRST = 2, 6, 3
"""Scenarios in a comparison, and how many it begins with."""

LISTED = 200
"""Most scenarios to pick from at once; the others are found by a search."""

TRIED = 20
"""Of the scenarios changed last, how many are tried where the first ones are damaged."""

STEP = 8
"""Scenarios on a page of the list."""


def opened(context: Context, identifiers: tuple[str, ...]) -> tuple[list[Version], list[DashboardError]]:
    """Return the versions that can be opened, in order, and why the others cannot."""
    versions, problems = [], []
    for identifier in identifiers:
        try:
            versions.append(ready.version(context, identifier))
        except DashboardError as error:
            problems.append(error)
    return versions, problems


def selected(chosen: Chosen) -> Scenario | None:
    """Return the scenario whose versions are shown: the one that was chosen, else the first of the page.

    What was chosen is found on any page of the list, but among the scenarios of a search only on this one.

    Raises:
        ScenarioStorageError: The database does not answer.
    """
    page = listed(chosen)
    wanted = chosen[SELECTED]
    among = next((each for each in page if each.id == wanted), None)
    if among is None and wanted and not chosen[SOUGHT]:
        try:
            other = chosen.context.library.open().scenario(wanted)
        except LookupError:
            other = None
        among = other if other is not None and other.is_archived == chosen[ARCHIVE] else None
    return among or next(iter(page), None)


def listed(chosen: Chosen) -> tuple[Scenario, ...]:
    """Return the scenarios of a page of the list, changed last first; where it begins too late, the first.

    Raises:
        ScenarioStorageError: The database does not answer.
    """
    shelf, sought = chosen.context.library.open(), chosen[SOUGHT]
    for first in dict.fromkeys((chosen[FIRST], 0)):
        if found := shelf.scenarios(sought, archived=chosen[ARCHIVE], limit=STEP, after=first):
            return found
    return ()


def saves(chosen: Chosen) -> list[Event]:
    """Return what saved the versions of the scenario that is shown, newest first."""
    now = selected(chosen)
    history = chosen.context.library.history(now.id) if now else ()
    return [event for event in reversed(history) if event.version_id]


def numbers(events: Sequence[Event]) -> dict[str, int]:
    """Return which version of a scenario each is, from 1, by its history, oldest first."""
    identifiers = [event.version_id for event in events if event.version_id]
    return {identifier: number for number, identifier in enumerate(identifiers, 1)}


def _at_first(chosen: Chosen) -> tuple[str, ...]:
    """Return the open version and the scenarios that changed last, the one that changed first as baseline."""
    library = chosen.context.library
    mine = library.opened
    try:
        last = library.open().scenarios(limit=TRIED + 1)
    except DashboardError:  # the page says so
        return (mine.id,) if mine else ()
    others = [each.latest_version_id for each in last if not mine or each.id != mine.scenario_id][:TRIED]
    whole = (each for each in others if opened(chosen.context, (each,))[0])
    latest = tuple(islice(whole, AT_FIRST - bool(mine)))[::-1]
    found = (*latest, mine.id) if mine else latest
    return found if len(found) >= FEWEST else (*ready.listed(chosen.context)[:AT_FIRST], *found)


def _is_version(code: str) -> bool:
    try:
        checked_identifier(code)
    except ScenarioLinkError:
        return False
    return True


def _to_pick(chosen: Chosen, text: Text) -> list[tuple[str, str]]:
    """Return what the search finds, and first what was picked besides."""
    context, picked = chosen.context, chosen[VERSIONS]
    found = context.library.open().scenarios(chosen[SEARCH], limit=LISTED)
    versions, _ = opened(context, picked)
    names = labels(context, text, versions, found)
    latest = [each.latest_version_id for each in found]
    offered = ready.listed(context)
    besides = [each for each in picked if each not in (*latest, *offered)]
    said = {each: ready.name(text, each) for each in offered}
    return [(each, said.get(each) or names.get(each, each)) for each in (*offered, *besides, *latest)]


def _picked(identifiers: tuple[str, ...], chosen: Chosen, text: Text) -> str:
    versions, _ = opened(chosen.context, identifiers)
    return ", ".join(labels(chosen.context, text, versions).values())


def _name(code: str, chosen: Chosen, text: Text) -> str:
    versions, _ = opened(chosen.context, chosen[VERSIONS])
    return labels(chosen.context, text, versions).get(code, code)


def _compared(chosen: Chosen) -> tuple[str, ...]:
    return chosen[VERSIONS]


SEARCH = Sought(key="search", label="scenario_page.list.search")

VERSIONS = Picked(
    key="versions",
    label="compare.versions",
    formerly=("versiot",),
    is_code=_is_version,
    default=_at_first,
    listed=_to_pick,
    said=_picked,
    most=MOST,
)

BASELINE = OneOf(
    key="baseline",
    label="compare.baseline",
    formerly=("lahtokohta",),
    codes=_compared,
    said=_name,
    is_list=True,
    counts=lambda chosen: len(chosen[VERSIONS]) >= FEWEST,
)

AIM = OneOf(
    key="aim",
    label="compare.aim",
    codes=("none", "caseload", "cost", "distance", "activation", "benefit"),
    is_list=True,
    counts=lambda chosen: len(chosen[VERSIONS]) >= FEWEST,
)
"""What a scenario is to be best for."""

RECOMPUTED = Switch(key="recomputed", label="compare.recompute", formerly=("nykyinen",))


def _scenario(code: str, _chosen: Chosen) -> str:
    if code and not _is_version(code):
        raise ChoiceError(f"{code[:80]!r} is no scenario", code=code[:80])
    return code


def _first(code: str, _chosen: Chosen) -> int:
    try:
        return plain_whole(code)
    except ValueError as error:
        raise ChoiceError(f"{code[:80]!r} is no place of a list", code=code[:80]) from error


def _versions(chosen: Chosen) -> list[str]:
    try:
        return [event.version_id or "" for event in saves(chosen)]
    except DashboardError:  # the page says so
        return []


def _others(chosen: Chosen) -> list[str]:
    """Return the other versions: first the one this was made from, or else the one saved before it."""
    codes, version_id = _versions(chosen), chosen[VERSION]
    if version_id not in codes:
        return []
    place = codes.index(version_id)
    others = [*codes[place + 1 :], *reversed(codes[:place])]
    versions, _ = opened(chosen.context, (version_id,))
    parents = [each.parent_id for each in versions]
    return sorted(others, key=lambda each: each not in parents)


def _label(code: str, chosen: Chosen, text: Text) -> str:
    history = saves(chosen)[::-1]
    event = next((each for each in history if each.version_id == code), None)
    if event is None:
        return ""
    return text(
        "scenario_page.details.label",
        number=str(numbers(history)[code]),
        time=moment(text, event.created_at),
        author=isolated(who(text, event.author)),
    )


def _selected(_code: str, chosen: Chosen, _text: Text) -> str:
    now = selected(chosen)
    return isolated(shortened(now.name)) if now else ""


SOUGHT = Sought(
    key="search",
    label="scenario_page.list.search",
    starts=("first", "selected", "version", "before"),
)

ARCHIVE = Switch(
    key="archive",
    label="scenario_page.list.archive",
    formerly=("arkisto",),
    starts=("first", "selected", "version", "before"),
)

FIRST = Coded(
    key="first",
    label="scenario_page.list.first",
    starts=("selected", "version", "before"),
    decode=_first,
    encode=str,
    default=lambda _chosen: 0,
    said=lambda value, _chosen, text: text.integer(value) if value else "",
)

SELECTED = Coded(
    key="selected",
    label="scenario_page.list.selected",
    formerly=("skenaario",),
    starts=("version", "before"),
    decode=_scenario,
    encode=str,
    default=lambda _chosen: "",
    said=_selected,
)

VERSION = OneOf(
    key="version",
    label="scenario_page.details.version",
    formerly=("versio",),
    starts=("before",),
    codes=_versions,
    said=_label,
    is_list=True,
)

BEFORE = OneOf(
    key="before",
    label="scenario_page.details.before",
    formerly=("vertaa",),
    codes=_others,
    said=_label,
    is_list=True,
)

ABOUT_SCENARIOS: dict[str, tuple[Choice[Any], ...]] = {
    "compare": (AS_OF, SUBJECT, SEARCH, VERSIONS, BASELINE, AIM, RECOMPUTED),
    "scenarios": (AS_OF, SUBJECT, SOUGHT, ARCHIVE, FIRST, SELECTED, VERSION, BEFORE),
}
"""Page -> its choices; they belong to no scenario."""
