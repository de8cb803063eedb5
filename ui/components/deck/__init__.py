"""The views of a deck as cards that are put in order in the browser, and the pictures on them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_KEY = "deck_cards"

MOST_DEEDS, MOST_IDS, LONGEST = 200, 200, 40
"""Deeds in one message, views in one of them, and characters of what names a view: a deck has no more."""

_deck = st.components.v2.component(
    "tilannehuone_deck",
    js=(_HERE / "deck.js").read_text(encoding="utf-8"),
    css=(_HERE / "deck.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)

_drawn = st.components.v2.component(
    "tilannehuone_deck_drawn", js=(_HERE / "drawn.js").read_text(encoding="utf-8"), isolate_styles=False
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that a reader did with the cards; nothing in it has been checked but its types.

    Attributes:
        seq: The browser's count of deeds.
        deed: "order", "remove", "undo" or "edit"; anything else is nothing.
        ids: The views in their new order, or the one that it is done to.
    """

    seq: int
    deed: str
    ids: tuple[str, ...]


def asked() -> list[Asked]:
    """Return what was done with the cards, from the first; what is not readable is left out."""
    sent = _sent("asked")
    deeds = sent.get("deeds") if isinstance(sent, dict) else None
    read = (_read(each) for each in (deeds if isinstance(deeds, list) else [])[:MOST_DEEDS])
    return [each for each in read if each is not None]


def seen() -> int:
    """Return how many cards, from the first, have come into sight."""
    count = _sent("seen")
    return count if isinstance(count, int) and not isinstance(count, bool) else 0


def cards(data: dict[str, Any], *, on_asked: Callable[[], None]) -> None:
    """Show the cards.

    Args:
        data: `views`, each with its `id`, `drawn` (name of its picture), `title`, `page` and `more` words;
            how many of them are `drawn`; the `seq` of the last deed taken over; the title of the view that is
            `gone` and may come back, "" for none; the id of the view that is `editing`; `labels`.
        on_asked: Called when something was done, before the page runs.
    """
    _deck(key=_KEY, data=data, on_asked_change=on_asked, on_seen_change=lambda: None)


def drawn(name: str, picture: str) -> None:
    """Give the cards the picture, as SVG, of this name; "" where there is none."""
    _drawn(key=f"deck_drawn_{name}", data={"drawn": name, "picture": picture})


def _sent(part: str) -> Any:  # noqa: ANN401 - whatever the browser says
    state = st.session_state.get(_KEY)
    return state.get(part) if state else None


def _read(said: object) -> Asked | None:
    """Return a deed; None for what is none."""
    if not isinstance(said, dict) or not isinstance(said.get("seq"), int):
        return None
    deed = said.get("deed")
    if not isinstance(deed, list) or not deed:
        return None
    name, *given = deed
    about = given[0] if given else []
    ids = about if isinstance(about, list) else [about]
    return Asked(
        seq=said["seq"], deed=str(name)[:LONGEST], ids=tuple(str(each)[:LONGEST] for each in ids[:MOST_IDS])
    )
