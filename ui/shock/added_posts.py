"""The posts that a structural change put on the staffing board, so that they are not counted twice."""

from collections.abc import Mapping

import streamlit as st

from analytics.staffing.link import decoded
from domain.errors import LinkError
from i18n.text import Text
from ui import loaders, url

LINK_KEY = "muutos_htv"

_STATE = "board_change_posts"


def put(code: str) -> None:
    """Note the allocation before a change was sent to the board, and with its extra posts."""
    st.session_state[_STATE] = code


def forget() -> None:
    """Let every post on the board be the reader's own."""
    st.session_state[_STATE] = ""


def without(fte: Mapping[str, float]) -> dict[str, float]:
    """Return an allocation without the posts that the last change added.

    A unit that has been moved since then stays as it is: its posts are the reader's.
    """
    noted = _noted()
    if not noted:
        return dict(fte)
    return {
        unit: noted[f"{unit}_before"] if posts == noted[f"{unit}_after"] else posts
        for unit, posts in fte.items()
    }


def publish() -> None:
    """Keep what was noted in the URL, so that a link knows it too."""
    _noted()
    url.publish(LINK_KEY, str(st.session_state[_STATE]), "")


def in_words(text: Text, code: str) -> str:
    """Return the posts that a code says were added, by unit; the code itself where it cannot be read."""
    try:
        noted = decoded(code, _names())
    except LinkError:
        return code
    added = {unit: noted[f"{unit}_after"] - noted[f"{unit}_before"] for unit in loaders.area().units}
    return ", ".join(
        f"{text(f'board.short.{unit}')} {text.number(fte, 1, signed=True)}"
        for unit, fte in added.items()
        if fte
    )


def _names() -> tuple[str, ...]:
    return tuple(f"{unit}_{when}" for when in ("before", "after") for unit in loaders.area().units)


def _noted() -> dict[str, float]:
    """Return FTE by unit before and after; empty where no change was sent, or the link cannot be read."""
    said = url.opening(LINK_KEY, state=_STATE)
    if _STATE not in st.session_state:
        st.session_state[_STATE] = said or ""
    try:
        return decoded(st.session_state[_STATE], _names()) if st.session_state[_STATE] else {}
    except LinkError:
        forget()
        return {}
