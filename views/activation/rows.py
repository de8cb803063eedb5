"""The areas of the activation page: their rates, the places a target takes there, and these in words."""

from typing import Any

import pandas as pd

from analytics.activation import comparison
from analytics.placements import ActivationTarget, placements_needed
from charts.ranking import in_order
from domain.records import records
from i18n.quantity import COUNT, ROUND_SHARE, SHARE
from i18n.text import Text
from views.context import Context
from views.table import ends_of


def areas(context: Context, text: Text, target: ActivationTarget) -> pd.DataFrame:
    """Return the rows the figures draw: areas to compare with, then municipalities from the highest rate.

    Columns of `analytics.activation.comparison`, placements_low/high (persons), name, and the words
    written at the marks. Places are asked of the municipalities and of the area they make up alone.
    """
    return context.once(_areas, text, target)


def own(rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return the rows of the area's municipalities."""
    return rows[rows["ref_area"].isin(context.area.municipalities)]


def by_area(rows: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    """Return each row by the code of its area."""
    return {row["ref_area"]: row for row in records(rows)}


def listed(rows: pd.DataFrame, words: str) -> str:
    """Return what a column of words says of each area, in a sentence."""
    return "; ".join(f"{name} {value}" for name, value in zip(rows["name"], rows[words], strict=True))


def _areas(context: Context, text: Text, target: ActivationTarget) -> pd.DataFrame:
    area, rows = context.area, context.once(_compared)
    is_asked = rows["ref_area"].isin([*area.municipalities, area.code])
    needed = placements_needed(rows[is_asked], target).drop(columns="is_exact")
    rows = rows.merge(needed, on="ref_area", how="left", validate="one_to_one")
    names = context.names(text.language) | {area.code: text("activation.whole_area")}
    rows = rows.assign(name=rows["ref_area"].map(names))
    first = len(area.references)
    rows = pd.concat(
        [rows.iloc[:first], in_order(rows.iloc[first:], "rate_low", "rate_high")], ignore_index=True
    )
    written = pd.DataFrame([_words(row, text) for row in records(rows)])
    return pd.concat([rows, written], axis="columns")


def _compared(context: Context) -> pd.DataFrame:
    """Return what no target changes."""
    area = context.area
    return comparison(context.now.data, [*area.references, *area.municipalities], area)


def _words(row: dict[Any, Any], text: Text) -> dict[str, str]:
    words = {
        "rate": SHARE.span(text, *ends_of(row, "rate")),
        "wilson": SHARE.span(text, *ends_of(row, "wilson")),
        "unemployed": COUNT.write(text, row["unemployed"]),
        "participants": COUNT.span(text, *ends_of(row, "participants")),
        "places": COUNT.span(text, *ends_of(row, "placements")),
        "broad": COUNT.span(text, *ends_of(row, "broad")),
        "unemployed_share": SHARE.span(text, *ends_of(row, "unemployed_share")),
        "broad_share": SHARE.span(text, *ends_of(row, "broad_share")),
    }
    lines = {key: text(f"activation.hover.{key}", **words) for key in ("rate", "people", "proportions")}
    if pd.notna(row["placements_high"]):
        lines["places"] = text("activation.hover.places", **words)
    on_map = SHARE if row["is_exact"] else ROUND_SHARE
    return {
        "rate_words": words["rate"],
        "map_words": on_map.span(text, *ends_of(row, "rate")),
        "places_words": words["places"],
        "unemployed_words": words["unemployed_share"],
        "broad_words": words["broad_share"],
        "hover": "<br>".join([f"<b>{row['name']}</b>", *lines.values()]),
        "broad_hover": f"<b>{row['name']}</b><br>{lines['people']}<br>{lines['proportions']}",
    }
