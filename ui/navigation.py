"""The page menu, declared once."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from i18n.text import Text

FRAME = Path(__file__).with_name("frame.py")
"""The script around every page."""

PAGE_DIR = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page file `pages/<name>.py`, served at `/<name>` in every language; the first is also `/`.

    Attributes:
        name: File name and address.
        icon: Material symbol shown in the menu.
        section: Heading in the menu; "" stands beside the headings.
    """

    name: str
    icon: str
    section: str = ""


PAGES = (
    PageEntry(name="overview", icon=":material/insights:"),
    PageEntry(name="activation", icon=":material/trending_up:"),
    PageEntry(name="commuting", icon=":material/commute:"),
    PageEntry(name="staffing", icon=":material/groups:"),
    PageEntry(name="service_points", icon=":material/location_on:"),
    PageEntry(name="flows", icon=":material/alt_route:", section="what_if"),
    PageEntry(name="service_network", icon=":material/hub:", section="what_if"),
    PageEntry(name="structural_change", icon=":material/domain_disabled:", section="what_if"),
    PageEntry(name="compare", icon=":material/compare_arrows:", section="scenarios"),
    PageEntry(name="scenarios", icon=":material/folder_open:", section="scenarios"),
    PageEntry(name="reconciliation", icon=":material/fact_check:", section="evidence"),
    PageEntry(name="sources", icon=":material/dataset:", section="evidence"),
)


def menu(text: Text) -> Page:
    """Return the page the reader is on, after building the menu in their language."""
    sections: dict[str, list[Page]] = {}
    for entry in PAGES:
        page = st.Page(
            PAGE_DIR / f"{entry.name}.py",
            title=text(f"pages.{entry.name}"),
            icon=entry.icon,
            url_path=entry.name,
            default=entry is PAGES[0],
        )
        heading = text(f"sections.{entry.section}") if entry.section else ""
        sections.setdefault(heading, []).append(page)
    notes = st.Page(PAGE_DIR / "notes.py", title=text("pages.notes"), url_path="notes", visibility="hidden")
    sections.setdefault("", []).append(notes)
    return st.navigation(sections, position="top")
