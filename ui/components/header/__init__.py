"""The bar at the top of every page: names, a menu that fits the room there is, the way to the content."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent

_header = st.components.v2.component(
    "tilannehuone_header",
    html='<div class="th-header"></div>',
    js=(_HERE / "header.js").read_text(encoding="utf-8"),
    css=(_HERE / "header.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for in the bar; nothing in it has been checked but its type. "" is nothing."""

    page: str = ""
    subject: str = ""


def header(data: dict[str, Any]) -> Asked:
    """Show names, menu and subject, and return what the reader asks for.

    Args:
        data: `entries` of the menu, each a page (`name`, `title`, `place` in the address) or a section
            (`title`, its `pages`); `first` and `current`, names of pages; the `query` that every link
            carries; `subject`, whom the page tells of (`chosen`, `options` as (code, words), `label`), None
            where it has no such choice; `labels` (`i18n` texts under `header`).
    """
    asked = _header(
        key="header_menu",
        data=data,
        on_page_change=lambda: None,
        on_subject_change=lambda: None,
        width="content",
    )
    return Asked(*(each if isinstance(each, str) else "" for each in (asked.page, asked.subject)))
