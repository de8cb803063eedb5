"""The list of scenarios: search, the archive, and a card for each that opens it or tells more."""

import html
from dataclasses import dataclass

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.errors import ScenarioLinkError, ScenarioUnknownError
from scenarios.model import Scenario
from ui import access, navigation, url
from ui.saved.current import opening_link, page_of
from ui.saved.wording import marked, moment, shortened, who

CHOSEN_KEY, ARCHIVE_KEY = "skenaario", "arkisto"
SEARCH_KEY = "scenario_search"
"""Free text, which is no code: it stays out of the address."""

STEP = 8
"""Cards on a page of the list."""

_PAGE = "scenario_list_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds.

    Attributes:
        search: Its words.
        archived: Whether the archive was searched.
        count: How many scenarios there are.
        first: How many stand before those listed.
        listed: The scenarios of this page of the list, changed last first.
    """

    search: str
    archived: bool
    count: int
    first: int
    listed: tuple[Scenario, ...]


def found(text: Text) -> Found:
    """Show the search and return what it finds."""
    search, archive = st.columns([3, 2], vertical_alignment="bottom")
    words = search.text_input(
        text("scenario_page.list.search"),
        key=SEARCH_KEY,
        type="search",
        max_chars=200,
        persist_state="session",
    )
    with archive:
        archived = url.toggle(text("scenario_page.list.archive"), key=ARCHIVE_KEY)
    store, sought = access.scenarios(), (words or "", archived)
    count = store.count(words or "", archived=archived)
    of, first = st.session_state.get(_PAGE, (sought, 0))
    first = first if of == sought and first < count else 0
    listed = store.scenarios(words or "", archived=archived, limit=STEP, after=first)
    return Found(search=words or "", archived=archived, count=count, first=first, listed=listed)


def answer(text: Text, found: Found) -> list[str]:
    """Return the sentence under the title: how many there are, and which changed last."""
    if not found.listed:
        is_sought = found.search or found.archived
        return [text(f"scenario_page.list.{'not_found' if is_sought else 'empty'}")]
    (last,) = access.scenarios().scenarios(found.search, archived=found.archived, limit=1)
    return [
        text(
            "scenario_page.list.answer",
            scenarios=text.integer(found.count),
            name=shortened(last.name, 60),
            time=moment(text, last.changed_at),
            author=who(text, last.author),
        )
    ]


def chosen(found: Found) -> Scenario | None:
    """Return the scenario whose details are shown: the link's or the reader's, else the first of the page."""
    if CHOSEN_KEY not in st.session_state:
        st.session_state[CHOSEN_KEY] = url.opening(CHOSEN_KEY)
    first = found.listed[0] if found.listed else None
    now = _among(found, st.session_state[CHOSEN_KEY] or "") or first
    st.session_state[CHOSEN_KEY] = now.id if now else ""
    url.publish(CHOSEN_KEY, st.session_state[CHOSEN_KEY], first.id if first else "")
    return now


def _among(found: Found, scenario_id: str) -> Scenario | None:
    """Return a scenario of this page of the list, or of any page where nothing is searched for."""
    listed = next((each for each in found.listed if each.id == scenario_id), None)
    if listed or found.search or not scenario_id:
        return listed
    try:
        other = access.scenarios().scenario(scenario_id)
    except (ScenarioLinkError, ScenarioUnknownError):
        return None
    return other if other.is_archived == found.archived else None


def cards(text: Text, found: Found, now: Scenario | None) -> None:
    """Show a card for each scenario of the page, and how the others are reached."""
    for each in found.listed:
        with st.container(
            key=f"scenario_card_{each.id}", horizontal=True, wrap=False, vertical_alignment="center"
        ):
            _card(text, each, is_chosen=now is not None and each.id == now.id)
    if found.count <= STEP:
        return
    with st.container(key="scenario_pages", horizontal=True, vertical_alignment="center"):
        for name, first in (("earlier", found.first - STEP), ("later", found.first + STEP)):
            st.button(
                text(f"scenario_page.list.{name}"),
                key=f"scenario_{name}",
                type="tertiary",
                disabled=not 0 <= first < found.count,
                on_click=_turn,
                args=((found.search, found.archived), first),
            )
        last = found.first + len(found.listed)
        place = {"first": found.first + 1, "last": last, "scenarios": found.count}
        words = {name: text.integer(number) for name, number in place.items()}
        st.caption(text("scenario_page.list.place", **words), width="content")


def _card(text: Text, each: Scenario, *, is_chosen: bool) -> None:
    page = page_saved_on(each.latest_version_id)
    facts = [
        *([html.escape(text("scenario_page.list.damaged"))] if each.is_damaged or page is None else []),
        text.counted("scenario_page.list.versions", each.versions),
        marked(who(text, each.author)),
        moment(text, each.changed_at),
    ]
    note = f"<span>{marked(shortened(' '.join(each.note.split()), 110))}</span>" if each.note.strip() else ""
    current = ' aria-current="true"' if is_chosen else ""
    st.html(
        f'<div class="th-card"{current}><strong>{marked(shortened(each.name, 90))}</strong>{note}'
        f"<small>{' · '.join(facts)}</small></div>"
    )
    st.button(
        text("scenario_page.list.details"),
        key=f"scenario_details_{each.id}",
        type="tertiary",
        on_click=_choose,
        args=(each.id,),
        disabled=is_chosen,
    )
    open_link(text, each.latest_version_id, page)


def open_link(text: Text, version_id: str, page: str | None) -> None:
    """Show the link that opens a version on its page; on the first one where it has none."""
    st.page_link(
        navigation.PAGE_DIR / f"{page or navigation.PAGES[0].name}.py",
        label=text("scenario_page.open"),
        icon=":material/open_in_browser:",
        query_params=opening_link(version_id),
    )


def page_saved_on(version_id: str) -> str | None:
    """Return the page a version was saved on; None where it cannot be read."""
    try:
        return page_of(access.scenarios().version(version_id))
    except DashboardError:
        return None


def _choose(scenario_id: str) -> None:
    st.session_state[CHOSEN_KEY] = scenario_id


def _turn(sought: tuple[str, bool], first: int) -> None:
    st.session_state[_PAGE] = (sought, first)
