"""A difference taken apart, in words, as a figure and as a table."""

from collections.abc import Callable, Mapping
from dataclasses import replace
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
from domain.rounding import agree, rounded
from i18n.quantity import CHANGE_HUNDREDTHS, COUNT, POINTS, POINTS_IN_WORDS, SHARE
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.sourced import Sourced
from views.table import Column, Table, as_ends, ends_of, interval_columns

_APART = replace(POINTS_IN_WORDS, decimals=1, is_signed=False)
"""How far apart two rates are, said without a sign: ahead, lowers."""

_EFFECTS = ("rate_effect", "composition_effect")
_SHARES = ("first_rate", "second_rate", "first_weight", "second_weight")


def country(context: Context, text: Text) -> Figure:
    """Return why the area's activation rate differs from the country's, by size of municipality."""
    everywhere, now = context.municipalities, context.now
    left_out = without_municipality(everywhere.data, now.data)
    found = context.once(_from_country)
    return _figure("country", found, _against_country, context, text, everywhere, left_out=left_out)


def change(context: Context, text: Text) -> Figure:
    """Return why the unemployed share changed between two months, by municipality; exact."""
    found = context.once(_over_time)
    return _figure("change", found, _between_months, context, text, context.now, context.earlier)


def _from_country(context: Context) -> Decomposition:
    everywhere = context.municipalities.data
    codes = sorted(everywhere["ref_area"].unique())
    return activation_against_country(everywhere, codes, context.now.data, context.area)


def _over_time(context: Context) -> Decomposition:
    return share_between_periods(context.now.data, context.earlier.data, context.area)


def _figure(
    topic: str,
    found: Decomposition,
    said_of: Callable[[Decomposition, Text], str],
    context: Context,
    text: Text,
    *read: Sourced[Any],
    **noted: Interval,
) -> Figure:
    """Return a decomposition with its question and what it says in a sentence.

    Args:
        topic: Its texts, under `decomposition.<topic>`.
        found: The decomposition.
        said_of: What it says of the two effects, in sentences; "" where they round to nothing.
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
            effects=said_of(found, text),
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
        whole |= as_ends(name, value)
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
    span = {name: SHARE.span(text, *ends_of(row, name)) for name in _SHARES}
    change = {name: _points(Interval(*ends_of(row, name)), text) for name in _EFFECTS}
    return text(f"decomposition.{topic}.hover", label=row["label"], **span, **change, **months)


def _against_country(found: Decomposition, text: Text) -> str:
    """Return how the area does against municipalities of its size, and what its sizes do to its rate."""
    rate, composition = found.rate_effect, found.composition_effect
    parts = []
    if not _is_nothing(rate, 1):
        direction = _by_sign(rate, above="ahead", below="behind", unknown="apart")
        parts.append(text(f"decomposition.country.{direction}", rate=_apart(rate, text)))
    if not _is_nothing(composition, 1):
        lowers = "takes" if parts and rate.low > 0 else "lowers"
        effect = _by_sign(composition, above="raises", below=lowers, unknown="shifts")
        sizes = text(f"decomposition.country.{_sizes(found)}")
        parts.append(
            text(f"decomposition.country.{effect}", sizes=sizes, composition=_apart(composition, text))
        )
    said = "; ".join(parts)
    return f" {said[0].upper()}{said[1:]}." if said else ""


def _between_months(found: Decomposition, text: Text) -> str:
    """Return what of a change happened within municipalities, and what came from their weights."""
    rate, composition = found.rate_effect, found.composition_effect
    no_rate, no_composition = _is_nothing(rate, 2), _is_nothing(composition, 2)
    if no_rate and no_composition:
        return ""
    key = "composition_alone" if no_rate else "rate_alone" if no_composition else "both"
    said = {"rate": _points(rate, text), "composition": _points(composition, text)}
    return " " + text(f"decomposition.change.{key}", **said)


def _sizes(found: Decomposition) -> str:
    """Return which municipalities the area has more of than the country: small or large, else sizes."""
    largest = found.strata.set_index("stratum").loc[LARGEST_CLASS]
    if largest["first_weight_high"] < largest["second_weight_low"]:
        return "small"
    return "large" if largest["first_weight_low"] > largest["second_weight_high"] else "sizes"


def _by_sign(effect: Interval, *, above: str, below: str, unknown: str) -> str:
    """Return the word of an effect's sign; the last where its ends have different ones."""
    return unknown if effect.low < 0 < effect.high else above if effect.high > 0 else below


def _is_nothing(effect: Interval, decimals: int) -> bool:
    """Return whether an effect rounds to 0 at both of its ends."""
    return not any(rounded(100 * end, decimals) for end in (effect.low, effect.high))


def _apart(effect: Interval, text: Text) -> str:
    """Return the size of an effect, "about 2.3" where both ends round to it; signed where it has none."""
    if effect.low < 0 < effect.high:
        return _points(effect, text)
    low, high = sorted((abs(effect.low), abs(effect.high)))
    if effect.is_point:
        return _APART.write(text, low)
    if agree(100 * low, 100 * high, 1):
        return text("decomposition.about", points=_APART.write(text, low))
    return _APART.span(text, low, high)


def _points(change: Interval, text: Text) -> str:
    return POINTS_IN_WORDS.span(text, change.low, change.high)


def _table(topic: str, rows: pd.DataFrame, said: Mapping[str, str], text: Text) -> Table:
    columns = [Column(name="label", label=said["stratum"])]
    for name in _SHARES:
        columns += interval_columns(rows, text, name, said[name], SHARE)
    for name, heading in zip(_EFFECTS, (said["rate"], said["composition"]), strict=True):
        ends = interval_columns(rows, text, name, heading, POINTS)
        columns += [Column(name=name, label=heading, quantity=POINTS), *(ends if len(ends) > 1 else [])]
    columns.append(Column(name="sum", label=text("decomposition.sum"), quantity=POINTS))
    return Table(caption=said["title"], frame=rows, columns=tuple(columns), file=f"decomposition_{topic}")
