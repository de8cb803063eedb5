"""The board as a picture, for files and meetings: every unit's caseload against its target."""

import pandas as pd

from analytics.staffing.board import UnitCoefficients, UnitLoad
from charts.board import board
from i18n.quantity import POSTS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.staffing.look import Look
from views.staffing.of_municipality import unit_of
from views.staffing.setting import Given, Posts
from views.staffing.words import caseload, caseload_cells, caseload_columns, short
from views.table import Column, Table

_NUMBERS = ("caseload_low", "caseload_high", "band_low", "band_high")
_LABELLED = ("fte", "caseload", "target", "verdict_words")


def figure(context: Context, text: Text, given: Given, posts: Posts, municipality: str = "") -> Figure:
    """Return the board where the sliders stand; the unit of a municipality is marked."""
    look = Look(context, text, given, posts)
    entries = {entry["unit"]: entry for entry in look.setting.coefficients["units"]}
    rows = pd.DataFrame([_row(look, load, entries[load.unit]) for load in look.board.units])
    rows = rows.astype(dict.fromkeys(_NUMBERS, float))
    each = "; ".join(f"{row.label}: {row.words}, {row.target}" for row in rows.itertuples())
    title = text("board.picture.title")
    label = {name: text(f"staffing_page.teams.columns.{name}") for name in _LABELLED}
    caseloads = caseload_columns(rows, text, label["caseload"])
    return Figure(
        drawing=board(rows, text, target=label["target"].lower(), chosen=unit_of(context, municipality)),
        title=title,
        alt=text("board.picture.alt", units=each),
        source=look.source(),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=text("board.columns.unit")),
                Column(name="fte", label=label["fte"], quantity=POSTS),
                *caseloads,
                Column(name="target", label=label["target"]),
                Column(name="verdict_words", label=label["verdict_words"]),
            ),
            file="board",
        ),
        chart=Bars(of=tuple(each.name for each in caseloads), is_ordered=False),
    )


def _row(look: Look, load: UnitLoad, entry: UnitCoefficients) -> dict[str, object]:
    text = look.text
    verdict, number = text(f"board.words.verdicts.{load.verdict}"), caseload(text, load)
    words = verdict if load.caseload_high is None else f"{number}, {verdict}"
    return {
        "unit": load.unit,
        "label": look.unit(load.unit),
        "fte": load.fte,
        **caseload_cells(text, load),
        "band_low": entry["band_low"],
        "band_high": entry["band_high"],
        "target": look.target(load.unit),
        "verdict": str(load.verdict),
        "verdict_words": verdict,
        "words": text("staffing_page.teams.words", caseload=words, fte=short(text, load.fte)),
    }
