"""The staffing room: the board, its search for a better allocation, and its words and tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics.staffing.allocation import Problem, problem
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.board import Board, Coefficients, evaluate
from analytics.staffing.clients import Count, UnitClients, clients_from_jobseekers, clients_from_unemployed
from analytics.staffing.coefficients import coefficients as board_coefficients
from analytics.staffing.deviation import Optimum, price_of_deviation
from analytics.staffing.optimum import goal_seek, optimum
from analytics.staffing.posts import Role
from analytics.staffing.presets import PRESETS, Preset, Staffing, state_residual
from analytics.staffing.regimes import REGIMES
from analytics.staffing.units import UNITS
from domain.areas import MUNICIPALITIES
from i18n.text import Text
from ui import loaders, session, staffing_state, words
from ui.components.figure import figure
from ui.components.staffing_board import staffing_board
from ui.provenance import source_line
from ui.staffing_state import BoardState
from ui.table import Column, Table

BASES = ("june_2026", "august_2023")
"""Where clients come from: jobseekers as counted, or unemployed times a bridge."""

SLIDER_MAX_FTE = 10.0
"""Least end of a slider; it reaches twice the starting allocation where that is more."""


def clients_of(basis: str, assumptions: Assumptions) -> UnitClients:
    """Return clients by service unit on the basis the reader chose."""
    if basis == "june_2026":
        return clients_from_jobseekers(_counts(loaders.LATEST_PERIOD, "jobseekers"))
    return clients_from_unemployed(_counts(loaders.PLAN_PERIOD, "unemployed"), assumptions)


def _counts(time_period: str, indicator: str) -> dict[str, Count]:
    rows = loaders.area_observations(time_period)
    rows = rows[(rows["indicator"] == indicator) & rows["ref_area"].isin(MUNICIPALITIES)]
    published = rows.dropna(subset=["obs_value"])
    known = dict(zip(published["ref_area"], published["obs_value"], strict=True))
    return {code: known.get(code) for code in MUNICIPALITIES}


def baseline_of(
    preset: str, clients: UnitClients, assumptions: Assumptions, *, supervisors: bool
) -> Staffing:
    """Return the starting allocation the reader chose, supervisors counted as client-facing or not."""
    also = frozenset({Role.SUPERVISOR}) if supervisors else frozenset()
    return PRESETS[Preset(preset)](clients, assumptions, also_client_facing=also)


def coefficients_of(
    clients: UnitClients, baseline: Staffing, assumptions: Assumptions, regime: str
) -> Coefficients:
    """Return the board's coefficients under the legal regime of this key."""
    chosen = next(each for each in REGIMES if each.key == regime)
    return board_coefficients(clients, baseline, assumptions, chosen)


@st.fragment
def room(
    text: Text,
    preset: str,
    baseline: Staffing,
    coefficients: Coefficients,
    *,
    basis: str,
    plain: bool,
) -> None:
    """Show the board and what follows from it; only this part reruns when a slider is released."""
    state = staffing_state.opened(preset, coefficients)
    staffing_state.take_release(state, coefficients)
    if plain:
        state.fte = _plain_sliders(text, state, coefficients)
    board = evaluate(coefficients, state.fte)
    if not plain:
        _board(text, state, coefficients, board, baseline)
    staffing_state.publish(state)
    if state.refused:
        key, values = state.refused
        st.warning(text(key, **values), icon=":material/link_off:")
    words.note(text("board.htv_note"))
    _search(text, state, coefficients)
    figure(
        text,
        key="staffing_table",
        title=text("board.table"),
        source=source_line(text, "statfin_12r5" if basis == "june_2026" else "plan_2023_unemployment"),
        table=_table(text, board, baseline),
    )


def _board(
    text: Text, state: BoardState, coefficients: Coefficients, board: Board, baseline: Staffing
) -> None:
    staffing_board(
        key=staffing_state.BOARD_KEY,
        coefficients=coefficients,
        fte=state.fte,
        revision=state.revision,
        seq=state.seq,
        confirmed=board,
        units=[_unit(text, entry, baseline) for entry in coefficients["units"]],
        labels=text.tree("board.words") | {"columns": text.tree("board.columns")},
        lang=text.language,
    )


def _plain_sliders(text: Text, state: BoardState, coefficients: Coefficients) -> dict[str, float]:
    """Show the sliders of an old browser, and return what they stand at."""
    words.note(text("board.simple_help"))
    columns = st.columns(2)
    fte = {}
    for place, entry in enumerate(coefficients["units"]):
        unit = entry["unit"]
        value = min(max(state.fte[unit], 0.0), coefficients["max_fte"])
        fte[unit] = columns[place % 2].slider(
            text(f"staffing.units.{unit}"),
            0.0,
            max(SLIDER_MAX_FTE, round(2 * entry["baseline_fte"]), value),
            value,
            step=coefficients["step_fte"],
            format="%.1f",
            key=f"plain_{unit}_{state.revision}",
        )
    return fte


def _search(text: Text, state: BoardState, coefficients: Coefficients) -> None:
    total, best, target, seek = st.columns([3, 2, 2, 3], vertical_alignment="bottom")
    keeps_total = total.segmented_control(
        text("board.best_free"),
        ["fixed", "free"],
        default="fixed",
        required=True,
        format_func=lambda code: text(f"board.totals.{code}"),
        key="board_total",
    )
    highest = target.number_input(text("board.seek_target"), 20, 400, 120, step=5, key="board_target")
    given = problem(
        coefficients,
        state.baseline,
        total_fte=sum(state.baseline.values()) if keeps_total == "fixed" else None,
    )
    if best.button(text("board.best"), type="primary", width="stretch", key="board_best"):
        _found(state, optimum, given)
    if seek.button(text("board.seek"), width="stretch", key="board_seek"):
        _found(state, lambda limits: goal_seek(limits, float(highest)), given)
    if "board_optimum" in st.session_state:
        _explain(text, state, *st.session_state["board_optimum"])


