"""What draws a figure in a sheet: title, text alternative, source line and table; updated in place."""

import json
from pathlib import Path
from typing import Any

from charts.theme import DARK, INK, SEQUENTIAL, SURFACE
from i18n.text import LANGUAGES, Text
from ui import plotly_js
from ui.components.telling import TELLING_JS

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


DRAWING_JS = _constants() + TELLING_JS + (_HERE / "drawing.js").read_text(encoding="utf-8")
"""What draws a figure in a sheet."""

DRAWING_CSS = (_HERE / "figure.css").read_text(encoding="utf-8") + _shades()
