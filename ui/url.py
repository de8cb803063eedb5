"""Choices kept in the URL as codes, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label the reader saw, and labels are translated.
A default stays out of the URL; a value that is not allowed opens the default.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from time import monotonic

import streamlit as st

from i18n.text import LANGUAGES

Choices = dict[str, dict[str, str]]
"""Page -> parameter -> code: everything a reader has chosen, defaults left out."""

_CHOICES, _SHORTHAND, _LISTENER = "url_choices", "url_shorthand", "url_listener"
_SETTLER, _OVERTAKEN = "url_settler", "url_overtaken"
_EVERY_PAGE = ""

ON_THE_WAY_S = 5.0
"""How long the browser may go on asking with the address that it had before the last choice."""

LANGUAGE = "lang"
"""Parameter of every address, and where the session remembers it."""

FOLLOWED = "followed"
"""Parameter of a link to another version, taken off at once: it is meant, whatever was chosen before."""

AMPERSAND = "amp;"
"""Before a name where a chat or a mail has written the `&` of an address as `&amp;`."""


@dataclass(slots=True)
class _Overtaken:
    """What an address said of a choice before it was made anew: a run begins with what the browser has.

    Attributes:
        codes: The codes that are no longer meant.
        now: The one that is; None where the address is to name none.
        at: When the last of them was written over, seconds.
    """

    codes: set[str] = field(default_factory=set)
    now: str | None = None
    at: float = 0.0


def unknown(known: Collection[str], former: Mapping[str, str]) -> list[str]:
    """Return the names in the address that no page asks for, after reading each as it is called today.

    Args:
        known: The names that pages are known to ask for.
        former: Names that links of every page have had before -> what they are called today.
    """
    for said in list(st.query_params):
        name = said
        while name.startswith(AMPERSAND):
            name = name.removeprefix(AMPERSAND)
        name = former.get(name, name)
        if name != said and name in known:
            value = st.query_params.pop(said)
            if name not in st.query_params:
                st.query_params[name] = value
    return [name for name in st.query_params if name not in known]


def open_language() -> None:
    """Start in the language of the address; in the first one where it says none that there is."""
    said = st.session_state.setdefault(LANGUAGE, st.query_params.get(LANGUAGE))
    st.session_state[LANGUAGE] = said if said in LANGUAGES else LANGUAGES[0]


def keep_language() -> None:
    """Say the language in the address, always: one that says none opens in its reader's own."""
    if st.query_params.get(LANGUAGE) != st.session_state[LANGUAGE]:
        st.query_params[LANGUAGE] = st.session_state[LANGUAGE]


def choices() -> Choices:
    """Return what the reader has chosen on every page of this session; defaults are left out."""
    return later()()


def later() -> Callable[[], Choices]:
    """Return what tells the choices at any later time, also where no page is running."""
    every: Choices = st.session_state.setdefault(_CHOICES, {})
    return lambda: {page: dict(chosen) for page, chosen in every.items() if chosen}


def keep(page: str, kept: dict[str, str]) -> None:
    """Keep choices that belong to no page's address, such as the deck, under a name of their own."""
    st.session_state.setdefault(_CHOICES, {})[page] = kept


def open_choices(opened: Choices) -> None:
    """Start every page from these choices, forgetting the reader's own; what the link says still wins."""
    # What has not been visited stays as it was opened.
    arrive()
    st.session_state[_CHOICES] = {page: dict(chosen) for page, chosen in opened.items()}


def forget(page: str, *keys: str) -> None:
    """Let choices of the page that is open start anew."""
    for kept in (st.session_state.get(_CHOICES, {}).get(page, {}), st.query_params):
        for key in keys:
            kept.pop(key, None)


def arrive(*named: str) -> None:
    """Take the next address at its word, as a link has led there: choices, and what else it names."""
    every = st.session_state.get(_OVERTAKEN, {}).get(_EVERY_PAGE, {})
    st.session_state[_OVERTAKEN] = {
        _EVERY_PAGE: {key: before for key, before in every.items() if key not in named}
    }


def follow() -> None:
    """Take the address at its word where a link of this dashboard has led to it."""
    if st.query_params.pop(FOLLOWED, None) is not None:
        arrive(*st.query_params)


def asked(key: str) -> str | None:
    """Return what the address says of something that belongs to no page; None for nothing that counts."""
    code: str | None = st.query_params.get(key)
    before = _overtaken(_EVERY_PAGE).get(key)
    return None if before and code in before.codes and _is_on_the_way(before) else code