def _found(state: BoardState, search: Any, given: Problem) -> None:  # noqa: ANN401
    with session.expected_errors(stop=False):
        result = search(given)
        st.session_state["board_optimum"] = (given, result)
        staffing_state.set_sliders(state, result.fte)
        st.rerun(scope="fragment")


def _explain(text: Text, state: BoardState, given: Problem, result: Optimum) -> None:
    worth = result.objective
    words.note(
        text(
            "board.found",
            method=text(f"staffing.methods.{result.method}").capitalize(),
            overload=text.percent(worth.largest_overload_share),
            clients=text.integer(worth.overload_clients),
            changed=text.number(worth.changed_fte, 1),
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
        fte=text.number(price.fte, 1, signed=True),
    )
    broken = ", ".join(text(f"staffing.broken.{limit}") for limit in price.broken)
    return f"{sentence} {text('board.broken', broken=broken)}" if broken else sentence


def _move(text: Text, fte: float, source: str | None, target: str | None) -> str:
    return text(
        "board.move",
        fte=text.number(fte, 1),
        source=text(f"staffing.units.{source}") if source else text("board.outside"),
        target=text(f"staffing.units.{target}") if target else text("board.outside_to"),
    )


def _unit(text: Text, entry: Mapping[str, Any], baseline: Staffing) -> dict[str, Any]:
    supply, unit = baseline.supply[entry["unit"]], entry["unit"]
    sentences = text(
        "board.unit_help",
        own=text.number(supply.own, 1),
        state=text.span(supply.state_low, supply.state_high, 1),
        status=text(f"staffing.statuses.{supply.status}"),
        points=str(UNITS[unit].service_points),
    )
    for key, fte in (
        ("shared_in", supply.shared_in),
        ("shared_out", supply.shared_out),
        ("supervisor", supply.supervisor),
    ):
        sentences += text(f"board.unit_{key}", fte=text.number(fte, 1)) if fte else ""
    return {
        "key": unit,
        "name": text(f"board.short.{unit}"),
        "target": _target(text, entry["band_low"], entry["band_high"]),
        "help": f"{text(f'staffing.units.{unit}')}: {sentences}",
        "slider_max": max(SLIDER_MAX_FTE, round(2 * supply.fte)),
    }


def _target(text: Text, low: float | None, high: float | None) -> str:
    if high is None:
        return text("board.targets.unknown")
    if low is None:
        return text("board.targets.under", high=text.integer(high))
    return text("board.targets.range", low=text.integer(low), high=text.integer(high))


def _table(text: Text, board: Board, baseline: Staffing) -> Table:
    rows = [
        {
            "name": text(f"staffing.units.{load.unit}"),
            "status": text(f"staffing.statuses.{baseline.supply[load.unit].status}"),
            "own": baseline.supply[load.unit].own,
            "before": baseline.supply[load.unit].fte,
            "now": load.fte,
            "caseload": load.caseload_high,
            "verdict": text(f"staffing.verdicts.{load.verdict}"),
            "hours": load.hours_gap_low,
            "euros": load.cost_change_eur,
        }
        for load in board.units
    ]
    numbers = {
        "own": lambda value: text.number(value, 1),
        "before": lambda value: text.number(value, 1),
        "now": lambda value: text.number(value, 1),
        "caseload": text.integer,
        "hours": lambda value: text.integer(value, signed=True),
        "euros": lambda value: text.integer(value, signed=True),
    }
    order = ("unit", "own", "status", "before", "now", "caseload", "verdict", "hours", "euros")
    return Table(
        caption=text("board.table"),
        frame=pd.DataFrame(rows).astype(dict.fromkeys(numbers, float)),
        columns=tuple(
            Column(
                name="name" if name == "unit" else name,
                label=text(f"board.columns.{name}"),
                write=numbers.get(name),
            )
            for name in order
        ),
        file="staffing_board",
    )


def answer(text: Text, coefficients: Coefficients, basis: str, baseline: Staffing) -> list[str]:
    """Return the sentences under the title: the starting allocation's largest caseload, and the clients."""
    board = evaluate(coefficients, baseline.fte)
    totals = board.totals
    if totals.largest_unit is None or totals.largest_caseload is None or totals.clients_high is None:
        return [text("board.words.unknown")]
    return [
        text(
            "board.answer_over",
            unit=text(f"staffing.units.{totals.largest_unit}"),
            caseload=text.integer(totals.largest_caseload),
            verdict=text(f"staffing.verdicts.{board.unit(totals.largest_unit).verdict}"),
            out=str(totals.out_of_band),
        ),
        text(
            "board.answer_clients",
            clients=text.integer(totals.clients_high),
            basis=text(f"board.bases.{basis}"),
        ),
    ]


def residual(text: Text, assumptions: Assumptions) -> str:
    """Return the check that leaders must see: what the stated claims leave for Kajaani and Taivalkoski."""
    left = state_residual(assumptions)
    return text(
        "board.residual",
        claimed=text.span(left.claimed_low, left.claimed_high, 1),
        left=text.span(left.low, left.high, 1),
    )
