"""How many real changes the band of the simulation would have held: what lets it be called a chance."""

import pandas as pd

from analytics.staffing.assumptions import Assumptions
from analytics.staffing.dynamics import Futures
from analytics.staffing.history import HORIZONS, Coverage, Size, coverage, inside_bands, size_of
from analytics.staffing.noise import NOISE, calibrated
from domain.errors import DashboardError
from i18n.quantity import COUNT, ROUND_SHARE
from i18n.text import Text
from ui import loaders, words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.staffing.assumptions import written
from views.table import Column, Table

SNAPSHOT = "statfin_12tf"


def drawn_bands(futures: Futures) -> pd.DataFrame | None:
    """Return the service units' real changes with whether the bands drawn now hold them; None if unknown."""
    try:
        _, units = loaders.real_changes()
    except DashboardError:
        return None
    return inside_bands(units, futures)


def is_chance(drawn: pd.DataFrame | None) -> bool:
    """Return whether shares of the simulated futures at the last horizon may be called chances."""
    return drawn is not None and coverage(drawn, HORIZONS[-1]).is_tested


def show(text: Text, drawn: pd.DataFrame | None, assumptions: Assumptions) -> None:
    """Show how many of how many real changes lay inside the band, by size and by service unit.

    Args:
        text: The reader's language.
        drawn: What `drawn_bands` returned.
        assumptions: The reader's values.
    """
    if drawn is None:
        words.note(text("staffing_page.backtest.unknown"))
        return
    municipalities, units = loaders.real_changes()
    months = loaders.monthly_shares()["time_period"]
    title = text("staffing_page.backtest.title")
    now = [coverage(drawn, horizon) for horizon in HORIZONS]
    words.note(
        text("staffing_page.backtest.answer", **_counts(text, [coverage(units, each) for each in HORIZONS])),
        text("staffing_page.backtest.drawn", **_counts(text, now)),
        text(f"staffing_page.backtest.{'tested' if is_chance(drawn) else 'untested'}"),
        text("staffing_page.backtest.proxy", first=text.period(months.min()), last=text.period(months.max())),
        text("staffing_page.backtest.noise", values=_noise(text, municipalities, assumptions)),
    )
    figure(
        text,
        key="futures_backtest",
        title=title,
        definition=text("staffing_page.backtest.definition"),
        source=source_line(text, SNAPSHOT),
        table=_table(text, _rows(text, municipalities, units, drawn), caption=title),
    )


def _counts(text: Text, covered: list[Coverage]) -> dict[str, str]:
    return {
        name: value
        for horizon, each in zip(HORIZONS, covered, strict=True)
        for name, value in (
            (f"inside_{horizon}", text.integer(each.inside)),
            (f"of_{horizon}", text.integer(each.of)),
            (f"share_{horizon}", text.percent(each.share, 0)),
        )
    }


def _noise(text: Text, municipalities: pd.DataFrame, assumptions: Assumptions) -> str:
    """Return what history gives for each assumption of noise, and what is used, in words."""
    found = calibrated(municipalities, assumptions)
    return "; ".join(
        text(
            "staffing_page.backtest.noise_value",
            label=text(f"staffing.assumptions.{name}.label"),
            found=written(text, name, round(getattr(found, name), 2)),
            used=written(text, name, getattr(assumptions, name)),
        )
        for name in NOISE
    )


def _rows(text: Text, municipalities: pd.DataFrame, units: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    sizes = municipalities["key"].map(loaders.labour_force()).map(size_of)
    judged = [
        ("all", municipalities, None),
        *((size, municipalities[sizes == size], None) for size in Size),
        ("units", units, drawn),
        *((unit, units[units["key"] == unit], drawn[drawn["key"] == unit]) for unit in loaders.area().units),
    ]
    rows = []
    for key, held, now in judged:
        name = (
            text(f"board.short.{key}")
            if key in loaders.area().units
            else text(f"staffing_page.backtest.rows.{key}")
        )
        row: dict[str, str | float] = {"label": name}
        for horizon in HORIZONS:
            covered = coverage(held, horizon)
            row[f"inside_{horizon}"], row[f"of_{horizon}"] = covered.inside, covered.of
            row[f"share_{horizon}"] = covered.share
            row[f"drawn_{horizon}"] = float("nan") if now is None else coverage(now, horizon).share
        rows.append(row)
    return pd.DataFrame(rows)


def _table(text: Text, rows: pd.DataFrame, *, caption: str) -> Table:
    quantities = {"inside": COUNT, "of": COUNT, "share": ROUND_SHARE, "drawn": ROUND_SHARE}
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="label", label=text("staffing_page.backtest.whose")),
            *(
                Column(
                    name=f"{name}_{horizon}",
                    label=text(f"staffing_page.backtest.columns.{name}", months=str(horizon)),
                    quantity=quantity,
                )
                for horizon in HORIZONS
                for name, quantity in quantities.items()
            ),
        ),
        file="backtest_of_the_simulation",
    )
