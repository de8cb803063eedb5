"""Shares in a month and a year before, a dot for each, over the band of what is usual."""

import pandas as pd

from analytics.year_changes import Verdict
from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from charts.ranking import LETTER_PX, ROW_PX
from i18n.text import Text

_LEGEND_PX = 40

_SYMBOLS = {Verdict.UP: "triangle-right", Verdict.DOWN: "triangle-left"}
"""Of a change beyond what is usual: it is told by shape as well as by colour."""


def year_changes(rows: pd.DataFrame, text: Text, *, names: dict[str, str], chosen: str) -> Drawing:
    """Draw each area's share before (hollow) and now (filled), the change in words at the right.

    Args:
        rows: From the top: ref_area, name, now, before, band_low, band_high (fractions; a band that is not
            known is NaN and not drawn), verdict, words (the change) and hover.
        text: The reader's language.
        names: `band`, `before`, `now`, and `beyond` of a change that is not usual -> how the legend names it.
        chosen: Code of the area in colour, with a mark before its name.
    """
    rows = rows[::-1].assign(name=lambda each: theme.pointed(each["name"], each["ref_area"], chosen))
    high = 1.05 * rows[["now", "before", "band_high"]].max().max()
    band = {
        "type": "bar",
        "orientation": "h",
        "name": names["band"],
        "y": rows["name"].tolist(),
        "base": rows["band_low"].tolist(),
        "x": (rows["band_high"] - rows["band_low"]).tolist(),
        "marker": {"color": theme.GREY_SOFT.light},
        "hoverinfo": "skip",
    }
    before = {
        "type": "scatter",
        "mode": "markers",
        "y": rows["name"].tolist(),
        "name": names["before"],
        "x": rows["before"].tolist(),
        "marker": {
            "size": 10,
            "color": theme.SURFACE.light,
            "line": {"color": theme.MUTED.light, "width": 2},
        },
        "hoverinfo": "skip",
    }
    is_beyond = rows["verdict"].isin([str(each) for each in _SYMBOLS])
    now = [
        _now(own, chosen, name=names[key])
        for key, own in (("now", rows[~is_beyond]), ("beyond", rows[is_beyond]))
        if len(own)
    ]
    words = labels([high] * len(rows), rows["name"], rows["words"], clear_px=4, size=theme.FONT_SIZE)
    axis = theme.percent_axis(text, high)
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + _LEGEND_PX + 34,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        bargap=0.25,
        xaxis=axis,
        meta={"narrow": {"xaxis": {key: axis[key][::2] for key in ("tickvals", "ticktext")}}},
        yaxis={"showgrid": False, "tickfont": {"color": theme.INK.light}, "ticksuffix": " "},
        margin={"t": _LEGEND_PX, "r": LETTER_PX * max(map(len, rows["words"]), default=0) + 12},
    )
    return Drawing([band, before, *now, words | {"showlegend": False}], layout)


def _now(rows: pd.DataFrame, chosen: str, *, name: str) -> dict[str, object]:
    colours = [_colour(*each, chosen) for each in zip(rows["ref_area"], rows["verdict"], strict=True)]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": rows["now"].tolist(),
        "y": rows["name"].tolist(),
        "marker": {
            "size": 12,
            "color": colours,
            "symbol": [_SYMBOLS.get(Verdict(each), "circle") for each in rows["verdict"]],
        },
        "meta": {"areas": rows["ref_area"].tolist()},
        "text": rows["hover"].tolist(),
        "hovertemplate": "%{text}<extra></extra>",
    }


def _colour(code: str, verdict: str, chosen: str) -> str:
    if verdict == Verdict.UP:
        return theme.OVER.light
    return theme.BRAND.light if code == chosen or verdict == Verdict.DOWN else theme.GREY.light
