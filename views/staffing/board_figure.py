"""The board as a picture, for files and meetings: every unit's caseload against its target."""

import pandas as pd

from analytics.staffing.board import UnitCoefficients, UnitLoad
from charts.board import board
from i18n.quantity import COUNT, POSTS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.staffing.look import Look
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload, short, target
from views.table import Column, Table

_NUMBERS = {"caseload": COUNT, "fte": POSTS}
_COLUMNS = {
    "label": "board.columns.unit",
    **{
        name: f"staffing_page.teams.columns.{name}" for name in ("fte", "caseload", "target", "verdict_words")
    },
}
"""Column -> key of its heading."""


def figure(context: Context, text: Text, given: Given, posts: Posts) -> Figure:
    """Return the board where the sliders stand."""
    look = Look(context, text, given, posts)
    entries = {entry["unit"]: entry for entry in look.setting.coefficients["units"]}
    rows = pd.DataFrame([_row(look, load, entries[load.unit]) for load in look.board.units])
    each = "; ".join(f"{row.label}: {row.words}, {row.target}" for row in rows.itertuples())
    title = text("board.picture.title")
    return Figure(
        drawing=board(rows, text, target=text("staffing_page.teams.columns.target").lower()),
        title=title,
        alt=text("board.picture.alt", units=each),
        source=look.source(),
        table=Table(
            caption=title,
            frame=rows,
            columns=tuple(
                Column(name=name, label=text(label), quantity=_NUMBERS.get(name))
                for name, label in _COLUMNS.items()
            ),
            file="board",
        ),
        chart=Bars(of=("caseload",), is_ordered=False),
    )


def _row(look: Look, load: UnitLoad, entry: UnitCoefficients) -> dict[str, object]:
    text = look.text
    label, verdict = look.unit(load.unit), text(f"board.words.verdicts.{load.verdict}")
    goal = target(text, entry["band_low"], entry["band_high"])
    number = caseload(text, load)
    words = verdict if load.caseload_high is None else f"{number}, {verdict}"
    words = text("staffing_page.teams.words", caseload=words, fte=short(text, load.fte))
    return {
        "label": label,
        "fte": load.fte,
        "caseload": _number(load.caseload_high),
        "low": _number(load.caseload_low),
        "high": _number(load.caseload_high),
        "band_low": _number(entry["band_low"]),
        "band_high": _number(entry["band_high"]),
        "target": goal,
        "verdict": str(load.verdict),
        "verdict_words": verdict,
        "words": words,
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
