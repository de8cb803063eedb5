"""The figures of the activation page that follow its target: rates, broad unemployment and the map."""

import pandas as pd

from analytics.placements import ActivationTarget
from charts import shades
from charts.activation import broad_unemployment, rates_and_places
from charts.maps import Shade, municipality_map
from domain.records import records
from i18n.quantity import COUNT, ROUND_SHARE, SHARE
from i18n.text import Text
from reports.model import Bars
from views.activation.rows import areas, listed, own
from views.blocks import Figure
from views.context import Context, source_line
from views.table import Column, Table, end_columns, ends_of

_MAPPED = {"rate": ("rate", "map_words"), "places": ("placements", "places_words")}
"""Choice of what the map shows -> the columns of the number and of its words."""


def rates(context: Context, text: Text, target: ActivationTarget, municipality: str = "") -> Figure:
    """Return each area's rate against the target, with the places it takes."""
    rows, goal = areas(context, text, target), ROUND_SHARE.write(text, target.rate)
    title = text("activation.rates.title", period=text.period(context.period))
    return Figure(
        title=title,
        definition=text("indicators.activation_rate.definition"),
        alt=text(
            "activation.rates.alt",
            areas=listed(rows, "rate_words"),
            target=goal,
            places=listed(rows.dropna(subset=["placements_high"]), "places_words"),
        ),
        source=source_line(text, context, context.now, notes=[text("activation.rates.note")]),
        drawing=rates_and_places(
            rows,
            text,
            references=len(context.area.references),
            target=target.rate,
            target_label=text("activation.target_line", target=goal),
            places_label=text("activation.places"),
            chosen=municipality,
        ),
        table=_rate_table(rows, text, caption=title, file="activation_rate"),
        chart=Bars(of=("rate_low", "rate_high")),
    )


def broad(context: Context, text: Text, target: ActivationTarget, municipality: str = "") -> Figure:
    """Return unemployment and broad unemployment in proportion to the labour force."""
    rows, title = areas(context, text, target), text("activation.broad.title")
    return Figure(
        title=title,
        definition=text("indicators.broad_unemployed.definition"),
        alt=text("activation.broad.alt", areas=listed(rows, "broad_words")),
        source=source_line(text, context, context.now, notes=[text("activation.broad.note")]),
        drawing=broad_unemployment(
            rows,
            text,
            references=len(context.area.references),
            unemployed_label=text("activation.unemployed_part"),
            participants_label=text("activation.participants_part"),
            chosen=municipality,
        ),
        table=Table(
            caption=title,
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
        chart=Bars(of=("broad_share_low", "broad_share_high")),
    )


def map_of(
    context: Context, text: Text, shown: str, target: ActivationTarget, municipality: str = ""
) -> Figure:
    """Return the map of the rates or of the places; an interval is shaded by its middle."""
    outlines = context.outlines(text.language)
    rows = own(areas(context, text, target), context)
    name, words = _MAPPED[shown]
    shaded = _shades(rows, name, words)
    title = text(
        f"activation.map_{shown}.title",
        period=text.period(context.period),
        target=ROUND_SHARE.write(text, target.rate),
    )
    return Figure(
        title=title,
        alt=text(f"activation.map_{shown}.alt", areas=listed(rows, words)),
        source=source_line(text, context, context.now, outlines, notes=[text("overview.map_note")]),
        drawing=municipality_map(outlines.data, shaded, text, chosen=municipality),
        table=_rate_table(rows, text, caption=title, file=f"activation_map_{shown}"),
        chart=Bars(of=(f"{name}_low", f"{name}_high")),
        is_map=True,
    )


def _shades(rows: pd.DataFrame, name: str, words: str) -> dict[str, Shade]:
    middles = sum(ends_of(rows, name)) / 2
    colours = shades.sequential(dict(zip(rows["ref_area"], middles, strict=True)))
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=row[words],
            hover=row["hover"],
        )
        for row in records(rows)
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
