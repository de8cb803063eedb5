"""How far each way of forecasting missed, by months ahead."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from charts import theme
from charts.development import HEIGHT, RIGHT_PX, SMALL
from charts.drawing import Drawing
from charts.trend import Line, coloured_line, end_labels
from i18n.text import Text


def errors(
    rows: pd.DataFrame, text: Text, *, names: Mapping[str, str], write: Callable[[float], str]
) -> Drawing:
    """Draw how far each method missed by months ahead, the one that is shown in colour.

    Args:
        rows: ahead (1-12), months (the same in words) and a column per method, fractions.
        text: The reader's language.
        names: Method -> its name, the one that is shown first.
        write: Formats an error.
    """
    colours = (theme.BRAND, theme.UNDER, theme.MUTED)
    traces, ends = [], []
    for (method, name), colour in zip(names.items(), colours, strict=True):
        line = Line(name=name, periods=[], heights=[])
        traces.append(
            coloured_line(line, write, colour, 3 if colour is theme.BRAND else 1.8)
            | {
                "x": rows["ahead"].tolist(),
                "y": rows[method].tolist(),
                "text": [
                    f"{name}, {said}: <b>{write(error)}</b>"
                    for said, error in zip(rows["months"], rows[method], strict=True)
                ],
            }
        )
        ends.append((name, float(rows[method].iloc[-1]), colour.light))
    highest = 1.1 * float(rows[list(names)].max().max())
    layout = theme.layout(
        text,
        height=HEIGHT,
        hovermode="closest",
        xaxis={
            "range": [0.7, 12.15],
            "tickvals": [1, 3, 6, 9, 12],
            "showgrid": False,
            "title": {"text": text("development.months_ahead"), "font": SMALL},
        },
        yaxis=_points_axis(highest, text),
        margin={"r": RIGHT_PX},
    )
    layout["annotations"] = end_labels(ends, "12", gap=highest * 0.085)
    for each in layout["annotations"]:
        each["x"] = 12
    return Drawing(traces, layout)


def _points_axis(high: float, text: Text) -> dict[str, Any]:
    step = next(each for each in (0.2, 0.5, 1, 2, 5, 10) if 100 * high / each <= 6 or each == 10)
    ticks = [step * each / 100 for each in range(int(100 * high / step) + 1)]
    return {
        "range": [0, high],
        "tickvals": ticks,
        "ticktext": [text.number(100 * each, 1) for each in ticks],
    }
