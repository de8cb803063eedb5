"""The words, tables and shades of the situation page, from what analytics found."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from analytics.counts import counts
from analytics.rates import figure
from analytics.situation import GROUPS
from charts import shades
from charts.maps import Shade
from charts.ranking import in_order
from domain.areas import COUNTRY, EMPLOYMENT_AREA, MUNICIPALITIES
from domain.frames import Observations
from domain.indicators import INDICATORS, Unit
from domain.records import records
from i18n.quantity import FINE_SHARE, HUNDREDTHS, SHARE
from i18n.text import Text
from reports.model import Hint
from ui import loaders
from ui.provenance import source_line
from views.table import Column, Table, end_columns

KAJAANI_FIRST = ("205", *(code for code in MUNICIPALITIES if code != "205"))
"""The municipalities a reader chooses from, the largest as the default."""

Names = Mapping[str, str]
Words = dict[str, Any]
"""What `ui.components.figure.figure` takes besides the drawing: title, source, alt, definition, table."""


def answer(now: DataFrame[Observations], text: Text) -> list[str]:
    """Return the sentences under the title: how many are unemployed, and what share that is."""
    # As in the key figures: where a municipality is suppressed, the area's published total is narrower.
    table = counts(now, loaders.area())
    persons = figure(table, EMPLOYMENT_AREA, "unemployed")
    own, country = (figure(table, each, "unemployed_share") for each in (EMPLOYMENT_AREA, COUNTRY))
    return [
        text(
            "overview.answer",
            period=text.period_of(loaders.LATEST_PERIOD),
            unemployed=text.span(persons.low, persons.high),
            share=text.percent_span(own.low, own.high),
            country=text.percent_span(country.low, country.high),
        )
    ]


def label(text: Text, indicator: str) -> str:
    """Return the name of a mapped indicator; a group says that it is a share of the unemployed."""
    name = text(f"indicators.{indicator}.label")
    return text("overview.of_unemployed", group=name) if indicator in GROUPS else name


def writer(text: Text, indicator: str) -> Callable[[float, float], str]:
    """Return what writes the low and high end of a mapped indicator."""
    if _is_share(indicator):
        return text.percent_span
    return lambda low, high: text.span(low, high, 2) if math.isfinite(high) else text.unknown


def _is_share(indicator: str) -> bool:
    return indicator in GROUPS or INDICATORS[indicator].unit is Unit.SHARE


def standout_sentences(names: Names, text: Text) -> list[str]:
    """Return what stands out, a sentence each; none if nothing does."""
    return [
        text(
            each.key,
            area=names[each.ref_area],
            indicator=text(f"indicators.{each.indicator}.label").lower(),
            value=text.percent(each.value),
            reference=text.percent(each.reference),
            period=text.period(each.time_period),
            persons=text.integer(each.persons),
        )
        for each in loaders.standouts()
    ]


def map_shades(rows: pd.DataFrame, names: Names, text: Text, indicator: str) -> dict[str, Shade]:
    """Return how each municipality is drawn on the map, from the rows of `analytics.situation.comparable`.

    An interval is shaded by its middle, and a percentage written as whole per cents, so that it fits.
    """
    write, name = writer(text, indicator), label(text, indicator)
    write_short = partial(text.percent_span, decimals=0) if _is_share(indicator) else write
    middles = dict(zip(rows["ref_area"], (rows["low"] + rows["high"]) / 2, strict=True))
    colours = shades.sequential(middles)
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=(write if row["is_exact"] else write_short)(row["low"], row["high"]),
            hover=f"<b>{names[row['ref_area']]}</b><br>{name}: {write(row['low'], row['high'])}",
        )
        for row in records(rows)
    }


def extremes(rows: pd.DataFrame, names: Names, text: Text, indicator: str) -> str:
    """Return the highest and the lowest row in sentences, for text alternatives.

    Of intervals the one with the outermost middle is named, as perhaps the highest where another may pass it.
    """
    write, known = writer(text, indicator), in_order(rows.dropna(subset=["low", "high"]))
    if known.empty:
        return text.unknown
    first, last = records(known.iloc[[0, -1]])
    is_certain = {
        "highest": first["low"] >= known["high"].iloc[1:].max(),
        "lowest": last["high"] <= known["low"].iloc[:-1].min(),
    }
    return " ".join(
        text(
            f"overview.{end}" if is_certain[end] else f"overview.perhaps_{end}",
            area=f"{names[row['ref_area']]} {write(row['low'], row['high'])}",
        )
        for end, row in (("highest", first), ("lowest", last))
    )


def named(rows: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return rows with the name of each area in the reader's language."""
    return rows.assign(name=rows["ref_area"].map(names))


def labelled(profile: pd.DataFrame, text: Text) -> pd.DataFrame:
    """Return the group profile with the name of each group in the reader's language."""
    labels = profile["indicator"].map(lambda key: text(f"indicators.{key}.label"))
    return profile.assign(label=labels, other=profile["other_low"])


