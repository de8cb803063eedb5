"""A meeting: views are saved to a deck, and the deck is presented by keyboard or remote clicker."""

import html

import streamlit as st
from streamlit.navigation.page import Page

from domain.errors import DashboardError
from i18n.text import Text
from ui import loaders, navigation, url
from ui.components.presenter import presenter
from ui.meeting import deck, exports
from ui.meeting.deck import View
from ui.saved import parameter_words

PLACE = "esitys"
"""Parameter of the address: which view of the deck is on, from 1."""

_RETURN = "presenter_return"


def step(text: Text, page: str) -> None:
    """Show the presenter's bar where a presentation is on, and go where its keys ask."""
    place, views = _place()
    view = views[place - 1] if place else None
    asked = presenter(
        {
            "presenting": view is not None,
            "place": place,
            "views": len(views),
            "sentence": view.sentence if view else "",
            "notes": view.notes if view else "",
            "next": _title(text, views[place]) if view and place < len(views) else "",
            "context": _context(text, page),
            "labels": {"bar": text("presenter.bar")},
        }
    )
    if asked == 0 and view:
        _open(st.session_state.pop(_RETURN, View(page=page)), None)
    elif asked and 1 <= asked <= len(views):
        _open(views[asked - 1], asked)


def sentence() -> None:
    """Show the view's sentence large above the page, while a presentation is on."""
    place, views = _place()
    if place and views[place - 1].sentence:
        st.html(f'<p class="th-sentence">{html.escape(views[place - 1].sentence)}</p>')


def controls(text: Text, page: Page, name: str) -> None:
    """Show the popover in which a deck is presented, taken home, put in order and added to."""
    with st.popover(text("presenter.menu"), icon=":material/slideshow:", key="presenter_menu"):
        views = deck.views()
        if views:
            _start(text, name, views)
            exports.deck(text, views)
            _order(text, views)
        else:
            st.caption(text("presenter.empty"))
        with st.form("presenter_add", clear_on_submit=True, border=False):
            said = st.text_input(
                text("presenter.sentence"), max_chars=deck.MAX_SENTENCE, placeholder=page.title
            )
            notes = st.text_area(text("presenter.notes"), max_chars=deck.MAX_NOTES, height=68)
            if st.form_submit_button(text("presenter.add"), icon=":material/add:"):
                deck.add(name, said or page.title, notes)
                st.rerun()


def _start(text: Text, name: str, views: list[View]) -> None:
    with st.container(horizontal=True, gap="small"):
        if st.button(text("presenter.start"), type="primary", icon=":material/play_arrow:", key="deck_start"):
            st.session_state[_RETURN] = View(page=name, parameters=url.choices().get(name, {}))
            _open(views[0], 1)
        st.link_button(
            text("presenter.notes_window"), f"notes?lang={text.language}", icon=":material/open_in_new:"
        )
    st.caption(text("presenter.keys"))


def _order(text: Text, views: list[View]) -> None:
    for place, view in enumerate(views):
        line, up, away = st.columns([8, 1, 1], vertical_alignment="center")
        line.text(f"{place + 1}. {_title(text, view)}")
        if up.button("↑", key=f"deck_up_{place}", help=text("presenter.up"), disabled=place == 0):
            deck.move_up(place)
            st.rerun()
        if away.button("✕", key=f"deck_away_{place}", help=text("presenter.remove")):
            deck.remove(place)
            st.rerun()


def _place() -> tuple[int, list[View]]:
    """Which view is on, 0 for none, and the deck."""
    views = deck.views()
    asked = st.query_params.get(PLACE, "")
    place = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return (place if 1 <= place <= len(views) else 0), views


def _open(view: View, place: int | None) -> None:
    """Open a view exactly as it was saved; the choices of other pages stay."""
    if view.page not in {entry.name for entry in navigation.PAGES}:
        return
    url.open_choices({**url.choices(), view.page: view.parameters})
    kept = {key: st.query_params[key] for key in ("lang", "scenario") if key in st.query_params}
    address = {**kept, **view.parameters, **({PLACE: str(place)} if place else {})}
    st.switch_page(navigation.PAGE_DIR / f"{view.page}.py", query_params=address)


def _title(text: Text, view: View) -> str:
    known = view.page in {entry.name for entry in navigation.PAGES}
    return view.sentence or (text(f"pages.{view.page}") if known else view.page)


def _context(text: Text, page: str) -> str:
    chosen = url.choices().get(page, {})
    filters = [_filter(text, page, key, code) for key, code in chosen.items()]
    vintage = text("presenter.vintage", period=text.period(loaders.LATEST_PERIOD))
    return " · ".join([text(f"pages.{page}"), *filters, vintage])


def _filter(text: Text, page: str, key: str, code: str) -> str:
    label = parameter_words.label(text, page, key)
    try:
        return f"{label}: {parameter_words.value(text, page, key, code)}"
    except DashboardError:  # the page itself says which file is bad; the bar must not take it down
        return f"{label}: {code}"
