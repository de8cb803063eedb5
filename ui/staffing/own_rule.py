"""A reader's own rule of meetings, kept for the session and in the link."""

import logging

import streamlit as st

from analytics.staffing.durations import BANDS
from analytics.staffing.link import decoded_rule, encoded_rule
from analytics.staffing.regimes import MAX_MEETINGS, Regime, own_rule
from domain.errors import LinkError
from i18n.text import Text
from ui import url

LINK_KEY = "saanto"
STATE_KEY = "own_rule"

DEFAULT = own_rule(discussions=(4, 4, 4, 4), supplementary=(0, 0, 0, 0))
"""A discussion every three months from the start, and more by need."""

_REFUSED = "own_rule_refused"
_KINDS = ("discussions", "supplementary")
_SWITCHES = ("spares_returning", "by_need", "activates")

logger = logging.getLogger(__name__)


def chosen_rule() -> Regime:
    """Return the reader's own rule, and keep it in the URL where it is not the default."""
    said = url.opening(LINK_KEY, state=STATE_KEY)
    if STATE_KEY not in st.session_state:
        st.session_state[STATE_KEY] = _from_link(said)
    rule: Regime = st.session_state[STATE_KEY]
    url.publish(LINK_KEY, encoded_rule(rule), encoded_rule(DEFAULT))
    return rule


def rule_of(code: str | None) -> Regime:
    """Return the rule that a saved code stands for; the default where it cannot be read."""
    try:
        return DEFAULT if code is None else decoded_rule(code)
    except LinkError as error:
        logger.warning("%s", error)
        return DEFAULT


def in_words(text: Text, code: str) -> str:
    """Return the meetings of a code by band, and its switches; the code itself where it cannot be read."""
    try:
        rule = decoded_rule(code)
    except LinkError:
        return code
    meetings = [
        f"{text(f'staffing_page.hours.{kind}')} {', '.join(map(text.integer, getattr(rule, kind)))}"
        for kind in _KINDS
    ]
    switches = [text(f"staffing_page.hours.{name}") for name in _SWITCHES if getattr(rule, name)]
    return "; ".join([*meetings, *switches])


def refused() -> str:
    """Return the key of the text that says why the link's rule could not be read; "" if it could."""
    return str(st.session_state.get(_REFUSED, ""))


def editor(text: Text) -> None:
    """Show the meetings of each band as numbers to type, and the two switches."""
    rule = chosen_rule()
    for kind in _KINDS:
        st.markdown(f"**{text(f'staffing_page.hours.{kind}')}**")
        for band, meetings, column in zip(BANDS, getattr(rule, kind), st.columns(len(BANDS)), strict=True):
            key = f"{STATE_KEY}_{kind}_{band}"
            st.session_state[key] = int(meetings)
            label = text(f"staffing.bands.{band}")
            column.number_input(label, 0, int(MAX_MEETINGS), key=key, on_change=_take)
    for name in _SWITCHES:
        key = f"{STATE_KEY}_{name}"
        st.session_state[key] = getattr(rule, name)
        st.toggle(text(f"staffing_page.hours.{name}"), key=key, on_change=_take)


def _take() -> None:
    typed = {
        kind: tuple(float(st.session_state[f"{STATE_KEY}_{kind}_{band}"]) for band in BANDS)
        for kind in _KINDS
    }
    switched = {name: bool(st.session_state[f"{STATE_KEY}_{name}"]) for name in _SWITCHES}
    st.session_state[STATE_KEY] = own_rule(**typed, **switched)  # type: ignore[arg-type]
    st.session_state.pop(_REFUSED, None)


def _from_link(code: str | None) -> Regime:
    if code is None:
        return DEFAULT
    try:
        return decoded_rule(code)
    except LinkError as error:
        logger.warning("%s", error)
        st.session_state[_REFUSED] = error.text_key
        return DEFAULT
