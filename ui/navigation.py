"""The pages of the menu, declared once."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st

from i18n.text import Text
from ui import own_data, url
from ui.streamlit_internals import Page
from views.kept import DECK
from views.registry import VIEWS
from views.subject import SUBJECT

FRAME = Path(__file__).with_name("frame.py")
"""The script around every page."""

PAGE_DIR = Path(__file__).parents[1] / "pages"


ROOM, SEAT, CHAIR = "room", "seat", "chair"
"""Parameters of the address of who is in a meeting: its code, and the secrets of a seat and of the chair."""

MEETING = (ROOM, SEAT, CHAIR)

CARRIED = ("lang", "scenario", DECK, SUBJECT.key, *own_data.ADDRESS_KEYS.values(), *MEETING)
"""Parameters of the address that go along from page to page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page file `pages/<name>.py`, served at `/<name>` in every language; the first is also `/`.

    Attributes:
        name: File name and address.
        section: Heading in the menu; "" stands beside the headings.
    """

    name: str
    section: str = ""


SECTIONS = ("", "follow_up", "what_if", "scenarios", "evidence")
"""Of the menu, in order; "" stands first without a heading."""

_OTHERS = (PageEntry(name="decks", section="scenarios"), PageEntry(name="room", section="scenarios"))
"""Pages that are more than views."""

PAGES = tuple(
    entry
    for section in SECTIONS
    for entry in (*(PageEntry(name=view.name, section=view.section) for view in VIEWS.values()), *_OTHERS)
    if entry.section == section
)


def current(text: Text) -> Page:
    """Return the page the reader is on, its title in their language."""
    pages = [
        st.Page(
            PAGE_DIR / f"{entry.name}.py",
            title=text(f"pages.{entry.name}"),
            url_path=entry.name,
            default=entry is PAGES[0],
        )
        for entry in PAGES
    ]
    notes = st.Page(PAGE_DIR / "notes.py", title=text("pages.notes"), url_path="notes")
    administration = st.Page(
        PAGE_DIR / "administration.py", title=text("pages.administration"), url_path="administration"
    )
    return st.navigation([*pages, notes, administration], position="hidden")


def go(page: str, parameters: dict[str, str]) -> NoReturn:
    """Open a page of the menu; its address carries the language, the open scenario and these parameters."""
    url.arrive(*parameters)
    st.switch_page(PAGE_DIR / f"{page}.py", query_params={**carried(), **parameters})


def carried() -> dict[str, str]:
    """Return what the address of every page carries: the language, what is open, whose flows."""
    return {key: st.query_params[key] for key in CARRIED if key in st.query_params}
