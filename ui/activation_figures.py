"""The labels, words, tables and shades of the activation page's figures."""

import pandas as pd

from analytics.placements import ActivationTarget
from charts import shades
from charts.maps import Shade
from domain.areas import MUNICIPALITIES
from domain.records import records
from i18n.quantity import COUNT, SHARE
from i18n.text import Text
from reports.model import Hint
from ui import loaders
from ui.activation import MAPPED, REFERENCES, Words
from ui.provenance import source_line
from ui.table import Column, Table, end_columns


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
        "chart": Hint(series=("rate_low", "rate_high")),
        "table": _rate_table(rows, text, caption=title, file="activation_rate"),
    }


def unemployment_texts(rows: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of unemployment and broad unemployment."""
    return {
        "title": text("activation.broad"),
        "definition": text("indicators.broad_unemployed.definition"),
        "alt": text("activation.broad_alt", areas=_listed(rows, "broad_words")),
        "source": source_line(text, "statfin_12r5", notes=[text("activation.broad_note")]),
        "chart": Hint(series=("broad_share_low", "broad_share_high")),
        "table": Table(
            caption=text("activation.broad"),
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.area")),
                Column(name="unemployed", label=text("indicators.unemployed.label"), quantity=COUNT),
                *end_columns(text, "participants", text("indicators.service_participants.label"), COUNT),
                *end_columns(text, "broad", text("indicators.broad_unemployed.label"), COUNT),
                Column(
                    name="unemployed_share_low",
                    label=text("indicators.unemployed_share.label"),
                    quantity=SHARE,
                ),
                *end_columns(text, "broad_share", text("activation.broad_to_labour_force"), SHARE),
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
        for row in records(ten)
    }


def map_texts(rows: pd.DataFrame, shown: str, target: ActivationTarget, text: Text) -> Words:
    """Return the words and the table of the map."""
    ten = rows[rows["ref_area"].isin(MUNICIPALITIES)]
    title = text(
        f"activation.map_{shown}",
        period=text.period(loaders.LATEST_PERIOD),
        target=text.percent(target.rate, 0),
    )
    return {
        "title": title,
        "alt": text("activation.map_alt", areas=_listed(ten, MAPPED[shown][1])),
        "source": source_line(text, "statfin_12r5", "boundaries", notes=[text("overview.map_note")]),
        "chart": Hint(series=tuple(f"{MAPPED[shown][0]}_{end}" for end in ("low", "high"))),
        "table": _rate_table(ten, text, caption=title, file=f"activation_map_{shown}"),
    }


def _rate_table(rows: pd.DataFrame, text: Text, *, caption: str, file: str) -> Table:
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="name", label=text("columns.area")),
            *end_columns(text, "rate", text("indicators.activation_rate.label"), SHARE),
            *end_columns(text, "wilson", text("activation.wilson"), SHARE),
            *end_columns(text, "placements", text("activation.places"), COUNT),
        ),
        file=file,
    )


def _listed(rows: pd.DataFrame, words: str) -> str:
    return "; ".join(f"{name} {value}" for name, value in zip(rows["name"], rows[words], strict=True))
