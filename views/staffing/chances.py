"""The chance that a caseload exceeds its target, for every service unit and month."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.staffing.dynamics import Futures
from analytics.staffing.futures import exceedance
from charts.chances import chances as chance_table
from domain.records import records
from i18n.quantity import ROUND_SHARE
from views.blocks import Figure
from views.staffing.look import Look
from views.table import Column, Table


def figure(look: Look, futures: Futures, periods: Sequence[str], *, note: str) -> Figure:
    """Return the share of futures in which the caseload exceeds its target.

    Args:
        look: The page.
        futures: Simulated futures.
        periods: SDMX months from the first simulated one.
        note: What is said of the simulation.
    """
    text, rows = look.text, _rows(look, futures, periods)
    title = text("staffing_page.futures.chances")
    likely = [row["label"] for row in records(rows) if (row["chances"][-1] or 0) >= 0.5]
    return Figure(
        drawing=chance_table(
            rows,
            text,
            unknown=text("staffing_page.futures.no_target"),
            months=len(periods),
            unit=text("staffing_page.futures.months", month=text.period(look.period)),
        ),
        title=title,
        alt=text(
            "staffing_page.futures.chances_alt",
            units=text.listed(likely) or text("staffing_page.futures.none"),
        ),
        source=look.source(note),
        definition=text("staffing_page.futures.chances_definition"),
        table=_table(look, rows, periods, caption=title),
    )


def _rows(look: Look, futures: Futures, periods: Sequence[str]) -> pd.DataFrame:
    """Return one row per unit: its name, its chances month by month (None is unknown) and their words."""
    shares = exceedance(futures)[1:].T
    text, rows = look.text, []
    for unit, row in zip(futures.start.units, shares, strict=True):
        label = look.unit(unit)
        known = [None if np.isnan(each) else float(each) for each in row]
        written = [text.unknown if each is None else text.percent(each, 0) for each in known]
        hovers = [
            f"<b>{label}</b> {text.period(period)}: {words}"
            for period, words in zip(periods, written, strict=True)
        ]
        rows.append({"label": label, "chances": known, "hovers": hovers})
    return pd.DataFrame(rows)


def _table(look: Look, rows: pd.DataFrame, periods: Sequence[str], *, caption: str) -> Table:
    text = look.text
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
