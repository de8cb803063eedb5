"""The pages of the menu, declared once."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from i18n.text import Text
from ui import own_data

FRAME = Path(__file__).with_name("frame.py")
"""The script around every page."""

PAGE_DIR = Path(__file__).parents[1] / "pages"


ROOM, SEAT, CHAIR = "room", "seat", "chair"
"""Parameters of the address of who is in a meeting: its code, and the secrets of a seat and of the chair."""

MEETING = (ROOM, SEAT, CHAIR)

CARRIED = ("lang", "scenario", own_data.ADDRESS_KEY, *MEETING)
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


PAGES = (
    PageEntry(name="overview"),
    PageEntry(name="development"),
    PageEntry(name="activation"),
    PageEntry(name="commuting"),
    PageEntry(name="staffing"),
    PageEntry(name="service_points"),
    PageEntry(name="bill"),
    PageEntry(name="flows", section="what_if"),
    PageEntry(name="service_network", section="what_if"),
    PageEntry(name="structural_change", section="what_if"),
    PageEntry(name="joint_services", section="what_if"),
    PageEntry(name="compare", section="scenarios"),
    PageEntry(name="scenarios", section="scenarios"),
    PageEntry(name="room", section="scenarios"),
    PageEntry(name="metrics", section="evidence"),
    PageEntry(name="reconciliation", section="evidence"),
    PageEntry(name="sources", section="evidence"),
    PageEntry(name="refresh", section="evidence"),
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
    st.switch_page(PAGE_DIR / f"{page}.py", query_params={**carried(), **parameters})


def carried() -> dict[str, str]:
    """Return what the address of every page carries: the language, the open scenario, whose flows."""
    return {key: st.query_params[key] for key in CARRIED if key in st.query_params}
