"""A page, or a part of it, as one element: the browser keeps what has not changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson
import streamlit as st

from i18n.text import Text
from ui import limits
from ui.components.figure import DRAWING_CSS, DRAWING_JS
from ui.components.served import served
from views.sheet import Sheet

_HERE = Path(__file__).parent
_SENT = "sheet_sent"
_TAKEN = "sheet_taken"

MOST_SENT = 300
"""Figures that the browser is taken to remember; fewer than MOST_FIGURES of sheet.js."""

MOST_MESSAGES, MOST_CODES, MOST_CHARACTERS = 50, 200, 8_000
"""Messages that wait, choices in one, and characters in one of those: more is nothing that a page sends."""

MOST_COUNTED = 2**53
"""What a browser counts exactly."""

NO_CODES: Mapping[str, str] = MappingProxyType({})

_sheet = st.components.v2.component(
    "tilannehuone_sheet",
    js=served(
        "sheet",
        js=DRAWING_JS + (_HERE / "sheet.js").read_text(encoding="utf-8"),
        css=DRAWING_CSS + (_HERE / "sheet.css").read_text(encoding="utf-8"),
    ),
    isolate_styles=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader did in the browser; nothing in it has been checked but its types.

    Attributes:
        seq: The sheet's count of messages; the last one that was read is returned with the answer.
        at: The browser's clock, for the order among sheets of one page.
        codes: What was chosen, by the key of the choice.
        action: Key of the button that was pressed; "" for none.
        view: Page that a link leads to; "" for none.
        view_codes: What it opens with.
        is_missing: Whether the browser lacks a figure that it was taken to have.
        opened: Keys of what was opened: doors, and the tables.
    """

    seq: int
    at: float = 0.0
    codes: Mapping[str, str] = field(default_factory=dict)
    action: str = ""
    view: str = ""
    view_codes: Mapping[str, str] = field(default_factory=dict)
    is_missing: bool = False
    opened: tuple[str, ...] = ()


def asked(key: str) -> list[Asked]:
    """Return what the sheet of this key sent last, from the first; what is not readable is left out.

    That is all that had no answer by then. What a browser has sent to another session, before the server was
    started anew, it sends again to this one.
    """
    state = st.session_state.get(key)
    sent: Any = state.get("chosen") if state else None
    if not isinstance(sent, dict) or sent.get("session") != limits.session():
        return []
    messages = sent.get("messages")
    read = (_read(each) for each in (messages if isinstance(messages, list) else [])[:MOST_MESSAGES])
    return [each for each in read if each is not None]


def untaken(sent: Mapping[str, list[Asked]]) -> list[tuple[str, Asked]]:
    """Return what sheets sent and nobody has taken over yet, in its order, each with the key of its sheet."""
    taken = _taken()
    new = [(key, each) for key, messages in sent.items() for each in messages if each.seq > taken.get(key, 0)]
    return sorted(new, key=lambda told: told[1].at)


def take(key: str, message: Asked) -> None:
    """Note that a message is taken over, also by a run that ends before it comes to answer.

    Where the browser lacks a figure, every figure is sent anew: what a run has sent can get lost on the way,
    as a run that follows at once replaces it.
    """
    taken = _taken()
    if message.seq <= taken.get(key, 0):
        return
    taken[key] = message.seq
    if message.is_missing:
        st.session_state.pop(_SENT, None)


def sheet(
    made: Sheet,
    text: Text,
    *,
    key: str,
    page: str = "",
    codes: Mapping[str, str] = NO_CODES,
    sent: list[Asked] | None = None,
) -> None:
    """Show a sheet.

    Args:
        made: What stands on it.
        text: The reader's language.
        key: Name of the element.
        page: The page that its figures are of; "" for those that have no address.
        codes: What is chosen there, for the addresses of the figures.
        sent: What it sent last, where that has been read already.
    """
    for message in asked(key) if sent is None else sent:
        take(key, message)
    known: dict[str, None] = st.session_state.setdefault(_SENT, {})
    new = {digest: figure for digest, figure in made.figures.items() if digest not in known}
    for digest in made.figures:
        known.pop(digest, None)
        known[digest] = None
    for digest in list(known)[:-MOST_SENT]:
        del known[digest]
    _sheet(
        key=key,
        data=orjson.dumps(
            {
                "seq": _taken().get(key, 0),
                "session": limits.session(),
                "address": {"page": page, "codes": dict(codes)},
                "locale": text.locale,
                "labels": {
                    "table": text("figure.table"),
                    "download": text("figure.download"),
                    "copy_address": text("figure.copy_address"),
                    "address_copied": text("figure.address_copied"),
                    "pick": text("figure.pick", subject="{subject}"),
                    "kpis": text("overview.kpis"),
                },
                "body": orjson.Fragment(made.body),
                "figures": {digest: orjson.Fragment(figure) for digest, figure in new.items()},
            }
        ),
        on_chosen_change=lambda: None,
    )


def _taken() -> dict[str, int]:
    """Return the last message of each sheet that was taken over."""
    taken: dict[str, int] = st.session_state.setdefault(_TAKEN, {})
    return taken


def _read(said: object) -> Asked | None:
    """Return a message; None for what is none."""
    if not isinstance(said, dict) or not _is_count(said.get("seq")):
        return None
    at, way = said.get("at"), said.get("link")
    link = way if isinstance(way, dict) else {}
    return Asked(
        seq=said["seq"],
        at=float(at) if isinstance(at, int) and _is_count(at) else 0.0,
        codes=_codes(said.get("codes")),
        action=str(said.get("action") or "")[:100],
        view=str(link.get("view") or "")[:100],
        view_codes=_codes(link.get("codes")),
        is_missing=bool(said.get("missing")),
        opened=_keys(said.get("opened")),
    )


def _is_count(said: object) -> bool:
    return isinstance(said, int) and 0 <= said < MOST_COUNTED


def _codes(said: object) -> dict[str, str]:
    if not isinstance(said, dict) or len(said) > MOST_CODES:
        return {}
    return {str(key)[:100]: str(code)[:MOST_CHARACTERS] for key, code in said.items()}


def _keys(said: object) -> tuple[str, ...]:
    return tuple(str(key)[:100] for key in said[:MOST_CODES]) if isinstance(said, list) else ()
