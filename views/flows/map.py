"""The flows as arrows on the map."""

from collections.abc import Mapping, Sequence
from functools import partial

from analytics.flows.estimate import GravityParameters
from analytics.flows.frames import EXTERNAL, Flows
from analytics.flows.views import Direction
from charts import shades
from charts.flow_map import KINDS, Arrow, flow_map
from charts.maps import Marker
from domain.records import records
from domain.typed import DataFrame
from geo.boundaries import projected
from i18n.text import Text
from views.blocks import Figure
from views.context import Context, source_line
from views.flows import rows
from views.flows.figures import flow_rows

ARROWS = 30
"""Most arrows on the map, the largest ones; none below a person."""


def map_of(
    context: Context, text: Text, parameters: GravityParameters, subject: str | None, direction: str
) -> Figure:
    """Return the largest of the chosen flows as arrows, to the zone outside where they cross the border."""
    flows, outlines, points = (
        context.flows(parameters),
        context.outlines(text.language),
        context.service_points,
    )
    zones = rows.zone_names(context, text.language)
    chosen = rows.selected(context, parameters, subject, direction)
    centres = _centres(context, zones)
    shown = _arrows(chosen, zones, centres, text, subject)
    is_estimate = flows.data.is_estimate
    title = text("flows_page.map_estimate" if is_estimate else "flows_page.map")
    notes = [
        text("flows_page.map_note", arrows=ARROWS),
        *([text("flows.estimate_note")] if is_estimate else []),
    ]
    if direction == Direction.BETWEEN:
        centres.pop(EXTERNAL, None)
    return Figure(
        title=title,
        definition=text("flows.bound_note"),
        alt=text("flows_page.map_alt", title=title, flows=rows.spoken(chosen, zones, text)),
        source=source_line(text, context, flows, outlines, points, notes=notes),
        drawing=flow_map(
            outlines.data,
            shades.plain(context.area.municipalities, zones, () if subject is None else (subject,)),
            centres,
            shown,
            text,
            is_estimate=is_estimate,
            legend=_legend(shown, text, subject),
        ),
        table=flow_rows(
            partial(rows.named, context, text.language, parameters, subject, direction),
            text,
            caption=title,
            file="commuting_flows_map",
        ),
        is_map=True,
    )


def _centres(context: Context, zones: Mapping[str, str]) -> dict[str, Marker]:
    """Return where each zone stands: the centre of a municipality, and the zone outside at the edge."""
    points = context.service_points.data.drop_duplicates("ref_area")
    x, y = projected(points["longitude"].tolist(), points["latitude"].tolist())
    at = dict(zip(points["ref_area"], zip(x, y, strict=True), strict=True))
    if (outside := context.area.outside) is not None:
        at[EXTERNAL] = (outside.x, outside.y)
    return {
        zone: Marker(x=at[zone][0], y=at[zone][1], label=name, hover="", is_open=zone != EXTERNAL)
        for zone, name in zones.items()
        if zone in at
    }


def _arrows(
    chosen: DataFrame[Flows],
    zones: Mapping[str, str],
    centres: Mapping[str, Marker],
    text: Text,
    subject: str | None,
) -> list[Arrow]:
    at = {zone: (centre.x, centre.y) for zone, centre in centres.items()}
    return [
        Arrow(
            start=at[flow["origin_area"]],
            end=at[flow["destination_area"]],
            commuters=flow["commuters"],
            kind=rows.kind(flow, subject),
            hover=rows.hover(flow, zones, text),
        )
        for flow in records(chosen.head(ARROWS))
        if flow["commuters"] >= 1 and {flow["origin_area"], flow["destination_area"]} <= at.keys()
    ]


def _legend(shown: Sequence[Arrow], text: Text, subject: str | None) -> dict[str, str]:
    """Return words for the kinds of arrows that are drawn."""
    scope = "area" if subject is None else "municipality"
    kinds = [kind for kind in KINDS if kind in {arrow.kind for arrow in shown}]
    return {kind: text(f"flows_page.kind.{scope}.{kind}") for kind in kinds}
