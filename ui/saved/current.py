"""Which scenario this session has open: from the link, through changes and saves, until it is closed."""

import logging
from dataclasses import dataclass
from urllib.parse import urljoin

import streamlit as st

from domain.errors import DashboardError
from scenarios.access.policy import Visibility
from scenarios.model import Change, Draft, Event, Inputs, Version
from ui import access, current_context, navigation, own_data, url
from ui.once import Once, once
from ui.saved.database import now
from ui.saved.opened import Open, open_of
from views.context import Context
from views.kept import DECK, choices_among
from views.own import Held
from views.results import RESULTS, SAVED_ON, newest, written_results
from views.saved import age
from views.saved.age import is_elsewhere
from views.saved.opening import ANEW_KEY, LINK_KEY
from views.saved.results import results_of

_STATE = "scenario_open"
_AUTHOR = "scenario_author_said"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an open version stands among the versions of its scenario.

    Attributes:
        number: Which one it is, from 1 in the order of saving.
        versions: How many there are.
        siblings: Other saves made from the same version.
        latest: The save after which there is none; None if it is the open version.
    """

    number: int
    versions: int
    siblings: tuple[Event, ...]
    latest: Event | None


def saves() -> Once[Version]:
    """Return what the presses that save a scenario have come to in this session."""
    return once("scenario")


def open_link() -> None:
    """Open the version that the address names before any page asks for its choices; keep it there.

    A version that was saved by a run which did not live to open it goes before what the address says.
    """
    if (made := saves().unopened()) is not None:
        open_saved(made)
    is_anew = ANEW_KEY in st.query_params
    said = st.query_params.get(LINK_KEY) if is_anew else url.asked(LINK_KEY)
    st.query_params.pop(ANEW_KEY, None)
    state: Open | None = st.session_state.get(_STATE)
    if said is None:
        if state is not None and state.version is None:
            del st.session_state[_STATE]
        elif state is not None:
            st.query_params[LINK_KEY] = state.link
        return
    if state is not None and state.link == said and not is_anew:
        return
    url.arrive(LINK_KEY)
    st.session_state[_STATE] = opened = open_of(said, access.scenarios)
    is_here = opened.version is not None and not is_elsewhere(current_context.context(), opened.version)
    chosen = choices_of(opened.version) if opened.version and is_here else {}
    url.open_choices({**chosen, **_deck_of_its_own()})
    url.abbreviate(chosen)


def state() -> Open | None:
    """Return what the link opened; None if it names no scenario."""
    return st.session_state.get(_STATE)


def open_version() -> Version | None:
    """Return the version that is open."""
    opened = state()
    return opened.version if opened else None


def choices_of(version: Version) -> url.Choices:
    """Return the readers' choices among a version's inputs, page by page, as they are made today."""
    return choices_among(version.inputs, current_context.context())


def is_changed() -> bool:
    """Return whether the reader has other choices than the open version.

    Pages share some choices: one that only followed the reader from another page is no change.
    """
    version = open_version()
    if version is None or is_elsewhere(current_context.context(), version):
        return False
    saved, present = choices_of(version), choices_among(url.choices(), current_context.context())
    for chosen in (saved, present):
        for page in _deck_of_its_own():
            chosen.pop(page, None)
    shared = {pair for chosen in saved.values() for pair in chosen.items()}
    return any(_differs(saved.get(page, {}), present.get(page, {}), shared) for page in {*saved, *present})


def place(version: Version) -> Place:
    """Return where a version stands in its scenario's history.

    Raises:
        ScenarioStorageError: The database does not answer.
    """
    store = access.scenarios()
    saves = [event for event in store.history(version.scenario_id) if event.version_id]
    identifiers = [event.version_id for event in saves]
    return Place(
        number=identifiers.index(version.id) + 1 if version.id in identifiers else len(saves),
        versions=len(saves),
        siblings=store.siblings(version.id),
        latest=saves[-1] if saves and identifiers[-1] != version.id else None,
    )


def save(
    *,
    name: str,
    note: str,
    author: str,
    page: str,
    as_new: bool,
    visibility: Visibility = Visibility.PUBLIC,
) -> Version:
    """Return the version now on disk with every choice of every page; it is not open yet.

    Args:
        name: Name of the scenario.
        note: What it is and why.
        author: Who saves it; remembered for this session only.
        page: Page it is saved on.
        as_new: Whether a scenario of its own begins, even where one is open.
        visibility: With whom a scenario that begins is shared.

    Raises:
        DashboardError: It cannot be saved, and why; nothing is.
    """
    st.session_state[_AUTHOR] = author = access.author(author)
    context, own = current_context.context(), own_data.later()()
    own_deck = _deck_of_its_own()
    chosen = choices_among({p: c for p, c in url.choices().items() if p not in own_deck}, context)
    parent, about = open_version(), {SAVED_ON: said_now(page)}
    draft = Draft(
        name=name,
        note=note,
        author=author,
        created_at=now(),
        data_vintage=current_context.shown().data_vintage,
        model_version=newest(),
        inputs={
            **chosen,
            **about,
            RESULTS: _results(context, {**chosen, **about}, own),
        },
    )
    store = access.scenarios()
    if parent and not as_new:
        return store.save_next(parent.id, draft).version
    share = access.share(visibility)
    return store.save_new(draft, copied_from=parent.id if parent else None, share=share)


def open_saved(version: Version) -> None:
    """Open a version that was saved in this session; the reader's choices stay as they are."""
    st.session_state[_STATE] = Open(link=version.id, version=version)
    url.write(LINK_KEY, version.id)
    url.abbreviate(choices_of(version))
    saves().opened()


