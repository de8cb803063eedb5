"""Choices kept in the URL as codes, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label the reader saw, and labels are translated.
A default stays out of the URL; a value that is not allowed opens the default.
"""

import math
from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

LabelVisibility = Literal["visible", "hidden", "collapsed"]


def _remembered(key: str, codes: Sequence[str]) -> None:
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key, codes[0])
    if st.session_state[key] not in codes:
        st.session_state[key] = codes[0]


def _published(key: str, value: str, default: str) -> None:
    if value == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != value:
        st.query_params[key] = value


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
    _published(key, st.session_state[key], codes[0])
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
    _published(key, st.session_state[key], codes[0])
    return str(st.session_state[key])


def toggle(label: str, *, key: str, help: str | None = None) -> bool:  # noqa: A002 - Streamlit's name
    """Return whether a switch is on; the URL holds 1 if it is."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key) == "1"
    st.toggle(label, key=key, help=help, persist_state="session")
    _published(key, "1" if st.session_state[key] else "0", "0")
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
    if key not in st.session_state:
        st.session_state[key] = _number(st.query_params.get(key), low, high, default, step)
    st.slider(label, low, high, step=step, key=key, format=format, help=help, persist_state="session")
    value = _number(st.session_state[key], low, high, default, step)
    _published(key, f"{value:g}", f"{default:g}")
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
