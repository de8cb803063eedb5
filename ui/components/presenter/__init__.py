"""The presenter's keys and bar, and the window with the notes: both run in the browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent

_presenter = st.components.v2.component(
    "tilannehuone_presenter",
    js=(_HERE / "presenter.js").read_text(encoding="utf-8"),
    css=(_HERE / "presenter.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)

_ahead = st.components.v2.component(
    "tilannehuone_ahead", js=(_HERE / "ahead.js").read_text(encoding="utf-8"), isolate_styles=False
)

_notes = st.components.v2.component(
    "tilannehuone_notes",
    js=(_HERE / "notes.js").read_text(encoding="utf-8"),
    css=(_HERE / "notes.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the browser asks for; None is nothing.

    Attributes:
        place: The view to go to, from 1; 0 ends.
        deck: The deck as it was before the window was reloaded, also after it was taken; nothing in it is
            checked yet.
        handed: When the browser first said so, by its clock; 0 for no deck.
    """

    place: int | None
    deck: dict[str, Any] | None
    handed: int


def presenter(data: dict[str, Any]) -> Asked:
    """Listen for the presenter's keys, let the browser keep the deck, and return what it asks for."""
    asked = _presenter(
        key="presenter_keys", data=data, on_go_change=lambda: None, on_deck_change=lambda: None
    )
    said = asked.deck if isinstance(asked.deck, dict) and asked.deck.get("session") == data["session"] else {}
    views, at = said.get("views"), said.get("at")
    return Asked(
        place=asked.go if isinstance(asked.go, int) else None,
        deck=views if isinstance(views, dict) else None,
        handed=at if isinstance(at, int) else 0,
    )


def next_picture(place: int, picture: str) -> None:
    """Tell the notes window the picture, as SVG, that follows the view at a place; "" for none."""
    _ahead(key="presenter_ahead", data={"place": place, "picture": picture})


def notes_window(labels: dict[str, str]) -> None:
    """Show what the projected window says: place, time, sentence, notes and what comes next."""
    _notes(key="presenter_notes", data={"labels": labels})
