"""Who saves something, and with whom it is shared: fields of the forms in which something is saved."""

import streamlit as st

from i18n.text import Text
from scenarios.access.policy import Visibility
from scenarios.limits import MAX_AUTHOR
from ui import access
from ui.words import note
from views.saved.names import isolated


def fields(text: Text, author: str, *, author_key: str, visibility_key: str, is_new: bool) -> None:
    """Show who saves: the account where the reader is signed in, else a free text that says it is one.

    Args:
        text: The reader's language.
        author: Who said to be saving last.
        author_key: Where what is typed is found.
        visibility_key: Where it is found with whom something new is to be shared.
        is_new: Whether what is saved is new, and so shared with nobody yet.
    """
    reader = access.reader()
    if not reader.subject:
        st.text_input(text("scenario_page.save.author"), author, max_chars=MAX_AUTHOR, key=author_key)
        note(text("room.free_names"))
        return
    note(text("access.saves_as", name=isolated(reader.name)))
    if is_new:
        st.selectbox(
            text("access.visibility"),
            list(Visibility),
            format_func=lambda each: text(f"access.visibilities.{each}"),
            key=visibility_key,
        )
