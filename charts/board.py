"""The staffing board as a picture: every unit's clients per FTE against its target, with the verdict."""

import pandas as pd

from charts import theme
from charts.caseloads import caseload_bars, said
from charts.drawing import Drawing
from charts.labels import labels
from i18n.text import Text

ROW_PX = 36
WORDS_PX = 250
"""Room for the words beside the bars, in pixels."""


def board(rows: pd.DataFrame, text: Text, *, target: str, chosen: str = "") -> Drawing:
    """Draw a bar for each unit over the band of its target; what is not certain ends in a hatched stretch.

    Args:
        rows: From the top: unit, label, caseload_low and caseload_high (clients per FTE, NaN where there are
            none), band_low and band_high (NaN without a target), verdict and words (written at the right).
        text: The reader's language.
        target: Name of the bands.
        chosen: Key of the unit that is marked; "" for none.
    """
    places = list(range(len(rows)))
    banded = rows.assign(place=places)[rows["band_high"].notna().tolist()]
    beginning = banded["band_low"].fillna(0.0)
    band = {
        "type": "bar",
        "orientation": "h",
        "name": target,
        "y": banded["place"].tolist(),
        "base": beginning.tolist(),
        "x": (banded["band_high"] - beginning).tolist(),
        "width": 0.82,
        "marker": {"color": theme.BRAND_SOFT.light, "line": {"color": theme.BRAND.light, "width": 1}},
    }
    traces = [each | {"hoverinfo": "skip"} for each in (band, *caseload_bars(rows, places, width=0.42))]
    longest = 1.04 * max([*rows["caseload_high"].dropna(), *banded["band_high"], 1.0])
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 64,
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        xaxis={"range": [0, longest], "nticks": 6, "tickangle": 0, "zeroline": False},
        yaxis={
            "tickvals": places,
            "ticktext": theme.pointed(rows["label"], rows["unit"], chosen),
            "range": [len(rows) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        margin={"r": WORDS_PX, "t": 26},
    )
    beside = labels([longest] * len(rows), places, said(rows), clear_px=6, size=theme.FONT_SIZE)
    return Drawing([*traces, beside], layout)
