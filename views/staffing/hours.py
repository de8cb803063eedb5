"""Hours of statutory work against hours of staff, by service unit and under each rule."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.staffing.estimate import estimate
from analytics.staffing.hour_balance import HourBalance, hour_balances, unplaced, workload_of
from analytics.staffing.hours import required_fte
from analytics.staffing.regimes import REGIMES, YLEISTUKI_2026, Regime, spell_meetings
from charts.hours import KINDS, hour_bars
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, POSTS, SHARE, TENTHS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context
from views.staffing.look import Look
from views.staffing.setting import Given, Posts
from views.staffing.words import short
from views.table import Column, Table

_UNKNOWN = ("yleistuki_share", "activation_min")
"""What is assumed of the meetings of the activation period besides their number."""


def by_unit(context: Context, text: Text, given: Given, posts: Posts) -> Figure:
    """Return the hours of every unit, and of the area."""
    look = Look(context, text, given, posts)
    *units, area = _balances(look, given.regime)
    rest = unplaced([*units, area], given.assumptions, given.regime)
    names = [*(look.unit(str(each.unit)) for each in units), text("board.unplaced")]
    rows = _rows(text, [*units, rest, area], [*names, text("staffing_page.area")])
    made = _figure(
        look,
        key="hours_by_unit",
        rows=rows,
        drawn=rows.iloc[: len(units)],
        title=text("staffing_page.hours.by_unit", regime=text(f"staffing.regimes.{given.regime.key}")),
        first=text("board.columns.unit"),
        note=_unplaced(text, rest, area),
        legend=True,
    )
    return replace(made, answer=" ".join(_answer(look, area)))


def by_rule(context: Context, text: Text, given: Given, posts: Posts, rule: Regime) -> Figure:
    """Return the hours of the area under each rule, the reader's own among them."""
    look, each_rule = Look(context, text, given, posts), (*REGIMES, rule)
    areas = [_balances(look, each)[-1] for each in each_rule]
    rows = _rows(text, areas, [text(f"staffing_page.hours.rules.{each.key}") for each in each_rule])
    return _figure(
        look,
        key="hours_by_rule",
        rows=rows,
        drawn=rows,
        title=text("staffing_page.hours.by_rule"),
        first=text("board.regime"),
        note=text("staffing_page.hours.same_colours"),
        legend=False,
    )


def notes(look: Look, rule: Regime) -> tuple[str, ...]:
    """Return the meetings of a search under each rule, and what is not known of the activation period."""
    area = _balances(look, look.given.regime)[-1]
    return (_spells(look, (*REGIMES, rule)), *_activation(look, area))


def _balances(look: Look, rule: Regime) -> Sequence[HourBalance]:
    return hour_balances(look.setting.coefficients, look.fte, look.assumptions, rule)


def _spells(look: Look, each_rule: Sequence[Regime]) -> str:
    """Return the meetings of a search of twelve months under each rule, and how they are counted."""
    text = look.text
    counts = [short(text, spell_meetings(rule, look.assumptions)) for rule in each_rule]
    names = [text(f"staffing_page.hours.rules.{rule.key}") for rule in each_rule]
    said = "; ".join(f"{name} {count}" for name, count in zip(names, counts, strict=True))
    return text("staffing_page.hours.spells", rules=said)


def _activation(look: Look, area: HourBalance) -> list[str]:
    """Return sentences on the activation period; none where the rule knows no such meetings."""
    text, clients = look.text, look.board.totals.clients_high
    if not look.given.regime.activates or area.workload is None or clients is None:
        return []
    registry, ends = look.assumptions.registry, []
    for end in ("low", "high"):
        values = {name: getattr(registry[name], end) for name in _UNKNOWN}
        one = replace(look.assumptions, activation_meetings=1, **values)
        ends.append(required_fte(workload_of(clients, one, YLEISTUKI_2026).activation, one))
    share, minutes = (registry[name] for name in _UNKNOWN)
    counted = look.assumptions.activation_meetings
    return [
        text("staffing_page.yleistuki.what"),
        text("staffing_page.yleistuki.none")
        if counted == 0
        else text(
            "staffing_page.yleistuki.counted",
            meetings=short(text, counted),
            hours=text.integer(area.workload.activation),
        ),
        text(
            "staffing_page.yleistuki.one",
            fte=text.span(ends[0], ends[1], 1),
            share=text.percent_span(share.low, share.high, 0),
            minutes=text.span(minutes.low, minutes.high),
        ),
    ]


