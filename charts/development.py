"""A monthly series over years, and what is expected of it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.trend import Line, backdrop, coloured_line, end_labels
from i18n.text import Text

HEIGHT = 300

_MOST_YEARS = 5
"""Years that have room for their names under the lines on a phone."""

SMALL = {"size": 13, "color": theme.MUTED.light}
"""Words at axes."""

RIGHT_PX = 118
"""Room for the words at the ends of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment at which a series is not like before: its month and the words at its line."""

    period: str
    words: str


def months(
    line: Line,
    text: Text,
    *,
    write: Callable[[float], str],
    marks: Sequence[Mark],
    behind: Line | None = None,
    is_change: bool = False,
) -> Drawing:
    """Draw one series by month, or its changes as bars around 0.

    Args:
        line: The series, fractions.
        text: The reader's language.
        write: Formats a value.
        marks: Breaks of the series.
        behind: Another form of it, grey behind.
        is_change: Whether the values are changes.
    """
    known = [height for height in line.heights if not math.isnan(height)]
    if is_change:
        traces = [_bars(line, write)]
    else:
        traces = [
            *([backdrop([behind], write)] if behind else []),
            coloured_line(line, write, theme.BRAND, 2.5),
        ]
    also = [height for height in behind.heights if not math.isnan(height)] if behind else []
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        bargap=0.15,
        xaxis=_years(line.periods),
        yaxis=_changes_axis(known, text)
        if is_change
        else theme.percent_axis(text, max([*known, *also]) * 1.12),
        margin={"r": 16, "t": 30},
    )
    layout["shapes"], layout["annotations"] = _breaks(marks, line.periods)
    if is_change:
        layout["annotations"].append(head(text("app.points")))
    return Drawing(traces, layout)


def counted(line: Line, text: Text, *, write: Callable[[float], str], marks: Sequence[Mark]) -> Drawing:
    """Draw one series of counts by month.

    Args:
        line: The series.
        text: The reader's language.
        write: Formats a value.
        marks: Breaks of the series.
    """
    known = [height for height in line.heights if not math.isnan(height)]
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis=_years(line.periods),
        yaxis={"range": [min(0.0, *known), max(0.0, *known) * 1.12 or 1.0], "nticks": 6},
        margin={"r": 16, "t": 30},
    )
    layout["shapes"], layout["annotations"] = _breaks(marks, line.periods)
    return Drawing([coloured_line(line, write, theme.BRAND, 2.5)], layout)


def forecast(
    history: Line,
    path: pd.DataFrame,
    text: Text,
    *,
    write: Callable[[float], str],
    words: Mapping[str, str],
    marks: Sequence[Mark],
    straight: Line | None = None,
    came_true: bool = False,
) -> Drawing:
    """Draw the last months and the coming ones with their range, beside the same months of another series.

    Args:
        history: The last months, fractions.
        path: The coming ones: time_period, share, share_low, share_high, last_year and hover.
        text: The reader's language.
        write: Formats a share.
        words: At the ends of the lines: forecast, last_year.
        marks: Breaks of the series.
        straight: The straight way to a target, which may go on beyond the other months.
        came_true: Whether the other series is what the months came to be: then it goes on as the history does
            and the forecast is dotted; else it is last year's, and dotted itself.
    """
    periods = path["time_period"].tolist()
    band = {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": path["share_high"].tolist() + path["share_low"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": theme.BRAND_SOFT.light,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    from_now = [history.periods[-1], *periods]
    other = Line(name=words["last_year"], periods=periods, heights=path["last_year"].tolist())
    if came_true:
        other = replace(other, periods=from_now, heights=[history.heights[-1], *other.heights])
    joined = Line(name=words["forecast"], periods=from_now, heights=[history.heights[-1], *path["share"]])
    looks = [(theme.BRAND, 2.5), (theme.MUTED, 1.8)]
    ahead_look, other_look = looks[::-1] if came_true else looks
    ahead = coloured_line(joined, write, *ahead_look) | {"text": ["", *path["hover"]]}
    beside = coloured_line(other, write, *other_look)
    (ahead if came_true else beside)["line"] |= {"dash": "dot"}
    ways = [] if straight is None else [straight]
    aimed = [coloured_line(way, write, theme.INK, 1.8) for way in ways]
    for trace in aimed:
        trace["line"] |= {"dash": "dash"}
    traces = [band, beside, *aimed, coloured_line(history, write, theme.BRAND, 2.5), ahead]
    highest = 1.12 * max(
        path["share_high"].max(),
        *(each for each in history.heights if not math.isnan(each)),
        *(each for way in ways for each in way.heights),
    )
    every = sorted({*history.periods, *periods, *(each for way in ways for each in way.periods)})
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis=_years(every),
        yaxis=theme.percent_axis(text, highest),
        margin={"r": RIGHT_PX, "t": 30},
    )
    ends = [
        (words["forecast"], float(path["share"].iloc[-1]), ahead_look[0].light),
        (words["last_year"], float(path["last_year"].iloc[-1]), other_look[0].light),
    ]
    layout["shapes"], layout["annotations"] = _breaks(marks, every)
    gap, last = highest * 0.08, periods[-1]
    for way in ways:
        end = (way.name, way.heights[-1], theme.INK.light)
        if way.periods[-1] == last:
            ends.append(end)
            continue
        layout["annotations"] += end_labels([end], way.periods[-1], gap=gap)
        passing = dict(zip(way.periods, way.heights, strict=True)).get(last)
        ends += [] if passing is None else [("", passing, theme.INK.light)]  # no words on the line itself
    layout["annotations"] += [each for each in end_labels(ends, last, gap=gap) if each["text"] != "<b></b>"]
    return Drawing(traces, layout)


def head(words: str) -> dict[str, Any]:
    """Return words over the upper left corner of a drawing."""
    return {
        "x": 0,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "text": words,
        "showarrow": False,
        "font": SMALL,
    }


def _bars(line: Line, write: Callable[[float], str]) -> dict[str, Any]:
    words = coloured_line(line, write, theme.BRAND, 1)["text"]
    return {
        "type": "bar",
        "x": list(line.periods),
        "y": list(line.heights),
        "marker": {"color": [theme.UNDER.light if each > 0 else theme.BRAND.light for each in line.heights]},
        "hovertext": words,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _years(periods: Sequence[str]) -> dict[str, Any]:
    years = math.ceil(len(periods) / 12 / _MOST_YEARS)
    return {
        "type": "date",
        "tickformat": "%Y",
        "dtick": f"M{12 * years}",
        "tick0": f"{periods[-1].partition('-')[0]}-01",
        "tickangle": 0,
        "range": [periods[0], periods[-1]],
        "showgrid": False,
    }


def _changes_axis(values: Sequence[float], text: Text) -> dict[str, Any]:
    """Return an axis of changes with 0 on it, in whole percentage points or halves."""
    low, high = 100 * min(0.0, *values), 100 * max(0.0, *values)
    step = next(each for each in (0.5, 1, 2, 5, 10, 20) if (high - low) / each <= 6 or each == 20)
    ticks = [step * each / 100 for each in range(math.floor(low / step), math.ceil(high / step) + 1)]
    return {
        "range": [1.08 * low / 100, 1.12 * high / 100],
        "tickvals": ticks,
        "ticktext": [text.number(100 * each, 0 if step >= 1 else 1, signed=True) for each in ticks],
        "zeroline": True,
    }


def _breaks(
    marks: Sequence[Mark], periods: Sequence[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return a thin line and its words for every break within the months that are drawn."""
    within = [each for each in marks if periods[0] < each.period < periods[-1]]
    lines = [
        {
            "type": "line",
            "x0": each.period,
            "x1": each.period,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.INK.light, "width": 1.2, "dash": "dash"},
        }
        for each in within
    ]
    words = [
        {
            "x": each.period,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            # Whoever stands near the right edge reads to the left.
            "xanchor": "right" if each.period > periods[len(periods) * 2 // 3] else "left",
            "text": each.words,
            "showarrow": False,
            "font": {"size": 12, "color": theme.INK.light},
        }
        for each in within
    ]
    return lines, words
