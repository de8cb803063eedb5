"""More choices kept in the URL: several at once, and controls not drawn now."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import collector, session, url

SEPARATOR = "-"
"""Between the codes of a choice of several."""

NONE = "0"
"""Stands for a choice of none where that is not the default."""


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
    url.reworded(key, map(format_func, codes))
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
    collector.choice(key, label, ", ".join(map(format_func, chosen)))
    return chosen


def kept_number(
    label: str, low: float, high: float, default: float, *, key: str, step: float, is_percent: bool = False
) -> float:
    """Return what a slider of `ui.url` stands at while it is not drawn; the arguments are the slider's."""
    said = url.opening(key)
    if key not in st.session_state:
        st.session_state[key] = url.stepped(said, low, high, default, step)
    value = url.stepped(st.session_state[key], low, high, default, step)
    url.publish(key, f"{value:g}", f"{default:g}")
    collector.choice(key, label, url.written(value, is_percent=is_percent))
    return value


def kept_flag(label: str, *, key: str) -> bool:
    """Return whether a switch of `ui.url` is on while it is not drawn."""
    said = url.opening(key)
    if key not in st.session_state:
        st.session_state[key] = said == "1"
    is_on = bool(st.session_state[key])
    url.publish(key, "1" if is_on else "0", "0")
    if is_on:
        collector.choice(key, label, session.text()("scenario_page.on"))
    return is_on


def _written(chosen: Sequence[str]) -> str:
    return SEPARATOR.join(chosen) or NONE


def _known(said: str | None, codes: Sequence[str], default: Sequence[str]) -> list[str]:
    """Return the codes of a link, or the default if any of them is not one."""
    if said == NONE:
        return []
    wanted = (said or "").split(SEPARATOR)
    return [code for code in codes if code in wanted] if set(wanted) <= set(codes) else list(default)
