"""The chance that a caseload exceeds its target, for every service unit and month."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.staffing.dynamics import Futures
from analytics.staffing.futures import exceedance
from charts.chances import chances as chance_table
from domain.records import records
from i18n.quantity import ROUND_SHARE
from i18n.text import Text
from reports.model import NO_CHART
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing.posts import PLAN
from ui.staffing.setup import Setting
from views.table import Column, Table


def show(text: Text, setting: Setting, futures: Futures, periods: Sequence[str], *, note: str) -> None:
    """Show the share of futures in which the caseload exceeds its target.

    Args:
        text: The reader's language.
        setting: What the page is set to.
        futures: Simulated futures.
        periods: SDMX months from the first simulated one.
        note: What is said of the simulation.
    """
    rows = _rows(text, futures, periods)
    title = text("staffing_page.futures.chances")
    likely = [row["label"] for row in records(rows) if (row["chances"][-1] or 0) >= 0.5]
    figure(
        text,
        key="futures_chances",
        drawing=chance_table(
            rows,
            text,
            unknown=text("staffing_page.futures.no_target"),
            months=len(periods),
            unit=text("staffing_page.futures.months", month=text.period(setting.period)),
        ),
        title=title,
        alt=text(
            "staffing_page.futures.chances_alt",
            units=", ".join(likely) or text("staffing_page.futures.none"),
        ),
        source=source_line(text, setting.snapshot, PLAN, notes=[note]),
        definition=text("staffing_page.futures.chances_definition"),
        table=_table(text, rows, periods, caption=title),
        chart=NO_CHART,  # a line for each unit, most of them on the floor or at the ceiling
    )


def _rows(text: Text, futures: Futures, periods: Sequence[str]) -> pd.DataFrame:
    """Return one row per unit: its name, its chances month by month (None is unknown) and their words."""
    shares = exceedance(futures)[1:].T
    rows = []
    for unit, row in zip(futures.start.units, shares, strict=True):
        label = text(f"board.short.{unit}")
        known = [None if np.isnan(each) else float(each) for each in row]
        written = [text.unknown if each is None else text.percent(each, 0) for each in known]
        hovers = [
            f"<b>{label}</b> {text.period(period)}: {words}"
            for period, words in zip(periods, written, strict=True)
        ]
        rows.append({"label": label, "chances": known, "hovers": hovers})
    return pd.DataFrame(rows)


def _table(text: Text, rows: pd.DataFrame, periods: Sequence[str], *, caption: str) -> Table:
    frame = pd.DataFrame(dict(zip(rows["label"], rows["chances"], strict=True))).astype(float)
    frame.insert(0, "month", [text.period(period) for period in periods])
    return Table(
        caption=caption,
        frame=frame,
        columns=(
            Column(name="month", label=text("columns.month")),
            *(Column(name=label, label=label, quantity=ROUND_SHARE) for label in rows["label"]),
        ),
        file="chance_of_exceeding_the_target",
    )
