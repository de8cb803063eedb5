"""The shares side by side with what each would pay alone, and the agreed way with its range."""

import numpy as np
import pandas as pd

from analytics.joint_services.sharing import Way
from charts import theme
from charts.comparison import Series, side_by_side
from charts.spreads import spread_rows
from domain.frames import ObsStatus
from domain.interval import Interval
from domain.records import records
from i18n.quantity import COUNT, EUROS
from i18n.text import Text
from reports.model import Bars
from views.blocks import Figure
from views.context import Context, source_line
from views.joint_services.names import member_names
from views.joint_services.worked import Service, Worked, people_source, worked_out
from views.table import Column, Table

_MOST_SAID = 3
"""Members named in a text alternative."""


def names_of(context: Context, text: Text, service: Service) -> list[str]:
    """Return the names of the members in order."""
    names = member_names(context, text)
    return [names[member] for member in service.members]


def source_of(context: Context, text: Text, service: Service, *notes: str) -> str:
    """Return the line under a figure: where people come from, and that the costs are assumed."""
    hidden = (
        () if all(each.is_point for each in worked_out(context, service).clients) else ("suppressed_note",)
    )
    said = [text(f"joint_services.{note}") for note in ("costs_assumed", *hidden, *notes)]
    return source_line(text, context, people_source(context, service), notes=said)


def client_columns(service: Service, found: Worked, text: Text) -> tuple[pd.DataFrame, Column]:
    """Return the members with their clients, and the column that shows these as the producer's rule says."""
    frame = pd.DataFrame(
        {
            "ref_area": service.members,
            "clients": found.game.clients,
            "clients_words": [COUNT.span(text, each.low, each.high) for each in found.clients],
            "clients_status": [
                (ObsStatus.NORMAL if each.is_point else ObsStatus.CONFIDENTIAL).value
                for each in found.clients
            ],
        }
    )
    column = Column(
        name="clients",
        label=text("joint_services.columns.clients"),
        quantity=COUNT,
        definition=text(f"indicators.{service.clients_of}.definition"),
        status="clients_status",
        shown="clients_words",
    )
    return frame, column


def shares(context: Context, text: Text, service: Service, way: str, own: str) -> Figure:
    """Return what each member pays by every way, beside what it would pay alone; `own` is marked."""
    found, names = worked_out(context, service), names_of(context, text, service)
    title = text("joint_services.shares.title")
    frame, clients = client_columns(service, found, text)
    frame = frame.assign(
        name=names, alone=found.game.alone, error=found.found.error, **dict(found.found.shares.items())
    )
    labels = {each: text(f"joint_services.ways.{each}") for each in found.found.shares}
    dearer = [
        text("joint_services.shares.dearer", member=name)
        for name, alone, pays in zip(names, found.game.alone, found.found.shares[Way(way)], strict=True)
        if pays > alone + 0.5
    ]
    notes = [] if found.found.is_exact else ["drawn_note"]
    drawing = side_by_side(
        theme.pointed(names, service.members, own),
        [Interval(0.0, float(alone)) for alone in found.game.alone],
        [
            Series(
                label=labels[each],
                place=list(Way).index(each),
                values=[Interval.point(float(pays)) for pays in found.found.shares[each]],
                hover=[
                    f"<b>{name}</b><br>{labels[each]}: {EUROS.write(text, pays)}"
                    for name, pays in zip(names, found.found.shares[each], strict=True)
                ],
            )
            for each in found.found.shares
        ],
        text,
        band_label=text("joint_services.columns.alone"),
        axis_label=text("joint_services.shares.axis"),
        areas=service.members,
    )
    most = frame.sort_values(way, ascending=False).head(_MOST_SAID)
    said = "; ".join(
        f"{name} {EUROS.write(text, pays)}" for name, pays in zip(most["name"], most[way], strict=True)
    )
    return Figure(
        title=title,
        definition=text("joint_services.shares.definition"),
        answer=" ".join(dearer[:_MOST_SAID]),
        alt=text("joint_services.shares.alt", way=labels[Way(way)], most=said),
        source=source_of(context, text, service, *notes),
        drawing=drawing,
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
                clients,
                Column(
                    name="alone",
                    label=text("joint_services.columns.alone"),
                    quantity=EUROS,
                    definition=text("joint_services.alone_definition"),
                ),
                *(
                    Column(
                        name=each,
                        label=label,
                        quantity=EUROS,
                        definition=text(f"joint_services.way_definitions.{each}"),
                    )
                    for each, label in labels.items()
                ),
                *(
                    ()
                    if found.found.is_exact
                    else (Column(name="error", label=text("joint_services.columns.error"), quantity=EUROS),)
                ),
            ),
            file="joint_service_shares",
        ),
        chart=Bars(of=(way,), pale=("alone",), is_ordered=False),
    )


def ranges(context: Context, text: Text, service: Service, way: str, own: str) -> Figure:
    """Return what each member pays by the agreed way, with what the costs may make of it; `own` is marked."""
    found, names = worked_out(context, service), names_of(context, text, service)
    label = text(f"joint_services.ways.{way}")
    title = text("joint_services.ranges.title", way=label)
    low, high = found.ranges[Way(way)]
    frame = pd.DataFrame(
        {
            "ref_area": service.members,
            "name": names,
            "value": found.found.shares[Way(way)],
            "low": low,
            "high": high,
            "colour": theme.BRAND.light,
        }
    )
    frame["words"] = [EUROS.span(text, *ends) for ends in zip(low, high, strict=True)]
    frame["hover"] = "<b>" + frame["name"] + "</b><br>" + frame["words"]
    drawn = frame.assign(
        name=theme.pointed(frame["name"], service.members, own),
        low=frame["low"].clip(lower=0),
        value=frame["value"].clip(lower=0),
    )
    widest = records(frame)[int(np.argmax(high - low))]
    return Figure(
        title=title,
        definition=text(f"joint_services.way_definitions.{way}"),
        alt=text("joint_services.ranges.alt", title=title, member=widest["name"], range=widest["words"]),
        source=source_of(context, text, service, "range_note"),
        drawing=spread_rows(drawn, text, longest=max(float(high.max()), 1.0)),
        table=Table(
            caption=title,
            frame=frame,
            columns=(
                Column(name="name", label=text("joint_services.columns.member")),
                Column(name="value", label=text("joint_services.columns.share"), quantity=EUROS),
                Column(name="low", label=text("columns.low"), quantity=EUROS, end="low"),
                Column(name="high", label=text("columns.high"), quantity=EUROS, end="high"),
            ),
            file="joint_service_ranges",
        ),
        chart=Bars(of=("low", "high"), is_ordered=False),
    )
