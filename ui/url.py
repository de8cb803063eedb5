"""Choices kept in the URL as codes, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label the reader saw, and labels are translated.
A default stays out of the URL; a value that is not allowed opens the default.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Literal

import streamlit as st

from ui import collector, session

LabelVisibility = Literal["visible", "hidden", "collapsed"]


Choices = dict[str, dict[str, str]]
"""Page -> parameter -> code: everything a reader has chosen, defaults left out."""

_CHOICES, _OPENED, _KEYS, _PAGE = "url_choices", "url_opened", "url_keys", "url_page"
_SHORTHAND, _LISTENER, _DRAWN = "url_shorthand", "url_listener", "url_drawn"


AMPERSAND = "amp;"
"""Before a name where a chat or a mail has written the `&` of an address as `&amp;`."""

_asked: set[str] = set()
"""Every parameter that a page of this server has asked for."""


def unknown(names: Collection[str]) -> list[str]:
    """Return the names in the address that no page asks for, after reading `amp;name` as `name`.

    Args:
        names: The names that pages are known to ask for.
    """
    known = _asked.union(names)
    for said in list(st.query_params):
        name = said
        while name.startswith(AMPERSAND):
            name = name.removeprefix(AMPERSAND)
        if name != said and name in known:
            value = st.query_params.pop(said)
            if name not in st.query_params:
                st.query_params[name] = value
    return [name for name in st.query_params if name not in known]


def enter(page: str) -> None:
    """Say which page the choices that follow belong to."""
    st.session_state[_PAGE] = page


def choices() -> Choices:
    """Return what the reader has chosen on every page of this session; defaults are left out."""
    return later()()


def later() -> Callable[[], Choices]:
    """Return what tells the choices at any later time, also where no page is running."""
    every: Choices = st.session_state.setdefault(_CHOICES, {})
    return lambda: {page: dict(chosen) for page, chosen in every.items() if page and chosen}


def keep(page: str, kept: dict[str, str]) -> None:
    """Keep choices that belong to no page's address, such as the deck, under a name of their own."""
    st.session_state.setdefault(_CHOICES, {})[page] = kept


def open_choices(opened: Choices) -> None:
    """Start every page from these choices, forgetting the reader's own; what the link says still wins."""
    for key in st.session_state.get(_KEYS, set()):
        st.session_state.pop(key, None)
    # What a page does not ask for, or has not been visited to ask, stays as it was opened.
    st.session_state[_CHOICES] = {page: dict(chosen) for page, chosen in opened.items()}
    st.session_state[_OPENED] = opened


def codes_of(page: str, renewed: Callable[[Mapping[str, str]], dict[str, str]]) -> dict[str, str]:
    """Return the codes of a page's choices: what its address says, else what was chosen before.

    Args:
        page: Name of the page, the one that is open.
        renewed: Returns those of an address that are choices of it, as they are called today.
    """
    chosen: dict[str, str] = st.session_state.setdefault(_CHOICES, {}).get(page, {})
    return {**renewed(chosen), **renewed(st.query_params)}


def keep_codes(page: str, codes: dict[str, str], changed: dict[str, str], former: Collection[str]) -> None:
    """Keep what was chosen on a page in its address and in the session; a default in neither.

    Args:
        page: Name of the page, the one that is open.
        codes: The code of every choice, by key.
        changed: Those that are not at their default.
        former: Names in an address that mean a choice of another name today; they leave it.
    """
    every = st.session_state.setdefault(_CHOICES, {})
    before = every.get(page, {})
    every[page] = dict(changed)
    shorthand = st.session_state.get(_SHORTHAND, {}).get(page, {})
    for key, code in codes.items():
        is_said = code != shorthand[key] if key in shorthand else key in changed
        if not is_said:
            st.query_params.pop(key, None)
        elif st.query_params.get(key) != code:
            st.query_params[key] = code
    for name in former:
        st.query_params.pop(name, None)
    listener: Callable[[], None] | None = st.session_state.get(_LISTENER)
    if changed != before and listener is not None:
        listener()


