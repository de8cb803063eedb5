"""The figures of the overview: months, map, ranking and groups."""

import pandas as pd

from analytics.counts import values
from analytics.trend import area_shares, own_shares
from charts import shades
from charts.maps import Shade, municipality_map
from charts.profile import group_profile
from charts.ranking import in_order, ranking
from charts.trend import share_lines
from domain.area import COUNTRY
from domain.errors import FiguresMissingError
from domain.frames import MonthlyShares
from domain.records import records
from domain.typed import DataFrame
from i18n.quantity import FINE_SHARE, ROUND_SHARE, SHARE
from i18n.text import Text
from reports.model import Bars, Lines
from views.blocks import Figure
from views.context import Context, source_line
from views.overview.rows import label, municipalities, profile, quantity, whole
from views.places import extremes
from views.sourced import Sourced
from views.table import Column, Table, end_columns, ends_of


def trend(context: Context, text: Text, chosen: str) -> Figure:
    """Return the monthly shares of the municipalities, one of them in colour, and the area's derived band."""
    shares, names = context.once(_own_shares), context.names(text.language)
    area = context.once(_area_shares)
    own = shares.data[shares.data["ref_area"] == chosen]
    first, last = (text.period(own["time_period"].iloc[place]) for place in (0, -1))
    title = text("overview.trend", first=first, last=last)
    others = tuple(code for code in context.area.municipalities if code != chosen)
    return Figure(
        title=title,
        definition=text("indicators.unemployed_share.definition"),
        alt=text(
            "overview.trend_alt",
            municipality=names[chosen],
            first=first,
            last=last,
            first_share=SHARE.write(text, own["unemployed_share"].iloc[0]),
            last_share=SHARE.write(text, own["unemployed_share"].iloc[-1]),
            area=FINE_SHARE.span(text, *ends_of(area.iloc[-1], "share")),
        ),
        source=source_line(
            text,
            context,
            shares,
            notes=[text("overview.trend_note", period=text.period_of(context.period))],
        ),
        drawing=share_lines(
            shares.data, area, names, text, chosen=chosen, area_label=text("overview.area_derived")
        ),
        table=_trend_table(shares.data, area, names, text, caption=title),
        chart=Lines(of=(chosen, "share_low", "share_high"), pale=others),
    )


def map_of(context: Context, text: Text, indicator: str, chosen: str) -> Figure:
    """Return the map of one indicator, with the chosen municipality's border drawn strong."""
    outlines, names = context.outlines(text.language), context.names(text.language)
    rows = municipalities(context, indicator)
    title = text("overview.map", indicator=label(text, indicator), period=text.period(context.period))
    notes = [] if rows["is_exact"].all() else [text("overview.map_note")]
    return Figure(
        title=title,
        definition=text(f"indicators.{indicator}.definition"),
        alt=text("overview.map_alt", extremes=extremes(rows, names, text, quantity(indicator))),
        source=source_line(text, context, context.now, outlines, notes=notes),
        drawing=municipality_map(
            outlines.data, _shades(_named(rows, names), text, indicator), text, chosen=chosen
        ),
        table=_interval_table(_named(rows, names), text, indicator, caption=title, file=f"map_{indicator}"),
        chart=Bars(of=("low", "high")),
        is_map=True,
    )


def order(context: Context, text: Text, indicator: str, chosen: str) -> Figure:
    """Return the municipalities in order of one indicator, with the area as a line."""
    rows, area, names = (
        municipalities(context, indicator),
        whole(context, indicator),
        context.names(text.language),
    )
    title = text("overview.ranking", indicator=label(text, indicator))
    low, high = area[["low", "high"]].iloc[0]
    measured = quantity(indicator)
    own = measured.span(text, low, high)
    notes = [] if rows["is_exact"].all() else [text("overview.interval_note")]
    return Figure(
        title=title,
        definition=text(f"indicators.{indicator}.definition"),
        alt=text("overview.ranking_alt", extremes=extremes(rows, names, text, measured), area=own),
        source=source_line(text, context, context.now, notes=notes),
        drawing=ranking(
            _named(rows, names),
            text,
            write=lambda low, high: measured.span(text, low, high),
            chosen=chosen,
            reference=(low + high) / 2,
            reference_label=text("overview.reference", value=own),
        ),
        table=_interval_table(
            _named(pd.concat([in_order(rows), area]), names),
            text,
            indicator,
            caption=title,
            file=f"ranking_{indicator}",
        ),
        chart=Bars(of=("low", "high")),
    )


