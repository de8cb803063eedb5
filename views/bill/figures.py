"""The figures of the municipalities: their bills, who passes a threshold next, and what the State pays."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.benefit_liability.estimate import Ranged
from analytics.benefit_liability.state import prices_in
from charts import theme
from charts.spreads import spread_rows
from domain.interval import UNKNOWN, Interval
from domain.records import records
from i18n.quantity import CENTS, COUNT, EUROS, ROUND_SHARE, SHARE, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.bill import kela, worked
from views.bill.choices import Residents, regime_of
from views.bill.words import about, exact, in_round, reach
from views.bill.worked import Aim, Basis
from views.blocks import Figure
from views.context import Context, source_line
from views.prices import fte_cost, joined
from views.structural_change.posts import Posts
from views.table import Column, Table, as_ends, end_columns, ends_of

AREA = "area"
"""Row of the area's sum in a table."""


_WEEK = 5
"""Paid days of a week."""


def bills(context: Context, text: Text, basis: Basis, aim: Aim, municipality: str) -> Figure:
    """Return what each municipality pays a month, with its range, and what the target would change."""
    rows = bill_rows(context, text, basis, aim)
    title = text("bill.bills.title", period=text.period(context.period))
    drawn = rows[(rows["ref_area"] != AREA) & rows["value"].notna()]
    drawn = drawn.sort_values("value", ascending=False, kind="stable")
    colours = [theme.BRAND.light if code == municipality else theme.GREY.light for code in drawn["ref_area"]]
    said = "; ".join(f"{row['name']} {row['told']}" for row in records(drawn))
    named = theme.pointed(drawn["name"], drawn["ref_area"], municipality)
    target = text("bill.bills.target", target=ROUND_SHARE.write(text, aim.target.rate))
    return Figure(
        title=title,
        definition=text("bill.bills.definition"),
        alt=text("bill.bills.alt", areas=said),
        source=source_line(
            text,
            context,
            context.now,
            *kela.sources(context, basis.kela),
            notes=[text("bill.bills.note"), target],
        ),
        drawing=spread_rows(
            drawn.assign(name=named, colour=colours, hover=drawn["told"]),
            text,
            longest=float(drawn["high"].max()) if len(drawn) else 1.0,
            name_px=112,
        ),
        table=Table(
            caption=title,
            frame=rows,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                Column(name="paid", label=text("bill.columns.paid"), quantity=COUNT),
                Column(name="share", label=text("bill.columns.share"), quantity=SHARE),
                Column(name="value", label=text("bill.columns.month"), quantity=EUROS),
                *end_columns(text, "month", text("bill.columns.month"), EUROS),
                *end_columns(text, "places", text("bill.columns.places"), COUNT),
                Column(name="saved", label=text("bill.columns.saved"), quantity=EUROS),
                *end_columns(text, "saved", text("bill.columns.saved"), EUROS),
                Column(name="after", label=text("bill.columns.after"), quantity=EUROS),
            ),
            file="benefit_liability",
        ),
        chart=Bars(of=("value", "after"), first=len(drawn)),
    )


def bill_rows(context: Context, text: Text, basis: Basis, aim: Aim) -> pd.DataFrame:
    """Return one row per municipality, then the area's sum.

    Columns: ref_area, name, paid (persons), share (a fraction), value and month_low/high (euros a month),
    places_low/high, saved and saved_low/high (euros a year), after (euros a month, with the target reached),
    then (the same where it is another), words, told (with that too), low, high.
    """
    found, places = worked.bills(context, basis), worked.placements(context, aim.target)
    saved, names = worked.savings(context, basis, aim), context.names(text.language)
    rows = [
        _bill_row(text, code, names[code], each.month_eur if each else None, places[code], saved[code])
        | {
            "paid": each.paid.central if each else float("nan"),
            "share": each.share.central if each else float("nan"),
        }
        for code, each in found.items()
    ]
    month, spared = worked.total(worked.months_eur(context, basis)), worked.total(saved)
    every = Interval(sum(each.low for each in places.values()), sum(each.high for each in places.values()))
    rows.append(
        _bill_row(text, AREA, text("bill.together"), month, every, spared)
        | {"paid": sum(row["paid"] for row in rows), "share": float("nan")}
    )
    return pd.DataFrame(rows)


def _bill_row(
    text: Text, code: str, name: str, month: Ranged | None, places: Interval, spared: Ranged | None
) -> dict[str, Any]:
    central, low, high = _ranged("month", month).values()
    saved = _ranged("saved", spared)
    words = about(text, month) if exact(month) else f"{about(text, month)} ({reach(text, month)})"
    after = central - saved["saved"] / 12
    is_moved = saved["saved"] > 0
    return {
        "ref_area": code,
        "name": name,
        "value": central,
        "low": low,
        "high": high,
        **_ranged("month", month),
        **as_ends("places", places),
        **saved,
        "after": after,
        "then": after if is_moved else float("nan"),
        "words": words,
        "told": f"{words} → {in_round(text, after)}" if is_moved else words,
    }


def ahead_definition(text: Text, basis: Basis) -> str:
    """Return what is counted of those who pass a number of paid days."""
    told, first = regime_of(basis.law).told_after, worked.costs(basis)[0]
    if told is None:
        return text("bill.ahead.definition")
    days = {"told": told, "before": first - told, "weeks": (first - told) / _WEEK}
    said = text("bill.ahead.told", **{name: COUNT.write(text, number) for name, number in days.items()})
    return joined(text("bill.ahead.definition"), said)


