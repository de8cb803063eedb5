"""Which saved deck this session has open: from the link, through changes and saves, until it is closed."""

from urllib.parse import urljoin

import streamlit as st

from scenarios.access.policy import Visibility
from scenarios.model import Draft, Version
from ui import access, current_context, own_data, url
from ui.meeting import deck
from ui.once import Once, once
from ui.saved import current
from ui.saved.database import now
from ui.saved.opened import Open, open_of
from views import kept
from views.kept import DECK
from views.own import Held
from views.registry import VIEWS
from views.results import SAVED_ON, newest
from views.saved import age

_STATE = "deck_open"


def saves() -> Once[Version]:
    """Return what the presses that save a deck have come to in this session."""
    return once("deck")


def open_link() -> None:
    """Open the deck that the address names, in place of the session's; keep it in the address.

    A version that was saved by a run which did not live to open it goes before what the address says.
    """
    if (made := saves().unopened()) is not None:
        open_saved(made)
    said, opened = url.asked(DECK), state()
    if said is None:
        if opened is not None and opened.version is None:
            del st.session_state[_STATE]
        elif opened is not None:
            st.query_params[DECK] = opened.link
        return
    if opened is not None and opened.link == said:
        return
    url.arrive(DECK)
    _open(said)


def open_other(link: str) -> None:
    """Open another saved deck, in place of the session's, and name it in the address."""
    opened = state()
    if opened is None or opened.link != link:
        _open(link)
        url.write(DECK, link)


def state() -> Open | None:
    """Return what the link opened; None if it names no deck."""
    opened: Open | None = st.session_state.get(_STATE)
    return opened


def version() -> Version | None:
    """Return the version of a deck that is open."""
    opened = state()
    return opened.version if opened else None


def reopen() -> None:
    """Let the deck be again as it was saved; one of another area's figures is not taken over."""
    opened = version()
    if opened is not None and not age.is_elsewhere(current_context.context(), opened):
        deck.keep(views_of(opened))


def close() -> None:
    """Put the deck away: the session has an empty one, and the saved versions stay."""
    st.session_state.pop(_STATE, None)
    url.write(DECK, None)
    deck.keep([])


def views_of(saved: Version) -> list[kept.View]:
    """Return the views that a version of a deck holds."""
    return kept.views(kept.within(saved.inputs.get(DECK, {})))


def is_changed() -> bool:
    """Return whether the deck is another than the version that is open."""
    opened = version()
    return opened is not None and deck.views() != views_of(opened)


def save(*, name: str, note: str, author: str, visibility: Visibility, as_new: bool) -> Version:
    """Return the version of the deck now on disk; it is not open yet.

    Args:
        name: Name of the deck.
        note: What it is for and what changed.
        author: Who saves it; remembered for this session only.
        visibility: With whom a deck that begins is shared.
        as_new: Whether a deck of its own begins, even where one is open.

    Raises:
        DashboardError: It cannot be saved, and why; nothing is.
    """
    context, views = current_context.shown(), deck.views()
    said = current.change(author=author, reason=note)
    draft = Draft(
        name=name,
        note=note,
        author=said.author,
        created_at=now(),
        data_vintage=context.data_vintage,
        model_version=newest(),
        inputs={DECK: kept.written(views), SAVED_ON: age.said_now(context, deck.PAGE, files(views))},
    )
    store, parent = access.decks(), version()
    if parent and not as_new:
        return store.save_next(parent.id, draft).version
    share = access.share(visibility)
    return store.save_new(draft, copied_from=parent.id if parent else None, share=share)


def open_saved(made: Version) -> None:
    """Open a version that was saved in this session; the session's deck stays as it is."""
    st.session_state[_STATE] = Open(link=made.id, version=made)
    url.write(DECK, made.id)
    saves().opened()


def files(views: list[kept.View]) -> Held:
    """Return those of the reader's own files that views of a deck rest on: no version holds them."""
    held, shown = own_data.later()(), [VIEWS[view.page] for view in views if view.page in VIEWS]
    return Held(
        flows=held.flows if any(view.takes_own for view in shown) else None,
        log=held.log if any(view.takes_log for view in shown) else None,
        figures=held.figures if any(view.takes_figures for view in shown) else None,
    )


def share_link(version_id: str) -> str:
    """Return the address that opens exactly this version of a deck, in its reader's language."""
    return f"{urljoin(current.base(), deck.PAGE)}?{DECK}={version_id}"


def _open(link: str) -> None:
    st.session_state[_STATE] = open_of(link, access.decks)
    reopen()