def _kinds(look: Look) -> dict[str, str]:
    """Return the kinds of work that are counted, with their names."""
    counted = [kind for kind in KINDS if kind != "activation" or look.assumptions.activation_meetings > 0]
    return {kind: look.text(f"staffing_page.hours.kinds.{kind}") for kind in counted}


def _answer(look: Look, area: HourBalance) -> list[str]:
    text, clients = look.text, look.board.totals.clients_high
    if area.workload is None or area.required_fte is None or clients is None:
        return [text("board.words.unknown")]
    if area.statutory_share is None:
        return [text("board.words.verdicts.no_staff")]
    span = estimate(Interval.point(clients), area.capacity_fte, look.rates).statutory_share
    sentence = text(
        "staffing_page.hours.answer",
        required=text.integer(area.workload.hours),
        fte=text.number(area.required_fte, 1),
        share=text.percent(area.statutory_share),
        available=text.integer(area.available_hours),
        capacity=short(text, area.capacity_fte),
    )
    if span is None:
        return [sentence]
    return [sentence, text("staffing_page.hours.range", share=text.percent_span(span.low, span.high, 0))]


def _unplaced(text: Text, rest: HourBalance, area: HourBalance) -> str:
    """Return why the units' posts add up to less than the area's."""
    return text(
        "staffing_page.hours.unplaced",
        capacity=short(text, area.capacity_fte),
        unplaced=short(text, rest.capacity_fte),
    )


def _rows(text: Text, balances: Sequence[HourBalance], labels: Sequence[str]) -> pd.DataFrame:
    """Return one row per balance: hours by kind and together, staff, and the words of the drawing."""
    return pd.DataFrame([_row(text, each, label) for each, label in zip(balances, labels, strict=True)])


def _row(text: Text, balance: HourBalance, label: str) -> dict[str, Any]:
    work, nan = balance.workload, float("nan")
    hours = {kind: nan if work is None else getattr(work, kind) for kind in KINDS}
    share = nan if balance.statutory_share is None else balance.statutory_share
    required = nan if balance.required_fte is None else balance.required_fte
    kinds = [f"{text(f'staffing_page.hours.kinds.{kind}')}: {text.integer(hours[kind])}" for kind in KINDS]
    written = text(
        "staffing_page.hours.words",
        required=text.number(required, 1),
        available=short(text, balance.capacity_fte),
        share=text.percent(share, 0) if balance.capacity_fte else text("board.words.verdicts.no_staff"),
    )
    return {
        "label": label,
        **hours,
        "hours": nan if work is None else work.hours,
        "available_hours": balance.available_hours,
        "required_fte": required,
        "capacity_fte": balance.capacity_fte,
        "statutory_share": share,
        "words": written,
        "hover": "<br>".join([f"<b>{label}</b> {written}", *kinds]),
    }


def _figure(
    look: Look,
    *,
    key: str,
    rows: pd.DataFrame,
    drawn: pd.DataFrame,
    title: str,
    first: str,
    note: str,
    legend: bool,
) -> Figure:
    text = look.text
    drawing = hour_bars(
        drawn,
        text,
        kinds=_kinds(look),
        available=text("staffing_page.hours.available"),
        words=text("staffing_page.hours.words_heading"),
        unit=text("staffing_page.hours.unit"),
        legend=legend,
    )
    alternatives = "; ".join(f"{row['label']}: {row['words']}" for row in records(rows))
    return Figure(
        drawing=drawing,
        title=title,
        alt=text("staffing_page.hours.alt", title=title, rows=alternatives),
        source=look.source(text("staffing_page.hours.note"), note),
        definition=text("staffing_page.hours.definition"),
        table=_table(text, rows, _kinds(look), caption=title, first=first, file=key),
        chart=Bars(of=("hours", "available_hours"), first=len(drawn)),
    )


def _table(
    text: Text, rows: pd.DataFrame, kinds: Mapping[str, str], *, caption: str, first: str, file: str
) -> Table:
    columns = {
        **{kind: (name, COUNT) for kind, name in kinds.items()},
        "hours": (text("staffing_page.hours.required"), COUNT),
        "available_hours": (text("staffing_page.hours.available"), COUNT),
        "required_fte": (text("staffing_page.hours.required_fte"), TENTHS),
        "capacity_fte": (text("staffing_page.hours.capacity_fte"), POSTS),
        "statutory_share": (text("staffing_page.hours.share"), SHARE),
    }
    return Table(
        caption=caption,
        frame=rows,
        columns=(
            Column(name="label", label=first),
            *(
                Column(name=name, label=label, quantity=quantity)
                for name, (label, quantity) in columns.items()
            ),
        ),
        file=file,
    )
