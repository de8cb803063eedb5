"""A meeting: views are saved to a deck, and the deck is presented by keyboard or remote clicker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from domain.digits import plain_whole
from domain.errors import DashboardError
from domain.words import unturned
from i18n.text import Text
from ui import current_context, limits, navigation, url
from ui.components.presenter import next_picture, presenter
from ui.meeting import deck, pictures
from ui.meeting.order import fields, said_of, titled
from ui.words import marked, note, notice
from views import kept
from views.choices import Choice, Chosen, Coded
from views.kept import View
from views.page import View as PageView
from views.registry import VIEWS
from views.slide import DESK
from views.subject import SUBJECT, WHOLE

PLACE = "presented"
"""Parameter of the address: which view of the deck is on, from 1."""

_BEFORE = "presenter_before"

_STARTED = "presenter_started"
"""Whether the first view is yet to be shown: the run that is to show it can be replaced."""

_HANDED = "presenter_handed"
"""When the browser handed over the deck that was last taken, by its clock."""

_FORM = "presenter"
"""Before the keys of the fields of a view that is added."""

_ASKED = "presenter_asked"
"""The page whose pictures are listed, with its choices: they are looked up where somebody asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    """Where the presenter was before the presentation: the page, and the choices of every page."""

    page: str
    choices: url.Choices


def step(text: Text, page: str) -> None:
    """Show the presenter's bar where a presentation is on, and go where its keys ask."""
    place, views = _place()
    if st.session_state.get(_STARTED) and views and not place:
        _show(views[0], 1)
    st.session_state.pop(_STARTED, None)
    view = views[place - 1] if place else None
    asked = presenter(
        {
            "presenting": view is not None,
            "place": place,
            "views": len(views),
            "sentence": unturned(titled(text, view)) if view else "",
            "notes": unturned(view.notes) if view else "",
            "minutes": {
                "view": view.minutes if view else 0,
                "until": sum(each.minutes for each in views[:place]),
                "all": sum(each.minutes for each in views),
            },
            "next": unturned(titled(text, views[place])) if view and place < len(views) else "",
            "context": _context(text, page) if view else "",
            "deck": deck.codes(),
            "saved": st.query_params.get(kept.DECK, ""),
            "session": limits.session(),
            "labels": {"bar": text("presenter.bar")},
        }
    )
    if asked.deck is not None and asked.handed > st.session_state.get(_HANDED, 0):
        deck.keep(kept.views(asked.deck))
        st.session_state[_HANDED] = asked.handed  # a run that ends before is followed by one that takes it
        st.rerun()
    elif asked.place == 0 and view:
        _leave(page)
    elif asked.place and 1 <= asked.place <= len(views):
        _show(views[asked.place - 1], asked.place)


def ahead(text: Text) -> None:
    """Let the notes window show the picture that comes next; drawn when the one that is on stands."""
    place, views = _place()
    if not place:
        return
    next_picture(place, pictures.picture(text, views[place]) if place < len(views) else "")


def shown(page: str) -> View | None:
    """Return the view that is on, where it is one message and one picture; None where it is a page."""
    view = _on()
    return view if view and view.page == page and page in VIEWS and view.picture != DESK else None


def sentence(text: Text) -> None:
    """Show the view's sentence large above a page; say where the address asks for a view that is not."""
    view = _on()
    if not view and PLACE in st.query_params:
        notice(text("presenter.lost"), kind="bad")
    elif view and view.sentence and not shown(view.page):
        st.html(f'<p class="th-sentence">{marked(view.sentence)}</p>')


def controls(text: Text, name: str) -> None:
    """Show the popover in which a view is added to the deck, and the deck is presented."""
    if name == deck.PAGE:
        return
    with st.popover(text("presenter.menu"), icon=":material/slideshow:", key="presenter_menu"):
        views = deck.views()
        if deck.say_lost(text, views):
            start(text, name, key="deck_start")
        _holds(text, views)
        present = _present(name)
        st.button(
            text("presenter.pictures"),
            icon=":material/image:",
            key="presenter_pictures",
            on_click=_ask,
            args=(name,),
        )
        with st.form("presenter_add", clear_on_submit=True, border=False):
            fields(text, present, _FORM, has_pictures=st.session_state.get(_ASKED) == present)
            st.form_submit_button(
                text("presenter.add"),
                icon=":material/add:",
                disabled=len(views) >= kept.MAX_VIEWS,
                on_click=_add,
                args=(name,),
            )


