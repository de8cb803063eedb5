"""The views of a deck in order: moved, changed and removed, with the time that they take."""

from dataclasses import replace

import streamlit as st

from domain.words import unturned
from i18n.text import Text
from ui import current_context
from ui.components import deck as component
from ui.meeting import deck, pictures
from ui.words import note
from views import kept
from views.kept import View
from views.registry import VIEWS
from views.slide import DESK, titles

_TAKEN, _GONE, _CHANGED = "deck_taken", "deck_gone", "presenter_changed"
"""The last deed taken over; views that were removed, with their places; which view is being changed."""

_FIRST = 12
"""Cards whose pictures are made at once; those further down get theirs when they come into sight."""

_MOST_GONE = 20


def cards(text: Text, views: list[View]) -> None:
    """Show the views in order as cards, with the form of the one that is being changed below them."""
    named, changed = deck.named(), st.session_state.get(_CHANGED, "")
    gone: list[tuple[int, View]] = st.session_state.get(_GONE, [])
    component.cards(
        {
            "views": [
                {
                    "id": name,
                    "drawn": pictures.name(text, view),
                    "title": unturned(titled(text, view)),
                    "page": titled(text, View(page=view.page)),
                    "more": _more(text, view),
                }
                for name, view in named.items()
            ],
            "drawn": _drawn(views),
            "seq": st.session_state.get(_TAKEN, 0),
            "gone": unturned(titled(text, gone[-1][1])) if gone else "",
            "editing": changed if changed in named else "",
            "labels": text.tree("decks.cards"),
        },
        on_asked=_take,
    )
    if total := sum(view.minutes for view in views):
        note(text("presenter.total", minutes=str(total)))
    if changed in named:
        _change(text, changed, named[changed])


def draw(text: Text, views: list[View]) -> None:
    """Make the pictures of the cards that have come into sight, one after another."""
    for name, view in {pictures.name(text, view): view for view in views[: _drawn(views)]}.items():
        component.drawn(name, pictures.picture(text, view))


def titled(text: Text, view: View) -> str:
    """Return what a view is called: its sentence, else its page."""
    return view.sentence or (view.page if deck.lost([view]) else text(f"pages.{view.page}"))


def fields(text: Text, view: View, key: str, *, has_pictures: bool = True) -> None:
    """Let the presenter say what a view says, shows and takes; `said_of` returns it.

    Args:
        text: The reader's language.
        view: As it is.
        key: Before the keys of the fields: what is typed outlives a change of language.
        has_pictures: Whether the pictures of its page are listed, which takes as long as to make it.
    """
    st.text_input(
        text("presenter.sentence"),
        view.sentence,
        max_chars=kept.MAX_SENTENCE,
        placeholder=text("presenter.own_words"),
        key=f"{key}_sentence",
    )
    st.text_area(text("presenter.notes"), view.notes, max_chars=kept.MAX_NOTES, height=68, key=f"{key}_said")
    _picture(text, view, key, has_pictures=has_pictures)
    st.number_input(
        text("presenter.minutes"),
        min_value=0,
        max_value=kept.MAX_MINUTES,
        value=view.minutes,
        step=1,
        key=f"{key}_minutes",
    )


def said_of(view: View, key: str) -> View:
    """Return a view with what its fields say, also before they are drawn.

    Args:
        view: As it is.
        key: Before the keys of the fields.
    """
    said = st.session_state
    return replace(
        view,
        sentence=said.get(f"{key}_sentence", view.sentence),
        notes=said.get(f"{key}_said", view.notes),
        picture=said.get(f"{key}_picture_{view.page}", view.picture),
        minutes=int(said.get(f"{key}_minutes", view.minutes)),
    )


def _drawn(views: list[View]) -> int:
    return min(len(views), max(_FIRST, component.seen()))


def _more(text: Text, view: View) -> str:
    """Return what a card says below its title: the page, the time, and whether there are notes."""
    said = [
        titled(text, View(page=view.page)) if view.sentence else "",
        text("presenter.planned", minutes=str(view.minutes)) if view.minutes else "",
        text("decks.has_notes") if view.notes else "",
    ]
    return " · ".join(filter(None, said))


def _take() -> None:
    """Do what was done with the cards since it was last taken over."""
    taken: int = st.session_state.get(_TAKEN, 0)
    for each in component.asked():
        if each.seq > taken:
            taken = each.seq
            _do(each)
    st.session_state[_TAKEN] = taken


def _do(asked: component.Asked) -> None:
    gone: list[tuple[int, View]] = st.session_state.setdefault(_GONE, [])
    named = deck.named()
    known = [name for name in asked.ids if name in named]
    if asked.deed == "order":
        deck.arrange(known)
    elif asked.deed == "remove" and known:
        place = list(named).index(known[0])
        gone.append((place, named[known[0]]))
        del gone[:-_MOST_GONE]
        deck.remove(place)
    elif asked.deed == "undo" and gone:
        deck.put(*gone.pop())
    elif asked.deed == "edit" and known:
        st.session_state[_CHANGED] = known[0]


def _change(text: Text, name: str, view: View) -> None:
    with st.container(key="deck_edit"), st.form("presenter_change"):
        note(text("decks.editing", title=unturned(titled(text, view))))
        fields(text, view, f"{_CHANGED}_{name}")
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                text("presenter.save"),
                type="primary",
                icon=":material/check:",
                on_click=_keep,
                args=(name,),
            )
            st.form_submit_button(text("decks.leave"), on_click=_leave)


def _keep(name: str) -> None:
    """Take over what was changed: before the page runs, in whose midst a newer run can come."""
    named = deck.named()
    if name in named:
        deck.change(list(named).index(name), said_of(named[name], f"{_CHANGED}_{name}"))
    _leave()


def _leave() -> None:
    st.session_state.pop(_CHANGED, None)


def _picture(text: Text, view: View, key: str, *, has_pictures: bool) -> None:
    """Let the presenter choose what a view shows."""
    if view.page not in VIEWS:
        return
    page = VIEWS[view.page]
    found = titles(page, view.parameters, current_context.of(page), text) if has_pictures else {}
    named = {"": text("presenter.of_page"), **found, DESK: text("presenter.desk")}
    st.selectbox(
        text("presenter.picture"),
        list(named),
        index=list(named).index(view.picture) if view.picture in named else 0,
        format_func=named.__getitem__,
        key=f"{key}_picture_{view.page}",
    )
