"""The next 24 months, simulated: a fan, the difference from the start, and the chance of overload."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from analytics.staffing.board import Board
from analytics.staffing.dynamics import MONTHS, REPLICATIONS, Futures, chances, simulate, start_from
from analytics.staffing.futures import exceedance
from analytics.staffing.outlook import Measure, difference, fan, paths
from charts.fans import fan as fan_chart
from i18n.quantity import TENTHS
from i18n.text import Text
from reports.model import Hint
from ui import limits, loaders, url, words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing import backtest_view, chances_view
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, target
from ui.staffing.setup import Setting
from views.table import Column, Table

SEED = (0, 2**32 - 1, 2026)
"""Lowest, highest and default seed."""

_RARE = 0.01
"""Share of futures under which a chance is only said to be smaller."""

_LINES = Hint(series=("p95", "p50", "p5"))
"""What files draw of a fan: its middle and the outermost levels."""

Numbers = NDArray[np.float64]


def show(text: Text, setting: Setting, state: BoardState, _board: Board) -> None:
    """Show the futures of one unit or of the area, and the chance of exceeding the target for all units."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = Measure(
            url.segments(
                text("staffing_page.futures.measure"),
                tuple(Measure),
                key="katso",
                format_func=lambda code: text(f"staffing_page.futures.measures.{code}"),
            )
        )
        with st.container(width=260):
            where = url.selectbox(
                text("board.columns.unit"),
                (*loaders.area().units, "alue"),
                key="yksikko",
                format_func=lambda code: _name(text, code),
            )
        with st.container(width=170):
            seed = url.number(text("staffing_page.futures.seed"), *SEED, key="siemen")
    drawn = chances(seed, len(setting.baseline.units))
    with limits.calculation(text):
        scenario, baseline = (
            simulate(
                start_from(setting.coefficients, fte), setting.assumptions, setting.regime, seed, drawn=drawn
            )
            for fte in (state.fte, state.baseline)
        )
    unit = None if where == "alue" else where
    held = backtest_view.drawn_bands(scenario)
    quantiles = fan(paths(scenario, measure, unit))
    if np.isnan(quantiles).any():
        words.note(text("staffing_page.futures.no_staff", unit=_name(text, where)))
    else:
        over = _over(text, scenario, unit, is_chance=backtest_view.is_chance(held))
        _outlook(text, setting, state, (scenario, baseline), measure, where, quantiles, over)
    chances_view.show(text, setting, scenario, months_from(setting.period)[1:], note=_note(text, seed))
    backtest_view.show(text, held, setting.assumptions)


def _outlook(
    text: Text,
    setting: Setting,
    state: BoardState,
    futures: tuple[Futures, Futures],
    measure: Measure,
    where: str,
    quantiles: Numbers,
    over: str,
) -> None:
    scenario, baseline = futures
    unit = None if where == "alue" else where
    periods = months_from(setting.period)
    name = text(f"staffing_page.futures.names.{measure}", unit=_name(text, where))
    before = fan(paths(baseline, measure, unit))
    moved = state.fte != state.baseline
    words.answer(*filter(None, (_answer(text, name, quantiles, periods), over)))
    left, right = st.columns([19, 13], gap="medium")
    source = source_line(text, setting.snapshot, PLAN, notes=[_note(text, scenario.seed)])
    with left:
        title = text("staffing_page.futures.fan", name=name)
        drawing = fan_chart(
            quantiles,
            periods,
            text,
            label=text("staffing_page.futures.now"),
            baseline=before[2].tolist() if moved and not np.isnan(before).any() else None,
            baseline_label=text("staffing_page.futures.before"),
            **_band(text, setting, measure, unit),
        )
        figure(
            text,
            key="futures_fan",
            drawing=drawing,
            title=title,
            alt=text("staffing_page.futures.fan_alt", title=title, **_ends(text, quantiles)),
            source=source,
            definition=text("staffing_page.futures.definition"),
            table=_table(text, quantiles, periods, caption=title, file=f"futures_{measure}_{where}"),
            chart=_LINES,
        )
    with right:
        change = fan(difference(scenario, baseline, measure, unit))
        if not moved:
            words.note(text("staffing_page.futures.same"))
        elif np.isnan(change).any():
            words.note(text("staffing_page.futures.no_staff", unit=_name(text, where)))
        else:
            if not change.any():
                assumption = text("staffing.assumptions.staff_effect.label")
                words.note(text(f"staffing_page.futures.no_effect.{measure}", assumption=assumption))
            title = text("staffing_page.futures.difference", name=name)
            figure(
                text,
                key="futures_difference",
                drawing=fan_chart(
                    change, periods, text, label=text("staffing_page.futures.change"), zero=True
                ),
                title=title,
                alt=text("staffing_page.futures.fan_alt", title=title, **_ends(text, change)),
                source=text("staffing_page.futures.common"),
                table=_table(text, change, periods, caption=title, file=f"difference_{measure}_{where}"),
                chart=_LINES,
            )


