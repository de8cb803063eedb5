"""The bar at the top of every page: names, a menu that fits the room there is, the way to the content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent

_header = st.components.v2.component(
    "tilannehuone_header",
    html='<div class="th-header"></div>',
    js="".join((_HERE / file).read_text(encoding="utf-8") for file in ("find.js", "marks.js", "header.js")),
    css=(_HERE / "header.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for in the bar; nothing in it has been checked but its type. "" is nothing.

    Attributes:
        page: Name of a page.
        codes: What it opens with.
        subject: Code of whom every page is to tell of.
    """

    page: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""


def header(data: dict[str, Any]) -> Asked:
    """Show names, menu and subject, and return what the reader asks for.

    Args:
        data: `entries` of the menu, each a page (`name`, `title`, `place` in the address) or a section
            (`title`, its `pages`); `first` and `current`, names of pages; the `query` that every link
            carries; `subject`, whom the page tells of (`chosen`, `options` as (code, words), `label`), None
            where it has no such choice; `language`, and `labels` (`i18n` texts under `header`).
    """
    asked = _header(
        key="header_menu",
        data=data,
        on_page_change=lambda: None,
        on_found_change=lambda: None,
        on_subject_change=lambda: None,
        width="content",
    )
    found: Any = asked.found if isinstance(asked.found, dict) else {}
    said = found.get("codes")
    return Asked(
        page=_words(found.get("page") or asked.page),
        codes={str(key): _words(code) for key, code in said.items()} if isinstance(said, dict) else {},
        subject=_words(asked.subject),
    )


def _words(said: object) -> str:
    return said if isinstance(said, str) else ""
