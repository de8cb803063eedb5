"""Choices kept in the URL whose default is not the first of the list, and choices of several."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import url

SEPARATOR = "-"
"""Between the codes of a choice of several."""

NONE = "0"
"""Stands for a choice of none where that is not the default."""


def choice(
    label: str, codes: Sequence[str], default: str, *, key: str, format_func: Callable[[str], str]
) -> str:
    """Return the chosen code from a list in its natural order."""
    said = url.opening(key)
    if key not in st.session_state:
        st.session_state[key] = said
    if st.session_state[key] not in codes:
        st.session_state[key] = default
    st.selectbox(label, codes, key=key, format_func=format_func, persist_state="session")
    value = str(st.session_state[key])
    url.publish(key, value, default)
    return value


def several(
    label: str,
    codes: Sequence[str],
    default: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str],
    placeholder: str,
    help: str | None = None,  # noqa: A002 - Streamlit's name
) -> tuple[str, ...]:
    """Return the chosen codes in the order of the list; the URL holds them with hyphens between."""
    said = url.opening(key)
    if key not in st.session_state:
        st.session_state[key] = _known(said, codes, default)
    if not set(st.session_state[key]) <= set(codes):
        st.session_state[key] = list(default)
    st.multiselect(
        label,
        codes,
        key=key,
        format_func=format_func,
        placeholder=placeholder,
        help=help,
        persist_state="session",
    )
    chosen = tuple(code for code in codes if code in st.session_state[key])
    url.publish(key, _written(chosen), _written([code for code in codes if code in default]))
    return chosen


def _written(chosen: Sequence[str]) -> str:
    return SEPARATOR.join(chosen) or NONE


def _known(said: str | None, codes: Sequence[str], default: Sequence[str]) -> list[str]:
    """Return the codes of a link, or the default if any of them is not one."""
    if said == NONE:
        return []
    wanted = (said or "").split(SEPARATOR)
    return [code for code in codes if code in wanted] if set(wanted) <= set(codes) else list(default)
