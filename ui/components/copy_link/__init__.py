"""A link that a button copies."""

from pathlib import Path

import streamlit as st

from i18n.text import Text

_HERE = Path(__file__).parent

_copy_link = st.components.v2.component(
    "tilannehuone_copy_link",
    html='<div class="th-copy"><input readonly><button type="button"></button><output></output></div>',
    js=(_HERE / "copy_link.js").read_text(encoding="utf-8"),
    css=(_HERE / "copy_link.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def copy_link(text: Text, link: str, *, key: str) -> None:
    """Show a link that opens in its reader's language, and the button that copies it.

    Without a link it is the address of the page as it stands, without the language.
    """
    _copy_link(key=key, data={"link": link, "labels": text.tree("copy_link")})