def months_from(period: str) -> list[str]:
    """Return the SDMX months of the simulation, from the month of the clients."""
    return [f"{month:%Y-%m}" for month in pd.period_range(period, periods=MONTHS + 1, freq="M")]


def _band(text: Text, setting: Setting, measure: Measure, unit: str | None) -> dict[str, Any]:
    entry = next((each for each in setting.coefficients["units"] if each["unit"] == unit), None)
    if measure is not Measure.CASELOAD or entry is None or entry["band_high"] is None:
        return {}
    return {
        "band": (entry["band_low"] or 0.0, entry["band_high"]),
        "band_label": target(text, entry["band_low"], entry["band_high"]),
    }


def _answer(text: Text, name: str, quantiles: Numbers, periods: list[str]) -> str:
    low, _, middle, _, high = quantiles[:, -1]
    return text(
        "staffing_page.futures.answer",
        name=name,
        month=text.period_of(periods[-1]),
        middle=text.integer(middle),
        range=_range(text, low, high),
    )


def _over(text: Text, futures: Futures, unit: str | None, *, is_chance: bool) -> str:
    """Return how often the target is exceeded in the end: a chance only where a tested band stands behind."""
    share = exceedance(futures)[-1]
    over = float("nan") if unit is None else float(share[futures.start.units.index(unit)])
    if np.isnan(over):
        return ""
    if not is_chance:
        return text("staffing_page.futures.simulated_over", share=text.percent(over, 0))
    # A thousand futures cannot tell a rare chance from none.
    if min(over, 1 - over) < _RARE:
        return text(f"staffing_page.futures.{'hardly' if over < _RARE else 'nearly'}_over")
    return text("staffing_page.futures.chance_over", chance=text.percent(over, 0))


def _ends(text: Text, quantiles: Numbers) -> dict[str, str]:
    low, _, middle, _, high = quantiles[:, -1]
    return {
        "start": text.integer(quantiles[2, 0]),
        "middle": text.integer(middle),
        "range": _range(text, low, high),
    }


def _range(text: Text, low: float, high: float) -> str:
    """Return a range; with dots where a minus sign would meet a dash."""
    return text.span(low, high) if low >= 0 else f"{text.integer(low)} … {text.integer(high)}"


def _note(text: Text, seed: int) -> str:
    return text("staffing_page.futures.note", replications=text.integer(REPLICATIONS), seed=str(seed))


def _table(text: Text, quantiles: Numbers, periods: list[str], *, caption: str, file: str) -> Table:
    names = ("p5", "p25", "p50", "p75", "p95")
    frame = pd.DataFrame(dict(zip(names, quantiles, strict=True)))
    frame.insert(0, "month", [text.period(period) for period in periods])
    frame.insert(0, "time_period", periods)
    return Table(
        caption=caption,
        frame=frame,
        columns=(
            Column(name="month", label=text("columns.month")),
            *(
                Column(
                    name=name,
                    label=text(f"staffing_page.futures.levels.{name}"),
                    quantity=TENTHS,
                )
                for name in names
            ),
        ),
        file=file,
    )


def _name(text: Text, code: str) -> str:
    return text("staffing_page.area") if code == "alue" else text(f"board.short.{code}")
