"""Monthly lines: one municipality and the whole area in colour, the others as a grey background."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.frames import MonthlyShares
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import SHARE
from i18n.text import Text

HEIGHT = 285

_MOST_YEARS = 5
"""Years that have room for their names under the lines on a phone."""

_HOVER = "%{text}<extra></extra>"


def share_lines(
    shares: DataFrame[MonthlyShares],
    area: pd.DataFrame,
    names: Mapping[str, str],
    text: Text,
    *,
    chosen: str = "",
    area_label: str = "",
) -> Drawing:
    """Draw the monthly unemployed share: municipalities as lines, the area as a soft band.

    Args:
        shares: Published shares of the municipalities to draw.
        area: Columns time_period, share_low and share_high: the area's derived interval.
        names: Code -> name in the reader's language.
        text: The reader's language.
        chosen: Code of the municipality in colour.
        area_label: Words at the area's band.
    """
    lines = [
        Line(
            name=names[str(code)],
            periods=rows["time_period"].tolist(),
            heights=rows["unemployed_share"].tolist(),
            area=str(code),
        )
        for code, rows in shares.groupby("ref_area")
    ]
    coloured, write = names.get(chosen, ""), partial(SHARE.write, text)
    traces = [
        backdrop([line for line in lines if line.name != coloured], write),
        *(coloured_line(line, write, theme.BRAND, 3) for line in lines if line.name == coloured),
    ]
    traces.append(_band(area, area_label, text))
    ends = [
        (area_label, float(area["share_high"].iloc[-1] + area["share_low"].iloc[-1]) / 2, theme.UNDER.light)
    ]
    if chosen in names:
        last = shares.loc[shares["ref_area"] == chosen, "unemployed_share"].iloc[-1]
        ends.append((names[chosen], float(last), theme.BRAND.light))
    highest, last_period = float(shares["unemployed_share"].max()) * 1.06, str(shares["time_period"].max())
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            "type": "date",
            "tickformat": "%Y",
            "dtick": f"M{12 * math.ceil(shares['time_period'].nunique() / 12 / _MOST_YEARS)}",
            "tick0": "2024-01",
            "tickangle": 0,
            "range": [shares["time_period"].min(), last_period],
            "showgrid": False,
        },
        yaxis=theme.percent_axis(text, highest),
        margin={"r": 132},
    )
    layout["annotations"] = end_labels(ends, last_period, gap=highest * 0.075)
    return Drawing(traces, layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One municipality by month: its name, the months, and how high it is in each (NaN where not known).

    With the `area` that it tells of, a reader can choose that by its line; "" where it is of none.
    """

    name: str
    periods: Sequence[str]
    heights: Sequence[float]
    area: str = ""


def backdrop(lines: Sequence[Line], write: Callable[[float], str]) -> dict[str, Any]:
    """Return the lines that only make the background, all as one trace; a gap stands between two."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [period for line in lines for period in (*line.periods, None)],
        "y": [height for line in lines for height in (*line.heights, None)],
        "line": {"color": theme.PALE.light, "width": 1.2},
        "text": [words for line in lines for words in (*_words(line, write), "")],
        "hovertemplate": _HOVER,
        "meta": {"areas": [line.area for line in lines for _ in (*line.periods, None)]},
    }


def coloured_line(
    line: Line, write: Callable[[float], str], colour: theme.Colour, width: float
) -> dict[str, Any]:
    """Return one line in colour."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(line.periods),
        "y": list(line.heights),
        "name": line.name,
        "line": {"color": colour.light, "width": width},
        "text": _words(line, write),
        "hovertemplate": _HOVER,
        "meta": {"area": line.area},
    }


def _words(line: Line, write: Callable[[float], str]) -> list[str]:
    """Return what each month of a line says on hover: "Kuhmo 6/2026: <b>11,5 %</b>"."""
    said = []
    for period, height in zip(line.periods, line.heights, strict=True):
        year, month = period.split("-")
        said.append(f"{line.name} {int(month)}/{year}: <b>{write(height)}</b>")
    return said


def end_labels(ends: list[tuple[str, float, str]], at: str | float, *, gap: float) -> list[dict[str, object]]:
    """Return labels for the ends of lines, pushed apart where two would overlap.

    Args:
        ends: Words, height and colour of each.
        at: Where the lines end on the x axis.
        gap: Smallest distance between two labels, in units of the y axis.
    """
    labels: list[dict[str, object]] = []
    lowest = float("-inf")
    for words, height, colour in sorted(ends, key=lambda end: end[1]):
        lowest = max(height, lowest + gap)
        labels.append(
            {
                "x": at,
                "y": lowest,
                "text": f"<b>{words}</b>",
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
                "font": {"color": colour, "size": theme.FONT_SIZE},
            }
        )
    return labels


def _band(area: pd.DataFrame, label: str, text: Text) -> dict[str, object]:
    periods = area["time_period"].tolist()
    words = [text.percent_span(row["share_low"], row["share_high"], 2) for row in records(area)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": area["share_high"].tolist() + area["share_low"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": theme.UNDER.light,
        "line": {"color": theme.UNDER.light, "width": 1.5},
        "name": label,
        "hoveron": "points",
        "text": words + words[::-1],
        "hovertemplate": "%{fullData.name} %{x|%-m/%Y}: <b>%{text}</b><extra></extra>",
    }
