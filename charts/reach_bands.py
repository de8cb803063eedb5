"""People by how far their nearest service point is: one stacked bar now, one after a change."""

from collections.abc import Sequence

from charts import theme
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

SHADES = (theme.LAND, *theme.SEQUENTIAL)
"""Near to far: the nearest band has the colour of land."""

HEIGHT = 150

LEAST_SHARE = 0.045
"""Of everyone, in a band whose number has room in it."""


def reach_bands(
    rows: Sequence[str],
    bands: Sequence[str],
    people: Sequence[Sequence[float]],
    hovers: Sequence[Sequence[str]],
    text: Text,
) -> Drawing:
    """Draw the bars from the nearest band on the left to the farthest on the right.

    Args:
        rows: Names of the bars, from the top.
        bands: Names of the bands, near to far; at most six.
        people: For each band, persons in each bar.
        hovers: For each band, words for each bar.
        text: The reader's language.
    """
    traces = []
    numbers: list[tuple[float, str, str, str]] = []
    ends = [0.0] * len(rows)
    everyone = max(sum(band[row] for band in people) for row in range(len(rows)))
    for place, (counts, words) in enumerate(zip(people, hovers, strict=True)):
        shade = SHADES[place]
        ink = (theme.SURFACE if place >= 4 else theme.INK).light
        for row, (name, count) in enumerate(zip(rows, counts, strict=True)):
            if count > LEAST_SHARE * everyone:
                numbers.append((ends[row] + count / 2, name, text.integer(count), ink))
            ends[row] += count
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": list(rows),
                "x": list(counts),
                "marker": {"color": shade.light, "line": {"color": theme.MUTED.light, "width": 0.6}},
                "hovertext": list(words),
                "hoverinfo": "text",
            }
        )
    layout = theme.layout(
        text,
        height=HEIGHT,
        barmode="stack",
        bargap=0.28,
        hovermode="closest",
        xaxis={"visible": False, "range": [0, everyone]},
        yaxis={
            "autorange": "reversed",
            "showgrid": False,
            "tickfont": {"color": theme.INK.light},
            "ticks": "",
        },
        margin={"t": 34, "r": 2, "b": 2},
    )
    layout["annotations"] = _legend(bands, per_row=6, start=-0.05, step=0.174)
    layout["meta"] = {
        "narrow": {
            "height": HEIGHT + 48,
            "margin": {"t": 82},
            "annotations": _legend(bands, per_row=2, start=-0.38, step=0.7),
        }
    }
    x, y, words, colours = zip(*numbers, strict=True) if numbers else ((), (), (), ())
    return Drawing([*traces, labels(x, y, words, side="center", colour=colours)], layout)


def _legend(bands: Sequence[str], *, per_row: int, start: float, step: float) -> list[dict[str, object]]:
    """Return the names of the bands over the bars, each beside a square of its shade.

    They begin at `start`, `step` apart, as shares of the width of the bars.
    """
    rows = -(-len(bands) // per_row)
    return [
        {
            "x": start + step * column,
            "y": 1.02,
            "yshift": 24 * (rows - 1 - row),
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": shift,
            "showarrow": False,
            "text": words,
            "font": {"size": size, "color": colour.light},
        }
        for place, band in enumerate(bands)
        for row, column in (divmod(place, per_row),)
        for shift, words, size, colour in (
            (0, "□" if place == 0 else "■", 16, theme.MUTED if place == 0 else SHADES[place]),
            (16, band, 12, theme.INK),
        )
    ]
