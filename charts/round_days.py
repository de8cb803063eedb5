"""The days of a visiting round: driving and visits in minutes, against the longest day."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts import theme
from charts.drawing import Drawing
from charts.ranking import reference_line
from i18n.text import Text

ROW_PX = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A part of a day: minutes, whether it is a visit, its words inside and on hover, and where it leads."""

    day: str
    start_min: float
    minutes: float
    is_visit: bool
    words: str
    hover: str
    colour: str
    area: str


def round_days(
    legs: Sequence[Leg], days: Sequence[str], ends: Sequence[str], text: Text, *, day_min: int, limit: str
) -> Drawing:
    """Draw a row per day: visits as thick bars with the name, driving as thin ones.

    Args:
        legs: Driving and visits in order.
        days: Names of the rows, from the top.
        ends: Words at the end of each row.
        text: The reader's language.
        day_min: Longest day in minutes, drawn as a line.
        limit: Words at that line.
    """
    drives = _bars([leg for leg in legs if not leg.is_visit], opacity=0.75) | {"width": 0.2}
    visits = _bars([leg for leg in legs if leg.is_visit], opacity=0.32) | {
        "width": 0.72,
        "text": [leg.words for leg in legs if leg.is_visit],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "inside",
        "textfont": {"color": theme.INK.light, "size": 13},
    }
    layout = theme.layout(
        text,
        height=ROW_PX * max(len(days), 1) + 34,
        barmode="overlay",
        hovermode="closest",
        xaxis={"visible": False, "range": [0, day_min * 1.18]},
        yaxis={
            "categoryorder": "array",
            "categoryarray": list(days)[::-1],
            "showgrid": False,
            "tickfont": {"color": theme.INK.light},
            "ticks": "",
        },
        margin={"t": 26, "b": 2},
        # Plotly would shrink a name into its bar until nobody can read it.
        uniformtext={"minsize": 10, "mode": "hide"},
        meta={"narrow": {"xaxis": {"range": [0, day_min * 1.3]}}},
    )
    layout["shapes"], layout["annotations"] = reference_line(day_min, limit)
    layout["annotations"] += [
        {
            "x": day_min,
            "y": day,
            "text": words,
            "xanchor": "left",
            "xshift": 8,
            "align": "left",
            "showarrow": False,
            "font": {"size": 13, "color": theme.INK.light},
        }
        for day, words in zip(days, ends, strict=True)
    ]
    return Drawing([drives, visits], layout)


def _bars(legs: Sequence[Leg], *, opacity: float) -> dict[str, object]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [leg.day for leg in legs],
        "x": [leg.minutes for leg in legs],
        "base": [leg.start_min for leg in legs],
        "marker": {
            "color": [leg.colour for leg in legs],
            "opacity": opacity,
            "line": {"color": [leg.colour for leg in legs], "width": 2},
        },
        "hovertext": [leg.hover for leg in legs],
        "meta": {"areas": [leg.area for leg in legs]},
        "hoverinfo": "text",
    }
