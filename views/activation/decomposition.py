"""A difference taken apart, in words, as a figure and as a table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.decomposition import (
    LARGEST_CLASS,
    SIZE_CLASSES,
    Decomposition,
    activation_against_country,
    share_between_periods,
    without_municipality,
)
from charts.decomposition import effects
from domain.interval import Interval
from domain.records import records
from i18n.quantity import CHANGE_HUNDREDTHS, COUNT, POINTS, POINTS_IN_WORDS, SHARE, Quantity
from i18n.text import Text
from reports.model import Bars
from views.context import Context, Sourced, source_line
from views.page import Figure
from views.table import Column, Table, end_columns

_EFFECTS = ("rate_effect", "composition_effect")
_SHARES = ("first_rate", "second_rate", "first_weight", "second_weight")


def country(context: Context, text: Text) -> Figure:
    """Return why the area's activation rate differs from the country's, by size of municipality."""
    everywhere, now = context.municipalities, context.now
    left_out = without_municipality(everywhere.data, now.data)
    return _figure("country", context.once(_from_country), context, text, everywhere, left_out=left_out)


def change(context: Context, text: Text) -> Figure:
    """Return why the unemployed share changed between two months, by municipality; exact."""
    return _figure("change", context.once(_over_time), context, text, context.now, context.earlier)


def _from_country(context: Context) -> Decomposition:
    everywhere = context.municipalities.data
    codes = sorted(everywhere["ref_area"].unique())
    return activation_against_country(everywhere, codes, context.now.data, context.area)


def _over_time(context: Context) -> Decomposition:
    return share_between_periods(context.now.data, context.earlier.data, context.area)


def _figure(
    topic: str,
    found: Decomposition,
    context: Context,
    text: Text,
    *read: Sourced[Any],
    **noted: Interval,
) -> Figure:
    """Return a decomposition with its question and what it says in a sentence.

    Args:
        topic: Its texts, under `decomposition.<topic>`.
        found: The decomposition.
        context: Where and when.
        text: The reader's language.
        read: What it was computed from.
        noted: Numbers of persons that its note names.
    """
    months = {
        "now": text.period(context.period),
        "before": text.period(context.before),
        "now_in": text.period_in(context.period),
        "before_in": text.period_in(context.before),
    }
    said = {
        name: text(f"decomposition.{topic}.{name}", **months)
        for name in ("title", "heading", "stratum", "rate", "composition", *_SHARES)
    }
    rows = _strata(topic, found, context, text, months)
    persons = {name: COUNT.span(text, number.low, number.high) for name, number in noted.items()}
    sources = {
        name: text(f"{context.origin(each.snapshots[0]).text_key}.short")
        for name, each in zip(("later", "earlier"), read, strict=False)
    }
    return Figure(
        heading=said["heading"],
        answer=text(
            f"decomposition.{topic}.sentence",
            first=SHARE.span(text, found.first.low, found.first.high),
            second=SHARE.span(text, found.second.low, found.second.high),
            difference=_points(found.difference, text),
            rate=_points(found.rate_effect, text),
            composition=_points(found.composition_effect, text),
            **months,
        ),
        title=said["title"],
        definition=text("decomposition.definition"),
        alt=text("decomposition.alt", parts="; ".join(rows["label"] + " " + rows["sum_words"])),
        source=source_line(
            text, context, *read, notes=[text(f"decomposition.{topic}.note", **persons, **sources)]
        ),
        drawing=effects(
            rows,
            text,
            rate_label=said["rate"],
            composition_label=said["composition"],
            sum_label=text("decomposition.sum"),
        ),
        table=_table(topic, rows, said, text),
        chart=Bars(of=_EFFECTS, is_ordered=False),
    )


def _strata(
    topic: str, found: Decomposition, context: Context, text: Text, months: Mapping[str, str]
) -> pd.DataFrame:
    """Return what is drawn and tabled: one row per stratum, the last their sum.

    Columns of `Decomposition.strata`; sum, what the two effects make together (a fraction); label,
    sum_words and hover.
    """
    whole: dict[str, object] = {"stratum": "sum", **found.strata[list(_EFFECTS)].sum()}
    for name, value in (
        ("first_rate", found.first),
        ("second_rate", found.second),
        ("first_weight", Interval.point(1)),
        ("second_weight", Interval.point(1)),
        ("rate_effect", found.rate_effect),
        ("composition_effect", found.composition_effect),
    ):
        whole |= {f"{name}_low": value.low, f"{name}_high": value.high}
    rows = pd.concat([found.strata, pd.DataFrame([whole])], ignore_index=True)
    classes = [*dict(SIZE_CLASSES), LARGEST_CLASS, "sum"]
    labels = {**context.names(text.language), **{name: text(f"decomposition.{name}") for name in classes}}
    rows = rows.assign(
        label=rows["stratum"].map(labels),
        sum=rows["rate_effect"] + rows["composition_effect"],
    )
    return rows.assign(
        sum_words=[CHANGE_HUNDREDTHS.write(text, 100 * change) for change in rows["sum"]],
        hover=[_hover(topic, row, text, months) for row in records(rows)],
    )


def _hover(topic: str, row: dict[Any, Any], text: Text, months: Mapping[str, str]) -> str:
    span = {name: SHARE.span(text, row[f"{name}_low"], row[f"{name}_high"]) for name in _SHARES}
    change = {name: _points(Interval(row[f"{name}_low"], row[f"{name}_high"]), text) for name in _EFFECTS}
    return text(f"decomposition.{topic}.hover", label=row["label"], **span, **change, **months)


def _points(change: Interval, text: Text) -> str:
    return POINTS_IN_WORDS.span(text, change.low, change.high)


def _table(topic: str, rows: pd.DataFrame, said: Mapping[str, str], text: Text) -> Table:
    columns = [Column(name="label", label=said["stratum"])]
    for name in _SHARES:
        columns += _ends(rows, name, said[name], SHARE, text)
    for name, heading in zip(_EFFECTS, (said["rate"], said["composition"]), strict=True):
        ends = _ends(rows, name, heading, POINTS, text)
        columns += [Column(name=name, label=heading, quantity=POINTS), *(ends if len(ends) > 1 else [])]
    columns.append(Column(name="sum", label=text("decomposition.sum"), quantity=POINTS))
    return Table(caption=said["title"], frame=rows, columns=tuple(columns), file=f"decomposition_{topic}")


def _ends(rows: pd.DataFrame, name: str, label: str, quantity: Quantity, text: Text) -> list[Column]:
    """Return the columns of the two ends of a figure, or one column where it is exact in every row."""
    if rows[f"{name}_low"].equals(rows[f"{name}_high"]):
        return [Column(name=f"{name}_low", label=label, quantity=quantity)]
    return end_columns(text, name, label, quantity)
