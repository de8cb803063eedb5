"""The assumptions of the staffing model as the reader set them, kept for the session and in the link."""

import logging
import math
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from analytics.staffing.assumptions import ASSUMPTIONS, Assumptions
from analytics.staffing.link import changed_assumptions, decoded_assumptions, encoded_assumptions
from domain.errors import LinkError
from i18n.quantity import ANY_SHARE, POSTS, Quantity
from i18n.text import Text
from ui import url

LINK_KEY = "oletukset"
STATE_KEY = "assumptions"

_REFUSED = "assumptions_refused"
"""Text key of what the link said wrong, until the reader sets an assumption."""

logger = logging.getLogger(__name__)


def chosen_assumptions() -> Assumptions:
    """Return the assumptions in force, and keep in the URL those that differ from their defaults."""
    said = url.opening(LINK_KEY, state=STATE_KEY)
    if STATE_KEY not in st.session_state:
        st.session_state[STATE_KEY] = _from_link(said)
    assumptions: Assumptions = st.session_state[STATE_KEY]
    url.publish(LINK_KEY, encoded_assumptions(assumptions), "")
    return assumptions


def assumptions_of(code: str | None) -> Assumptions:
    """Return the assumptions that a saved code stands for; the defaults where it cannot be read."""
    try:
        return Assumptions() if code is None else decoded_assumptions(code)
    except LinkError as error:
        logger.warning("%s", error)
        return Assumptions()


def refused() -> str:
    """Return the key of the text that says why the link's assumptions could not be read; "" if they could."""
    return str(st.session_state.get(_REFUSED, ""))


def changes(text: Text) -> str:
    """Return which assumptions the reader changed, in a sentence; "" if none."""
    changed = _changed(text, chosen_assumptions())
    return text("staffing_page.assumptions.changes", changes=changed) if changed else ""


def in_words(text: Text, code: str) -> str:
    """Return which assumptions a code changes; the code itself where it cannot be read or changes none."""
    try:
        return _changed(text, decoded_assumptions(code)) or code
    except LinkError:
        return code


def slider(text: Text, name: str, *, place: str, label: str = "", help: str = "") -> None:  # noqa: A002
    """Show the slider of one assumption; every slider of one assumption shows the same value.

    Args:
        text: The reader's language.
        name: Key of `ASSUMPTIONS`.
        place: Where on the page it stands.
        label: Words above it; the assumption's name and unit if empty.
        help: Words on hover; the assumption's source if empty.
    """
    key = f"{STATE_KEY}_{place}_{name}"
    value = getattr(chosen_assumptions(), name)
    st.session_state[key] = value
    st.select_slider(
        label or _label(text, name),
        sorted({*steps(name), value}),
        key=key,
        format_func=lambda each: written(text, name, each),
        on_change=_take,
        args=(name, key),
        help=help or text(f"staffing.assumptions.{name}.source"),
    )


def restore(names: Iterable[str] = ASSUMPTIONS) -> None:
    """Give these assumptions their defaults."""
    _set({name: ASSUMPTIONS[name].default for name in names})


def steps(name: str) -> list[float]:
    """Return the values a slider offers through the range: half posts, or at least twenty round numbers."""
    entry = ASSUMPTIONS[name]
    width = entry.high - entry.low
    step = 0.5 if entry.unit == "fte" else 10.0 ** math.floor(math.log10(width / 20) + 1e-9)
    return [round(entry.low + step * number, 4) for number in range(round(width / step) + 1)]


def _changed(text: Text, values: Assumptions) -> str:
    return "; ".join(
        text(
            "staffing_page.assumptions.change",
            label=text(f"staffing.assumptions.{name}.label"),
            value=written(text, name, value),
            default=written(text, name, ASSUMPTIONS[name].default),
        )
        for name, value in changed_assumptions(values).items()
    )


def _label(text: Text, name: str) -> str:
    label = text(f"staffing.assumptions.{name}.label")
    is_percent = ASSUMPTIONS[name].unit == "share"
    return label if is_percent else f"{label} ({unit(text, name)})"


def unit(text: Text, name: str) -> str:
    """Return the unit of an assumption in words."""
    return text(f"staffing.assumptions.{name}.unit")


def written(text: Text, name: str, value: float) -> str:
    """Return a value of an assumption in words, without its unit but for per cent."""
    return quantity(name).write(text, value)


def quantity(name: str) -> Quantity:
    """Return what an assumption measures."""
    return ANY_SHARE if ASSUMPTIONS[name].unit.startswith("share") else POSTS


def _take(name: str, key: str) -> None:
    _set({name: st.session_state[key]})


def _set(values: dict[str, float]) -> None:
    st.session_state[STATE_KEY] = replace(chosen_assumptions(), **values)
    st.session_state.pop(_REFUSED, None)


def _from_link(code: str | None) -> Assumptions:
    if code is None:
        return Assumptions()
    try:
        return decoded_assumptions(code)
    except LinkError as error:
        logger.warning("%s", error)
        st.session_state[_REFUSED] = error.text_key
        return Assumptions()
