"""What the drawings of structural change show: rows, shades and hovers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from analytics.caseload import Band, Verdict, band_verdict, decimals_needed
from analytics.staffing.board import UnitCoefficients, entry_band
from analytics.structural_change.frames import Case
from charts import shades, theme
from charts.maps import Shade
from charts.structural_change import STATES
from i18n.quantity import CHANGE, COUNT, SHARE
from i18n.text import Text
from views.context import Context
from views.staffing.of_municipality import row_of
from views.structural_change.worked import Desks, People
from views.table import ends_of

MEASURED = {
    "change": replace(CHANGE, most=1, digits=2),
    "unemployed": COUNT,
    "unemployed_share": SHARE,
    "activation_rate": SHARE,
}
"""What is known of a municipality -> what it measures; a small change has a decimal."""

_COLOURS = {"over": theme.OVER, "no_staff": theme.OVER, "under": theme.BRAND, "within": theme.BRAND}
"""Where the caseload after the change stands -> its colour; grey without a target; room is no alarm."""

_CASELOAD_END = 250.0
"""Least end of the caseload's scale, clients per FTE."""


def writer(text: Text, measure: str) -> Callable[[float], str]:
    """Return what writes a value of a measure."""
    return partial(MEASURED[measure].write, text)


def spread(text: Text, measure: str, row: Mapping[Any, Any]) -> str:
    """Return a value with its range: +61 (26 to 182); the range alone where there is no value."""
    low, high, central = *ends_of(row, measure), row[measure]
    if measure == "change":
        ends = text.change_span(low, high, 0 if max(abs(low), abs(high)) >= 9.95 else 1)
    else:
        ends = text.percent_span(low, high)
    if central != central:  # between bounds, or unknown
        return ends
    return text("structural_change.with_range", value=writer(text, measure)(row[measure]), range=ends)


def map_shades(context: Context, text: Text, found: People, measure: str) -> dict[str, Shade]:
    """Return how each municipality is drawn on the map, in the month of the change."""
    names = context.names(text.language)
    rows = {area: found.areas[area] for area in context.area.municipalities}
    colours = shades.sequential({area: abs(_middle(measure, row)) for area, row in rows.items()})
    label = text(f"structural_change.columns.{measure}")
    return {
        area: Shade(
            colour=colours[area][0],
            is_strong=colours[area][1],
            label=_map_label(text, measure, row),
            hover=f"<b>{names[area]}</b><br>{label}: {spread(text, measure, row)}",
        )
        for area, row in rows.items()
    }


def caseload_rows(context: Context, text: Text, found: Desks, own: str) -> pd.DataFrame:
    """Return each unit's caseload before and after as rows of `charts.structural_change.caseload_change`."""
    return pd.DataFrame(
        [_caseload(context, text, found, entry, own) for entry in found.board.coefficients["units"]]
    )


def caseload_end(rows: pd.DataFrame) -> float:
    """Return the end of the scale: the same until a caseload goes beyond it."""
    most = float(rows[["before", "high"]].max().max())
    return max(_CASELOAD_END, 50.0 * -(-most // 50))


def states_by_month(found: People) -> pd.DataFrame:
    """Return persons of all homes by month and state, in the order of the drawing."""
    rows = found.result.totals
    return rows[rows["case"] == Case.CENTRAL].set_index("time_period")[[str(state) for state in STATES]]


def state_labels(text: Text, jobs_change: int) -> dict[str, str]:
    """Return the words of each state, for jobs lost or gained."""
    kind = "state_gain" if jobs_change > 0 else "state"
    return {state: text(f"structural_change.{kind}.{state}") for state in STATES}


def _middle(measure: str, row: Mapping[str, float]) -> float:
    """Return the central value, or the middle of the range where there is only that."""
    central = row[measure]
    return central if central == central else sum(ends_of(row, measure)) / 2


def _map_label(text: Text, measure: str, row: Mapping[str, float]) -> str:
    if row[measure] == row[measure]:
        return writer(text, measure)(row[measure])
    return text.percent_span(*ends_of(row, measure), 0)


def _caseload(
    context: Context, text: Text, found: Desks, entry: UnitCoefficients, own: str
) -> dict[str, Any]:
    key, band = entry["unit"], entry_band(entry)
    unit, before, after = context.area.units[key], found.before[key], found.units[key]
    now = after["clients_per_fte"]
    is_served = now == now
    verdict = band_verdict(now, band) if is_served else Verdict.NO_STAFF
    words = (
        text(
            "structural_change.before_after",
            before=text.number(before, _decimals(before, band)),
            after=text.number(now, _decimals(now, band)),
            range=text.span(*ends_of(after, "clients_per_fte"), 1),
        )
        if is_served
        else text("structural_change.unserved", clients=text.integer(after["clients"]))
    )
    return {
        "unit": key,
        "ref_area": row_of(context, key, own),
        "name": unit.short[text.language],
        "before": before,
        "after": now,
        "low": after["clients_per_fte_low"],
        "high": after["clients_per_fte_high"],
        "band_low": float("nan") if band is None else band.low or 0.0,
        "band_high": float("nan") if band is None else band.high,
        "colour": _COLOURS.get(verdict, theme.GREY).light,
        "words": words,
        "hover": text(
            "structural_change.caseload_hover",
            unit=unit.name[text.language],
            words=words,
            verdict=text(f"staffing.verdicts.{verdict}"),
        ),
    }


def _decimals(value: float, band: Band | None) -> int:
    """Return one decimal, or as many as the caseload's verdict needs."""
    return max(1, decimals_needed(value, band))