def groups(context: Context, text: Text, municipality: str) -> Figure:
    """Return the groups among the unemployed of the area, or of a municipality, beside those of the country.

    Raises:
        FiguresMissingError: Nothing is known of the groups of one of them.
    """
    of = municipality or context.area.code
    rows, own_label = profile(context, text, of), context.names(text.language)[of]
    title = text("overview.profile_of", area=own_label) if municipality else text("overview.profile")
    if rows[["own_high", "other"]].isna().all().any():
        raise FiguresMissingError(f"no groups of {of}", period=context.period)
    other_label = text("columns.country")
    listed = "; ".join(
        f"{row['label']} {SHARE.span(text, *ends_of(row, 'own'))}, "
        f"{other_label.lower()} {SHARE.write(text, row['other'])}"
        for row in records(rows)
    )
    return Figure(
        title=title,
        alt=text("overview.profile_alt", groups=listed),
        source=source_line(text, context, context.now, notes=[text("overview.profile_note")]),
        drawing=group_profile(
            rows, text, own_label=own_label, other_label=context.names(text.language)[COUNTRY]
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="label", label=text("columns.group")),
                *end_columns(text, "own", own_label, SHARE),
                Column(name="other", label=other_label, quantity=SHARE),
            ),
            file="groups_among_unemployed",
        ),
        chart=Bars(of=("own_low", "own_high", "other")),
    )


def _own_shares(context: Context) -> Sourced[DataFrame[MonthlyShares]]:
    read = context.shares
    return Sourced(own_shares(read.data, context.area), read.snapshots)


def _area_shares(context: Context) -> pd.DataFrame:
    labour_force = values(context.now.data)["labour_force"]
    return area_shares(context.once(_own_shares).data, labour_force, context.area)


def _named(rows: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return rows.assign(name=rows["ref_area"].map(names))


def _shades(rows: pd.DataFrame, text: Text, indicator: str) -> dict[str, Shade]:
    """Return how each municipality is drawn on the map.

    An interval is shaded by its middle, and a percentage written as whole per cents, so that it fits.
    """
    measured, name = quantity(indicator), label(text, indicator)
    short = ROUND_SHARE if measured is SHARE else measured
    middles = dict(zip(rows["ref_area"], (rows["low"] + rows["high"]) / 2, strict=True))
    colours = shades.sequential(middles)
    return {
        row["ref_area"]: Shade(
            colour=colours[row["ref_area"]][0],
            is_strong=colours[row["ref_area"]][1],
            label=(measured if row["is_exact"] else short).span(text, row["low"], row["high"]),
            hover=f"<b>{row['name']}</b><br>{name}: {measured.span(text, row['low'], row['high'])}",
        )
        for row in records(rows)
    }


def _interval_table(rows: pd.DataFrame, text: Text, indicator: str, *, caption: str, file: str) -> Table:
    measured = quantity(indicator)
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="name", label=text("columns.area")),
            Column(name="low", label=text("columns.low"), quantity=measured, end="low"),
            Column(name="high", label=text("columns.high"), quantity=measured, end="high"),
        ),
        file=file,
    )


def _trend_table(
    shares: DataFrame[MonthlyShares], area: pd.DataFrame, names: dict[str, str], text: Text, *, caption: str
) -> Table:
    wide = shares.pivot(index="time_period", columns="ref_area", values="unemployed_share")
    codes = list(wide.columns)
    ends = area[["time_period", "share_low", "share_high"]].set_index("time_period")
    wide = wide.join(ends).sort_index(ascending=False).reset_index()
    return Table(
        caption=caption,
        frame=wide.assign(month=wide["time_period"].map(text.period)),
        columns=(
            Column(name="month", label=text("columns.month")),
            *(Column(name=code, label=names[code], quantity=SHARE, area=code) for code in codes),
            *end_columns(text, "share", text("overview.area_derived"), FINE_SHARE),
        ),
        file="unemployed_share_by_month",
    )