def ahead(context: Context, text: Text, basis: Basis, months: float, municipality: str) -> Figure:
    """Return how many pass each number of paid days within so many months."""
    found, names = worked.ahead(context, basis, months), context.names(text.language)
    steps, cost = worked.steps(basis), worked.costs(basis)[0]
    title = text.counted("bill.ahead.title", int(months), area=names[municipality])
    frame = pd.DataFrame(
        [
            {
                "name": text("bill.ahead.day", day=COUNT.write(text, after)),
                **_ranged("here", found[municipality][after]),
                **_ranged("area", worked.total({code: each[after] for code, each in found.items()})),
            }
            for after in steps
        ]
    )
    drawn = frame.dropna(subset=["here"])
    words = [
        text("bill.ahead.words", persons=COUNT.write(text, row["here"]), range=_span(text, row, "here"))
        for row in records(drawn)
    ]
    rows = pd.DataFrame(
        {
            "name": drawn["name"],
            "value": drawn["here"],
            "low": drawn["here_low"],
            "high": drawn["here_high"],
            "words": words,
            "hover": words,
            "colour": [(theme.UNDER if after < cost else theme.BRAND).light for after in steps][: len(drawn)],
        }
    )
    return Figure(
        heading=text("bill.ahead.heading"),
        title=title,
        definition=ahead_definition(text, basis),
        alt=text("bill.ahead.alt", steps="; ".join(f"{row['name']} {row['words']}" for row in records(rows))),
        source=source_line(text, context, context.now, notes=[text("bill.ahead.note")]),
        drawing=spread_rows(rows, text, longest=float(rows["high"].max()) if len(rows) else 1.0, name_px=132),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("bill.columns.threshold")),
                Column(name="here", label=names[municipality], quantity=COUNT),
                *end_columns(text, "here", names[municipality], COUNT),
                Column(name="area", label=text("bill.together"), quantity=COUNT),
                *end_columns(text, "area", text("bill.together"), COUNT),
            ),
            file="benefit_thresholds",
        ),
        chart=Bars(of=("here",), is_ordered=False),
    )


def _ranged(name: str, each: Ranged | None) -> dict[str, float]:
    return {name: each.central if each else UNKNOWN.low, **as_ends(name, each or UNKNOWN)}


def _span(text: Text, row: Mapping[str, Any], name: str) -> str:
    return COUNT.span(text, *ends_of(row, name))


def state_definition(text: Text, period: str) -> str:
    """Return what the State pays by, with the base prices of a month; fails as `prices_in` does."""
    prices = prices_in(period)
    return text(
        "bill.state.definition",
        unemployed=CENTS.write(text, prices.unemployed_eur),
        resident=CENTS.write(text, prices.resident_eur),
        year=prices.since[:4],
    )


def _state_note(text: Text, context: Context) -> str:
    price = fte_cost(text, context.period)
    return joined(
        text("bill.state.note", year=prices_in(context.period).since[:4], **price), price["fte_note"]
    )


def state(context: Context, text: Text, residents: Residents, posts: Posts, own: str) -> Figure:
    """Return what the State pays each municipality for services beside what the board's staff costs there.

    The municipality `own` is in colour; "" has all in it.
    """
    pays, staff = worked.state(context, residents), worked.staff(context, posts)
    names, title = context.names(text.language), text("bill.state.title")
    rows: list[dict[str, Any]] = [
        {
            "ref_area": code,
            "name": names[code],
            **as_ends("state", each.unemployed),
            "residents": each.residents.low,
            "fte": staff[code].fte,
            **_ranged("staff", staff[code].eur),
            "used": 2 * staff[code].eur.central / (each.unemployed.low + each.unemployed.high)
            if each.unemployed.low > 0
            else float("nan"),
        }
        for code, each in pays.items()
    ]
    frame = pd.DataFrame(rows)
    said = "; ".join(
        text(
            "bill.state.said",
            area=row["name"],
            state=EUROS.span(text, *ends_of(row, "state")),
            staff=EUROS.write(text, row["staff"]),
        )
        for row in rows
    )
    colours = [(theme.BRAND if own in ("", code) else theme.GREY).light for code in pays]
    drawn = frame.assign(
        value=frame["used"],
        low=frame["staff_low"] / frame["state_high"],
        high=frame["staff_high"] / frame["state_low"],
        colour=colours,
    ).dropna(subset=["used"])
    drawn = drawn.sort_values("value", ascending=False, kind="stable")
    words = [ROUND_SHARE.write(text, each) for each in drawn["value"]]
    covered = sum(row["staff"] <= row["state_low"] for row in rows)
    return Figure(
        heading=text("bill.state.heading"),
        answer=text(
            "bill.state.answer", covered=COUNT.write(text, covered), all=COUNT.write(text, len(rows))
        ),
        title=title,
        definition=state_definition(text, context.period),
        alt=text("bill.state.alt", areas=said),
        source=source_line(text, context, context.now, context.staffing, notes=[_state_note(text, context)]),
        drawing=spread_rows(
            drawn.assign(words=words, hover=words),
            text,
            longest=float(drawn["high"].max()) if len(drawn) else 1.0,
            name_px=112,
        ),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("columns.municipality")),
                *end_columns(text, "state", text("bill.columns.state"), EUROS),
                Column(name="residents", label=text("bill.columns.residents"), quantity=EUROS),
                Column(name="fte", label=text("bill.columns.fte"), quantity=TENTHS),
                Column(name="staff", label=text("bill.columns.staff"), quantity=EUROS),
                *end_columns(text, "staff", text("bill.columns.staff"), EUROS),
                Column(name="used", label=text("bill.columns.used"), quantity=ROUND_SHARE),
            ),
            file="state_funding",
        ),
        chart=Bars(of=("used",)),
    )
