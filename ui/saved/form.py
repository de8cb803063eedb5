"""The form in which a version is saved: its name and a note, who saves it, and with whom it is shared."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from i18n.text import Text
from scenarios.access.policy import Visibility
from scenarios.limits import MAX_AUTHOR, MAX_NAME, MAX_NOTE
from scenarios.model import Version
from ui import access
from ui.saved import current
from ui.words import note
from views.saved.names import isolated

_NOTE_HEIGHT_PX = 76


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one kind of what is saved.

    Attributes:
        kind: Begins the keys of its fields.
    """

    kind: str

    def fields(self, text: Text, version: Version | None, *, name: str, about: str) -> None:
        """Show the fields; they begin anew whenever another version is open.

        Args:
            text: The reader's language.
            version: The version that is open; None where none is.
            name: Label of the name.
            about: Label of the note.
        """
        is_begun = self._begin(version)
        # A browser that has not drawn the form yet forgets what it was told of it: the default says it again.
        named, author = ("", "") if is_begun else (version.name if version else "", current.author())
        st.text_input(name, named, max_chars=MAX_NAME, key=self._key("name"))
        st.text_area(about, max_chars=MAX_NOTE, key=self._key("note"), height=_NOTE_HEIGHT_PX)
        self._signed(text, author, is_new=version is None)

    def said(self) -> dict[str, Any]:
        """Return what the form says: name, note, author and visibility."""
        return {
            "name": st.session_state[self._key("name")],
            "note": st.session_state[self._key("note")],
            "author": st.session_state.get(self._key("author"), ""),
            "visibility": st.session_state.get(self._key("visibility"), Visibility.PUBLIC),
        }

    def _key(self, field: str) -> str:
        return f"{self.kind}_{field}"

    def _begin(self, version: Version | None) -> bool:
        """Begin a new form whenever another version is open; return whether one is begun."""
        filled_for = version.id if version else ""
        if st.session_state.get(self._key("filled_for")) == filled_for:
            return False
        st.session_state[self._key("filled_for")] = filled_for
        st.session_state[self._key("name")] = version.name if version else ""
        st.session_state[self._key("note")] = ""
        st.session_state.setdefault(self._key("author"), current.author())
        return True

    def _signed(self, text: Text, author: str, *, is_new: bool) -> None:
        """Show who saves: the account where the reader is signed in, else a free text that says it is one."""
        reader = access.reader()
        if not reader.subject:
            label = text("scenario_page.save.author")
            st.text_input(label, author, max_chars=MAX_AUTHOR, key=self._key("author"))
            note(text("room.free_names"))
            return
        note(text("access.saves_as", name=isolated(reader.name)))
        if is_new:
            st.selectbox(
                text("access.visibility"),
                list(Visibility),
                format_func=lambda each: text(f"access.visibilities.{each}"),
                key=self._key("visibility"),
            )
