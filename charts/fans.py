"""Simulated futures as a fan of quantiles, or the difference between two scenarios as one."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from charts import theme
from charts.drawing import Drawing
from charts.trend import end_labels
from i18n.text import Text

HEIGHT = 330


def fan(
    quantiles: NDArray[np.float64],
    periods: list[str],
    text: Text,
    *,
    label: str,
    baseline: list[float] | None = None,
    baseline_label: str = "",
    band: tuple[float, float] | None = None,
    band_label: str = "",
    zero: bool = False,
) -> Drawing:
    """Draw five quantiles as two soft bands and a line.

    Args:
        quantiles: Levels 5, 25, 50, 75 and 95 % x months.
        periods: SDMX month of each, from now.
        text: The reader's language.
        label: Words at the median's end.
        baseline: Median of the scenario to compare with, dotted.
        baseline_label: Words at its end.
        band: Target band, lower end 0 where there is only a ceiling.
        band_label: Words in the band.
        zero: Whether 0 belongs to the axis, with a line: for differences.
    """
    p5, p25, p50, p75, p95 = quantiles
    traces = [
        _ribbon(periods, p5, p95, theme.BRAND_SOFT.light),
        _ribbon(periods, p25, p75, theme.BRAND_SOFT.light),
        _line(periods, p50, theme.BRAND.light, _hover(quantiles, text, signed=zero)),
    ]
    ends = [(label, float(p50[-1]), theme.BRAND.light)]
    lowest, highest = float(p5.min()), float(p95.max())
    if baseline is not None:
        traces.append(_dotted(periods, baseline))
        ends.append((baseline_label, baseline[-1], theme.INK.light))
        lowest, highest = min(lowest, *baseline), max(highest, *baseline)
    if band is not None:
        lowest, highest = min(lowest, band[0] or band[1] * 0.6), max(highest, band[1])
    if zero:
        lowest, highest = min(lowest, 0.0), max(highest, 0.0)
    room = 0.08 * (highest - lowest) or 1.0
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="x",
        xaxis={
            "type": "date",
            "tickformat": "%-m/%Y",
            "dtick": "M6",
            "tick0": periods[0],
            "tickangle": 0,
            "range": [periods[0], periods[-1]],
            "showgrid": False,
        },
        yaxis={
            "range": [lowest - room, highest + room],
            "nticks": 6,
            "zeroline": zero,
            "tickformat": ",.0f",
        },
        margin={"r": 108},
    )
    layout["annotations"] = end_labels(ends, periods[-1], gap=0.08 * (highest - lowest + 2 * room))
    if band is not None:
        layout["shapes"] = [_target(band)]
        layout["annotations"].append(_target_words(band, band_label, periods[0]))
    return Drawing(traces, layout)


def _ribbon(
    periods: list[str], low: NDArray[np.float64], high: NDArray[np.float64], colour: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": [*high.tolist(), *low.tolist()[::-1]],
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(periods: list[str], values: NDArray[np.float64], colour: str, hover: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods,
        "y": values.tolist(),
        "line": {"color": colour, "width": 3},
        "text": hover,
        "hovertemplate": "%{x|%-m/%Y}: %{text}<extra></extra>",
    }


def _dotted(periods: list[str], values: list[float]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods,
        "y": values,
        "line": {"color": theme.INK.light, "width": 1.6, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _hover(quantiles: NDArray[np.float64], text: Text, *, signed: bool) -> list[str]:
    def write(value: float) -> str:
        return text.integer(value, signed=signed)

    low, _, middle, _, high = quantiles
    return [
        f"<b>{write(m)}</b> ({write(least)} … {write(most)})"
        for m, least, most in zip(middle, low, high, strict=True)
    ]


def _target(band: tuple[float, float]) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": band[0],
        "y1": band[1],
        "fillcolor": theme.GREY_SOFT.light,
        "line": {"width": 0},
        "layer": "below",
    }


def _target_words(band: tuple[float, float], words: str, at: str) -> dict[str, Any]:
    return {
        "x": at,
        "y": band[1],
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 4,
        "text": words,
        "showarrow": False,
        "font": {"size": 12, "color": theme.MUTED.light},
    }
