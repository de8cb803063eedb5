"""The search for a better allocation: its conditions, what it found, and the price of going elsewhere."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from analytics.staffing.allocation import Problem, problem
from analytics.staffing.deviation import Optimum, price_of_deviation
from analytics.staffing.optimum import goal_seek, optimum
from i18n.text import Text
from ui import session, url, words
from ui.staffing import assumptions, board_state
from ui.staffing.board_state import BoardState
from ui.staffing.posts import short
from ui.staffing.setup import DEFAULT_STEP, STEP_KEY, STEPS, Setting

_FOUND = "board_optimum"
"""The problem and its solution, in the session."""

_TARGET = (20, 400, 120)
"""Lowest, highest and default of the caseload that nobody is to exceed."""


def show(text: Text, state: BoardState, setting: Setting) -> None:
    """Show the conditions and the two searches; what is found goes into the sliders."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        total = url.segments(
            text("board.best_free"),
            ("fixed", "free"),
            key="yhteensa",
            format_func=lambda code: text(f"board.totals.{code}"),
        )
        url.segments(
            text("board.step"),
            STEPS,
            key=STEP_KEY,
            format_func=lambda code: short(text, float(code)),
            default=DEFAULT_STEP,
        )
        with st.container(width=250):
            assumptions.slider(text, "presence_fte", place="search", label=text("board.presence"))
        best = st.button(text("board.best"), type="primary", key="board_best")
        with st.container(width=150):
            highest = url.number(text("board.seek_target"), *_TARGET, key="enintaan", step=5)
        seek = st.button(text("board.seek"), key="board_seek")
    with session.expected_errors(stop=False):
        fixed = problem(
            setting.coefficients,
            state.baseline,
            total_fte=sum(state.baseline.values()) if total == "fixed" else None,
        )
        free = replace(fixed, ceilings=(float(highest),) * len(fixed.units), total_fte=None)
        words.note(_conditions(text, fixed, setting, highest))
        if best:
            _take(state, fixed, optimum)
        if seek:
            _take(state, free, lambda given: goal_seek(given, float(highest)))
        given, result = st.session_state.get(_FOUND, (None, None))
        # What was found under other conditions says nothing about these.
        if given in (fixed, free):
            _explain(text, state, given, result)


def _take(state: BoardState, given: Problem, search: Callable[[Problem], Optimum]) -> None:
    st.session_state.pop(_FOUND, None)
    result = search(given)
    st.session_state[_FOUND] = (given, result)
    board_state.set_sliders(state, result.fte)
    st.rerun()


def _conditions(text: Text, given: Problem, setting: Setting, highest: int) -> str:
    total = (
        text("staffing_page.search.free")
        if given.total_fte is None
        else text("staffing_page.search.fixed", fte=short(text, given.total_fte))
    )
    return text(
        "staffing_page.search.conditions",
        total=total,
        presence=assumptions.written(text, "presence_fte", setting.assumptions.presence_fte),
        least=short(text, sum(given.minimum_fte)),
        target=text.integer(highest),
    )


def _explain(text: Text, state: BoardState, given: Problem, result: Optimum) -> None:
    worth, method = result.objective, text(f"staffing.methods.{result.method}")
    words.note(
        text(
            "board.found",
            method=method[0].upper() + method[1:],
            overload=text.percent(worth.largest_overload_share),
            clients=text.integer(worth.overload_clients),
            moved=short(text, sum(move.fte for move in result.moves)),
        ),
        _deviation(text, state, given, result),
    )
    lines = [_move(text, move.fte, move.source, move.target) for move in result.moves]
    st.markdown("\n".join([f"**{text('board.moves')}**", "", *(f"- {line}" for line in lines)]))
    if not lines:
        words.note(text("board.no_moves"))


def _deviation(text: Text, state: BoardState, given: Problem, result: Optimum) -> str:
    if state.fte == result.fte:
        return text("board.is_best")
    price = price_of_deviation(given, result, state.fte)
    sentence = text(
        "board.price",
        overload=text.points(price.largest_overload_share),
        clients=text.integer(price.overload_clients, signed=True),
        fte=short(text, price.fte, signed=True),
    )
    broken = ", ".join(text(f"staffing.broken.{limit}") for limit in price.broken)
    return f"{sentence} {text('board.broken', broken=broken)}" if broken else sentence


def _move(text: Text, fte: float, source: str | None, target: str | None) -> str:
    return text(
        "board.move",
        fte=short(text, fte),
        source=text(f"staffing.units.{source}") if source else text("board.outside"),
        target=text(f"staffing.units.{target}") if target else text("board.outside_to"),
    )
