"""What the drawings of structural change show: rows, shades and hovers, from the outcome."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from analytics.caseload import Band, Verdict, band_verdict, decimals_needed
from analytics.staffing.board import entry_band
from analytics.structural_change.frames import Case
from analytics.structural_change.starting_point import caseloads
from charts import shades, theme
from charts.maps import Shade
from charts.structural_change import STATES
from domain.areas import EMPLOYMENT_AREA, MUNICIPALITIES
from i18n.quantity import CHANGE, COUNT, SHARE
from i18n.text import Text
from ui import loaders
from ui.shock.worked_out import Outcome

MEASURES = ("change", "unemployed_share", "activation_rate")
"""What the map and the lines by month show."""

MEASURED = {
    "change": replace(CHANGE, most=1, digits=2),
    "unemployed": COUNT,
    "unemployed_share": SHARE,
    "activation_rate": SHARE,
}
"""What is known of a municipality -> what it measures; a small change has a decimal."""

COLOURS = {"over": theme.OVER, "no_staff": theme.OVER, "under": theme.BRAND, "within": theme.BRAND}
"""Where the caseload after the change stands -> its colour; grey without a target; room is no alarm."""

CASELOAD_END = 250.0
"""Least end of the caseload's scale, clients per FTE."""

Names = Mapping[str, str]


def writer(text: Text, measure: str) -> Callable[[float], str]:
    """Return what writes a value of a measure."""
    return partial(MEASURED[measure].write, text)


def spread(text: Text, measure: str, row: Mapping[str, Any]) -> str:
    """Return a value with its range: +61 (26 to 182); the range alone where there is no value."""
    low, high, central = row[f"{measure}_low"], row[f"{measure}_high"], row[measure]
    if measure == "change":
        ends = text.change_span(low, high, 0 if max(abs(low), abs(high)) >= 9.95 else 1)
    else:
        ends = text.percent_span(low, high)
    if central != central:  # between bounds, or unknown
        return ends
    return text("shock_page.with_range", value=writer(text, measure)(row[measure]), range=ends)


def map_shades(given: Outcome, names: Names, text: Text, measure: str) -> dict[str, Shade]:
    """Return how each municipality is drawn on the map, in the month of the change."""
    rows = {area: given.areas[area] for area in MUNICIPALITIES}
    sizes = {area: abs(_middle(measure, row)) for area, row in rows.items()}
    colours = shades.sequential(sizes)
    return {
        area: Shade(
            colour=colours[area][0],
            is_strong=colours[area][1],
            label=_map_label(text, measure, row),
            hover=f"<b>{names[area]}</b><br>{text(f'shock.columns.{measure}')}: {spread(text, measure, row)}",
        )
        for area, row in rows.items()
    }


def _middle(measure: str, row: Mapping[str, float]) -> float:
    """Return the central value, or the middle of the range where there is only that."""
    central = row[measure]
    return central if central == central else (row[f"{measure}_low"] + row[f"{measure}_high"]) / 2


def _map_label(text: Text, measure: str, row: Mapping[str, float]) -> str:
    if row[measure] == row[measure]:
        return writer(text, measure)(row[measure])
    return text.percent_span(row[f"{measure}_low"], row[f"{measure}_high"], 0)


def caseload_rows(given: Outcome, text: Text) -> pd.DataFrame:
    """Return each unit's caseload before and after as rows of `charts.structural_change.caseload_change`."""
    before = caseloads(given.base.people, given.base.staff, loaders.area())
    rows = []
    for entry in given.base.setting.coefficients["units"]:
        unit, band = entry["unit"], entry_band(entry)
        after = given.units[unit]
        now = after["clients_per_fte"]
        is_served = now == now
        verdict = band_verdict(now, band) if is_served else Verdict.NO_STAFF
        words = text(
            "shock_page.before_after",
            before=text.number(before[unit], _decimals(before[unit], band)),
            after=text.number(now, _decimals(now, band)),
            range=text.span(after["clients_per_fte_low"], after["clients_per_fte_high"], 1),
        )
        if not is_served:
            clients = text.integer(after["clients"])
            words = text("shock_page.unserved", clients=clients)
        rows.append(
            {
                "unit": unit,
                "name": text(f"board.short.{unit}"),
                "before": before[unit],
                "after": now,
                "low": after["clients_per_fte_low"],
                "high": after["clients_per_fte_high"],
                "band_low": float("nan") if band is None else band.low or 0.0,
                "band_high": float("nan") if band is None else band.high,
                "colour": COLOURS.get(verdict, theme.GREY).light,
                "verdict": text(f"staffing.verdicts.{verdict}"),
                "words": words,
                "hover": text(
                    "shock_page.caseload_hover",
                    unit=text(f"staffing.units.{unit}"),
                    words=words,
                    verdict=text(f"staffing.verdicts.{verdict}"),
                ),
            }
        )
    return pd.DataFrame(rows)


def _decimals(value: float, band: Band | None) -> int:
    """Return one decimal, or as many as the caseload's verdict needs."""
    return max(1, decimals_needed(value, band))


def caseload_end(rows: pd.DataFrame) -> float:
    """Return the end of the scale: the same until a caseload goes beyond it."""
    most = float(rows[["before", "high"]].max().max())
    return max(CASELOAD_END, 50.0 * -(-most // 50))


def months(given: Outcome) -> pd.DataFrame:
    """Return every month of the ten municipalities."""
    rows = given.result.areas
    return rows[rows["ref_area"] != EMPLOYMENT_AREA]


def chosen_areas(given: Outcome, chosen: str) -> list[str]:
    """Return the municipalities drawn in colour: the chosen one and that of the workplaces."""
    return list(dict.fromkeys((chosen, given.parameters.area)))


def states_by_month(given: Outcome) -> pd.DataFrame:
    """Return persons of all homes by month and state, in the order of the drawing."""
    rows = given.result.totals
    return rows[rows["case"] == Case.CENTRAL].set_index("time_period")[[str(state) for state in STATES]]


def state_labels(given: Outcome, text: Text) -> dict[str, str]:
    """Return the words of each state, for jobs lost or gained."""
    kind = "states_gain" if given.parameters.jobs_change > 0 else "states"
    return {state: text(f"shock.{kind}.{state}") for state in STATES}
