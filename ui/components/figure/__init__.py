"""A Plotly figure with title, text alternative, source line and table, updated in place in the browser."""

import hashlib
import json
from pathlib import Path
from typing import Any

import orjson
import streamlit as st

from charts.drawing import Drawing
from charts.theme import DARK, INK, SEQUENTIAL, SURFACE
from i18n.text import LANGUAGES, Text
from reports.model import Hint
from ui import plotly_js
from ui.collector import Shown, collector
from ui.components.served import served
from views.table import Table

_HERE = Path(__file__).parent

STRONG_FROM = 3
"""Place in `SEQUENTIAL` from which words on a shade are reversed."""


def _constants() -> str:
    """Return as JavaScript what every figure needs and no figure changes."""
    constants = {
        "PLOTLY": plotly_js.PATH,
        "DARK": DARK,
        "CONFIG": {language: _config(Text(language)) for language in LANGUAGES},
    }
    return "".join(f"const {name} = {json.dumps(value)}\n" for name, value in constants.items())


def _shades() -> str:
    """Return as CSS the shades of a matrix's cells, `shade-1` the palest, in both themes."""
    rules = []
    for place, shade in enumerate(SEQUENTIAL):
        letters = SURFACE if place >= STRONG_FROM else INK
        rule = f".th-figure .shade-{place + 1}"
        rules += [
            f"{rule} {{ background: {shade.light}; color: {letters.light}; }}",
            f':root[data-theme="dark"] {rule} {{ background: {shade.dark}; color: {letters.dark}; }}',
        ]
    return "\n".join(rules)


def figure(
    text: Text,
    *,
    key: str,
    title: str,
    source: str,
    drawing: Drawing | None = None,
    alt: str = "",
    definition: str = "",
    table: Table | None = None,
    chart: Hint | None = None,
) -> None:
    """Show a figure with its table one click away; without a drawing, the table alone.

    Args:
        text: The reader's language.
        key: Name of the element, stable across reruns so that the drawing is updated, not replaced.
        title: What the figure shows, in words.
        source: Producer, table and period, in words.
        drawing: The figure, in the light theme's colours.
        alt: What a reader who cannot see the drawing should know.
        definition: What is measured, shown on hover of the title.
        table: The figures behind the drawing.
        chart: How slides and reports draw the table, where it does not tell by itself.
    """
    if (collecting := collector()) is not None:
        collecting.figures.append(
            Shown(
                key=key,
                title=title,
                source=source,
                alt=alt,
                definition=definition,
                drawing=drawing,
                table=table,
                chart=chart,
            )
        )
        return
    spec = {"data": drawing.traces, "layout": drawing.layout} if drawing else None
    fingerprint = hashlib.sha256(_as_bytes(spec)).hexdigest()[:12]
    _figure(
        key=key,
        data=_as_bytes(
            {
                "title": title,
                "definition": definition,
                "source": source,
                "lang": text.language,
                "figure": spec,
                "drawing": fingerprint,
                "alt": alt,
                "table": table.as_json(text) if table else None,
                "labels": {"table": text("figure.table"), "download": text("figure.download")},
            }
        ),
    )


def _as_bytes(value: object) -> bytes:
    """Return a value as JSON; what is not a number in an array becomes null."""
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)


def _config(text: Text) -> dict[str, Any]:
    """Plotly's own words in the reader's language, with no logo and no outside service."""
    months = [text(f"months.{number}") for number in range(1, 13)]
    words = {
        "Zoom in": text("figure.zoom_in"),
        "Zoom out": text("figure.zoom_out"),
        "Reset axes": text("figure.reset"),
        "Pan": text("figure.pan"),
        "Download plot as a PNG": text("figure.picture"),
        "Download plot": text("figure.picture"),
    }
    return {
        "responsive": True,
        "displaylogo": False,
        "displayModeBar": False,
        "typesetMath": False,
        "locale": text.language,
        "locales": {
            text.language: {
                "dictionary": words,
                "format": {"months": months, "shortMonths": [month[:4] for month in months]},
            }
        },
    }


DRAWING_JS = _constants() + (_HERE / "drawing.js").read_text(encoding="utf-8")
"""What draws a figure, for the element here and for the sheet of a page."""

DRAWING_CSS = (_HERE / "figure.css").read_text(encoding="utf-8") + _shades()

_figure = st.components.v2.component(
    "tilannehuone_figure",
    js=served(
        "figure",
        js=DRAWING_JS + (_HERE / "figure.js").read_text(encoding="utf-8"),
        css=DRAWING_CSS,
    ),
    isolate_styles=False,
)