def said_now(page: str) -> dict[str, str]:
    """Return what a version saved now on a page says of itself."""
    return age.said_now(current_context.shown(), page, own_data.later()())


def close() -> None:
    """Close the scenario: every page returns to where it starts from."""
    st.session_state.pop(_STATE, None)
    url.write(LINK_KEY, None)
    staying = ("lang", DECK, *navigation.MEETING)
    kept = {key: st.query_params[key] for key in staying if key in st.query_params}
    st.query_params.clear()
    st.query_params.update(kept)
    url.open_choices(_deck_of_its_own())
    url.abbreviate({})


def author() -> str:
    """Return who is signed in, or else who said to be saving last in this session."""
    return access.author(str(st.session_state.get(_AUTHOR, "")))


def change(*, author: str, reason: str) -> Change:
    """Return who changes something now and why; remembers who."""
    st.session_state[_AUTHOR] = author = access.author(author)
    return Change(created_at=now(), author=author, reason=reason)


def share_link(version_id: str, page: str) -> str:
    """Return the address that opens exactly this version on a page, in its reader's language."""
    path = "" if page == navigation.PAGES[0].name else page
    return f"{urljoin(base(), path)}?{LINK_KEY}={version_id}"


def _deck_of_its_own() -> url.Choices:
    """Return the deck where it is saved by itself, and so is no part of a scenario; else nothing."""
    return {DECK: url.choices().get(DECK, {})} if DECK in st.query_params else {}


def _differs(saved: dict[str, str], present: dict[str, str], shared: set[tuple[str, str]]) -> bool:
    parameters = {each for each in {*saved, *present} if saved.get(each) != present.get(each)}
    return any(each in saved or (each, present[each]) not in shared for each in parameters)


def _results(context: Context, chosen: Inputs, own: Held) -> dict[str, str]:
    try:
        return written_results(results_of(context, chosen, own))
    except DashboardError as error:
        # The choices are worth saving also where the data cannot be read just now.
        logger.warning("%s", error)
        return {}


def base() -> str:
    """Return the address that pages' names are added to."""
    return urljoin(st.context.url or "/", ".")
