"""Which scenario is best for an aim that the reader names; without one, what has to be weighed."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from charts.tradeoff import Alternative, tradeoff
from domain.interval import UNKNOWN, Interval
from i18n.text import Text
from views.blocks import Figure
from views.compare.compared import Compared
from views.compare.words import COST, is_unserved, named
from views.results import Metric
from views.saved.results import LARGEST_CASELOAD, STAFFING
from views.saved.tables import alike, cells, metric_name, value_column, written
from views.table import Column, Table

NONE = "none"

ABOVE = Metric(key="above_target", page=STAFFING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a scenario can be best for.

    Attributes:
        metric: What it is judged by.
        is_more: Whether more of it is better.
    """

    metric: Metric
    is_more: bool = False


AIMS = {
    "caseload": Aim(metric=LARGEST_CASELOAD),
    "cost": Aim(metric=COST),
    "distance": Aim(metric=Metric(key="travel_km", page="service_network")),
    "activation": Aim(metric=Metric(key="activation_target", page="activation"), is_more=True),
    "benefit": Aim(metric=Metric(key="bill_eur", page="bill")),
}

ESSENTIAL = ("unserved_clients", "largest_caseload", "above_target", "fte", "cost_eur", "travel_km",
             "activation_target", "places", "bill_eur")  # fmt: skip
"""Results that stand side by side first: caseload, cost, distance, activation and the share of benefits."""


def best_for(text: Text, rows: Sequence[Compared], aim: str) -> list[str]:
    """Return which scenario is best for an aim; nothing where none is named, and why where none can be told.

    Scenarios that leave clients without staff are best for nothing.
    """
    if aim == NONE:
        return []
    wanted, said = AIMS[aim], text(f"compare.aim_choice.{aim}")
    known = [row for row in rows if not is_unserved(row) and _value(row, wanted.metric).is_known]
    if not known:
        return [text("compare.no_best", aim=said)]
    end: Callable[[Compared], float] = (
        (lambda row: -_value(row, wanted.metric).low)
        if wanted.is_more
        else (lambda row: _value(row, wanted.metric).high)
    )
    most = _value(min(known, key=end), wanted.metric)
    best = [row for row in known if alike(text, wanted.metric, _value(row, wanted.metric), most)]
    value = written(text, wanted.metric, most)
    if len(best) == len(known) > 1:
        return [text("compare.no_difference", aim=said, value=value)]
    names = text.listed([named(text, row) for row in best])
    missing = [named(text, row) for row in rows if not _value(row, wanted.metric).is_known]
    left_out = [text("compare.left_out", names=text.listed(missing))] if missing else []
    measure = metric_name(text, wanted.metric)
    return [text("compare.best_for", aim=said, names=names, value=value, measure=measure), *left_out]


def weighed(text: Text, rows: Sequence[Compared]) -> Figure | None:
    """Return what a smaller largest caseload takes: money, or targets kept where all cost the same.

    None where that tells nothing. Of those that none is better than in both, a reader has to choose.
    """
    for taken in (COST, ABOVE):
        known = [
            row
            for row in rows
            if not is_unserved(row) and _value(row, taken).is_known and _value(row, LARGEST_CASELOAD).is_known
        ]
        if len({_value(row, taken) for row in known}) > 1:
            return _weighed(text, known, taken)
    return None


def _weighed(text: Text, known: Sequence[Compared], taken: Metric) -> Figure:
    title, across, up = (
        text("compare.weighed"),
        metric_name(text, taken),
        metric_name(text, LARGEST_CASELOAD),
    )
    ends = [(_value(row, taken).high, _value(row, LARGEST_CASELOAD).high) for row in known]
    left = [
        named(text, row)
        for row, mine in zip(known, ends, strict=True)
        if not any(_is_better(other, mine) for other in ends)
    ]
    answer = text("compare.weigh" if len(left) > 1 else "compare.dominates", names=text.listed(left))
    lines = [
        {
            "name": named(text, row),
            **cells(text, taken, "taken", _value(row, taken)),
            **cells(text, LARGEST_CASELOAD, "caseload", _value(row, LARGEST_CASELOAD)),
        }
        for row in known
    ]
    return Figure(
        title=title,
        answer=answer,
        alt=text("compare.weighed_alt", answer=answer, across=across, up=up),
        source=text("compare.weighed_note"),
        drawing=tradeoff(
            [_alternative(text, row, taken) for row in known if not row.is_again], text, across=across, up=up
        ),
        table=Table(
            caption=title,
            frame=pd.DataFrame(lines),
            columns=(
                Column(name="name", label=text("scenario_page.list.selected")),
                value_column("taken", across),
                value_column("caseload", up),
            ),
            file="scenarios_weighed",
        ),
    )


def _alternative(text: Text, row: Compared, taken: Metric) -> Alternative:
    takes, caseload = _value(row, taken), _value(row, LARGEST_CASELOAD)
    label = html.escape(named(text, row))
    said = ", ".join(
        f"{metric_name(text, metric)} {written(text, metric, value)}"
        for metric, value in ((taken, takes), (LARGEST_CASELOAD, caseload))
    )
    return Alternative(
        label=label, place=row.place, across=takes, up=caseload, hover=f"<b>{label}</b><br>{said}"
    )


def _is_better(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one != other and all(mine <= yours for mine, yours in zip(one, other, strict=True))


def _value(row: Compared, metric: Metric) -> Interval:
    return row.results.get(metric.key, UNKNOWN)
