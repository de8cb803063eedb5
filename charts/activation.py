"""Activation by area: the rate with its uncertainty and the places a target takes, beside unemployment."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from charts.ranking import reference_line
from domain.records import records
from i18n.text import Text

ROW_PX = 20
"""Height of one row in pixels."""

RATE_LIMIT = 0.42
"""Right end of the rate's axis; fixed, so that the target moves against a scale that stands still."""

NAME_PX = 96
VALUE_PX = 84
"""Widths of the columns of names and of rates, left of the drawing, in pixels."""

_HEAD_PX = 24
_AXIS_PX = 24
_SMALL = 12
_RIGHT = {"xaxis": "x2"}
"""What stands in the right panel."""


def rates_and_places(
    rows: pd.DataFrame,
    text: Text,
    *,
    references: int,
    target: float,
    target_label: str,
    places_label: str,
    chosen: str = "",
) -> Drawing:
    """Draw each area's rate against the target: a dot, or a hatched interval where cells are suppressed.

    A thin line is the 95 % Wilson interval. The right panel has the places needed: bars for the
    municipalities, the number alone for the area they make up.

    Args:
        rows: In drawing order: ref_area, name, rate_low/high, wilson_low/high, is_exact, placements_low/high
            (NaN draws no bar), rate_words, places_words and hover.
        text: The reader's language.
        references: How many of the first rows are areas to compare with.
        target: The target rate, a fraction.
        target_label: Words at the target's line.
        places_label: Heading of the right panel.
        chosen: Code of the municipality whose name is marked; "" for none.
    """
    rows = _placed(rows, references)
    most = max(rows["placements_high"].iloc[references:].max(), 1)
    layout = theme.layout(
        text,
        height=_height(rows),
        barmode="stack",
        xaxis={
            "domain": [0, 0.66],
            "range": [0, RATE_LIMIT],
            "tickvals": [0, 0.2, 0.4],
            "ticktext": [text.percent(tick, 0) for tick in (0, 0.2, 0.4)],
            "automargin": False,
        },
        yaxis=_y_axis(rows),
        margin={"l": NAME_PX + VALUE_PX, "r": 4, "t": _HEAD_PX, "b": _AXIS_PX},
    )
    layout["xaxis2"] = {"visible": False, "domain": [0.7, 1], "range": [0, 1.9 * most], "fixedrange": True}
    layout["shapes"], layout["annotations"] = reference_line(target, f"<b>{target_label}</b>")
    layout["annotations"] += [
        _label(1, 1, places_label, xanchor="right", yref="paper", yanchor="bottom"),
        *_names(rows, NAME_PX + VALUE_PX, chosen),
    ]
    rates = labels(
        [0] * len(rows), rows["y"], rows["rate_words"], side="left", clear_px=8, colour=theme.MUTED.light
    )
    is_exact = rows["is_exact"].astype(bool)
    traces = [
        _wilson(rows),
        _intervals(rows[~is_exact]),
        _points(rows[is_exact]),
        *_places(rows.iloc[references:].dropna(subset=["placements_high"])),
        *_numbers_of_places(rows, references),
        rates,
    ]
    return Drawing(traces, layout)


def broad_unemployment(
    rows: pd.DataFrame,
    text: Text,
    *,
    references: int,
    unemployed_label: str,
    participants_label: str,
    chosen: str = "",
) -> Drawing:
    """Draw unemployment and, beyond it, participants in services, in proportion to the labour force.

    Args:
        rows: In drawing order: ref_area, name, unemployed_share_low, broad_share_low/high, unemployed_words,
            broad_words and broad_hover.
        text: The reader's language.
        references: How many of the first rows are areas to compare with.
        unemployed_label: Word for the first part of a bar.
        participants_label: Word for the second.
        chosen: Code of the municipality whose name is marked; "" for none.
    """
    rows = _placed(rows.assign(hover=rows["broad_hover"]), references)
    unemployed = _bars(rows, rows["unemployed_share_low"]) | {
        "marker": {"color": theme.PALE.light, "line": {"color": theme.MUTED.light, "width": 1}}
    }
    certain = _bars(rows, rows["broad_share_low"] - rows["unemployed_share_low"]) | {
        "marker": {"color": theme.BRAND.light, "line": {"color": theme.BRAND.light, "width": 1}}
    }
    uncertain = _bars(rows, rows["broad_share_high"] - rows["broad_share_low"]) | {
        "marker": _hatch(outline=0)
    }
    layout = theme.layout(
        text,
        height=_height(rows),
        barmode="stack",
        xaxis={"visible": False, "range": [0, 1.7 * rows["broad_share_high"].max()]},
        yaxis=_y_axis(rows),
        margin={"l": NAME_PX, "r": 4, "t": _HEAD_PX, "b": _AXIS_PX},
    )
    head = {"yref": "paper", "yanchor": "bottom"}
    layout["annotations"] = [
        _label(0, 1, f"■ {unemployed_label}", **head),
        _label(0.5, 1, f"■ {participants_label}", **head) | {"font": _font(theme.BRAND.light)},
        *_names(rows, NAME_PX, chosen),
    ]
    inside = _words([0.0] * len(rows), rows["y"], rows["unemployed_words"])
    beside = _words(rows["broad_share_high"], rows["y"], rows["broad_words"])
    return Drawing([unemployed, certain, uncertain, inside, beside], layout)


