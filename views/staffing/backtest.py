"""How many real changes the band of the simulation would have held: what lets it be called a chance."""

import pandas as pd

from analytics.counts import values
from analytics.staffing.assumptions import Assumptions
from analytics.staffing.dynamics import Futures
from analytics.staffing.history import (
    HORIZONS,
    Coverage,
    Size,
    changes,
    coverage,
    held_out,
    inside_bands,
    size_of,
)
from analytics.staffing.noise import NOISE, calibrated
from domain.errors import DashboardError
from i18n.quantity import COUNT, ROUND_SHARE
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.staffing import words
from views.staffing.assumed import written
from views.table import Column, Table


def real_changes(context: Context) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return real changes of the municipalities of the monthly series and of the service units.

    Each with whether a band fitted to other years held it; see `analytics.staffing.history`.
    """
    shares, force = context.shares.data, _labour_force(context)
    singly = {code: (code,) for code in shares["ref_area"].unique()}
    served = {key: unit.municipalities for key, unit in context.area.units.items()}
    municipalities, units = (changes(shares, force, areas) for areas in (singly, served))
    return held_out(municipalities, municipalities), held_out(municipalities, units)


def _labour_force(context: Context) -> pd.Series:
    return values(context.municipalities.data)["labour_force"]


def drawn_bands(context: Context, futures: Futures) -> pd.DataFrame | None:
    """Return the service units' real changes with whether the bands drawn now hold them; None if unknown."""
    try:
        return inside(context, futures)
    except DashboardError:
        return None


def inside(context: Context, futures: Futures) -> pd.DataFrame:
    """Return the same.

    Raises:
        DashboardError: The real changes cannot be read.
    """
    return inside_bands(context.once(real_changes)[1], futures)


def is_chance(drawn: pd.DataFrame | None) -> bool:
    """Return whether shares of the simulated futures at the last horizon may be called chances."""
    return drawn is not None and coverage(drawn, HORIZONS[-1]).is_tested


def figure(context: Context, text: Text, drawn: pd.DataFrame, assumptions: Assumptions) -> Figure:
    """Return how many of how many real changes lay inside the band, by size and by service unit.

    Args:
        context: Where and when.
        text: The reader's language.
        drawn: What `drawn_bands` returned.
        assumptions: The reader's values.
    """
    municipalities, units = context.once(real_changes)
    months = context.shares.data["time_period"]
    title = text("staffing_page.backtest.title")
    now = [coverage(drawn, horizon) for horizon in HORIZONS]
    said = (
        text("staffing_page.backtest.answer", **_counts(text, [coverage(units, each) for each in HORIZONS])),
        text("staffing_page.backtest.drawn", **_counts(text, now)),
        text(f"staffing_page.backtest.{'tested' if is_chance(drawn) else 'untested'}"),
        text("staffing_page.backtest.proxy", first=text.period(months.min()), last=text.period(months.max())),
        text("staffing_page.backtest.noise", values=_noise(text, municipalities, assumptions)),
    )
    return Figure(
        title=title,
        definition=text("staffing_page.backtest.definition"),
        source=source_line(text, context, context.shares, notes=said),
        table=_table(text, _rows(context, text, municipalities, units, drawn), caption=title),
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


def _rows(
    context: Context, text: Text, municipalities: pd.DataFrame, units: pd.DataFrame, drawn: pd.DataFrame
) -> pd.DataFrame:
    sizes = municipalities["key"].map(_labour_force(context)).map(size_of)
    judged = [
        ("all", municipalities, None),
        *((size, municipalities[sizes == size], None) for size in Size),
        ("units", units, drawn),
        *((unit, units[units["key"] == unit], drawn[drawn["key"] == unit]) for unit in context.area.units),
    ]
    rows = []
    for key, held, now in judged:
        name = (
            words.unit(context, text, key)
            if key in context.area.units
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
