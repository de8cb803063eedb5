"""Choices kept in the URL as codes, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label the reader saw, and labels are translated.
A default stays out of the URL; a value that is not allowed opens the default.
"""

import math
from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

LabelVisibility = Literal["visible", "hidden", "collapsed"]


Choices = dict[str, dict[str, str]]
"""Page -> parameter -> code: everything a reader has chosen, defaults left out."""

_CHOICES, _OPENED, _KEYS, _PAGE = "url_choices", "url_opened", "url_keys", "url_page"


def enter(page: str) -> None:
    """Say which page the choices that follow belong to."""
    st.session_state[_PAGE] = page


def choices() -> Choices:
    """Return what the reader has chosen on every page of this session; defaults are left out."""
    every: Choices = st.session_state.get(_CHOICES, {})
    return {page: dict(chosen) for page, chosen in every.items() if page and chosen}


def open_choices(opened: Choices) -> None:
    """Start every page from these choices, forgetting the reader's own; what the link says still wins."""
    for key in st.session_state.get(_KEYS, set()):
        st.session_state.pop(key, None)
    st.session_state[_CHOICES] = {}
    st.session_state[_OPENED] = opened


def opening(key: str, *, state: str = "") -> str | None:
    """Return what the link, or the choices it opens, say of a parameter; None if they say nothing.

    Args:
        key: The parameter.
        state: Entry of the session that remembers the choice, if not the parameter's own name.
    """
    st.session_state.setdefault(_KEYS, set()).add(state or key)
    opened: dict[str, str] = st.session_state.get(_OPENED, {}).get(st.session_state.get(_PAGE, ""), {})
    return st.query_params.get(key, opened.get(key))


def publish(key: str, value: str, default: str) -> None:
    """Keep a choice in the URL and among the session's choices; a default in neither."""
    page = st.session_state.get(_PAGE, "")
    chosen = st.session_state.setdefault(_CHOICES, {}).setdefault(page, {})
    if value == default:
        chosen.pop(key, None)
        st.query_params.pop(key, None)
        return
    chosen[key] = value
    if st.query_params.get(key) != value:
        st.query_params[key] = value


def _remembered(key: str, codes: Sequence[str]) -> None:
    said = opening(key)
    if key not in st.session_state:
        st.session_state[key] = said
    if st.session_state[key] not in codes:
        st.session_state[key] = codes[0]


def selectbox(
    label: str,
    codes: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str],
    label_visibility: LabelVisibility = "visible",
) -> str:
    """Return the chosen code from a list; the first code is the default."""
    _remembered(key, codes)
    st.selectbox(
        label,
        codes,
        key=key,
        format_func=format_func,
        persist_state="session",
        label_visibility=label_visibility,
    )
    publish(key, st.session_state[key], codes[0])
    return str(st.session_state[key])


def segments(
    label: str,
    codes: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str],
    label_visibility: LabelVisibility = "visible",
) -> str:
    """Return the chosen code from a row of buttons; the first code is the default."""
    _remembered(key, codes)
    st.segmented_control(
        label,
        codes,
        key=key,
        format_func=format_func,
        required=True,
        persist_state="session",
        label_visibility=label_visibility,
    )
    publish(key, st.session_state[key], codes[0])
    return str(st.session_state[key])


def toggle(label: str, *, key: str, help: str | None = None) -> bool:  # noqa: A002 - Streamlit's name
    """Return whether a switch is on; the URL holds 1 if it is."""
    said = opening(key)
    if key not in st.session_state:
        st.session_state[key] = said == "1"
    st.toggle(label, key=key, help=help, persist_state="session")
    publish(key, "1" if st.session_state[key] else "0", "0")
    return bool(st.session_state[key])


def slider(
    label: str,
    low: float,
    high: float,
    default: float,
    *,
    key: str,
    step: float,
    format: str,  # noqa: A002 - Streamlit's name
    help: str | None = None,  # noqa: A002 - Streamlit's name
) -> float:
    """Return the chosen number; the URL holds it with a decimal point, rounded to the step."""
    said = opening(key)
    if key not in st.session_state:
        st.session_state[key] = _number(said, low, high, default, step)
    st.slider(label, low, high, step=step, key=key, format=format, help=help, persist_state="session")
    value = _number(st.session_state[key], low, high, default, step)
    publish(key, f"{value:g}", f"{default:g}")
    return value


def _number(raw: object, low: float, high: float, default: float, step: float) -> float:
    """Return `raw` as a number on the slider's steps, or the default if it is not one."""
    try:
        value = float(raw)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return default
    if not low <= value <= high:  # also refuses NaN
        return default
    steps = min(round((value - low) / step), math.floor((high - low) / step + 1e-9))
    return type(default)(low + steps * step)
