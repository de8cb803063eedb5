"""The hours checked against a published change in the whole country, and what the difference comes from."""

from functools import partial

import pandas as pd

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.hour_balance import hour_balances
from analytics.staffing.national import (
    PUBLISHED_CHANGE_FTE,
    national_change_fte,
    needed_supplementary_for,
    surcharge_pairs,
)
from analytics.staffing.tornado import tornado
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from ui import loaders, words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing import tornado_view
from ui.staffing.assumptions import written
from ui.staffing.board_state import BoardState
from ui.staffing.posts import PLAN, short
from ui.staffing.setup import Setting
from views.table import Column, Table

_CLOSE = 0.05
"""How near the published change, as a share of it, counts as the same."""


def show(text: Text, setting: Setting, state: BoardState) -> None:
    """Show what the model gives for the change, each assumption's effect, and the two surcharges together.

    Raises:
        FiguresMissingError: The country's persons are not known.
    """
    change = partial(national_change_fte, loaders.country())
    pairs = surcharge_pairs(setting.assumptions)
    rows = _rows(text, setting, state, pairs)
    words.answer(*_answer(text, setting.assumptions))
    words.note(*_explanation(text, setting.assumptions))
    title = text("staffing_page.calibration.pairs")
    figure(
        text,
        key="calibration_pairs",
        title=title,
        definition=text("staffing_page.calibration.pairs_definition"),
        source=source_line(
            text, setting.snapshot, PLAN, notes=[text("staffing_page.hours.calibration_source")]
        ),
        table=_table(text, rows, title),
    )
    published = text.integer(PUBLISHED_CHANGE_FTE)
    tornado_view.figure_of(
        text,
        tornado(change, setting.assumptions),
        key="calibration",
        title=text("staffing_page.hours.calibration"),
        quantity=COUNT,
        middle=change(setting.assumptions),
        unit=text("staffing_page.hours.calibration_unit"),
        reference=PUBLISHED_CHANGE_FTE,
        reference_label=text("staffing_page.hours.published", fte=published),
        source=text("staffing_page.hours.calibration_source"),
    )


def _answer(text: Text, assumptions: Assumptions) -> list[str]:
    """Return what the model gives, and whether the two surcharges are the whole difference."""
    changes = {
        name: national_change_fte(loaders.country(), each)
        for name, each in surcharge_pairs(assumptions).items()
    }
    off = abs(changes["neither"] - PUBLISHED_CHANGE_FTE) / abs(PUBLISHED_CHANGE_FTE)
    sentences = [
        text(
            "staffing_page.calibration.answer",
            model=text.integer(changes["both"]),
            published=text.integer(PUBLISHED_CHANGE_FTE),
        ),
        text(
            "staffing_page.calibration.without", **{name: text.integer(fte) for name, fte in changes.items()}
        ),
    ]
    return [*sentences, text("staffing_page.calibration.explained")] if off <= _CLOSE else sentences


def _explanation(text: Text, assumptions: Assumptions) -> list[str]:
    needed = needed_supplementary_for(PUBLISHED_CHANGE_FTE, loaders.country(), assumptions)
    return [
        text(
            "staffing_page.calibration.needed",
            needed=text.number(needed, 1),
            assumed=short(text, assumptions.needed_supplementary),
        ),
        text("staffing_page.calibration.not_fitted"),
    ]


def _rows(text: Text, setting: Setting, state: BoardState, pairs: dict[str, Assumptions]) -> pd.DataFrame:
    rows = []
    for name, assumptions in pairs.items():
        area = hour_balances(setting.coefficients, state.fte, assumptions, setting.regime)[-1]
        rows.append(
            {
                "label": text(
                    f"staffing_page.calibration.rows.{name}",
                    recording=written(text, "recording_min", setting.assumptions.recording_min),
                    no_shows=written(text, "no_show_share", setting.assumptions.no_show_share),
                ),
                "change": national_change_fte(loaders.country(), assumptions),
                "hours": None if area.workload is None else area.workload.hours,
                "share": area.statutory_share,
            }
        )
    return pd.DataFrame(rows).astype({"hours": float, "share": float})


def _table(text: Text, rows: pd.DataFrame, title: str) -> Table:
    quantities = {"change": COUNT, "hours": COUNT, "share": SHARE}
    return Table(
        caption=title,
        frame=rows,
        columns=(
            Column(name="label", label=text("staffing_page.calibration.columns.label")),
            *(
                Column(name=name, label=text(f"staffing_page.calibration.columns.{name}"), quantity=quantity)
                for name, quantity in quantities.items()
            ),
        ),
        file="calibration_pairs",
    )
