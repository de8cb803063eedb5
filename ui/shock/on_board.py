"""A structural change on the staffing board: the clients it adds, a notice, and the way out."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from analytics.staffing.clients import UnitClients
from analytics.structural_change.frames import ALL_UNITS
from analytics.structural_change.impact import structural_change
from analytics.structural_change.link import LinkedChange, decoded, encoded
from analytics.structural_change.on_board import extra_clients, raised
from analytics.structural_change.ranged import Ranged
from domain.areas import SERVICE_UNITS
from domain.errors import LinkError, ParameterError
from i18n.text import Text
from ui import current_context, loaders, own_data, url, words
from ui.shock import added_posts
from ui.staffing import board_state
from ui.staffing.board_state import BoardState

LINK_KEY = "muutos"
RANGE_KEY = "muutos_vali"

_STATE = "board_change"
_NAMED = 3
"""Units named in the notice."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """A change as the board takes it.

    Attributes:
        linked: What the link says.
        extra: Clients more by unit, and in all.
        whole_range: Whether the board counts with the range, or with the central number.
    """

    linked: LinkedChange
    extra: Mapping[str, Ranged]
    whole_range: bool

    def clients(self, clients: UnitClients) -> UnitClients:
        """Return the clients of each unit with the change added."""
        return raised(clients, self.extra, whole_range=self.whole_range)


def chosen() -> BoardChange | None:
    """Return the change that this session's board holds, and keep it in the URL; None if it holds none.

    Raises:
        DashboardError: Data that the change needs cannot be read.
    """
    code = _code()
    url.publish(LINK_KEY, code, "")
    added_posts.publish()
    if not code:
        return None
    said = url.opening(RANGE_KEY)
    return change_of(code, whole_range=bool(st.session_state.get(RANGE_KEY, said == "1")))


def read(parameters: Mapping[str, str]) -> BoardChange | None:
    """Return the change in the saved choices of the board; None where there is none, or it cannot be read.

    Raises:
        DashboardError: Data that the change needs cannot be read.
    """
    code = parameters.get(LINK_KEY)
    return change_of(code, whole_range=parameters.get(RANGE_KEY) == "1") if code else None


def change_of(code: str, *, whole_range: bool) -> BoardChange | None:
    """Return what a code stands for; None where it cannot be read.

    Raises:
        DashboardError: Data that the change needs cannot be read.
    """
    try:
        linked = decoded(code, loaders.area())
        extra = _extra(linked)
    except (LinkError, ParameterError) as error:
        logger.warning("%s", error)
        return None
    return BoardChange(linked=linked, extra=extra, whole_range=whole_range)


def put(change: LinkedChange) -> None:
    """Let the board hold this change from now on."""
    st.session_state[_STATE] = encoded(change)


def notice(text: Text) -> None:
    """Say which change the board holds, with its clients and the way out; nothing if it holds none.

    Raises:
        DashboardError: Data that the change needs cannot be read.
    """
    code = _code()
    if not code:
        return
    change = change_of(code, whole_range=False)
    if change is None:
        st.warning(text("errors.link"), icon=":material/link_off:")
        _remove()
        return
    said, counted, out = st.columns([10, 4, 3], gap="small", vertical_alignment="center")
    with said:
        words.note(*_sentences(text, change))
    with counted:
        url.toggle(text("shock_page.board.whole_range"), key=RANGE_KEY)
    with out:
        st.button(
            text("shock_page.board.remove"),
            key="board_change_remove",
            icon=":material/close:",
            width="stretch",
            on_click=_remove,
        )


def change_words(text: Text, code: str) -> str:
    """Return the change of a code in short, municipality and jobs; "" if it cannot be read."""
    try:
        return jobs_words(text, decoded(code, loaders.area()))
    except LinkError:
        return ""


def jobs_words(text: Text, linked: LinkedChange) -> str:
    """Return the change in short: which municipality, and how many jobs."""
    names = loaders.names(text.language)
    return f"{names[linked.parameters.area]} {text.integer(linked.parameters.jobs_change, signed=True)}"


def _sentences(text: Text, change: BoardChange) -> list[str]:
    total = change.extra[ALL_UNITS]
    units = sorted(SERVICE_UNITS, key=lambda unit: -abs(change.extra[unit].central))[:_NAMED]
    return [
        text(
            "shock_page.board.notice",
            change=jobs_words(text, change.linked),
            month=text.period(change.linked.parameters.month),
            clients=text.integer(total.central, signed=True),
            range=text.change_span(total.low, total.high),
            units=", ".join(
                f"{text(f'board.short.{unit}')} {text.number(change.extra[unit].central, 1, signed=True)}"
                for unit in units
            ),
        ),
        *_own_flows(text, change.linked),
    ]


def _own_flows(text: Text, linked: LinkedChange) -> list[str]:
    """Say that a file of flows makes the numbers others than a receiver, or the sender, of the link sees."""
    file = own_data.flows()
    if file is not None:
        return [text("shock_page.board.own_flows", file=file.name)]
    return [text("shock_page.board.senders_flows")] if linked.own_flows or own_data.is_lacking() else []


def _extra(linked: LinkedChange) -> dict[str, Ranged]:
    flows = current_context.context().with_own(own_data.flows()).flows(linked.gravity).data
    people, around = loaders.people(), loaders.area()
    return extra_clients(structural_change(linked.parameters, loaders.commuting(), flows, people, around))


def _code() -> str:
    said = url.opening(LINK_KEY, state=_STATE)
    if _STATE not in st.session_state:
        st.session_state[_STATE] = said or ""
    return str(st.session_state[_STATE])


def _remove() -> None:
    """Take the change off the board, and with it the posts it added where the reader has not moved them."""
    state: BoardState | None = st.session_state.get(board_state.STATE_KEY)
    if state is not None:
        fte = added_posts.without(state.fte)
        if fte != state.fte:
            board_state.set_sliders(state, fte)
    added_posts.forget()
    st.session_state[_STATE] = ""
