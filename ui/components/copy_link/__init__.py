"""A link that a button copies."""

from pathlib import Path

import streamlit as st

from i18n.text import Text
from ui import url
from ui.navigation import CHAIR, SEAT
from views.kept import DECK

_HERE = Path(__file__).parent

_copy_link = st.components.v2.component(
    "tilannehuone_copy_link",
    html='<div class="th-copy"><input readonly><button type="button"></button><output></output></div>',
    js=(_HERE / "copy_link.js").read_text(encoding="utf-8"),
    css=(_HERE / "copy_link.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


OWN = (url.LANGUAGE, DECK, SEAT, CHAIR)
"""What of an address is its reader's own: language, deck, and the secrets of a seat and of the chair."""


def copy_link(text: Text, link: str, *, key: str) -> None:
    """Show a link that opens in its reader's language, and the button that copies it.

    Without a link it is the address of the page as it stands, without what is the reader's own.
    """
    _copy_link(key=key, data={"link": link, "without": OWN, "labels": text.tree("copy_link")})
