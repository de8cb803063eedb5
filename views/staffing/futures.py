"""The next 24 months, simulated: a fan, the difference from the start, and the chance of overload."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.staffing.dynamics import MONTHS, REPLICATIONS, Futures, chances, simulate, start_from
from analytics.staffing.futures import exceedance
from analytics.staffing.outlook import Measure, difference, fan, paths
from charts.fans import fan as fan_chart
from i18n.quantity import TENTHS
from i18n.text import Text
from reports.model import Lines
from views.blocks import Figure
from views.context import Context
from views.staffing import backtest, words
from views.staffing import chances as by_unit
from views.staffing.look import Look
from views.staffing.setting import Given, Posts, fte_of, worked_out
from views.table import Column, Table

_RARE = 0.01
"""Share of futures under which a chance is only said to be smaller."""

_LINES = Lines(of=("p95", "p50", "p5"))
"""What files draw of a fan: its middle and the outermost levels."""

Numbers = NDArray[np.float64]


def outlook(
    context: Context, text: Text, given: Given, posts: Posts, measure: Measure, where: str, seed: int
) -> Figure:
    """Return the futures of one unit, or of the area."""
    look, unit = Look(context, text, given, posts), _unit(context, where)
    futures = simulated(context, given, posts, seed)
    quantiles = fan(paths(futures, measure, unit))
    periods = months_from(look.period)
    name = _measured(look, measure, where)
    title = text("staffing_page.futures.fan", name=name)
    table = _table(text, quantiles, periods, caption=title, file=f"futures_{measure}_{where}")
    if np.isnan(quantiles).any():
        nobody = text("staffing_page.futures.no_staff", unit=words.place(context, text, where))
        return Figure(title=title, source=look.source(_note(text, seed)), table=table, answer=nobody)
    before = fan(paths(simulated(context, given, (), seed), measure, unit))
    drawing = fan_chart(
        quantiles,
        periods,
        text,
        label=text("staffing_page.futures.now"),
        baseline=before[2].tolist() if posts and not np.isnan(before).any() else None,
        baseline_label=text("staffing_page.futures.before"),
        **_band(look, measure, unit),
    )
    held = backtest.drawn_bands(context, futures)
    over = _over(text, futures, unit, is_chance=backtest.is_chance(held))
    return Figure(
        drawing=drawing,
        title=title,
        answer=" ".join(filter(None, (_answer(text, name, quantiles, periods), over))),
        alt=text("staffing_page.futures.fan_alt", title=title, **_ends(text, quantiles)),
        source=look.source(_note(text, seed)),
        definition=text("staffing_page.futures.definition"),
        table=table,
        chart=_LINES,
    )


def change(
    context: Context, text: Text, given: Given, posts: Posts, measure: Measure, where: str, seed: int
) -> Figure:
    """Return the difference from the start, future by future."""
    look, unit = Look(context, text, given, posts), _unit(context, where)
    futures, start = (simulated(context, given, each, seed) for each in (posts, ()))
    quantiles = fan(difference(futures, start, measure, unit))
    title = text("staffing_page.futures.difference", name=_measured(look, measure, where))
    periods = months_from(look.period)
    table = _table(text, quantiles, periods, caption=title, file=f"difference_{measure}_{where}")
    source = text("staffing_page.futures.common")
    if np.isnan(quantiles).any():
        nobody = text("staffing_page.futures.no_staff", unit=words.place(context, text, where))
        return Figure(title=title, source=source, table=table, answer=nobody)
    assumption = text("staffing.assumptions.staff_effect.label")
    nothing = text(f"staffing_page.futures.no_effect.{measure}", assumption=assumption)
    return Figure(
        drawing=fan_chart(quantiles, periods, text, label=text("staffing_page.futures.change"), zero=True),
        title=title,
        answer="" if quantiles.any() else nothing,
        alt=text("staffing_page.futures.fan_alt", title=title, **_ends(text, quantiles)),
        source=source,
        table=table,
        chart=_LINES,
    )


def chances_of_units(context: Context, text: Text, given: Given, posts: Posts, seed: int) -> Figure:
    """Return the chance of exceeding the target for all units and months."""
    look, futures = Look(context, text, given, posts), simulated(context, given, posts, seed)
    return by_unit.figure(look, futures, months_from(look.period)[1:], note=_note(text, seed))


def tested(context: Context, text: Text, given: Given, posts: Posts, seed: int) -> Figure:
    """Return how many real changes the band of the simulation would have held.

    Raises:
        DashboardError: The real changes cannot be read.
    """
    held = backtest.inside(context, simulated(context, given, posts, seed))
    return backtest.figure(context, text, held, given.assumptions)


def simulated(context: Context, given: Given, posts: Posts, seed: int) -> Futures:
    """Return the futures of an allocation."""
    return context.dear(_simulated, given, posts, seed)


def _simulated(context: Context, given: Given, posts: Posts, seed: int) -> Futures:
    setting = worked_out(context, given)
    drawn = context.once(_drawn, seed, len(context.area.units))
    start = start_from(setting.coefficients, fte_of(setting, posts))
    return simulate(start, given.assumptions, given.regime, seed, drawn=drawn)


def _drawn(_context: Context, seed: int, units: int) -> Any:  # noqa: ANN401 - what `chances` returns
    return chances(seed, units)


def _unit(context: Context, where: str) -> str | None:
    return where if where in context.area.units else None


def _measured(look: Look, measure: Measure, where: str) -> str:
    unit = words.place(look.context, look.text, where)
    return look.text(f"staffing_page.futures.names.{measure}", unit=unit)


def months_from(period: str) -> list[str]:
    """Return the SDMX months of the simulation, from the month of the clients."""
    return [f"{month:%Y-%m}" for month in pd.period_range(period, periods=MONTHS + 1, freq="M")]


def _band(look: Look, measure: Measure, unit: str | None) -> dict[str, Any]:
    entry = next((each for each in look.setting.coefficients["units"] if each["unit"] == unit), None)
    if measure is not Measure.CASELOAD or entry is None or entry["band_high"] is None:
        return {}
    return {
        "band": (entry["band_low"] or 0.0, entry["band_high"]),
        "band_label": look.target(entry["unit"]),
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