def _present(page: str) -> View:
    """Return the view that a page shows now."""
    return View(page=page, parameters=url.choices().get(page, {}))


def _ask(page: str) -> None:
    url.settle(page)
    st.session_state[_ASKED] = _present(page)


def _add(page: str) -> None:
    """Add what the page shows, with what was typed: before its run, in whose midst a newer one can come.

    The browser has emptied the fields by then.
    """
    url.settle(page)
    deck.add(said_of(_present(page), _FORM))


def _holds(text: Text, views: list[View]) -> None:
    """Say what the deck holds, and lead to the page where it is put in order and saved."""
    if views:
        last = text("presenter.last", place=str(len(views)), title=unturned(titled(text, views[-1])))
        total = sum(view.minutes for view in views)
        planned = text("presenter.total", minutes=str(total)) if total else ""
        note(text.counted("decks.views", len(views)), last, planned)
    else:
        note(text("presenter.empty"))
    if kept.DECK not in st.query_params:
        note(text("presenter.kept"))
    st.page_link(
        navigation.PAGE_DIR / f"{deck.PAGE}.py",
        label=text("presenter.to_deck"),
        icon=":material/view_carousel:",
        query_params=navigation.carried(),
    )


def start(text: Text, name: str, *, key: str) -> None:
    """Show how a deck is presented from a page, and where its notes are.

    Args:
        text: The reader's language.
        name: The page that the presentation returns to.
        key: Of the button.
    """
    with st.container(horizontal=True, gap="small"):
        st.button(
            text("presenter.start"),
            type="primary",
            icon=":material/play_arrow:",
            key=key,
            on_click=_start,
            args=(name,),
        )
        st.link_button(
            text("presenter.notes_window"), f"notes?lang={text.language}", icon=":material/open_in_new:"
        )
    note(text("presenter.keys"))


def _start(page: str) -> None:
    url.settle(page)
    st.session_state[_BEFORE] = _Before(page=page, choices=url.choices())
    st.session_state[_STARTED] = True


def _on() -> View | None:
    """Return the view that is on; None for none."""
    place, views = _place()
    return views[place - 1] if place else None


def _place() -> tuple[int, list[View]]:
    """Which view is on, 0 for none, and the deck."""
    views = deck.views()
    asked = st.query_params.get(PLACE, "")
    try:
        place = plain_whole(asked)
    except ValueError:
        place = 0
    return (place if 1 <= place <= len(views) else 0), views


def _show(view: View, place: int) -> None:
    """Open a view exactly as it was saved."""
    _open(view.page, {**url.choices(), view.page: view.parameters}, {PLACE: str(place)})


def _leave(page: str) -> None:
    """Return to where the presenter was, with every choice as it was before, and the deck as it is."""
    before = st.session_state.pop(_BEFORE, _Before(page=page, choices=url.choices()))
    _open(before.page, {**before.choices, kept.DECK: deck.codes()}, {})


def _open(page: str, choices: url.Choices, parameters: dict[str, str]) -> None:
    """Open a page with these choices of every page, and more parameters of its address."""
    if page not in {entry.name for entry in navigation.PAGES}:
        return
    url.open_choices(choices)
    navigation.go(page, {SUBJECT.key: WHOLE, **choices.get(page, {}), **parameters})


def _context(text: Text, page: str) -> str:
    """Return the page, what was chosen on it, and the month of its figures."""
    view = VIEWS.get(page)
    filters = _filters(text, view, view.renewed(url.choices().get(page, {}))) if view else []
    vintage = text("presenter.vintage", period=text.period(current_context.period()))
    return " · ".join([text(f"pages.{page}"), *filters, vintage])


def _filters(text: Text, view: PageView, codes: Mapping[str, str]) -> list[str]:
    try:
        chosen = view.chosen(codes, current_context.of(view))
    except DashboardError:  # the page itself says so; the bar must not take it down
        return []
    told = [each for each in view.choices if each.key in codes and each.is_linked]
    return [f"{text(each.label)}: {_said(text, chosen, each, codes[each.key])}" for each in told]


def _said(text: Text, chosen: Chosen, choice: Choice[Any], code: str) -> str:
    if isinstance(choice, Coded) and choice.key in chosen.refused:
        return code
    try:
        return chosen.words(choice, text) or code
    except DashboardError:
        return code
