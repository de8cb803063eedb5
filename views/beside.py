"""Two moments on one page: a month, and the day whose data it is read from, beside those of the page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from analytics.counts import counts
from analytics.rates import figure as rate
from analytics.situation import HEADLINES
from charts.profile import group_profile
from domain.errors import DashboardError
from domain.indicators import INDICATORS, Unit
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import CHANGE, COUNT, FINE_SHARE, POINTS_TENTHS, SHARE, Quantity
from i18n.text import Text
from reports.model import Bars
from views.blocks import Block, Figure
from views.choices import Chosen, OneOf
from views.context import Context
from views.moment import BESIDE_DAY, PERIOD, beside_of, is_beside, is_release
from views.origins import said, sentences, short_day
from views.shares import history_of, known
from views.table import Column, Table, end_columns


def months_of_shares(context: Context) -> tuple[str, ...]:
    """Return the months of which shares of the area's municipalities are known, the newest first."""
    try:
        return context.once(_months)
    except DashboardError:  # the figures say why
        return ()


def _months(context: Context) -> tuple[str, ...]:
    return tuple(sorted(set(history_of(context)["time_period"]), reverse=True))


def _observed(context: Context) -> tuple[str, ...]:
    return context.months.every[::-1] or (context.period,)


def _other(chosen: Chosen) -> Context:
    return beside_of(chosen.context, chosen[BESIDE_DAY])


MONTH = OneOf(
    key="month",
    label="moment.period",
    codes=lambda chosen: months_of_shares(chosen.context),
    said=lambda code, _chosen, text: text.period(code),
    is_list=True,
    counts=is_beside,
)
"""The month of the shares that another moment is held beside; the newest at first."""


def _beside(known: Callable[[Chosen], tuple[str, ...]], page: OneOf) -> OneOf:
    """Return the choice of the month beside that of a page: the same at first where it is known."""
    return OneOf(
        key="beside",
        label="moment.beside",
        codes=known,
        default=lambda chosen: chosen[page],
        said=lambda code, _chosen, text: text.period(code),
        is_list=True,
        counts=is_beside,
    )


BESIDE = _beside(lambda chosen: _observed(_other(chosen).opening), PERIOD)
BESIDE_SHARES = _beside(lambda chosen: months_of_shares(_other(chosen)), MONTH)


def controls(chosen: Chosen, *months: OneOf) -> tuple[Block, ...]:
    """Return the choice of a second day, and those of the months where there is one."""
    return (BESIDE_DAY, *(months if is_beside(chosen) else ()))


def known_then(context: Context, text: Text) -> tuple[str, ...]:
    """Return what the newest month known on the page's day is known of: shares; nothing without any."""
    months = months_of_shares(context)
    if not months:
        return ()
    found, names = _shares_of(context, months[0]), context.names(text.language)
    told = [
        text("moment.share_of", place=names[each], share=SHARE.write(text, found[each].low))
        for each in context.area.seat_first
        if each in found
    ]
    others = [names[each] for each in context.area.seat_first if each not in found]
    open_ = (text("moment.share_unknown", places=text.listed(others)),) if others else ()
    return (text("moment.known_then", period_in=text.period_in(months[0]), told=text.listed(told)), *open_)


def key_figures(context: Context, text: Text, other_day: str, other_month: str, own: str) -> Figure:
    """Return the key figures of the page's moment, of another, and how far they are apart.

    Args:
        context: The page's moment.
        text: The reader's language.
        other_day: Code of `BESIDE_DAY`.
        other_month: The other month.
        own: The municipality that is told of; "" for the area.

    Raises:
        DashboardError: One of the two has no figures of its month.
    """
    other = beside_of(context, other_day).at(other_month, "")
    here, there = context.now, other.now
    here_counts, there_counts = counts(here.data, context.area), counts(there.data, context.area)
    of = own or context.area.code
    rows = pd.DataFrame(
        [
            _row(
                text(f"indicators.{each}.label"),
                (rate(here_counts, of, each), rate(there_counts, of, each)),
                *((SHARE, POINTS_TENTHS) if INDICATORS[each].unit is Unit.SHARE else (COUNT, CHANGE)),
            )
            for each in HEADLINES
        ]
    )
    apart, both = rows["is_other"].sum(), rows["change_low"].notna().sum()
    key = "revised" if context.period == other_month else "changed"
    answer = text(
        f"moment.{key}" if apart else f"moment.not_{key}",
        apart=COUNT.write(text, apart),
        all=COUNT.write(text, both),
    )
    read = [(context, here.snapshots, here.file), (other, there.snapshots, there.file)]
    moments = ((context, context.period), (other, other_month))
    return _figure("key_figures", moments, text, rows, answer, read)