def abbreviate(shorthand: Choices) -> None:
    """Leave out of every address the choices that one parameter of it already stands for."""
    st.session_state[_SHORTHAND] = shorthand


def listen(listener: Callable[[], None] | None) -> None:
    """Call the listener, instead of an earlier one, whenever a choice changes; also from a fragment."""
    st.session_state[_LISTENER] = listener


def opening(key: str, *, state: str = "") -> str | None:
    """Return what the link, or the choices it opens, say of a parameter; None if they say nothing.

    Args:
        key: The parameter.
        state: Entry of the session that remembers the choice, if not the parameter's own name.
    """
    _asked.add(key)
    page = st.session_state.get(_PAGE, "")
    if page:
        st.session_state.setdefault(_KEYS, set()).add(state or key)
    opened: dict[str, str] = st.session_state.get(_OPENED, {}).get(page, {})
    return st.query_params.get(key, opened.get(key))


def publish(key: str, value: str, default: str) -> None:
    """Keep a choice in the URL and among the session's choices; a default in neither."""
    page = st.session_state.get(_PAGE, "")
    chosen = st.session_state.setdefault(_CHOICES, {}).setdefault(page, {})
    before = chosen.get(key, default)
    if value == default:
        chosen.pop(key, None)
    else:
        chosen[key] = value
    if value == st.session_state.get(_SHORTHAND, {}).get(page, {}).get(key, default):
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != value:
        st.query_params[key] = value
    listener: Callable[[], None] | None = st.session_state.get(_LISTENER)
    if value != before and listener is not None:
        listener()


def remembered(key: str, codes: Sequence[str], default: str | None = None) -> str:
    """Return the code of a choice before its widget is drawn, for what stands above it on the page."""
    said = opening(key)
    if key not in st.session_state:
        st.session_state[key] = said
    if st.session_state[key] not in codes:
        st.session_state[key] = default or codes[0]
    return str(st.session_state[key])


def reworded(key: str, words: Iterable[str]) -> None:
    """Tell the browser the choice of a list anew where its words have changed since it was drawn.

    It knows a choice by its words alone, and would send those of the old language back.
    """
    said, drawn = tuple(words), st.session_state.setdefault(_DRAWN, {})
    if drawn.get(key, said) != said:
        st.session_state[key] = st.session_state[key]
    drawn[key] = said


def selectbox(
    label: str,
    codes: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str],
    default: str | None = None,
) -> str:
    """Return the chosen code from a list; the first code is the default unless another is named."""
    remembered(key, codes, default)
    reworded(key, map(format_func, codes))
    st.selectbox(
        label,
        codes,
        key=key,
        format_func=format_func,
        persist_state="session",
    )
    publish(key, st.session_state[key], default or codes[0])
    collector.choice(key, label, format_func(st.session_state[key]))
    return str(st.session_state[key])


def segments(
    label: str,
    codes: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str],
    label_visibility: LabelVisibility = "visible",
    default: str | None = None,
    is_always_said: bool = False,
) -> str:
    """Return the chosen code from a row of buttons; the first code is the default unless another is named.

    The URL holds a default too where it is always to be said.
    """
    remembered(key, codes, default)
    st.segmented_control(
        label,
        codes,
        key=key,
        format_func=format_func,
        required=True,
        persist_state="session",
        label_visibility=label_visibility,
    )
    publish(key, st.session_state[key], "" if is_always_said else default or codes[0])
    collector.choice(key, label, format_func(st.session_state[key]))
    return str(st.session_state[key])


def toggle(label: str, *, key: str, help: str | None = None) -> bool:  # noqa: A002 - Streamlit's name
    """Return whether a switch is on; the URL holds 1 if it is."""
    said = opening(key)
    if key not in st.session_state:
        st.session_state[key] = said == "1"
    st.toggle(label, key=key, help=help, persist_state="session")
    publish(key, "1" if st.session_state[key] else "0", "0")
    if st.session_state[key]:
        collector.choice(key, label, session.text()("scenario_page.on"))
    return bool(st.session_state[key])
