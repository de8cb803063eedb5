"""A difference taken apart, in words, as a figure and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from pandera.typing import DataFrame

from analytics.decomposition import (
    LARGEST_CLASS,
    SIZE_CLASSES,
    Decomposition,
    activation_against_country,
    share_between_periods,
    without_municipality,
)
from charts.decomposition import effects
from domain.frames import Observations
from domain.interval import Interval
from domain.records import records
from i18n.quantity import POINTS, POINTS_IN_WORDS, SHARE, Quantity
from i18n.text import Text
from reports.model import Hint
from ui import loaders, words
from ui.components.figure import figure
from ui.provenance import source_line
from ui.table import Column, Table, end_columns

_EFFECTS = ("rate_effect", "composition_effect")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """A decomposition with what its words need.

    Attributes:
        topic: Its texts, under `decomposition.<topic>`.
        found: The decomposition.
        snapshots: The snapshots it is computed from.
        noted: Numbers of persons that its note names.
    """

    topic: str
    found: Decomposition
    snapshots: tuple[str, ...]
    noted: Mapping[str, Interval]


def against_country(national: DataFrame[Observations], now: DataFrame[Observations]) -> Parts:
    """Return why the area's activation rate differs from the country's, by size of municipality."""
    codes = sorted(national["ref_area"].unique())
    return Parts(
        topic="country",
        found=activation_against_country(national, codes, now),
        snapshots=("statfin_12r5",),
        noted={"left_out": without_municipality(national, now)},
    )


def since_plan(now: DataFrame[Observations], before: DataFrame[Observations]) -> Parts:
    """Return why the unemployed share changed between the plan's month and now, by municipality; exact."""
    return Parts(
        topic="change",
        found=share_between_periods(now, before),
        snapshots=("statfin_12r5", "plan_2023_unemployment"),
        noted={},
    )


def show(parts: Parts, names: Mapping[str, str], text: Text) -> None:
    """Show a decomposition: its question, what it says in a sentence, and its figure with the table."""
    st.header(text(f"decomposition.{parts.topic}.heading"))
    words.answer(sentence(parts, text))
    rows = strata(parts, names, text)
    drawing = effects(
        rows,
        text,
        rate_label=text(f"decomposition.{parts.topic}.rate"),
        composition_label=text(f"decomposition.{parts.topic}.composition"),
        sum_label=text("decomposition.sum"),
    )
    figure(
        text,
        key=f"decomposition_{parts.topic}",
        drawing=drawing,
        title=text(f"decomposition.{parts.topic}.title"),
        definition=text("decomposition.definition"),
        alt=text("decomposition.alt", parts="; ".join(rows["label"] + " " + rows["sum_words"])),
        source=source_line(text, *parts.snapshots, notes=[_note(parts, text)]),
        table=_table(parts.topic, rows, text),
        chart=Hint(series=_EFFECTS),
    )


def sentence(parts: Parts, text: Text) -> str:
    """Return in one sentence what the decomposition says."""
    found = parts.found
    return text(
        f"decomposition.{parts.topic}.sentence",
        first=text.percent_span(found.first.low, found.first.high),
        second=text.percent_span(found.second.low, found.second.high),
        difference=_points(found.difference, text),
        rate=_points(found.rate_effect, text),
        composition=_points(found.composition_effect, text),
        before=text.period(loaders.PLAN_PERIOD),
        now=text.period(loaders.LATEST_PERIOD),
    )


def strata(parts: Parts, names: Mapping[str, str], text: Text) -> pd.DataFrame:
    """Return what is drawn and tabled: one row per stratum, the last their sum.

    Columns of `Decomposition.strata`; sum, what the two effects make together (a fraction); label,
    sum_words and hover.
    """
    found = parts.found
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
    labels = {**names, **{name: text(f"decomposition.{name}") for name in classes}}
    rows = rows.assign(
        label=rows["stratum"].map(labels),
        sum=rows["rate_effect"] + rows["composition_effect"],
    )
    return rows.assign(
        sum_words=[text.number(100 * change, 2, signed=True) for change in rows["sum"]],
        hover=[_hover(parts.topic, row, text) for row in records(rows)],
    )


def _note(parts: Parts, text: Text) -> str:
    persons = {name: text.span(number.low, number.high) for name, number in parts.noted.items()}
    return text(f"decomposition.{parts.topic}.note", **persons)


def _hover(topic: str, row: dict[Any, Any], text: Text) -> str:
    span = {
        name: text.percent_span(row[f"{name}_low"], row[f"{name}_high"])
        for name in ("first_rate", "second_rate", "first_weight", "second_weight")
    }
    change = {name: _points(Interval(row[f"{name}_low"], row[f"{name}_high"]), text) for name in _EFFECTS}
    return text(f"decomposition.{topic}.hover", label=row["label"], **span, **change)


def _points(change: Interval, text: Text) -> str:
    """Return a change in percentage points, or its two ends where it is an interval."""
    return POINTS_IN_WORDS.span(text, change.low, change.high)


def _table(topic: str, rows: pd.DataFrame, text: Text) -> Table:
    def label(name: str) -> str:
        return text(f"decomposition.{topic}.{name}")

    shares = ("first_rate", "second_rate", "first_weight", "second_weight")
    columns = [Column(name="label", label=label("stratum"))]
    for name in shares:
        columns += _ends(rows, name, label(name), SHARE, text)
    for name, heading in zip(_EFFECTS, (label("rate"), label("composition")), strict=True):
        ends = _ends(rows, name, heading, POINTS, text)
        columns += [Column(name=name, label=heading, quantity=POINTS), *(ends if len(ends) > 1 else [])]
    columns.append(Column(name="sum", label=text("decomposition.sum"), quantity=POINTS))
    title = text(f"decomposition.{topic}.title")
    return Table(caption=title, frame=rows, columns=tuple(columns), file=f"decomposition_{topic}")


def _ends(rows: pd.DataFrame, name: str, label: str, quantity: Quantity, text: Text) -> list[Column]:
    """Return the columns of the two ends of a figure, or one column where it is exact in every row."""
    if rows[f"{name}_low"].equals(rows[f"{name}_high"]):
        return [Column(name=f"{name}_low", label=label, quantity=quantity)]
    return end_columns(text, name, label, quantity)