def _placed(rows: pd.DataFrame, references: int) -> pd.DataFrame:
    """Return rows with their height, from the top; a gap sets the first `references` apart."""
    return rows.assign(
        y=[-(row + (0.5 if row >= references else 0.0)) for row in range(len(rows))],
        is_reference=[row < references for row in range(len(rows))],
    )


def _wilson(rows: pd.DataFrame) -> dict[str, Any]:
    middle = (rows["wilson_low"] + rows["wilson_high"]) / 2
    return {
        "type": "scatter",
        "mode": "markers",
        "x": middle.tolist(),
        "y": rows["y"].tolist(),
        "marker": {"size": 1, "color": theme.MUTED.light},
        "error_x": {
            "type": "data",
            "array": (rows["wilson_high"] - middle).tolist(),
            "color": theme.MUTED.light,
            "thickness": 1.2,
            "width": 3,
        },
        "hoverinfo": "skip",
    }


def _intervals(rows: pd.DataFrame) -> dict[str, Any]:
    return _bars(rows, rows["rate_high"] - rows["rate_low"], width=0.5) | {
        "base": rows["rate_low"].tolist(),
        "marker": _hatch(outline=1),
    }


def _points(rows: pd.DataFrame) -> dict[str, Any]:
    colours = [theme.INK.light if row["is_reference"] else theme.BRAND.light for row in _records(rows)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["rate_low"].tolist(),
        "y": rows["y"].tolist(),
        "marker": {"size": 11, "color": colours},
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": {"areas": rows["ref_area"].tolist()},
    }


def _places(bars: pd.DataFrame) -> list[dict[str, Any]]:
    certain = _bars(bars, bars["placements_low"]) | {"marker": {"color": theme.BRAND.light}}
    uncertain = _bars(bars, bars["placements_high"] - bars["placements_low"]) | {"marker": _hatch(outline=0)}
    return [certain | _RIGHT, uncertain | _RIGHT]


def _numbers_of_places(rows: pd.DataFrame, references: int) -> list[dict[str, Any]]:
    """Return the numbers at the bars; the area's bar would dwarf the others', so it is a number alone."""
    known = rows["placements_high"].notna()
    area, bars = rows[:references][known[:references]], rows[references:][known[references:]]
    alone = _words([0.0] * len(area), area["y"], area["places_words"], size=theme.FONT_SIZE)
    return [alone | _RIGHT, _words(bars["placements_high"], bars["y"], bars["places_words"]) | _RIGHT]


def _words(
    x: Iterable[float], y: Iterable[float], words: Iterable[str], *, size: int = _SMALL
) -> dict[str, Any]:
    return labels(x, y, words, clear_px=3, size=size)


def _bars(rows: pd.DataFrame, lengths: pd.Series, *, width: float = 0.68) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": rows["y"].tolist(),
        "x": lengths.tolist(),
        "width": width,
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": {"areas": rows["ref_area"].tolist()},
    }


def _hatch(*, outline: float) -> dict[str, Any]:
    return {
        "color": theme.UNKNOWN.light,
        "pattern": {"shape": "/", "size": 5, "solidity": 0.4, "fgcolor": theme.BRAND.light},
        "line": {"color": theme.BRAND.light, "width": outline},
    }


def _height(rows: pd.DataFrame) -> int:
    return len(rows) * ROW_PX + _HEAD_PX + _AXIS_PX + 8


def _y_axis(rows: pd.DataFrame) -> dict[str, Any]:
    return {"visible": False, "range": [rows["y"].min() - 0.6, 0.6], "automargin": False}


def _names(rows: pd.DataFrame, margin: int, chosen: str) -> list[dict[str, Any]]:
    """Return the names as a column of words: beside the rates, tick labels would be ragged."""
    return [
        _label(0, row["y"], _name(row, chosen), xshift=-margin)
        | {"font": _font(theme.BRAND.light if chosen and row["ref_area"] == chosen else theme.INK.light)}
        for row in _records(rows)
    ]


def _name(row: dict[Any, Any], chosen: str) -> str:
    if chosen and row["ref_area"] == chosen:
        return f"<b>{theme.POINTER} {row['name']}</b>"
    return f"<b>{row['name']}</b>" if row["is_reference"] else str(row["name"])


def _label(x: float, y: float, words: str, **changes: object) -> dict[str, Any]:
    place = {"x": x, "y": y, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "middle"}
    look = {"text": words, "showarrow": False, "font": _font(theme.MUTED.light)}
    return place | look | changes


def _font(colour: str) -> dict[str, Any]:
    return {"size": 13, "color": colour}


def _records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    return records(rows)
