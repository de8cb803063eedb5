"""Structural change: caseload before and after against its band, months ahead, and where everybody is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from charts.trend import Line, backdrop, coloured_line, end_labels
from domain.records import records
from i18n.text import Text

ROW_PX, PHONE_ROW_PX = 27, 38
"""Height of one row of the caseload in pixels; on a phone its words take two lines."""

LINES_PX = 300
"""Height of the drawings by month, in pixels."""

NAME_PX, WORDS_PX = 128, 196
"""Room for names and words beside the caseload, in pixels."""

STATES = {
    "registered": theme.UNDER,
    "re_employed": theme.BRAND,
    "not_registered": theme.PALE,
    "left_area": theme.GREY,
    "external_commuter": theme.CATEGORICAL[5],
}
"""Where a person ends -> its colour, from the bottom of the stack."""


def caseload_change(rows: pd.DataFrame, text: Text, *, longest: float) -> Drawing:
    """Draw each unit's caseload: a ring before, a dot after on the range of the change, over the band.

    Args:
        rows: In drawing order: ref_area, name, before, after, low, high, band_low, band_high (NaN without a
            band), colour (of the light theme), words and hover. NaN where nobody serves.
        text: The reader's language.
        longest: End of the scale, clients per FTE.
    """
    places = list(range(len(rows)))
    banded = rows[rows["band_high"].notna()]
    bands = {
        "type": "bar",
        "orientation": "h",
        "x": (banded["band_high"] - banded["band_low"]).tolist(),
        "base": banded["band_low"].tolist(),
        "y": [place for place, high in zip(places, rows["band_high"], strict=True) if high == high],
        "width": 0.8,
        "marker": {"color": theme.BRAND_SOFT.light, "line": {"color": theme.BRAND.light, "width": 1}},
        "hoverinfo": "skip",
    }
    ranges = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": (rows["high"] - rows["low"]).tolist(),
        "base": rows["low"].tolist(),
        "width": 0.36,
        "marker": {"color": rows["colour"].tolist(), "opacity": 0.45},
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
        "meta": {"areas": rows["ref_area"].tolist()},
    }
    before = _dots(rows, "before", places, {"size": 12, "symbol": "circle-open", "color": theme.INK.light})
    before["marker"]["line"] = {"width": 2}
    after = _dots(rows, "after", places, {"size": 9, "color": rows["colour"].tolist()})
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 26,
        barmode="overlay",
        hovermode="closest",
        xaxis={"range": [0, longest], "nticks": 6, "tickangle": 0, "zeroline": False},
        yaxis={
            "tickvals": places,
            "ticktext": rows["name"].tolist(),
            "tickfont": {"color": theme.INK.light},
            "range": [len(rows) - 0.45, -0.55],
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "automargin": False,
        },
        margin={"l": NAME_PX, "r": WORDS_PX, "t": 2, "b": 22},
    )
    layout["meta"] = {
        "narrow": {
            "height": len(rows) * PHONE_ROW_PX + 26,
            "margin": {"l": 106, "r": 98},
            "xaxis": {"nticks": 3},
        }
    }
    words = rows["words"].tolist()
    beside = labels([longest] * len(rows), places, words, clear_px=6)
    beside["meta"] = {
        "narrow": {"text": [each.replace(" (", "<br>(") for each in words], "textfont": {"size": 12}}
    }
    return Drawing([bands, ranges, before, after, beside], layout)


def month_lines(
    months: pd.DataFrame,
    names: Mapping[str, str],
    text: Text,
    *,
    measure: str,
    chosen: Sequence[str],
    write: Callable[[float], str],
) -> Drawing:
    """Draw a measure by month and municipality: the chosen ones in colour with their range, the rest grey.

    Args:
        months: Columns ref_area, time_period and the measure with its `_low` and `_high`.
        names: Code -> name.
        text: The reader's language.
        measure: Column to draw.
        chosen: Codes drawn in colour, the most important first.
        write: Formats the measure.
    """
    colours = dict(zip(chosen, (theme.BRAND, theme.UNDER), strict=False))
    periods = list(dict.fromkeys(months["time_period"].tolist()))
    by_area: dict[str, list[dict[str, Any]]] = {}
    for row in records(months[["ref_area", measure, f"{measure}_low", f"{measure}_high"]]):
        by_area.setdefault(row["ref_area"], []).append(row)
    lines = {
        code: Line(name=names[code], periods=periods, heights=[row[measure] for row in rows], area=code)
        for code, rows in sorted(by_area.items())
    }
    reached = [0.0, *(height for line in lines.values() for height in line.heights)]
    coloured: list[dict[str, Any]] = []
    ends: list[tuple[str, float, str]] = []
    # The important ones over the others.
    for code in reversed(colours):
        line, colour = lines.pop(code), colours[code]
        lower = [row[f"{measure}_low"] for row in by_area[code]]
        upper = [row[f"{measure}_high"] for row in by_area[code]]
        reached += lower + upper
        coloured += [_range(periods, lower, upper, colour), coloured_line(line, write, colour, 2.6)]
        end = line.heights[-1] if line.heights[-1] == line.heights[-1] else (lower[-1] + upper[-1]) / 2
        if end == end:
            ends.append((line.name, end, colour.light))
    known = [value for value in reached if value == value]
    low, high = min(known), max(known)
    reach = (high - low) or 1.0
    layout = theme.layout(
        text,
        height=LINES_PX,
        hovermode="closest",
        xaxis=_months_axis(periods),
        yaxis={"range": [low - 0.04 * reach, high + 0.06 * reach], **_ticks(low, high, write)},
        margin={"r": 120, "t": 8},
        meta={"narrow": {"xaxis": {"dtick": "M12"}, "margin": {"r": 96}}},
    )
    layout["annotations"] = end_labels(ends, periods[-1], gap=reach * 0.075)
    return Drawing([backdrop(list(lines.values()), write), *coloured], layout)


def state_areas(states: pd.DataFrame, labels: Mapping[str, str], text: Text) -> Drawing:
    """Draw where everybody is, month by month; the stack is as high as the jobs concerned.

    Args:
        states: `time_period` rows, one column per state of `STATES`, persons.
        labels: State -> words.
        text: The reader's language.
    """
    areas: list[dict[str, Any]] = []
    ends: list[tuple[str, float, str]] = []
    height = 0.0
    for state, colour in STATES.items():
        persons = states[state].tolist()
        areas.append(
            {
                "type": "scatter",
                "mode": "lines",
                "stackgroup": "persons",
                "x": states.index.tolist(),
                "y": persons,
                "name": labels[state],
                "line": {"width": 0.8, "color": theme.SURFACE.light},
                "fillcolor": colour.light,
                "text": [text.integer(count) for count in persons],
                "hovertemplate": "%{fullData.name} %{x|%-m/%Y}: <b>%{text}</b><extra></extra>",
            }
        )
        if max(persons) >= 0.5:
            ends.append((labels[state], height + persons[-1] / 2, theme.INK.light))
        height += persons[-1]
    layout = theme.layout(
        text,
        height=LINES_PX,
        hovermode="closest",
        xaxis=_months_axis(states.index.tolist()),
        yaxis={"range": [0, max(height, 1.0) * 1.02], "nticks": 5},
        margin={"r": 178, "t": 8},
        meta={"narrow": {"xaxis": {"dtick": "M12"}, "margin": {"r": 168}}},
    )
    layout["annotations"] = [
        {**label, "text": str(label["text"]).replace("<b>", "").replace("</b>", ""), "font": _words_font()}
        for label in end_labels(ends, str(states.index[-1]), gap=max(height, 1.0) * 0.085)
    ]
    return Drawing(areas, layout)


def _dots(rows: pd.DataFrame, column: str, places: list[int], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows[column].tolist(),
        "y": places,
        "marker": marker,
        "hovertext": rows["hover"].tolist(),
        "hoverinfo": "text",
        "meta": {"areas": rows["ref_area"].tolist()},
    }


def _range(periods: list[str], low: list[float], high: list[float], colour: theme.Colour) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": periods + periods[::-1],
        "y": high + low[::-1],
        "fill": "toself",
        "fillcolor": {theme.BRAND: theme.BRAND_SOFT, theme.UNDER: theme.UNDER_SOFT}[colour].light,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _months_axis(periods: list[str]) -> dict[str, Any]:
    return {
        "type": "date",
        "tickformat": "%-m/%Y",
        "dtick": "M6",
        "tick0": periods[0],
        "tickangle": 0,
        "range": [periods[0], periods[-1]],
        "showgrid": False,
    }


def _ticks(low: float, high: float, write: Callable[[float], str]) -> dict[str, Any]:
    """Return ticks at round distances, in the reader's words."""
    reach = (high - low) or 1.0
    size = 10.0 ** len(str(int(reach))) if reach >= 1 else 1.0
    steps = [size * part for part in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)]
    step = next(step for step in steps if reach / step <= 6)
    ticks = [step * count for count in range(int(low / step), int(high / step) + 1)]
    return {"tickvals": ticks, "ticktext": [write(tick) for tick in ticks]}


def _words_font() -> dict[str, Any]:
    return {"size": 12, "color": theme.INK.light}