def shares(context: Context, text: Text, month: str, other_day: str, other_month: str) -> Figure:
    """Return the share of the area and of each municipality at two moments, each as it was known then.

    What is not known at one of them is left open there: the two are never joined into a series.

    Args:
        context: The first moment's day.
        text: The reader's language.
        month: Its month.
        other_day: Code of `BESIDE_DAY`.
        other_month: The other month.
    """
    other, names = beside_of(context, other_day), context.names(text.language)
    here, there = _shares_of(context, month), _shares_of(other, other_month)
    area = context.area.code
    rows = pd.DataFrame(
        [
            {
                "ref_area": each,
                **_row(
                    names[each],
                    (here.get(each, UNKNOWN), there.get(each, UNKNOWN)),
                    FINE_SHARE if each == area else SHARE,
                    POINTS_TENTHS,
                ),
            }
            for each in (area, *context.area.seat_first)
        ]
    )
    parts = rows[rows["ref_area"] != area]
    both = parts.dropna(subset=["change_low"])
    answer = text("moment.shares_none")
    if len(both):
        ends = both["change_low"].min(), both["change_high"].max()
        counted = {"known": COUNT.write(text, len(both)), "all": COUNT.write(text, len(parts))}
        answer = text("moment.shares_apart", apart=POINTS_TENTHS.span(text, *ends), **counted)
    if open_ := parts.loc[~parts["ref_area"].isin(both["ref_area"]), "label"].tolist():
        answer += " " + text("moment.shares_open", places=text.listed(open_))
    read = [(each, each.shares.snapshots, "") for each in (context, other)]
    moments = ((context, month), (other, other_month))
    return _figure("shares", moments, text, rows, answer, read)


def _figure(
    key: str,
    moments: tuple[tuple[Context, str], ...],
    text: Text,
    rows: pd.DataFrame,
    answer: str,
    read: Sequence[tuple[Context, Sequence[str], str]],
) -> Figure:
    labels = [
        text("moment.of_day", period=text.period(month), day=_short_day(each, text))
        for each, month in moments
    ]
    title = text(f"moment.{key}", here=labels[0], beside=labels[1])
    listed = "; ".join(
        f"{row['label']} {row['own'].span(text, row['here_low'], row['here_high'])} → "
        f"{row['own'].span(text, row['beside_low'], row['beside_high'])}"
        for row in records(rows[rows["is_other"]])
    )
    found = [
        sentence
        for of, stems, file in read
        for sentence in (
            *([text("flows_page.file_source", file=file)] if file else ()),
            *sentences(text, map(of.origin, stems)),
        )
    ]
    notes = [text("moment.apart_note")]
    if len({month.partition("-")[2] for _, month in moments}) > 1:
        notes.append(text("overview.not_like_with_like"))
    drawn = rows.dropna(subset=["here_low", "beside_low"]).rename(
        columns={"here_low": "own_low", "here_high": "own_high"}
    )
    drawn = drawn.assign(other=(drawn["beside_low"] + drawn["beside_high"]) / 2)
    is_drawn = key == "shares" and not drawn.empty
    return Figure(
        heading=text("moment.two"),
        title=title,
        answer=answer,
        alt=f"{answer} {listed}".strip(),
        source=said(text, list(dict.fromkeys(found)), notes=notes),
        drawing=group_profile(drawn, text, own_label=labels[0], other_label=labels[1]) if is_drawn else None,
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(
                    name="label", label=text("columns.area" if key == "shares" else "overview.key_figure")
                ),
                *(
                    replace(column, own="own_change" if stem == "change" else "own")
                    for stem, words in (
                        ("here", labels[0]),
                        ("beside", labels[1]),
                        ("change", text("moment.apart")),
                    )
                    for column in end_columns(text, stem, words, COUNT)
                ),
            ),
            file=f"{key}_two_moments",
        ),
        chart=Bars(of=("here_low", "here_high", "beside_low", "beside_high")) if is_drawn else None,
        is_open=True,
    )


def _short_day(context: Context, text: Text) -> str:
    """Return the day of data as a heading has room for it."""
    if not context.as_of:
        return text("moment.newest")
    words = short_day(date.fromisoformat(context.as_of))
    return text("moment.first_release", day=words) if is_release(context) else words


def _shares_of(context: Context, month: str) -> dict[str, Interval]:
    """Return the shares of the month: of municipalities as published, of the area as its parts give it."""
    rows = history_of(context)
    return {
        row["ref_area"]: known(context, row["ref_area"], Interval(row["share_low"], row["share_high"]))
        for row in records(rows[rows["time_period"] == month])
    }


def _row(
    label: str, moments: tuple[Interval, Interval], own: Quantity, own_change: Quantity
) -> dict[str, object]:
    """Return a row of the table: both values, and the second less the first, with the ends of each."""
    here, beside = moments
    is_both = here.is_known and beside.is_known
    change = beside - here if is_both else UNKNOWN
    ends = {
        f"{name}_{end}": getattr(value, end) if value.is_known else float("nan")
        for name, value in (("here", here), ("beside", beside), ("change", change))
        for end in ("low", "high")
    }
    return {
        "label": label,
        **ends,
        "is_other": is_both and here != beside,
        "own": own,
        "own_change": own_change,
    }
