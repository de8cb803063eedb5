"""The words, tables and shades of the activation page, from what analytics found."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.activation import comparison
from analytics.placements import ActivationTarget, placements_needed
from charts.ranking import in_order
from domain.areas import COUNTRY, EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES
from domain.frames import Observations
from domain.interval import Interval
from domain.records import records
from i18n.text import Text
from ui import loaders
from ui.collector import collector
from ui.kpi import Kpi

REFERENCES = (COUNTRY, KAINUU, EMPLOYMENT_AREA)
"""Areas to compare the municipalities with, in reading order."""


TARGET_PCT = (5, 40, 20)
"""Lowest, highest and default of the target's slider, in per cent [A]: the ten had 8-27 % in June 2026."""

MAPPED = {"aste": ("rate", "map_words"), "paikat": ("placements", "places_words")}
"""What the map can show, by its code in the URL: the columns of the number and of its words."""

Names = Mapping[str, str]
Words = dict[str, Any]


def areas(now: DataFrame[Observations], target: ActivationTarget, names: Names, text: Text) -> pd.DataFrame:
    """Return the rows both figures draw: the areas to compare with, then the ten from the highest rate.

    Columns of `analytics.activation.comparison`, placements_low/high (persons), name, and the words
    written at the marks. Places are asked of the ten and of the area they make up alone.
    """
    rows = comparison(now, [*REFERENCES, *MUNICIPALITIES])
    is_asked = rows["ref_area"].isin([*MUNICIPALITIES, EMPLOYMENT_AREA])
    needed = placements_needed(rows[is_asked], target).drop(columns="is_exact")
    rows = rows.merge(needed, on="ref_area", how="left", validate="one_to_one")
    rows = rows.assign(name=rows["ref_area"].map({**names, EMPLOYMENT_AREA: text("activation.whole_area")}))
    ten = rows.iloc[len(REFERENCES) :]
    ten = in_order(ten, "rate_low", "rate_high")
    rows = pd.concat([rows.iloc[: len(REFERENCES)], ten], ignore_index=True)
    written = pd.DataFrame([_words(row, text) for row in records(rows)])
    return pd.concat([rows, written], axis="columns")


def _words(row: dict[Any, Any], text: Text) -> dict[str, str]:
    words = {
        "rate": text.percent_span(row["rate_low"], row["rate_high"]),
        "wilson": text.percent_span(row["wilson_low"], row["wilson_high"]),
        "unemployed": text.integer(row["unemployed"]),
        "participants": text.span(row["participants_low"], row["participants_high"]),
        "places": text.span(row["placements_low"], row["placements_high"]),
        "broad": text.span(row["broad_low"], row["broad_high"]),
        "unemployed_share": text.percent_span(row["unemployed_share_low"], row["unemployed_share_high"]),
        "broad_share": text.percent_span(row["broad_share_low"], row["broad_share_high"]),
    }
    lines = {key: text(f"activation.hover.{key}", **words) for key in ("rate", "people", "proportions")}
    if pd.notna(row["placements_high"]):
        lines["places"] = text("activation.hover.places", **words)
    return {
        "rate_words": words["rate"],
        "map_words": text.percent_span(row["rate_low"], row["rate_high"], 1 if row["is_exact"] else 0),
        "places_words": words["places"],
        "unemployed_words": words["unemployed_share"],
        "broad_words": words["broad_share"],
        "hover": "<br>".join([f"<b>{row['name']}</b>", *lines.values()]),
        "broad_hover": f"<b>{row['name']}</b><br>{lines['people']}<br>{lines['proportions']}",
    }


def one(rows: pd.DataFrame, ref_area: str) -> dict[Any, Any]:
    """Return the row of one area."""
    return records(rows[rows["ref_area"] == ref_area])[0]


def answer(rows: pd.DataFrame, target: ActivationTarget, text: Text) -> list[str]:
    """Return the sentences under the title: the area's rate, and what the target takes."""
    area = one(rows, EMPLOYMENT_AREA)
    key = "activation.target_takes" if area["placements_high"] > 0 else "activation.target_reached"
    return [
        text(
            "activation.answer",
            period=text.period_of(loaders.LATEST_PERIOD),
            area=area["rate_words"],
            country=one(rows, COUNTRY)["rate_words"],
            kainuu=one(rows, KAINUU)["rate_words"],
        ),
        text(key, target=text.percent(target.rate, 0), places=area["places_words"]),
    ]


def kpis(rows: pd.DataFrame, target: ActivationTarget, text: Text) -> list[Kpi]:
    """Return the area's key figures, each with what puts it in proportion."""
    area = one(rows, EMPLOYMENT_AREA)
    separately = _separately(rows, target)
    figures = {
        "activation_rate": (
            area["rate_words"],
            text("activation.against", country=one(rows, COUNTRY)["rate_words"]),
        ),
        "broad_unemployed": (
            text.span(area["broad_low"], area["broad_high"]),
            text("activation.to_labour_force", share=area["broad_words"]),
        ),
        "unemployed": (
            text.integer(area["unemployed"]),
            text("activation.of_labour_force", share=area["unemployed_words"]),
        ),
        "service_participants": (
            text.span(area["participants_low"], area["participants_high"]),
            text("activation.six_services"),
        ),
    }
    cards = [
        Kpi(
            label=text(f"activation.short.{key}"),
            value=value,
            change=context,
            definition=text(f"indicators.{key}.definition"),
        )
        for key, (value, context) in figures.items()
    ]
    return [
        *cards,
        Kpi(
            label=text("activation.short.places"),
            value=area["places_words"],
            change=text("activation.separately", places=text.span(separately.low, separately.high)),
            definition=text("activation.places_definition"),
        ),
    ]


def _separately(rows: pd.DataFrame, target: ActivationTarget) -> Interval:
    """Return what the ten need one by one: on the page all that follows, in files what the rule leaves."""
    if collector() is None:
        return loaders.needed_separately(target)
    ten = rows[rows["ref_area"].isin(MUNICIPALITIES)]
    return Interval(ten["placements_low"].sum(), ten["placements_high"].sum())


def target_slider() -> Words:
    """Return the target's slider: its ends, default, key in the URL and how it writes a number."""
    low, high, default = TARGET_PCT
    return {"low": low, "high": high, "default": default, "key": "tavoite", "step": 1, "is_percent": True}


def map_choice(text: Text) -> Words:
    """Return the choice of what the map shows."""
    return {
        "codes": tuple(MAPPED),
        "key": "kartta",
        "format_func": lambda code: text(f"activation.map_choice.{code}"),
    }