def write(key: str, code: str | None) -> None:
    """Write into the address what belongs to no page, in place of what it says of it; None takes that out."""
    _overtake(_overtaken(_EVERY_PAGE), key, st.query_params.to_dict(), code)
    if code is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code


def codes_of(page: str, renewed: Callable[[Mapping[str, str]], dict[str, str]]) -> dict[str, str]:
    """Return the codes of a page's choices: what its address says, else what was chosen before.

    Args:
        page: Name of the page, the one that is open.
        renewed: Returns those of an address that are choices of it, as they are called today.
    """
    chosen: dict[str, str] = st.session_state.setdefault(_CHOICES, {}).get(page, {})
    overtaken = _overtaken(page)
    said = {
        key: code
        for key, code in st.query_params.to_dict().items()
        if not (key in overtaken and code in overtaken[key].codes and _is_on_the_way(overtaken[key]))
    }
    return {**renewed(chosen), **renewed(said)}


def keep_codes(page: str, codes: dict[str, str], changed: dict[str, str], former: Collection[str]) -> None:
    """Keep what was chosen on a page in its address and in the session; a default in neither.

    Args:
        page: Name of the page, the one that is open.
        codes: The code of every choice, by key.
        changed: Those that are not at their default.
        former: Names in an address that leave it: of another name today, or never to be held in it.
    """
    every = st.session_state.setdefault(_CHOICES, {})
    before = every.get(page, {})
    every[page] = dict(changed)
    shorthand = st.session_state.get(_SHORTHAND, {}).get(page, {})
    said = st.query_params.to_dict()  # once: each look at the address itself goes through the session
    new: dict[str, str | None] = dict.fromkeys(said.keys() & set(former))
    for key, code in codes.items():
        if key in former:
            continue
        is_said = code != shorthand[key] if key in shorthand else key in changed
        if (code if is_said else None) != said.get(key):
            new[key] = code if is_said else None
    if new:
        _write(page, said, new)
    listener: Callable[[], None] | None = st.session_state.get(_LISTENER)
    if changed != before and listener is not None:
        listener()


def abbreviate(shorthand: Choices) -> None:
    """Leave out of every address the choices that one parameter of it already stands for."""
    st.session_state[_SHORTHAND] = shorthand


def listen(listener: Callable[[], None] | None) -> None:
    """Call the listener, instead of an earlier one, whenever a choice changes; also from a fragment."""
    st.session_state[_LISTENER] = listener


def settle(page: str) -> None:
    """Keep what the reader chose on the open page and no run of it has taken over yet.

    A button beside the page does its deed before the page runs: what is sent or saved is what stands there.
    """
    of, settler = st.session_state.get(_SETTLER, ("", None))
    if of == page:
        settler()


def settle_by(page: str, settler: Callable[[], None]) -> None:
    """Let a page that is drawn tell what its reader chose there since."""
    st.session_state[_SETTLER] = (page, settler)


def _overtaken(page: str) -> dict[str, _Overtaken]:
    """Return what was said of the choices of the page that is open, by key; nothing after another page."""
    pages: dict[str, dict[str, _Overtaken]] = st.session_state.get(_OVERTAKEN, {})
    if page not in pages:
        pages = st.session_state[_OVERTAKEN] = {_EVERY_PAGE: pages.get(_EVERY_PAGE, {}), page: {}}
    return pages[page]


def _overtake(
    overtaken: dict[str, _Overtaken], key: str, said: Mapping[str, str], code: str | None = None
) -> None:
    """Note what an address said of a choice that is at another code now, or, where None, is not named."""
    before = overtaken.setdefault(key, _Overtaken())
    if not _is_on_the_way(before):
        before.codes.clear()
    before.codes -= {code}
    if key in said:
        before.codes.add(said[key])
    before.now, before.at = code, monotonic()


def _write(page: str, said: Mapping[str, str], new: Mapping[str, str | None]) -> None:
    """Write codes of a page into the address that says something else; None takes a name out of it.

    That replaces the whole address of the browser: what belongs to no page and was written since the browser
    asked for this run goes along.
    """
    overtaken = _overtaken(page)
    for key, code in new.items():
        _overtake(overtaken, key, said, code)
        if code is None:
            del st.query_params[key]
        else:
            st.query_params[key] = code
    for key, before in _overtaken(_EVERY_PAGE).items():
        if before.now is not None and said.get(key) != before.now and _is_on_the_way(before):
            st.query_params[key] = before.now


def _is_on_the_way(before: _Overtaken) -> bool:
    return monotonic() - before.at < ON_THE_WAY_S
