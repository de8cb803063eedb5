"""The list of scenarios: search, the archive, and a card for each that opens it or tells more."""

import streamlit as st

from domain.errors import DashboardError
from i18n.text import Text
from scenarios.model import Scenario
from ui import loaders, navigation, url
from ui.saved.current import opening_link, page_of
from ui.saved.wording import marked, moment, shortened, who

CHOSEN_KEY, ARCHIVE_KEY = "skenaario", "arkisto"
SEARCH_KEY = "scenario_search"
"""Free text, which is no code: it stays out of the address."""

MORE_KEY = "scenario_shown"
STEP = 8
"""Cards shown at first, and added at a time."""


def found(text: Text) -> tuple[Scenario, ...]:
    """Show the search and return the scenarios it finds, changed last first."""
    search, archive = st.columns([3, 2], vertical_alignment="bottom")
    words = search.text_input(
        text("scenario_page.list.search"),
        key=SEARCH_KEY,
        type="search",
        max_chars=200,
        placeholder=text("scenario_page.list.search"),
        label_visibility="collapsed",
        persist_state="session",
    )
    with archive:
        archived = url.toggle(text("scenario_page.list.archive"), key=ARCHIVE_KEY)
    return loaders.scenario_store().scenarios(words or "", archived=archived)


def answer(text: Text, scenarios: tuple[Scenario, ...]) -> list[str]:
    """Return the sentence under the title: how many there are, and which changed last."""
    if not scenarios:
        is_sought = st.session_state.get(SEARCH_KEY) or st.session_state.get(ARCHIVE_KEY)
        return [text(f"scenario_page.list.{'not_found' if is_sought else 'empty'}", scenarios="0")]
    last = scenarios[0]
    return [
        text(
            "scenario_page.list.answer",
            scenarios=text.integer(len(scenarios)),
            name=shortened(last.name, 60),
            time=moment(text, last.changed_at),
            author=who(text, last.author),
        )
    ]


def chosen(scenarios: tuple[Scenario, ...]) -> Scenario | None:
    """Return the scenario whose details are shown: the link's or the reader's, else the one changed last."""
    if CHOSEN_KEY not in st.session_state:
        st.session_state[CHOSEN_KEY] = url.opening(CHOSEN_KEY)
    by_id = {each.id: each for each in scenarios}
    first = scenarios[0].id if scenarios else ""
    if st.session_state[CHOSEN_KEY] not in by_id:
        st.session_state[CHOSEN_KEY] = first
    url.publish(CHOSEN_KEY, st.session_state[CHOSEN_KEY], first)
    return by_id.get(st.session_state[CHOSEN_KEY])


def cards(text: Text, scenarios: tuple[Scenario, ...], now: Scenario | None) -> None:
    """Show a card for each scenario, a few at first."""
    shown = st.session_state.get(MORE_KEY, STEP)
    for each in scenarios[:shown]:
        with st.container(
            key=f"scenario_card_{each.id}", horizontal=True, wrap=False, vertical_alignment="center"
        ):
            _card(text, each, is_chosen=each is now)
    if len(scenarios) > shown:
        left = len(scenarios) - shown
        st.button(
            text("scenario_page.list.more", scenarios=str(left)),
            key="scenario_more",
            on_click=_more,
            args=(shown,),
        )


def _card(text: Text, each: Scenario, *, is_chosen: bool) -> None:
    facts = [
        text("scenario_page.list.versions", versions=str(each.versions)),
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
    open_link(text, each.latest_version_id)


def open_link(text: Text, version_id: str) -> None:
    """Show the link that opens a version on the page it was saved on."""
    st.page_link(
        navigation.PAGE_DIR / f"{_page(version_id)}.py",
        label=text("scenario_page.open"),
        icon=":material/open_in_browser:",
        query_params=opening_link(version_id),
    )


def _page(version_id: str) -> str:
    """Return the page a version was saved on; the first page where it cannot be read."""
    try:
        return page_of(loaders.scenario_store().version(version_id))
    except DashboardError:
        return navigation.PAGES[0].name


def _choose(scenario_id: str) -> None:
    st.session_state[CHOSEN_KEY] = scenario_id


def _more(shown: int) -> None:
    st.session_state[MORE_KEY] = shown + STEP
