"""The bar at the top of every page: names, a menu that fits the room there is, the way to the content."""

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


def header(data: dict[str, Any]) -> str | None:
    """Show names and menu, and return the page that the reader asks for; None for no other.

    Args:
        data: `entries` of the menu, each a page (`name`, `title`, `place` in the address) or a section
            (`title`, its `pages`); `first` and `current`, names of pages; the `query` that every link
            carries; `labels` (`i18n` texts under `header`).
    """
    asked = _header(key="header_menu", data=data, on_page_change=lambda: None, width="content").page
    return asked if isinstance(asked, str) else None
