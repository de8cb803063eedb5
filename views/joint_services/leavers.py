"""Who would leave under each way to divide the cost, at the central costs and over their ranges."""

from typing import Any

import pandas as pd

from analytics.joint_services.sharing import Way
from domain.frames import ObsStatus
from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from views.blocks import Figure
from views.context import Context
from views.joint_services.figures import names_of, source_of
from views.joint_services.names import group_words
from views.joint_services.worked import Service, Worked, worked_out
from views.table import NOTHING, Column, Table, end_columns

_COUNTED = ("groups", "always", "sometimes")
"""Groups that would leave: at the central costs, at every cost of the range, at some only."""


def leavers(context: Context, text: Text, service: Service) -> Figure:
    """Return who would leave under each way: how many groups, and the one that would save most."""
    found, names = worked_out(context, service), names_of(context, text, service)
    title = text("joint_services.leavers.title")
    return Figure(
        title=title,
        definition=text("joint_services.leavers.definition"),
        alt=title,
        source=source_of(context, text, service, "range_note"),
        table=Table(
            caption=title,
            frame=pd.DataFrame([_row(found, way, names, text) for way in found.found.shares]),
            columns=(
                Column(name="way", label=text("joint_services.columns.way")),
                *(
                    Column(
                        name=name,
                        label=text(f"joint_services.columns.{name}"),
                        quantity=COUNT,
                        status="groups_status",
                        shown=f"{name}_words",
                    )
                    for name in _COUNTED
                ),
                Column(
                    name="saves",
                    label=text("joint_services.columns.saves_most"),
                    quantity=EUROS,
                    status="saves_status",
                    shown="saves_words",
                ),
                *end_columns(text, "saves", text("joint_services.columns.saves_most"), EUROS),
                Column(name="who", label=text("joint_services.columns.who")),
            ),
            file="joint_service_leavers",
        ),
    )


def _row(found: Worked, way: Way, names: list[str], text: Text) -> dict[str, Any]:
    groups, spread = found.leaving.get(way, ()), found.spread.get(way)
    first = groups[0] if groups else None
    counted = (len(groups), spread.always if spread else 0, spread.sometimes if spread else 0)
    numbers = dict(zip(_COUNTED, (each or 0 for each in counted), strict=True))
    nan = float("nan")
    return {
        "way": text(f"joint_services.ways.{way}"),
        **numbers,
        **{
            f"{name}_words": COUNT.write(text, number) if found.is_listed else ""
            for name, number in numbers.items()
        },
        "groups_status": ObsStatus.NORMAL.value if found.is_listed else NOTHING,
        "saves": first.saves if first else 0.0,
        "saves_status": ObsStatus.NORMAL.value if first else NOTHING,
        "saves_words": EUROS.write(text, first.saves) if first else "",
        "saves_low": spread.most.low if spread else nan,
        "saves_high": spread.most.high if spread else nan,
        "who": _who(found, way, names, text),
    }


def _who(found: Worked, way: Way, names: list[str], text: Text) -> str:
    if not found.is_searched:
        return text("joint_services.leavers.unknown")
    if groups := found.leaving[way]:
        return group_words(text, names, groups[0].members)
    if first := found.spread[way].first:
        return text("joint_services.leavers.elsewhere", who=group_words(text, names, first.members))
    return text("joint_services.leavers.nobody")