def map_words(rows: pd.DataFrame, names: Names, text: Text, indicator: str) -> Words:
    """Return the words and the table of the map."""
    title = text("overview.map", indicator=label(text, indicator), period=text.period(loaders.LATEST_PERIOD))
    notes = [] if rows["is_exact"].all() else [text("overview.map_note")]
    return {
        "title": title,
        "definition": text(f"indicators.{indicator}.definition"),
        "alt": text("overview.map_alt", extremes=extremes(rows, names, text, indicator)),
        "source": source_line(text, "statfin_12r5", "boundaries", notes=notes),
        "table": _interval_table(rows, names, text, indicator, caption=title, file=f"map_{indicator}"),
    }


def ranking_words(area: pd.DataFrame, text: Text, indicator: str) -> Words:
    """Return what the ranking draws besides its rows: how values are written, and the area's line."""
    write = writer(text, indicator)
    low, high = area[["low", "high"]].iloc[0]
    return {
        "write": write,
        "reference": (low + high) / 2,
        "reference_label": text("overview.reference", value=write(low, high)),
    }


def ranking_texts(rows: pd.DataFrame, area: pd.DataFrame, names: Names, text: Text, indicator: str) -> Words:
    """Return the words and the table of the ranking."""
    title = text("overview.ranking", indicator=label(text, indicator))
    low, high = area[["low", "high"]].iloc[0]
    ordered = pd.concat([in_order(rows), area])
    notes = [] if rows["is_exact"].all() else [text("overview.interval_note")]
    return {
        "title": title,
        "definition": text(f"indicators.{indicator}.definition"),
        "alt": text(
            "overview.ranking_alt",
            extremes=extremes(rows, names, text, indicator),
            area=writer(text, indicator)(low, high),
        ),
        "source": source_line(text, "statfin_12r5", notes=notes),
        "table": _interval_table(ordered, names, text, indicator, caption=title, file=f"ranking_{indicator}"),
    }


def trend_words(shares: pd.DataFrame, area: pd.DataFrame, names: Names, text: Text, chosen: str) -> Words:
    """Return the words and the table of the monthly lines."""
    own = shares[shares["ref_area"] == chosen]
    first, last = text.period(own["time_period"].iloc[0]), text.period(own["time_period"].iloc[-1])
    title = text("overview.trend", first=first, last=last)
    return {
        "title": title,
        "definition": text("indicators.unemployed_share.definition"),
        "alt": text(
            "overview.trend_alt",
            municipality=names[chosen],
            first=first,
            last=last,
            first_share=text.percent(own["unemployed_share"].iloc[0]),
            last_share=text.percent(own["unemployed_share"].iloc[-1]),
            area=text.percent_span(area["share_low"].iloc[-1], area["share_high"].iloc[-1], 2),
        ),
        "source": source_line(text, "statfin_12tf", notes=[text("overview.trend_note")]),
        "chart": Hint(
            series=(chosen, "share_low", "share_high"),
            pale=tuple(sorted(set(shares["ref_area"]) - {chosen})),
        ),
        "table": _trend_table(shares, area, names, text, caption=title),
    }


def profile_words(profile: pd.DataFrame, text: Text) -> Words:
    """Return the words and the table of the group profile."""
    title = text("overview.profile")
    groups = "; ".join(
        f"{row['label']} {text.percent_span(row['own_low'], row['own_high'])}, "
        f"{text('columns.country').lower()} {text.percent(row['other'])}"
        for row in records(profile)
    )
    return {
        "title": title,
        "alt": text("overview.profile_alt", groups=groups),
        "source": source_line(text, "statfin_12r5", notes=[text("overview.profile_note")]),
        "chart": Hint(series=("own_low", "own_high", "other")),
        "table": _profile_table(profile, text, caption=title),
    }


def _interval_table(
    rows: pd.DataFrame, names: Names, text: Text, indicator: str, *, caption: str, file: str
) -> Table:
    quantity = SHARE if _is_share(indicator) else HUNDREDTHS
    return Table(
        caption=caption,
        frame=named(rows, names),
        columns=(
            Column(name="name", label=text("columns.area")),
            Column(name="low", label=text("columns.low"), quantity=quantity, end="low"),
            Column(name="high", label=text("columns.high"), quantity=quantity, end="high"),
        ),
        file=file,
    )


def _trend_table(
    shares: pd.DataFrame, area: pd.DataFrame, names: Names, text: Text, *, caption: str
) -> Table:
    wide = shares.pivot(index="time_period", columns="ref_area", values="unemployed_share")
    wide = wide.merge(area.set_index("time_period"), on="time_period", how="left", validate="one_to_one")
    wide = wide.sort_index(ascending=False).reset_index()
    wide["month"] = wide["time_period"].map(text.period)
    codes = [code for code in wide.columns if code in names]
    return Table(
        caption=caption,
        frame=wide,
        columns=(
            Column(name="month", label=text("columns.month")),
            *(Column(name=code, label=names[code], quantity=SHARE) for code in codes),
            *end_columns(text, "share", text("overview.area_derived"), FINE_SHARE),
        ),
        file="unemployed_share_by_month",
    )


def _profile_table(rows: pd.DataFrame, text: Text, *, caption: str) -> Table:
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="label", label=text("columns.group")),
            *end_columns(text, "own", text("columns.own"), SHARE),
            Column(name="other", label=text("columns.country"), quantity=SHARE),
        ),
        file="groups_among_unemployed",
    )
