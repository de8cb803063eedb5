"""Commuting: residents and jobs back to back, and a printed ratio against its own numbers."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts import theme
from charts.drawing import Drawing
from domain.records import records
from i18n.text import Text

ROW_PX = 27
"""Height of one municipality in pixels."""

_HEAD_PX = 26
_TOTAL_PX = 58
_SMALL = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLabels:
    """Words of the drawing of flows: who goes out, stays and comes in; what a whole bar is on each side."""

    outbound: str
    own: str
    inbound: str
    residents: str
    jobs: str


def flows(
    rows: pd.DataFrame, text: Text, *, labels: FlowLabels, balance: float | None = None, chosen: str = ""
) -> Drawing:
    """Draw employed residents to the left of zero and jobs to the right; those who stay are in both.

    Args:
        rows: From the top: ref_area, name; outbound, own, inbound in one unit, with outbound_words,
            own_words and inbound_words; residents_words and jobs_words, totals beside the name and at the
            right; hover.
        text: The reader's language.
        labels: What the parts are called.
        balance: Length at which there are as many jobs as employed residents, drawn as a thin line; None
            for no line.
        chosen: Code of the municipality whose name is marked; "" for none.
    """
    residents, jobs = rows["own"] + rows["outbound"], rows["own"] + rows["inbound"]
    longest = max(residents.max(), jobs.max())
    traces = [
        _part(rows, -rows["own"], rows["own_words"], theme.PALE.light, theme.INK.light),
        _part(rows, -rows["outbound"], rows["outbound_words"], theme.UNDER.light, theme.SURFACE.light),
        _part(rows, rows["own"], rows["own_words"], theme.PALE.light, theme.INK.light),
        _part(rows, rows["inbound"], rows["inbound_words"], theme.BRAND.light, theme.SURFACE.light),
    ]
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 2 * _HEAD_PX + 8,
        barmode="relative",
        bargap=0.22,
        uniformtext={"minsize": 11, "mode": "hide"},
        xaxis={
            "range": [-1.02 * longest, 1.02 * longest],
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinewidth": 1.5,
        },
        yaxis={
            "autorange": "reversed",
            "showgrid": False,
            "tickvals": rows["name"].tolist(),
            "ticktext": [
                " ".join(label)
                for label in zip(
                    theme.pointed(rows["name"], rows["ref_area"], chosen),
                    _bold(rows["residents_words"]),
                    strict=True,
                )
            ],
            "tickfont": {"color": theme.INK.light},
        },
        margin={"t": 2 * _HEAD_PX, "b": 4, "r": _TOTAL_PX},
    )
    head = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    titles = {**head, "yshift": 20}
    layout["annotations"] = [
        _words(-0.02 * longest, labels.residents, "right", theme.INK.light) | titles,
        _words(0.02 * longest, labels.jobs, "left", theme.INK.light) | titles,
        *(_edge(name, words) for name, words in zip(rows["name"], _bold(rows["jobs_words"]), strict=True)),
        _words(-longest, f"■ {labels.outbound}", "left", theme.UNDER.light) | head,
        _words(0, f"■ {labels.own}", "center", theme.MUTED.light) | head,
        _words(longest, f"■ {labels.inbound}", "right", theme.BRAND.light) | head,
    ]
    if balance is not None:
        layout["shapes"] = [_line(balance)]
    return Drawing(traces, layout)


def printed_against_recomputed(
    rows: pd.DataFrame, text: Text, *, printed_label: str, recomputed_label: str
) -> Drawing:
    """Draw each ratio as printed (hollow) and as its own numbers give it (filled), joined by a line.

    Args:
        rows: From the top: ref_area, name, printed, recomputed (fractions), printed_words ("" where the two
            agree), recomputed_words, agrees and hover.
        text: The reader's language.
        printed_label: Word for the printed ratio.
        recomputed_label: Word for the recomputed one.
    """
    rows = rows.assign(y=[-float(row) for row in range(len(rows))])
    differing = rows[~rows["agrees"].astype(bool)]
    joins = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [row["printed"], row["recomputed"]],
            "y": [row["y"], row["y"]],
            "line": {"color": theme.OVER.light, "width": 3},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for row in records(differing)
    ]
    printed = _dots(rows, "printed", printed_label) | {
        "mode": "markers+text",
        "text": rows["printed_words"].tolist(),
        "textposition": [
            "middle right" if more else "middle left" for more in rows["printed"] > rows["recomputed"]
        ],
        "textfont": {"size": _SMALL, "color": theme.OVER.light, "shadow": theme.HALO.light},
        "marker": {
            "size": 11,
            "color": theme.SURFACE.light,
            "line": {"color": theme.MUTED.light, "width": 2},
        },
        "cliponaxis": False,
    }
    recomputed = _dots(rows, "recomputed", recomputed_label) | {
        "marker": {"size": 9, "color": theme.BRAND.light},
    }
    low = min(rows["printed"].min(), rows["recomputed"].min())
    high = max(rows["printed"].max(), rows["recomputed"].max())
    ticks = [step / 10 for step in range(int(low * 10), int(high * 10) + 2)]
    layout = theme.layout(
        text,
        height=len(rows) * ROW_PX + 76,
        showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
        xaxis={
            "range": [ticks[0] - 0.01, ticks[-1] + 0.04],
            "tickvals": ticks[::2],
            "ticktext": [text.percent(tick, 0) for tick in ticks[::2]],
            "tickangle": 0,
        },
        yaxis={
            "tickvals": rows["y"].tolist(),
            "ticktext": rows["name"].tolist(),
            "range": [rows["y"].min() - 0.6, 0.6],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": theme.INK.light},
        },
        margin={"r": _TOTAL_PX + 12, "t": 30},
    )
    layout["annotations"] = [
        _edge(y, words) for y, words in zip(rows["y"], _bold(rows["recomputed_words"]), strict=True)
    ]
    layout["shapes"] = [_line(1.0) | {"layer": "below"}]  # on a phone a number may reach over it
    return Drawing([*joins, printed, recomputed], layout)


def _part(rows: pd.DataFrame, lengths: pd.Series, words: pd.Series, fill: str, ink: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": rows["name"].tolist(),
        "x": lengths.tolist(),
        "marker": {"color": fill, "line": {"color": theme.SURFACE.light, "width": 1}},
        "text": words.tolist(),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": _SMALL, "color": ink},
        "meta": {"areas": rows["ref_area"].tolist()},
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _dots(rows: pd.DataFrame, name: str, label: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": label,
        "x": rows[name].tolist(),
        "y": rows["y"].tolist(),
        "hovertext": rows["hover"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": {"areas": rows["ref_area"].tolist()},
    }


def _words(x: float, words: str, anchor: str, colour: str) -> dict[str, Any]:
    return {
        "x": x,
        "xanchor": anchor,
        "text": words,
        "showarrow": False,
        "font": {"size": 13, "color": colour},
    }


def _edge(y: object, words: str) -> dict[str, Any]:
    """Return a number in the column right of the drawing."""
    return _words(1, words, "left", theme.INK.light) | {"xref": "paper", "xshift": 8, "y": y}


def _bold(words: pd.Series) -> list[str]:
    return [f"<b>{word}</b>" if word else "" for word in words]


def _line(x: float) -> dict[str, Any]:
    line = {"color": theme.INK.light, "width": 1.2, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}
