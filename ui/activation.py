"""The words, tables and shades of the activation page, from what analytics found."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.activation import comparison, needed_separately
from analytics.placements import ActivationTarget, placements_needed
from charts import shades
from charts.maps import Shade
from domain.areas import COUNTRY, EMPLOYMENT_AREA, KAINUU, MUNICIPALITIES
from domain.frames import Observations
from i18n.text import Text
from ui import loaders
from ui.kpi import Kpi
from ui.provenance import source_line
from ui.table import Column, Table

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
    order = (ten["rate_low"] + ten["rate_high"]).sort_values(ascending=False, kind="stable").index
    rows = pd.concat([rows.iloc[: len(REFERENCES)], ten.loc[order]], ignore_index=True)
    written = pd.DataFrame([_words(row, text) for row in rows.to_dict("records")])
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
    lines = ["rate", "people", "proportions", *(["places"] if pd.notna(row["placements_high"]) else [])]
    hover = "<br>".join(text(f"activation.hover.{line}", **words) for line in lines)
    return {
        "rate_words": words["rate"],
        "map_words": text.percent_span(row["rate_low"], row["rate_high"], 1 if row["is_exact"] else 0),
        "places_words": words["places"],
        "unemployed_words": words["unemployed_share"],
        "broad_words": words["broad_share"],
        "hover": f"<b>{row['name']}</b><br>{hover}",
    }


def one(rows: pd.DataFrame, ref_area: str) -> dict[Any, Any]:
    """Return the row of one area."""
    return rows[rows["ref_area"] == ref_area].to_dict("records")[0]


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


def kpis(rows: pd.DataFrame, text: Text) -> list[Kpi]:
    """Return the area's key figures, each with what puts it in proportion."""
    area = one(rows, EMPLOYMENT_AREA)
    separately = needed_separately(rows)
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


def rate_labels(target: ActivationTarget, text: Text) -> Words:
    """Return what the drawing of rates and places needs besides its rows."""
    return {
        "references": len(REFERENCES),
        "target": target.rate,
        "target_label": text("activation.target_line", target=text.percent(target.rate, 0)),
        "places_label": text("activation.places"),
    }


def unemployment_labels(text: Text) -> Words:
    """Return what the drawing of broad unemployment needs besides its rows."""
    return {
        "references": len(REFERENCES),
        "unemployed_label": text("activation.unemployed_part"),
        "participants_label": text("activation.participants_part"),
    }


def rate_texts(rows: pd.DataFrame, target: ActivationTarget, text: Text) -> Words:
    """Return the words and the table of the rates and places."""
    title = text("activation.rates", period=text.period(loaders.LATEST_PERIOD))
    return {
        "title": title,
        "definition": text("indicators.activation_rate.definition"),
        "alt": text(
            "activation.rates_alt",
            areas=_listed(rows, "rate_words"),
            target=text.percent(target.rate, 0),
            places=_listed(rows.dropna(subset=["placements_high"]), "places_words"),
        ),
        "source": source_line(text, "statfin_12r5", notes=[text("activation.rates_note")]),
        "table": Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                *_ends(text, "rate", "indicators.activation_rate.label", text.percent),
                *_ends(text, "wilson", "activation.wilson", text.percent),
                *_ends(text, "placements", "activation.places", text.integer),
            ),
            file="activation_rate",
        ),
    }


def unemployment_texts(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of unemployment and broad unemployment."""
    return {
        "title": text("activation.broad"),
        "definition": text("indicators.broad_unemployed.definition"),
        "alt": text("activation.broad_alt", areas=_listed(rows, "broad_words")),
        "source": source_line(text, "statfin_12r5", notes=[text("activation.broad_note")]),
        "table": Table(
            caption=text("activation.broad"),
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(name="unemployed", label=text("indicators.unemployed.label"), write=text.integer),
                *_ends(text, "participants", "indicators.service_participants.label", text.integer),
                *_ends(text, "broad", "indicators.broad_unemployed.label", text.integer),
                Column(
                    name="unemployed_share_low",
                    label=text("indicators.unemployed_share.label"),
                    write=text.percent,
                ),
                *_ends(text, "broad_share", "activation.broad_to_labour_force", text.percent),
            ),
            file="broad_unemployment",
        ),
    }


def map_shades(rows: pd.DataFrame, shown: str) -> dict[str, Shade]:
    """Return how each municipality is drawn; a value known as an interval is shaded by its middle."""
    ten = rows[rows["ref_area"].isin(MUNICIPALITIES)]
    name, written = MAPPED[shown]
    middles = (ten[f"{name}_low"] + ten[f"{name}_high"]) / 2
    colours = shades.sequential(dict(zip(ten["ref_area"], middles, strict=True)))
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=row[written],
            hover=row["hover"],
        )
        for row in ten.to_dict("records")
    }


def map_texts(rows: pd.DataFrame, shown: str, target: ActivationTarget, text: Text) -> Words:
    """Return the words of the map; its table is that of the rates and places."""
    ten = rows[rows["ref_area"].isin(MUNICIPALITIES)]
    return {
        "title": text(
            f"activation.map_{shown}",
            period=text.period(loaders.LATEST_PERIOD),
            target=text.percent(target.rate, 0),
        ),
        "alt": text("activation.map_alt", areas=_listed(ten, MAPPED[shown][1])),
        "source": source_line(text, "statfin_12r5", "boundaries", notes=[text("activation.map_note")]),
    }


def _ends(text: Text, name: str, label: str, write: Callable[[float], str]) -> Sequence[Column]:
    return [
        Column(
            name=f"{name}_{end}",
            label=f"{text(label)}, {text(f'columns.{end}').lower()}",
            write=write,
        )
        for end in ("low", "high")
    ]


def _listed(rows: pd.DataFrame, words: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in zip(rows["name"], rows[words], strict=True))
