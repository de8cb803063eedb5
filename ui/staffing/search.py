"""The search for a better allocation: its conditions, what it found, and the price of going elsewhere."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from analytics.caseload import Verdict
from analytics.staffing.allocation import Problem, most_overloaded, objective, problem
from analytics.staffing.board import Board, evaluate
from analytics.staffing.deviation import Move, Optimum, price_of_deviation
from analytics.staffing.optimum import LEAST_STEPS, goal_seek, optimum
from i18n.text import Text
from ui import limits, session, url, words
from ui.staffing import answer, assumptions, board_state
from ui.staffing.board_state import BoardState
from ui.staffing.posts import caseload_words, short
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
            _take(text, state, fixed, optimum)
        if seek:
            _take(text, state, free, lambda given: goal_seek(given, float(highest)))
        given, result = st.session_state.get(_FOUND, (None, None))
        # What was found under other conditions says nothing about these.
        if given in (fixed, free):
            _explain(text, state, setting, given, result)


def _take(text: Text, state: BoardState, given: Problem, search: Callable[[Problem], Optimum]) -> None:
    st.session_state.pop(_FOUND, None)
    with limits.calculation(text):
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
        ceiling=assumptions.written(text, "unknown_ceiling", setting.assumptions.unknown_ceiling),
        units=", ".join(
            text(f"board.short.{entry['unit']}")
            for entry in setting.coefficients["units"]
            if entry["band_high"] is None
        ),
    )


def _explain(text: Text, state: BoardState, setting: Setting, given: Problem, result: Optimum) -> None:
    """Say what the search found, how that stands against the targets of the board, and how it is reached."""
    found = evaluate(setting.coefficients, result.fte)
    st.markdown(" ".join([_found(text, given, result), _verdict(text, found)]))
    if lines := [_move(text, move) for move in result.moves]:
        heading = text(f"board.moves_{_kind(result)}")
        st.markdown("\n".join([f"**{heading}**", "", *(f"- {line}" for line in lines)]))
    words.note(
        _deviation(text, state, setting, given, result),
        text("board.method", method=text(f"staffing.methods.{result.method}")),
    )


def _kind(result: Optimum) -> str:
    return "least" if result.method == LEAST_STEPS else "best"


def _found(text: Text, given: Problem, result: Optimum) -> str:
    """Return what was found in the search's own terms."""
    if result.method == LEAST_STEPS:
        fte, target = short(text, sum(result.fte.values())), text.integer(max(given.ceilings))
        return text("board.found_least", target=target, fte=fte)
    if not result.moves:
        return text("board.no_moves")
    return text("board.found_best", moved=short(text, sum(move.fte for move in result.moves)))


def _verdict(text: Text, board: Board) -> str:
    """Return how an allocation keeps the targets of the board."""
    if board.totals.unserved:
        return answer.unserved(text, board)
    over = [load for load in board.units if load.verdict is Verdict.OVER]
    if not over:
        return text("board.all_within")
    units = ", ".join(f"{text(f'board.short.{load.unit}')} {caseload_words(text, load)}" for load in over)
    return text("board.still_over", units=units)


def _deviation(text: Text, state: BoardState, setting: Setting, given: Problem, result: Optimum) -> str:
    """Return how the sliders stand against what was found, by the same limits."""
    if state.fte == result.fte:
        return text("board.is_found")
    board = evaluate(setting.coefficients, state.fte)
    here = objective(given, tuple(state.fte[unit] for unit in given.units))
    price = price_of_deviation(given, result, state.fte)
    most = most_overloaded(given, state.fte)
    if board.totals.unserved:
        sentence = answer.unserved(text, board)
    elif most is None:
        sentence = text("board.price_none", limit=text(f"board.limits.{_kind(result)}"))
    else:
        entry = next(each for each in setting.coefficients["units"] if each["unit"] == most)
        limit = "own" if result.method == LEAST_STEPS or entry["band_high"] is None else "target"
        sentence = text(
            "board.price",
            unit=text(f"board.short.{most}"),
            limit=text(f"board.limits.{limit}"),
            overload=text.percent(here.largest_overload_share),
            clients=text.integer(here.overload_clients),
        )
    broken = ", ".join(text(f"staffing.broken.{limit}") for limit in price.broken)
    return " ".join(
        [
            sentence,
            text("board.price_fte", fte=short(text, price.fte, signed=True)),
            *([text("board.broken", broken=broken)] if broken else []),
        ]
    )


def _move(text: Text, move: Move) -> str:
    fte = short(text, move.fte)
    if move.source is None:
        return text("board.hired", fte=fte, into=text(f"board.into.{move.target}"))
    if move.target is None:
        return text("board.reduced", fte=fte, out_of=text(f"board.out_of.{move.source}"))
    return text(
        "board.moved",
        fte=fte,
        out_of=text(f"board.out_of.{move.source}"),
        into=text(f"board.into.{move.target}"),
    )
